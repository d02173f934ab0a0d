/** The desk that the weighed pages talk to, by HTTP: the library's own handler over a desk in memory, on a port of this machine. */
import { serve, type ServerType } from '@hono/node-server';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { memoryBackend } from '../src/backends/memory/index.ts';
import type { Command } from '../src/domain/commands.ts';
import type { DeskInput } from '../src/domain/desk.ts';
import type { PersonInput } from '../src/domain/people.ts';
import { handler } from '../src/http/handler.ts';

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

/** What a desk holds: nothing, a field of each type, or these and more tickets than a list shows at once. */
export type Holding = 'nothing' | 'fields' | 'plenty';

/** More than two pages of a list. */
const PLENTY = 160;

export interface ServedDesk {
  /** Where it answers, without a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves a desk to the pages of one origin. Who asks is whoever the token names: nobody signs here.
 * @param origin of the pages, as a browser says it
 */
export async function serveDesk(origin: string, holds: Holding): Promise<ServedDesk> {
  const desk = holds === 'nothing' ? DESK : { ...DESK, fields: FIELDS };
  const backend = memoryBackend({ desk, people: PEOPLE });
  if (holds === 'plenty') {
    const lea = await backend.connect(PEOPLE[0]!);
    for (let n = 1; n <= PLENTY; n += 1) await lea.run([filing(n)]);
  }
  const door = handler({
    backend: (code) => (code === desk.id ? backend : undefined),
    authenticate: (request) => {
      const token = request.headers.get('authorization')?.replace('Bearer ', '');
      return Promise.resolve(PEOPLE.find(({ id }) => id === token) ?? null);
    },
    origins: [origin],
  });
  const server: ServerType = serve({ fetch: (request) => door.fetch(request), port: 0, hostname: '127.0.0.1' });
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      await door.close();
      const closed = once(server, 'close');
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
