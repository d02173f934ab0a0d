/** Who lives in the demonstration: seven people one can become, and the school around them. */
import type { PersonInput, Profile } from '../src/guichet.ts';
import { CROWD } from './crowd.ts';

/** The three desks of the demonstration. */
export type DemoDesk = 'support' | 'bugs' | 'tasks';

/** Somebody whom the visitor can become. */
export interface Player {
  readonly person: PersonInput;
  /** What they are at the school, as the switch shows it. */
  readonly role: { readonly fr: string; readonly en: string };
  /** Their profile where it differs from the one they hold everywhere else. */
  readonly profiles?: Partial<Record<DemoDesk, Profile>>;
}

const school = 'INSA Strasbourg';

export const PLAYERS: readonly Player[] = [
  {
    person: {
      id: 'lea',
      name: 'Léa Moreau',
      mail: 'lea.moreau@insa.example',
      school,
      affiliation: 'student',
      groups: ['ASI3-A'],
      language: 'fr',
      profile: 'requester',
    },
    role: { fr: 'apprenante', en: 'student' },
  },
  {
    person: {
      id: 'sami',
      name: 'Sami Benali',
      mail: 'sami.benali@insa.example',
      school,
      affiliation: 'student',
      groups: ['ASI3-B'],
      language: 'fr',
      profile: 'requester',
    },
    role: { fr: 'apprenant', en: 'student' },
  },
  {
    person: {
      id: 'dubois',
      name: 'Mme Dubois',
      mail: 'helene.dubois@insa.example',
      school,
      affiliation: 'teacher',
      groups: [],
      language: 'fr',
      // The course of the demonstration's page, as the page names itself in each language.
      claims: { teaches: ['Algorithmique et programmation 2', 'Algorithms and programming 2'] },
      profile: 'requester',
    },
    role: { fr: 'enseignante', en: 'teacher' },
    profiles: { tasks: 'technician' },
  },
  {
    person: {
      id: 'user',
      name: 'A. User',
      mail: 'a.user@insa.example',
      school,
      affiliation: 'staff',
      groups: [],
      language: 'fr',
      profile: 'technician',
    },
    role: { fr: 'technicien', en: 'technician' },
  },
  {
    person: {
      id: 'martin',
      name: 'C. Martin',
      mail: 'c.martin@insa.example',
      school,
      affiliation: 'staff',
      groups: [],
      language: 'fr',
      profile: 'technician',
    },
    role: { fr: 'technicienne', en: 'technician' },
  },
  {
    person: {
      id: 'bernard',
      name: 'N. Bernard',
      mail: 'n.bernard@insa.example',
      school,
      affiliation: 'staff',
      groups: [],
      language: 'fr',
      profile: 'moderator',
    },
    role: { fr: 'modératrice et gestionnaire', en: 'moderator and manager' },
  },
  {
    person: {
      id: 'leroy',
      name: 'P. Leroy',
      mail: 'p.leroy@insa.example',
      school,
      affiliation: 'staff',
      groups: [],
      language: 'fr',
      profile: 'functional-admin',
    },
    role: { fr: 'administrateur technico-fonctionnel', en: 'functional administrator' },
  },
];

/** The player of an id, or the one that a page starts with. */
export function playerOf(id: string | null, otherwise: string): Player {
  const found = PLAYERS.find((player) => player.person.id === id) ?? PLAYERS.find((player) => player.person.id === otherwise);
  if (found === undefined) throw new RangeError(`nobody is called ${otherwise} in this demonstration`);
  return found;
}

/** What a player is on a desk. */
export function profileOn(player: Player, desk: DemoDesk): Profile {
  return player.profiles?.[desk] ?? player.person.profile ?? 'requester';
}

/** Everyone a desk's tickets may name, with the profile they hold there: teachers give the tasks. The settings files list the same. */
export function everyone(desk: DemoDesk): PersonInput[] {
  const players = PLAYERS.map((player) => ({ ...player.person, profile: profileOn(player, desk) }));
  const crowd = CROWD.map((person) =>
    desk === 'tasks' && person.affiliation === 'teacher' ? { ...person, profile: 'technician' as const } : person,
  );
  return [...players, ...crowd];
}
