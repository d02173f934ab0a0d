/** Les mots de l’éditeur des délais promis. */
import type { DelayName } from '../../domain/reports/names.ts';

const measures: Record<DelayName, string> = {
  response: 'Première réponse, heures',
  take: 'Prise en charge, heures',
  resolution: 'Solution, heures',
};

const said: Record<DelayName, string> = { response: 'Première réponse', take: 'Prise en charge', resolution: 'Solution' };

const levels = {
  intro: {
    wall: 'Comptés à la montre, sauf quand un ticket est bloqué ou que son accord est en attente. L’équipe seule les voit.',
    opening:
      'Comptés dans les heures d’ouverture, sauf quand un ticket est bloqué ou que son accord est en attente. L’équipe seule les voit.',
  },
  none: 'Aucun délai n’est promis.',
  add: 'Ajouter un délai',
  line: (n: number) => `Délai ${n}`,
  service: 'Service',
  anyService: 'Tous les services',
  priority: 'Priorité',
  anyPriority: 'Toutes les priorités',
  measures,
  said,
  remove: (n: number) => `Retirer le délai ${n}`,
  save: 'Enregistrer les délais',
  giveUp: 'Abandonner',
  saved: 'Les délais promis sont enregistrés',
  preview: 'Ce que cela donne',
  nothing: 'Rien : les tickets n’ont pas d’échéance.',
  unfinished: 'Complétez les délais pour le voir.',
  filedNow:
    'Un ticket déposé maintenant aurait ces échéances. Si plusieurs délais lui vont, le plus précis compte, le service d’abord.',
  before: (measure: string, when: string) => `${measure} avant le ${when}`,
  never: (measure: string) => `${measure} : le guichet n’ouvre pas`,
  fixed: 'Les délais sont fixés par la page qui affiche ce guichet : changez-les dans cette page.',
  issues: {
    'not-a-number': 'Écrivez un nombre d’heures, par exemple 4 ou 0,5.',
    'level-twice': 'Ce service et cette priorité ont déjà un délai.',
    'no-target': 'Donnez au moins un délai, ou retirez la ligne.',
    'unknown-option': 'Ce service n’existe plus. Choisissez-en un autre.',
    'too-many': 'C’est trop : 500 lignes au plus.',
    other: 'Ces délais ne conviennent pas. Rien n’a été changé.',
  },
};

export default levels;
export type AdminLevelsWords = typeof levels;
