/** Les mots de l’effacement d’une personne : ce qui part, ce qui reste, et la confirmation. */
import type { ErasedCounts } from '../../domain/people-rights.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

/** Des lignes, dont chacune annonce la suivante. */
function listed(lines: readonly string[]): string[] {
  const said = lines.filter((each) => each !== '');
  return said.map((each, at) => (at === said.length - 1 ? `${each}.` : `${each} ;`));
}

const erasing = {
  heading: (name: string) => `Effacer ${name} ?`,
  what: 'Ce qui part, pour toujours :',
  /** Ce qui n’existe pas n’y est pas. */
  gone: ({ requested, others, files, views, articles }: ErasedCounts) =>
    listed([
      'sa fiche, ses réglages, ses avis, ses marques de lecture et ses droits sur ce guichet',
      count(requested, {
        zero: '',
        one: 'tous les textes et fichiers du ticket demandé',
        other: 'tous les textes et fichiers des # tickets demandés',
      }),
      count(others, {
        zero: '',
        one: 'ses textes, ses fichiers et son nom dans un autre ticket',
        other: 'ses textes, ses fichiers et son nom dans # autres tickets',
      }),
      count(files, { zero: '', one: '# fichier', other: '# fichiers' }),
      count(views, { zero: '', one: '# liste gardée', other: '# listes gardées' }),
      count(articles, { zero: '', one: 'sa signature, sur # article', other: 'sa signature, sur # articles' }),
    ]),
  stays:
    'L’historique garde ses étapes et ses dates, au nom de « Personne effacée ». Ce que contiennent les exports déjà faits et le navigateur de la personne n’est pas atteint.',
  forGood: 'Rien de cela ne peut être annulé.',
  confirm: (name: string) => `Pour confirmer, tapez : ${name}`,
  mismatch: (name: string) => `Ce n’est pas ce nom. Tapez exactement : ${name}`,
  apply: 'Effacer définitivement',
  done: (name: string) => `${name} n’existe plus sur ce guichet.`,
  working: 'Recherche de ce qui la concerne…',
  steps: { reading: 'Recherche de ce qui la concerne…', checking: 'Vérification…', writing: 'Effacement…' },
  stop: 'Arrêter',
  stopped: 'C’est arrêté : rien n’a été effacé.',
};

export type ErasingPersonWords = typeof erasing;
export default erasing;
