/** Où en est une échéance, et de quoi : pour les listes et pour un ticket. */
import { counter } from '../counter.ts';

const count = counter('fr');

const due = {
  late: (span: string) => `Dépassée de ${span}`,
  soon: (span: string) => `Bientôt : ${span}`,
  'on-time': (span: string) => `À temps : ${span}`,
  paused: 'En pause',
  days: (n: number) => count(n, { one: '# jour', other: '# jours' }),
  measures: { response: 'première réponse', take: 'prise en charge', resolution: 'solution' },
};

export default due;
export type DueWords = typeof due;
