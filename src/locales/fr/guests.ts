/** Les mots du serveur pour qui n’a pas de compte : le courriel qui confirme une adresse, et la page où il mène. */
const words = {
  mail: {
    confirm: {
      subject: (desk: string) => `Confirmez votre demande : ${desk}`,
      text: (desk: string, link: string, hours: number) => `Bonjour,

Une demande a été écrite pour « ${desk} » avec votre adresse. Pour qu’elle parte, ouvrez ce lien et confirmez-la dans les ${hours} heures :

${link}

Gardez ce courriel : le même lien mène ensuite à la réponse. Il est à vous seul : qui l’a peut lire votre demande.

Si vous n’avez rien demandé, ne faites rien : rien ne partira.
`,
    },
    again: {
      subject: (desk: string) => `Vos demandes : ${desk}`,
      text: (desk: string, links: readonly string[]) => `Bonjour,

Voici de quoi relire ce que vous avez demandé à « ${desk} » :

${links.join('\n')}

Ces liens sont à vous seul : qui les a peut lire vos demandes.

Si vous n’avez rien demandé, ne faites rien.
`,
    },
  },
  page: {
    title: 'Votre demande',
    opening: 'Votre demande s’ouvre…',
    waiting: (desk: string) => `Votre demande à « ${desk} » n’est pas encore partie.`,
    confirm: 'Confirmer et envoyer',
    sending: 'Envoi…',
    over: 'Rouvrez le lien de votre courriel : cette page ne se recharge pas. Une demande se confirme dans les 24 heures, et se relit pendant un an ; ensuite son lien n’est plus valable.',
    failed: 'Cela n’a pas abouti. Rien n’est perdu : réessayez dans un moment.',
    keep: 'Gardez le lien reçu par courriel : il mène ici.',
  },
  form: {
    title: 'Demander de l’aide',
    lead: 'Sans compte : votre adresse suffit. Un lien vous y est envoyé, qui confirme la demande et mène à la réponse.',
  },
};

export default words;
