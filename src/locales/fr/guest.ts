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
  lose: 'J’ai déjà fait une demande : recevoir mon lien',
  lost: 'Retrouver votre demande',
  lostLead: 'Un courriel portera les liens des demandes faites ici avec votre adresse.',
  send: 'Envoyer mes liens',
  back: 'Retour',
  sent: {
    what: 'Si des demandes ont été faites avec cette adresse, leurs liens viennent d’y être envoyés.',
    more: 'Rien ne vient ? Regardez parmi les indésirables, ou essayez une autre adresse.',
  },
  closed: { what: 'Ce guichet ne reçoit pas de demande sans compte.', more: 'Connectez-vous, puis revenez à cette page.' },
  busy: {
    what: 'Trop de demandes viennent d’ici en ce moment.',
    more: 'Ce que vous avez écrit reste là : réessayez dans une heure.',
  },
  failed: { what: 'Le guichet ne répond pas.', more: 'Ce que vous avez écrit reste là : réessayez dans un moment.' },
};

export type GuestEntryWords = typeof words;
export default words;
