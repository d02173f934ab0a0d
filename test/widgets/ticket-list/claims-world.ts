/** A desk where somebody filed without an account before they had one, and is offered what they filed. */
import type { ClaimingPart, Identity, Session } from '../../../src/backends/backend.ts';
import { claimsIn } from '../../../src/backends/desk/claiming.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { LEA, PEOPLE, PLAIN, emptyWorld, type World } from './world.ts';

const GUEST = { id: 'guest:lea', name: 'Léa Moreau', mail: 'lea@exemple.fr', guest: true } as const;

const SUMMARIES = [
  'Je ne peux pas m’inscrire',
  'Le lien reçu ne mène nulle part',
  'Mon dossier est-il complet ?',
  'Quelle salle pour l’oral ?',
  'L’attestation est illisible',
  'Changer la date de mon entretien',
] as const;

export interface ClaimsWorld extends World {
  /** What is said of claiming fails with it, while it is there. */
  trouble: Error | undefined;
  /** The guest, as they read what they filed. */
  guest(): Promise<Session>;
}

/** @param filed how many tickets the guest filed */
export async function claimsWorld(filed = 2): Promise<ClaimsWorld> {
  const store = new MemoryStore();
  const desk = { ...PLAIN, guests: true };
  const settings = { desk, people: PEOPLE };
  let now: () => string = () => '';
  const world = emptyWorld(desk, (clock) => {
    now = clock;
    return openDesks({ store, name: desk.id, onDevice: true, settings: () => Promise.resolve(settings), clock });
  });
  const { backend } = world;
  const claims = claimsIn(store, desk.id, now);
  const of = { guest: GUEST.id, person: LEA.id };
  const made: ClaimsWorld = Object.assign(world, { trouble: undefined, guest: () => connect(GUEST) });
  const saying = async <Answer>(answer: () => Promise<Answer>): Promise<Answer> => {
    if (made.trouble !== undefined) throw made.trouble;
    return answer();
  };
  const claiming: ClaimingPart = {
    offered: () => saying(() => claims.offered(of)),
    claim: (tickets) => saying(() => claims.claim(of, tickets)),
    decline: () => saying(() => Promise.resolve()),
  };
  const connect = backend.connect.bind(backend);
  backend.connect = async (identity: Identity) => {
    const session = await connect(identity);
    if (session.me.id !== LEA.id || (await claims.offered(of)).length === 0) return session;
    return Object.defineProperties(session, {
      claiming: { value: claiming },
      can: { value: { ...session.can, claims: true } },
    });
  };
  const guest = await world.as(GUEST);
  for (const summary of SUMMARIES.slice(0, filed)) await guest.file(summary);
  return made;
}
