/** Les mots de l’écriture d’un article, pour l’équipe. */
import { counter } from '../counter.ts';

const count = counter('fr');

const writing = {
  newTitle: 'Nouvel article',
  editTitle: 'Modifier l’article',
  kind: 'Nature',
  languages: 'Langues',
  french: 'Français',
  english: 'Anglais (facultatif)',
  titleOf: { fr: 'Titre', en: 'Titre en anglais' },
  textOf: { fr: 'Texte', en: 'Texte en anglais' },
  textHint: 'Markdown : **gras**, listes, liens. Écrivez pour quelqu’un qui découvre le problème.',
  preview: 'Aperçu',
  writeAgain: 'Écrire',
  scope: 'Pour qui',
  places: 'Où le proposer',
  placesHint: 'Rien de coché : dans tout le guichet.',
  wholeService: (name: string) => `${name} : tout le service`,
  problem: 'Ticket du problème',
  problemHint: 'Quand ce ticket est résolu, les personnes qui l’ont signalé le savent.',
  noProblem: 'Aucun',
  save: 'Enregistrer',
  saveDraft: 'Enregistrer le brouillon',
  cancel: 'Annuler',
  edit: 'Modifier',
  publish: 'Publier',
  published: 'L’article est publié.',
  withdraw: 'Retirer de la publication',
  withdrawn: 'L’article est retiré : c’est à nouveau un brouillon.',
  discard: 'Supprimer',
  discardAsk: (title: string) => `Supprimer « ${title} » ?`,
  discardMeans: 'Le texte et son histoire sont effacés. Cela ne peut pas être défait.',
  discarded: 'Le brouillon est supprimé.',
  saved: 'L’article est enregistré.',
  kept: 'Un texte commencé ici a été repris.',
  forget: 'Repartir de ce qui est enregistré',
  history: 'Historique',
  acts: { write: 'a écrit', publish: 'a publié', withdraw: 'a retiré de la publication', discard: 'a supprimé' },
  columns: {
    kind: 'la nature',
    title: 'le titre',
    text: 'le texte',
    scope: 'pour qui',
    places: 'où le proposer',
    problem: 'le ticket du problème',
    state: 'l’état',
  },
  before: 'Avant',
  after: 'Après',
  clash: 'Une autre personne a changé cet article pendant que vous écriviez.',
  clashMore: 'Rien de votre texte n’est perdu. Voici le sien : gardez le vôtre, ou reprenez le sien.',
  theirs: 'Son texte',
  keepMine: 'Garder le mien et enregistrer',
  takeTheirs: 'Reprendre le sien',
  fromTicket: (n: number) =>
    n === 0
      ? 'Brouillon fait à partir du ticket. Relisez-le : rien n’y a été reconnu comme personnel.'
      : count(n, {
          one: 'Brouillon fait à partir du ticket. Un passage personnel a été retiré : relisez-le avant de publier.',
          other: 'Brouillon fait à partir du ticket. # passages personnels ont été retirés : relisez-le avant de publier.',
        }),
  removed: { name: '[nom retiré]', mail: '[adresse retirée]', number: '[numéro retiré]' },
  mustBeModerator: 'Un modérateur ou une modératrice du service peut le publier.',
};

export default writing;
export type KnowledgeWritingWords = typeof writing;
