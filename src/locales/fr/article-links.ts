/** Les liens vers l’aide, dans la zone de réponse de l’équipe : chargés avec elle. */
const links = {
  button: 'Lier un article',
  key: 'Alt + K',
  search: 'Chercher un article de l’aide',
  hint: 'Son lien s’ajoute là où vous écrivez, sur les mots que vous avez choisis s’il y en a.',
  notForAll: 'pas pour toutes les personnes qui liront',
  put: 'Lien ajouté à votre texte. Ctrl + Z le retire.',
  putNotForAll: 'Lien ajouté. Toutes les personnes qui liront votre texte ne peuvent pas lire cet article.',
  quoted: (title: string) => `« ${title} »`,
  held: 'Votre message mène à un article que toutes les personnes qui le liront ne peuvent pas lire.',
  heldNote: 'Votre note mène à un article que toute l’équipe ne peut pas lire.',
  leadsTo: (titles: string, n: number) =>
    n === 1 ? `C’est ${titles}. Le lien ne leur dira rien de plus.` : `Ce sont ${titles}. Ces liens ne leur diront rien de plus.`,
  unknown: 'Un lien mène à un article que vous ne lisez pas vous-même, ou qui n’est plus là.',
  back: 'Revenir au texte',
  sendAnyway: 'Envoyer quand même',
};

export default links;
export type ArticleLinksWords = typeof links;
