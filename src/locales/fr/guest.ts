/** Les mots de qui n’a pas de compte, avant le formulaire. */
const words = {
  title: 'Vous n’êtes pas identifié·e ici',
  lead: 'Dites qui vous êtes : un lien vous sera envoyé par courriel. Il confirme votre demande et mène à la réponse.',
  name: 'Votre nom',
  mail: 'Votre adresse de courriel',
  mailHint: 'Par exemple : lea.moreau@exemple.fr',
  onward: 'Continuer',
  going: 'Un instant…',
  noName: 'Écrivez votre nom.',
  noMail: 'Écrivez votre adresse de courriel, par exemple lea.moreau@exemple.fr.',
  closed: { what: 'Ce guichet ne reçoit pas de demande sans compte.', more: 'Connectez-vous, puis revenez à cette page.' },
  busy: {
    what: 'Trop de demandes viennent d’ici en ce moment.',
    more: 'Ce que vous avez écrit reste là : réessayez dans une heure.',
  },
  failed: { what: 'Le guichet ne répond pas.', more: 'Ce que vous avez écrit reste là : réessayez dans un moment.' },
};

export type GuestEntryWords = typeof words;
export default words;
