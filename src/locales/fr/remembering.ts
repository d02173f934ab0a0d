/** Les mots de ce que cet appareil garde : hors ligne, en attente, envoyé, revenu ; le consentement, et la trace qui s’efface. */
import { counter } from '../counter.ts';

const count = counter('fr');

const waits = (n: number): string => count(n, { zero: '', one: ', # en attente', other: ', # en attente' });
const sendings = (n: number): string => count(n, { one: '# envoi', other: '# envois' });

const remembering = {
  /** La ligne : où en est ce qui a été écrit. */
  line: {
    preparing: 'En ligne. Préparation de quoi travailler sans réseau…',
    kept: 'En ligne. Cet appareil garde de quoi travailler sans réseau.',
    offline: (n: number) => `Hors ligne${waits(n)}. Ce que vous écrivez est gardé ici et partira tout seul.`,
    busy: (n: number) => `Le guichet ne peut pas répondre${waits(n)}. L’envoi reprendra tout seul.`,
    'signed-out': (n: number) => `Connexion expirée${waits(n)}. Connectez-vous à nouveau sur ce site : l’envoi reprendra.`,
    sending: (n: number) => `Envoi en cours${waits(n)}.`,
    sent: 'Envoyé.',
  },
  returned: {
    title: (n: number) => count(n, { one: '# envoi vous est revenu', other: '# envois vous sont revenus' }),
    intro: 'Rien n’est perdu : vos mots et vos fichiers sont ici, sur cet appareil, jusqu’à ce que vous en décidiez.',
    /** De quoi il s’agit : « Répondre · TRK2_7 ». */
    about: (verb: string, ticket: string) => `${verb} · ${ticket}`,
    aTicket: 'un ticket',
    written: (when: string) => `Écrit ${when}.`,
    tooOld: 'Le guichet est resté sans réponse plus de sept jours : cela ne partira plus tout seul.',
    follows: 'Cela fait suite à l’envoi ci-dessus, et partira avec lui.',
    retry: 'Envoyer à nouveau',
    copy: 'Copier le texte',
    copied: 'Le texte est copié.',
    notCopied: 'Le navigateur n’a pas laissé copier le texte. Sélectionnez-le pour le copier vous-même.',
    edit: 'Modifier',
    send: 'Envoyer ainsi',
    discard: 'Jeter…',
    texts: {
      summary: 'Résumé',
      description: 'Description',
      comment: 'Message',
      solution: 'Solution',
    },
    empty: 'Écrivez quelque chose, ou jetez cet envoi.',
    files: 'Fichiers joints',
    fileGone: (name: string) => `« ${name} » ne peut pas être ouvert : cet appareil ne le garde plus.`,
    asked: {
      heading: 'Jeter cet envoi ?',
      text: (n: number) =>
        count(n, {
          zero: 'Son texte et ses fichiers seront effacés de cet appareil. Il n’en restera rien.',
          one: 'Son texte et ses fichiers seront effacés de cet appareil, ainsi qu’un autre envoi qui lui fait suite. Il n’en restera rien.',
          other:
            'Son texte et ses fichiers seront effacés de cet appareil, ainsi que # autres envois qui lui font suite. Il n’en restera rien.',
        }),
      verb: 'Jeter',
    },
    retried: 'L’envoi est remis en attente.',
    discarded: 'L’envoi est jeté.',
    failed: 'Cet appareil ne le garde plus : quelqu’un a effacé ce qu’il gardait.',
  },
  consent: {
    question: 'Garder sur cet appareil de quoi travailler sans réseau ?',
    why: 'Vos tickets récents et ce que vous écrivez resteront ici, pour être lus et complétés hors ligne, puis envoyés. Rien n’attend plus de sept jours. Sur un ordinateur que d’autres utilisent, répondez non.',
    yes: 'Oui, garder sur cet appareil',
    no: 'Non',
    later: 'Vous pouvez changer d’avis dans « Mes réglages ».',
    refused: 'Rien n’est gardé sur cet appareil.',
    impossible: 'Ce navigateur ne permet pas de garder quoi que ce soit ici.',
  },
  /** Ce qu’une personne laisse derrière elle. */
  left: {
    other: (n: number) =>
      count(n, {
        one: 'Un envoi d’une autre personne attend sur cet appareil.',
        other: '# envois d’une autre personne attendent sur cet appareil.',
      }),
    otherMore:
      'Le guichet n’en montre rien à personne d’autre, et rien ne partira avant son retour. Pour ouvrir le guichet ici sous votre nom, effacez ce qui attend ; sinon, laissez cette personne se reconnecter d’abord.',
    nobody: (n: number) =>
      count(n, {
        one: 'Votre connexion a expiré, et un envoi attend sur cet appareil.',
        other: 'Votre connexion a expiré, et # envois attendent sur cet appareil.',
      }),
    nobodyMore: 'Connectez-vous à nouveau sur ce site, puis réessayez : ils partiront. Rien n’est effacé sans vous.',
    forget: 'Effacer de cet appareil…',
    heading: (n: number) => `Effacer ${sendings(n)} de cet appareil ?`,
    text: 'Ces textes et ces fichiers ne seront jamais envoyés, et il n’en restera rien.',
    verb: 'Effacer',
    failed: 'Le navigateur n’a pas pu effacer. Réessayez.',
  },
  signOut: {
    heading: (n: number) => `Quitter le guichet et effacer ${sendings(n)} ?`,
    text: 'Ce qui attend sur cet appareil n’est pas encore parti. En quittant maintenant, ces textes et ces fichiers seront effacés et ne seront jamais envoyés.',
    verb: 'Quitter et effacer',
    stay: 'Rester',
  },
  device: {
    title: 'Cet appareil',
    keep: 'Garder sur cet appareil de quoi travailler sans réseau',
    means: 'Vos tickets récents et ce que vous écrivez, sept jours au plus. À éviter sur un ordinateur que d’autres utilisent.',
    off: {
      heading: 'Ne plus rien garder sur cet appareil ?',
      text: (n: number) =>
        count(n, {
          zero: 'Les tickets gardés ici seront effacés de cet appareil. Ils restent au guichet.',
          one: 'Les tickets gardés ici seront effacés de cet appareil, et un envoi qui attend ne partira jamais.',
          other: 'Les tickets gardés ici seront effacés de cet appareil, et # envois qui attendent ne partiront jamais.',
        }),
      verb: 'Effacer et ne plus garder',
    },
    isKept: 'Cet appareil garde de quoi travailler sans réseau.',
    isForgotten: 'Cet appareil ne garde plus rien.',
  },
};

export type RememberingWords = typeof remembering;
export default remembering;
