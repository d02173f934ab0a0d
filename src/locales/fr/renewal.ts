/** Les mots de qui n’est plus connecté sur la page d’accueil, ou de qui vient après quelqu’un d’autre. */
const words = {
  gone: 'Votre session a expiré. Reconnectez-vous.',
  kept: 'Ce que vous avez écrit est là, et ce qui était en cours sera fait dès que vous serez de retour.',
  elsewhere: 'Reconnectez-vous sur ce site dans un autre onglet, puis revenez ici.',
  signInAgain: 'Se reconnecter',
  signIn: 'Se connecter',
  newWindow: 'dans une nouvelle fenêtre',
  goOn: 'C’est fait, continuer',
  back: 'Votre session est rétablie.',
  other: 'Une autre personne est connectée à présent.',
  hidden:
    'Ce qui était affiché ici ne lui est pas montré, et rien n’est envoyé en son nom. Les brouillons restent gardés pour qui les a écrits.',
  goOnAsOther: 'Continuer avec ce compte',
};

export default words;
export type RenewalWords = typeof words;
