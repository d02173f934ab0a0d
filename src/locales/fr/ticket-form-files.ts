/** Les mots du formulaire pour les fichiers qui y sont mis. */
import { counter } from '../counter.ts';

const count = counter('fr');

const files = {
  fileAdded: (name: string) => `${name} est ajouté.`,
  fileSent: (name: string) => `${name} est prêt.`,
  fileRemoved: (name: string) => `${name} est retiré.`,
  fileTooLarge: (name: string, size: string, most: string) =>
    `${name} pèse ${size} : c’est plus que les ${most} permis. Réduisez-le, ou donnez un lien.`,
  filesTooMany: (most: number) =>
    count(most, {
      zero: 'Ce guichet n’accepte pas de fichier.',
      one: 'Un seul fichier est accepté. Retirez d’abord l’autre.',
      other: '# fichiers sont acceptés, pas davantage. Retirez-en d’abord un.',
    }),
  fileEmpty: (name: string) => `${name} est vide. Choisissez-en un autre.`,
  fileFailed: (name: string, why: string) => `${name} n’a pas pu être envoyé. ${why}`,
  pasted: (n: number) => `image-collée-${n}`,
};

export default files;
export type FileWords = typeof files;
