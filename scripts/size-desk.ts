import type { Page } from 'playwright-core';
import type { BackendError, Change, Session } from '../src/backends/backend.ts';
import { memoryBackend } from '../src/backends/memory/index.ts';
import type { DeskInput } from '../src/domain/desk.ts';
import type { PersonInput } from '../src/domain/people.ts';

/** A desk as a school has one: two services, some categories, no field of its own. */
export const DESK: DeskInput = {
  id: 'size',
  name: { fr: 'Guichet d’assistance', en: 'Support desk' },
  services: [
    {
      id: 'moodle',
      label: 'Moodle',
      managers: [{ person: 'martin' }],
      categories: [
        { id: 'cours', label: { fr: 'Cours', en: 'Courses' } },
        { id: 'devoirs', label: { fr: 'Devoirs', en: 'Assignments' } },
      ],
    },
    { id: 'video', label: 'Vidéo', managers: [{ person: 'martin' }], categories: [{ id: 'lecture', label: 'Lecture' }] },
  ],
};

/** One field of each type. */
const FIELDS: DeskInput['fields'] = (
  ['text', 'long-text', 'number', 'date', 'email', 'url', 'choice', 'choices', 'file', 'person', 'page', 'constant'] as const
).map((type) => ({
  code: type,
  type,
  label: type,
  ...(type.startsWith('choice') ? { options: [{ code: 'a', label: 'A' }] } : {}),
  ...(type === 'constant' ? { value: 'A' } : {}),
}));

const PEOPLE: PersonInput[] = [
  { id: 'lea', name: 'Léa Moreau' },
  { id: 'martin', name: 'Camille Martin', profile: 'moderator' },
];

/** What of an error a page can make again. */
function told(error: unknown): Record<string, unknown> {
  if (error === null || typeof error !== 'object' || !('kind' in error)) throw error;
  const { kind, ...more } = error as BackendError;
  return { kind, ...more };
}

/** Answers the questions of `size-wire.js` on one page, from a real desk in memory. */
export async function answer(page: Page, wanted: 'plain' | 'fields' = 'plain'): Promise<void> {
  const backend = memoryBackend({ desk: wanted === 'fields' ? { ...DESK, fields: FIELDS } : DESK, people: PEOPLE });
  const sessions = new Map<string, Session>();
  let session: Session | undefined;

  /** The first changes after a cursor. */
  const changes = (after: string): Promise<readonly Change[]> =>
    new Promise((resolve) => {
      const heard: Change[] = [];
      const stop = session?.watch(after, (change) => {
        heard.push(change);
        queueMicrotask(() => {
          stop?.();
          resolve(heard);
        });
      });
    });

  const questions: Record<string, (...values: never[]) => unknown> = {
    async connect(_desk: string, identity: PersonInput) {
      session = sessions.get(identity.id) ?? (await backend.connect(identity));
      sessions.set(identity.id, session);
      const { me, desk, can, cursor } = session;
      return { me, desk, cursor, can: { ...can, commands: [...can.commands], sorts: [...can.sorts], filters: [...can.filters] } };
    },
    changes,
    desk: () => session?.desk,
    upload: ({ bytes, type }: { bytes: number[]; type: string }, options: { name: string; id: string }) =>
      session?.upload(new Blob([new Uint8Array(bytes)], { type }), options),
    async open(ticket: string, attachment: string) {
      const blob = await session!.open(ticket, attachment);
      return { bytes: [...new Uint8Array(await blob.arrayBuffer())], type: blob.type };
    },
  };
  await page.exposeFunction('wire', async (method: string, values: never[]) => {
    try {
      const asked = questions[method] ?? (session as unknown as Record<string, (...values: never[]) => unknown>)[method];
      return { answer: await asked?.apply(session, values) };
    } catch (error) {
      return { error: told(error) };
    }
  });
}
