/** Les mots des échéances d’un ticket, pour l’équipe. */
import due from './due.ts';

const deadlines = {
  title: 'Échéances',
  measures: { response: 'Première réponse', take: 'Prise en charge', resolution: 'Solution' },
  due,
  met: (spent: string, target: string) => `En ${spent}, sur ${target} promis`,
  missed: (spent: string, target: string) => `Hors délai : en ${spent}, pour ${target} promis`,
  before: (when: string) => `avant le ${when}`,
  since: (when: string) => `depuis le ${when}`,
  paused: (target: string) => `${target} promis ; le temps ne court pas`,
};

export default deadlines;
export type DeadlinesWords = typeof deadlines;
