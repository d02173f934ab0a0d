/** Les mots de ce que l’on confie à d’autres : pendant une absence, ou à la place de quelqu’un qui part. */
import type { Assignment } from '../../domain/desk.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const tickets = (n: number): string => count(n, { one: '# ticket', other: '# tickets' });

/** À qui va un ticket, par le choix du service. */
const chosen: Record<Exclude<Assignment, 'nobody'>, string> = {
  first: 'à la première personne disponible',
  'in-turn': 'à tour de rôle',
  'least-loaded': 'à la personne la moins chargée',
};

const handing = {
  none: (name: string | null) => (name === null ? 'Vous n’avez aucun ticket en charge.' : `${name} n’a aucun ticket en charge.`),
  held: (name: string | null, n: number) =>
    name === null ? `Vous avez ${tickets(n)} en charge.` : `${name} a ${tickets(n)} en charge.`,
  others: (n: number) => `et ${count(n, { one: '# autre', other: '# autres' })}`,
  to: 'À qui les confier',
  algorithm: { name: 'Au choix de chaque service', means: 'Selon son assignation automatique, sans compter qui les a.' },
  person: { name: 'À une personne', means: 'Tous à la même, si elle peut les recevoir.' },
  free: { name: 'À personne', means: 'Ils deviennent libres ; l’équipe du service l’apprend.' },
  who: 'Personne',
  whoNeeded: 'Choisissez à qui les confier.',
  would: (service: string, n: number, how: Assignment) =>
    how === 'nobody'
      ? `${service} : ${count(n, { one: '# ticket deviendra libre', other: '# tickets deviendront libres' })}, faute d’assignation automatique.`
      : `${service} : ${tickets(n)}, ${chosen[how]}.`,
  byDefault: (service: string, n: number) => `${service} : ${tickets(n)}, à la première personne par défaut qui soit disponible.`,
  freed: (n: number) => `${tickets(n)} : libres.`,
  given: (name: string, n: number) => `${tickets(n)} : à ${name}.`,
  unable: (n: number) => count(n, { one: '# ne peut pas l’être maintenant :', other: '# ne peuvent pas l’être maintenant :' }),
  give: (n: number) => `Confier ${tickets(n)}`,
  release: (n: number) => `Libérer ${tickets(n)}`,
  progress: (done: number, total: number) => `${done} sur ${total}`,
  stop: 'Arrêter',
  ended: (given: number, freed: number, refused: number, left: number) =>
    [
      given > 0 ? count(given, { one: '# ticket est confié', other: '# tickets sont confiés' }) : '',
      freed > 0 ? count(freed, { one: '# ticket est libre', other: '# tickets sont libres' }) : '',
      refused > 0 ? count(refused, { one: '# n’a pas pu l’être', other: '# n’ont pas pu l’être' }) : '',
      left > 0 ? count(left, { one: '# reste', other: '# restent' }) : '',
    ]
      .filter((each) => each !== '')
      .join(', ') + '.',
  prevented: 'La page ne l’a pas permis.',
  refused: 'Ceux qui n’ont pas pu l’être',
  goOn: (n: number) => `Continuer avec ${count(n, { one: 'le dernier', other: 'les # derniers' })}`,
};

export default handing;
export type HandingWords = typeof handing;
