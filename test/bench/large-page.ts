/** What a page of the large bench runs: the embedded backend over a desk that is filled as fast as the disk takes it. */
import type { Session } from '../../src/backends/backend.ts';
import { rowFor, termsFor } from '../../src/backends/desk/indexing.ts';
import { indexedDbBackend } from '../../src/backends/indexeddb/index.ts';
import { IdbStore } from '../../src/backends/indexeddb/store.ts';
import { generateNKeysBetween } from 'fractional-indexing';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { STATES } from '../../src/domain/states.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { PRIORITIES } from '../../src/domain/values.ts';

const DATABASE = new URLSearchParams(location.search).get('database') ?? 'large';
const PEOPLE = 2000;
/** Tickets of one writing. */
const CHUNK = 1000;

const WORDS =
  'écran connexion moodle cours salle badge imprimante réseau mot passe compte examen note dépôt fichier vidéo son micro projecteur bloqué erreur accès refusé inscription groupe étudiant enseignant horaire planning messagerie quota licence logiciel mise jour lent coupure câble clavier souris portable bureau'.split(
    ' ',
  );

/** Numbers that look random and are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function backend() {
  return indexedDbBackend({
    backend: `indexeddb:${DATABASE}`,
    desk: 'aide',
    settings: () =>
      Promise.resolve({
        desk: {
          id: 'aide',
          name: 'Assistance',
          mode: 'bugs',
          fields: [{ code: 'salle', type: 'text', label: 'Salle', listable: true, filterable: true }],
          services: ['moodle', 'video', 'reseau'].map((id) => ({ id, label: id, categories: [{ id: 'autre', label: 'Autre' }] })),
        },
      }),
  });
}

const staff = { id: 'mod', name: 'N. Bernard', profile: 'moderator' } as const;

/** Puts tickets shaped like a school's, some 700 bytes of text each. */
async function fill(count: number, onProgress: (done: number) => void): Promise<void> {
  const session = await backend().connect(staff);
  await session.run([
    {
      do: 'file',
      id: crypto.randomUUID(),
      ticket: crypto.randomUUID(),
      service: 'moodle',
      category: 'autre',
      summary: 'Premier',
      description: '',
    },
  ]);
  const { ticket: sample } = await session.ticket('1');
  await session.close();
  const store = new IdbStore(DATABASE);
  const roll = dice(7);
  const ranks = generateNKeysBetween(sample.rank, null, Math.ceil(count / 5));
  const words = (many: number): string => Array.from({ length: many }, () => WORDS[roll(WORDS.length)]).join(' ');
  for (let from = 0; from < count; from += CHUNK) {
    await store.write(async (tx) => {
      const record = await tx.desk('aide');
      if (record === undefined) throw new Error('no desk');
      const desk = Desk.parse(record.document);
      let { number } = record;
      for (let index = from; index < Math.min(count, from + CHUNK); index += 1) {
        number += 1;
        const state = STATES[index % 5 === 0 ? roll(4) : 5 + roll(4)] ?? 'open';
        const at = new Date(Date.UTC(2024, 0, 1) + index * 600_000).toISOString();
        const changedAt = new Date(Date.parse(at) + roll(30 * 86_400) * 1000).toISOString();
        const ticket: Ticket = {
          ...sample,
          id: crypto.randomUUID(),
          number,
          state,
          service: ['moodle', 'video', 'reseau'][roll(3)] ?? null,
          summary: `${words(4)} ${roll(1000)}`,
          description: words(80),
          fields: { salle: `B${roll(40)}` },
          requester: `p${roll(PEOPLE)}`,
          filer: `p${roll(PEOPLE)}`,
          assignee: roll(4) === 0 ? null : `t${roll(20)}`,
          priority: PRIORITIES[roll(5)] ?? 'normal',
          rank: index % 5 === 0 ? (ranks[index / 5] ?? null) : null,
          facts: { ...sample.facts, filedAt: at, settledAt: index % 5 === 0 ? null : changedAt },
          changed: { public: changedAt, requester: changedAt, staff: changedAt },
        };
        tx.put('tickets', ticket);
        tx.put(
          'rows',
          rowFor(ticket, desk, (person) => person),
        );
        tx.put('terms', termsFor(ticket, [], desk));
      }
      tx.put('desks', { ...record, number, derived: record.derived + 1 });
    }, 'relaxed');
    onProgress(Math.min(count, from + CHUNK));
  }
}

/** Whoever sets the desk up, with so many people who file there. */
async function administer(people: number): Promise<Session> {
  const session = await backend().connect({ id: 'admin', name: 'Camille Roy', profile: 'functional-admin' });
  const { people: known } = await session.administration.directory('Personne');
  if (known.length > 0) return session;
  await session.administration.run(
    Array.from({ length: people }, (_, at) => ({
      do: 'add-person',
      id: crypto.randomUUID(),
      person: { id: `p${at}`, name: `Personne ${at}` },
    })),
  );
  return session;
}

Object.assign(globalThis, { large: { connect: () => backend().connect(staff), administer, fill, DATABASE } });
