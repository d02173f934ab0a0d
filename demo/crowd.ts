/** The rest of the school: learners, teachers and services whose tickets fill the desks. */
import type { PersonInput } from '../src/guichet.ts';

const LEARNERS = [
  'Inès Garnier',
  'Hugo Lefèvre',
  'Chloé Fontaine',
  'Yanis Haddad',
  'Manon Roussel',
  'Théo Marchand',
  'Aïcha Diallo',
  'Lucas Perrin',
  'Camille Noël',
  'Mehdi Cherif',
  'Jade Vasseur',
  'Nathan Klein',
  'Zoé Barbier',
  'Ilyes Mansouri',
  'Louise Picard',
  'Antoine Schmitt',
  'Fatou Ndiaye',
  'Romain Gillet',
  'Élise Chevalier',
  'Maxime Aubert',
  'Linh Nguyen',
  'Paul Meunier',
  'Anaïs Roche',
  'Karim Belkacem',
  'Clara Lemaire',
  'Noé Humbert',
  'Sofia Ferreira',
  'Arthur Colin',
  'Maëlle Le Goff',
  'Baptiste Renaud',
  'Oumar Traoré',
  'Juliette Adam',
  'Quentin Weber',
  'Salomé Carpentier',
  'Gabriel Leclerc',
  'Mina Rahimi',
  'Victor Maillard',
  'Eva Da Silva',
  'Rayan Amrani',
  'Alice Poirier',
];

const TEACHERS = ['M. Girard', 'Mme Keller', 'M. Rousseau', 'Mme Arnaud', 'M. Okafor', 'Mme Lambert', 'M. Fischer', 'Mme Caron'];

const OFFICES = ['Service de la scolarité', 'Bibliothèque', 'Relations internationales'];

const SCHOOLS = ['INSA Strasbourg', 'INSA Lyon', 'INSA Rennes', 'INSA Toulouse', 'INSA Rouen Normandie'];
const GROUPS = ['ASI3-A', 'ASI3-B', 'GC4', 'MECA4', 'ARCHI5'];

/** A name as it is written in an address: no accents, no spaces. */
function ascii(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')
    .replace(/^\.|\.$/g, '');
}

function person(name: string, affiliation: string, index: number): PersonInput {
  const id = ascii(name).replaceAll('.', '-');
  return {
    id,
    name,
    mail: `${ascii(name)}@insa.example`,
    school: SCHOOLS[index % SCHOOLS.length],
    affiliation,
    groups: affiliation === 'student' ? [GROUPS[index % GROUPS.length] ?? 'ASI3-A'] : [],
    language: index % 11 === 0 ? 'en' : 'fr',
    profile: 'requester',
  };
}

/** Fifty-one people, the same ones at each visit. */
export const CROWD: readonly PersonInput[] = [
  ...LEARNERS.map((name, index) => person(name, 'student', index)),
  ...TEACHERS.map((name, index) => person(name, 'teacher', index)),
  ...OFFICES.map((name, index) => person(name, 'staff', index)),
];
