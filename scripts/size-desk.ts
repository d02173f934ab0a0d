import type { Page } from 'playwright-core';
import type { BackendError, Change, Session } from '../src/backends/backend.ts';
import { memoryBackend } from '../src/backends/memory/index.ts';
import type { Command } from '../src/domain/commands.ts';
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

/** The command that files a ticket. */
function filing(n: number): Command {
  const place = { service: 'moodle', category: n % 2 === 0 ? 'cours' : 'devoirs' };
  return {
    do: 'file',
    id: crypto.randomUUID(),
    ticket: crypto.randomUUID(),
    ...place,
    summary: `Page blanche ${n}`,
    description: '',
  };
}

/** Whoever is asked something by its name. */
type Asked = Readonly<Record<string, (...values: never[]) => unknown>>;

/** What of an error a page can make again. */
function told(error: unknown): Record<string, unknown> {
  if (error === null || typeof error !== 'object' || !('kind' in error)) throw error;
  const { kind, ...more } = error as BackendError;
  return { kind, ...more };
}

/** What a desk holds: nothing, a field of each type, or these and more tickets than a list shows at once. */
export type Holding = 'nothing' | 'fields' | 'plenty';

/** More than two pages of a list. */
const PLENTY = 160;

/** Answers the questions of `size-wire.js` on one page, from a real desk in memory. */
export async function answer(page: Page, holds: Holding = 'nothing'): Promise<void> {
  const backend = memoryBackend({ desk: holds === 'nothing' ? DESK : { ...DESK, fields: FIELDS }, people: PEOPLE });
  if (holds === 'plenty') {
    const lea = await backend.connect(PEOPLE[0]!);
    for (let n = 1; n <= PLENTY; n += 1) await lea.run([filing(n)]);
  }
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
      const lists = { commands: [...can.commands], sorts: [...can.sorts], filters: [...can.filters] };
      const preferences = { sends: [...(can.preferences?.sends ?? [])] };
      return { me, desk, cursor, offered: session.knowledge.offered, can: { ...can, ...lists, preferences } };
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
      // `notices.page`: a method of a part of the session.
      const [first = '', second] = method.split('.');
      const asker = (second === undefined ? session : session?.[first as keyof Session]) as unknown as Asked;
      const asked = questions[method] ?? asker[second ?? first];
      return { answer: await asked?.apply(asker, values) };
    } catch (error) {
      return { error: told(error) };
    }
  });
}
