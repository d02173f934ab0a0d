/** Les réponses types, dans la zone de réponse de l’équipe : chargées avec elle. */
const canned = {
  button: 'Réponses types',
  key: 'Alt + R',
  search: 'Chercher une réponse type',
  hint: 'Elle s’ajoute là où vous écrivez. Les vôtres se gardent dans « Mes réglages ».',
  mine: 'la vôtre',
  ofService: 'celle du service',
  signature: 'Ma signature',
  put: 'Réponse ajoutée à votre texte. Ctrl + Z la retire.',
  unknown: (names: string) => `Réponse ajoutée. À compléter, personne ne sait ce que c’est : ${names}.`,
};

export default canned;
export type CannedWords = typeof canned;
