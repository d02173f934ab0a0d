/** Les mots du formulaire pour ce qui est à corriger. */
import { counter } from '../counter.ts';

const count = counter('fr');

const wrong = {
  fileBlocking: (name: string) => `Le fichier ${name} n’a pas pu être envoyé : réessayez, ou retirez-le.`,
  errors: {
    service: 'Choisissez le service concerné.',
    category: 'Choisissez la catégorie qui convient le mieux.',
    summary: 'Écrivez un résumé, par exemple « Le dépôt du devoir 3 est refusé ».',
    summaryTasks: 'Écrivez en quelques mots ce qui est attendu.',
    summaryLong: (over: number) =>
      count(over, {
        one: 'Le résumé a # caractère de trop. Raccourcissez-le.',
        other: 'Le résumé a # caractères de trop. Raccourcissez-le.',
      }),
    descriptionLong: (over: number) =>
      count(over, {
        one: 'La description a # caractère de trop. Joignez-la plutôt en fichier.',
        other: 'La description a # caractères de trop. Joignez-la plutôt en fichier.',
      }),
    people: 'Choisissez au moins une personne.',
    requiredText: (label: string) => `Remplissez « ${label} ».`,
    requiredChoice: (label: string) => `Choisissez une réponse à « ${label} ».`,
    requiredFile: (label: string) => `Ajoutez un fichier à « ${label} ».`,
    requiredPerson: (label: string) => `Choisissez une personne pour « ${label} ».`,
    about: (label: string, sentence: string) => `${label} : ${sentence}`,
  },
};

export default wrong;
export type WrongWords = typeof wrong;
