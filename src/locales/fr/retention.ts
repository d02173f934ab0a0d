/** Les mots de « Conservation » : ce qui est ancien, ce qui partirait, et ce qui est parti. */
import { counter } from '../counter.ts';

const count = counter('fr');

const tickets = (n: number): string => count(n, { zero: 'aucun ticket', one: '# ticket', other: '# tickets' });
const files = (n: number): string => count(n, { zero: 'aucun fichier', one: '# fichier', other: '# fichiers' });

const retention = {
  unsupported: 'Ce guichet garde tout.',
  notYours: 'La conservation est réservée à l’administration du guichet.',
  hint: 'Combien de mois garder un ticket après sa clôture. Une durée vide garde sans limite. Un ticket en cours, ou dont la solution peut encore être refusée, n’est jamais touché.',
  months: 'mois',
  fields: {
    texts: {
      label: 'Textes des tickets clos',
      hint: 'Résumé, description, commentaires, champs et fichiers sont effacés ; numéro, état et dates restent.',
    },
    files: { label: 'Fichiers des tickets clos', hint: 'Les textes restent.' },
    drafts: { label: 'Fichiers jamais déposés', hint: 'Envoyés pour un ticket qui n’a pas été déposé.' },
  },
  wrong: 'Écrivez un nombre de mois entre 1 et 1200, ou laissez vide.',
  keep: 'Garder ces durées comme règle du guichet',
  kept: 'Durées de conservation enregistrées.',
  plan: 'Voir ce qui partirait',
  nothing: 'Rien n’est assez ancien pour partir.',
  wouldGo: 'Ce qui partirait aujourd’hui',
  what: 'Quoi',
  howMany: 'Combien',
  oldest: 'Clos depuis',
  rows: { texts: 'Textes et fichiers', files: 'Fichiers seuls', drafts: 'Fichiers jamais déposés' },
  tickets,
  files: (n: number, size: string) => `${files(n)} (${size})`,
  byPlace: 'Par catégorie',
  nowhere: 'Sans catégorie',
  inPlace: (place: string, n: number) => `${place} : ${tickets(n)}`,
  forGood: 'Cela ne peut pas être défait. Exportez d’abord le guichet si vous voulez en garder une copie.',
  agree: 'Faire partir ce qui est listé',
  apply: 'Effacer maintenant',
  applied: (texts: number, onlyFiles: number, drafts: number) =>
    `Effacé : les textes de ${tickets(texts)}, les fichiers de ${tickets(onlyFiles)}, ${files(drafts)} jamais déposés. L’historique de chaque ticket le dit.`,
  working: 'En cours…',
  steps: { reading: 'Lecture…', checking: 'Vérification…', writing: 'Effacement…' },
  stop: 'Arrêter',
  stopped: 'Arrêté : ce qui était effacé le reste, le reste est entier.',
};

export type RetentionWords = typeof retention;
export default retention;
