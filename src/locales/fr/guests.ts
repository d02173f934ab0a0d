/** Les mots du serveur pour qui n’a pas de compte : le courriel qui confirme une adresse, et la page où il mène. */
const requestOf = (number: string | null): string => (number === null ? 'votre demande' : `votre demande ${number}`);

const told = (what: string, toDo: string, link: string): string => `Bonjour,

${what} ${toDo}, ouvrez ce lien :

${link}

Il est à vous seul : qui l’a peut lire votre demande.
`;

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
    told: {
      answer: {
        subject: (desk: string) => `Une réponse pour vous : ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`« ${desk} » a répondu à ${requestOf(number)}.`, 'Pour la lire et y répondre', link),
      },
      question: {
        subject: (desk: string) => `Une question pour vous : ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(
            `« ${desk} » a besoin de votre réponse pour avancer sur ${requestOf(number)}.`,
            'Pour la lire et y répondre',
            link,
          ),
      },
      solution: {
        subject: (desk: string) => `Votre demande a sa solution : ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`« ${desk} » pense avoir réglé ${requestOf(number)}.`, 'Pour lire la solution, et dire si elle convient', link),
      },
      refusal: {
        subject: (desk: string) => `Votre demande est close : ${desk}`,
        text: (desk: string, number: string | null, link: string) =>
          told(`« ${desk} » a clos ${requestOf(number)} sans y donner suite.`, 'Pour en lire la raison', link),
      },
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
    claimed: 'Cette demande est maintenant dans le compte de la personne qui l’a reprise : ce lien ne l’ouvre plus.',
    signIn: 'Se connecter',
    keep: 'Gardez le lien reçu par courriel : il mène ici.',
  },
  form: {
    title: 'Demander de l’aide',
    lead: 'Sans compte : votre adresse suffit. Un lien vous y est envoyé, qui confirme la demande et mène à la réponse.',
  },
};

export default words;
