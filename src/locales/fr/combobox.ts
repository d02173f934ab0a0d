/** Les mots d’un choix parmi beaucoup, qu’on cherche en écrivant. */
import { counter } from '../counter.ts';

const count = counter('fr');

const combobox = {
  results: (results: number) => count(results, { zero: 'Aucun résultat.', one: '# résultat.', other: '# résultats.' }),
  none: 'Aucun résultat',
  searching: 'Recherche…',
  clear: (label: string) => `Effacer ${label}`,
  open: (label: string) => `Montrer les choix : ${label}`,
  /** Ce qui est écrit n’est aucun des choix. */
  stray: (text: string) => `« ${text} » n’est pas un choix. Prenez-en un dans la liste, ou effacez ce texte.`,
  failed: 'La recherche n’a pas abouti. Modifiez le texte pour réessayer.',
};

export default combobox;
export type ComboboxWords = typeof combobox;
