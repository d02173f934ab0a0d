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

type Forms = Parameters<typeof count>[1];

/** Ce que cela a donné, ce qui est nul n’étant pas dit. */
function over(given: number, freed: number, refused: number, left: number, handed: Forms, free: Forms): string {
  const said = [
    given > 0 ? count(given, handed) : '',
    freed > 0 ? count(freed, free) : '',
    refused > 0 ? count(refused, { one: '# n’a pas pu l’être', other: '# n’ont pas pu l’être' }) : '',
    left > 0 ? count(left, { one: '# reste', other: '# restent' }) : '',
  ];
  return `${said.filter((each) => each !== '').join(', ')}.`;
}

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
    over(
      given,
      freed,
      refused,
      left,
      { one: '# ticket est confié', other: '# tickets sont confiés' },
      { one: '# ticket est libre', other: '# tickets sont libres' },
    ),
  prevented: 'La page ne l’a pas permis.',
  refused: 'Ceux qui n’ont pas pu l’être',
  goOn: (n: number) => `Continuer avec ${count(n, { one: 'le dernier', other: 'les # derniers' })}`,
};

const taches = (n: number): string => count(n, { one: '# tâche', other: '# tâches' });

/** Les mêmes, là où l’on distribue des tâches. */
const tasks: typeof handing = {
  ...handing,
  none: (name) => (name === null ? 'Vous n’avez aucune tâche en charge.' : `${name} n’a aucune tâche en charge.`),
  held: (name, n) => (name === null ? `Vous avez ${taches(n)} en charge.` : `${name} a ${taches(n)} en charge.`),
  person: { ...handing.person, means: 'Toutes à la même, si elle peut les recevoir.' },
  free: { ...handing.free, means: 'Elles deviennent libres ; l’équipe du service l’apprend.' },
  would: (service, n, how) =>
    how === 'nobody'
      ? `${service} : ${count(n, { one: '# tâche deviendra libre', other: '# tâches deviendront libres' })}, faute d’assignation automatique.`
      : `${service} : ${taches(n)}, ${chosen[how]}.`,
  byDefault: (service, n) => `${service} : ${taches(n)}, à la première personne par défaut qui soit disponible.`,
  freed: (n) => `${taches(n)} : libres.`,
  given: (name, n) => `${taches(n)} : à ${name}.`,
  give: (n) => `Confier ${taches(n)}`,
  release: (n) => `Libérer ${taches(n)}`,
  ended: (given, freed, refused, left) =>
    over(
      given,
      freed,
      refused,
      left,
      { one: '# tâche est confiée', other: '# tâches sont confiées' },
      { one: '# tâche est libre', other: '# tâches sont libres' },
    ),
  refused: 'Celles qui n’ont pas pu l’être',
  goOn: (n) => `Continuer avec ${count(n, { one: 'la dernière', other: 'les # dernières' })}`,
};

const words = { tickets: handing, tasks };

export default words;
export type HandingWords = typeof handing;
export type HandingOverWords = typeof words;
