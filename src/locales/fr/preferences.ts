/** Les mots de « Mes réglages » que lit toute personne : ce qui lui est annoncé, pourquoi, ce qu’elle suit. */
import type { Reason } from '../../domain/audience.ts';
import type { Channel, RequesterTopic } from '../../domain/monitoring.ts';
import type { Occasion } from '../../domain/occasions.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

export interface Switch {
  readonly name: string;
  /** Une ligne qui dit ce que cela veut dire. */
  readonly means: string;
}

const topics: Record<RequesterTopic, Switch> = {
  opened: { name: 'Ouvert', means: 'L’équipe a lu le ticket et l’a accepté.' },
  taken: { name: 'Pris en charge', means: 'Quelqu’un de l’équipe s’en occupe désormais.' },
  'on-hold': { name: 'Mis en attente', means: 'L’équipe attend une date, un prestataire ou autre chose.' },
  concluded: { name: 'Conclu', means: 'Le ticket est réglé et clos.' },
  abandoned: { name: 'Abandonné', means: 'Il ne sera pas traité, ou il a été annulé.' },
  commented: { name: 'Commenté', means: 'Quelqu’un y écrit ou y joint un fichier.' },
  published: { name: 'Publié', means: 'La solution est en service.' },
  moved: { name: 'Déplacé', means: 'Il va à un autre service ou à une autre catégorie.' },
  reopened: { name: 'Rouvert', means: 'Il était terminé, il ne l’est plus.' },
  other: { name: 'Tout le reste', means: 'Assigné, libéré, modifié, et ce qui n’est pas dit plus haut.' },
};

const occasions: Record<Occasion, string> = {
  filed: 'un ticket est déposé',
  opened: 'un ticket est ouvert',
  taken: 'un ticket est pris en charge',
  commented: 'un ticket est commenté',
  noted: 'l’équipe y laisse une note interne',
  asked: 'une question est posée à la personne qui demande',
  'on-hold': 'un ticket est mis en attente',
  'to-test': 'une solution est à essayer',
  published: 'une solution est publiée',
  resolved: 'un ticket est résolu',
  abandoned: 'un ticket est abandonné',
  reopened: 'un ticket est rouvert',
  released: 'un ticket est libéré',
  moved: 'un ticket est déplacé',
};

const reasons: Record<Reason, string> = {
  receipt: 'un ticket envoyé par courriel est bien arrivé',
  'approval-asked': 'une approbation est demandée',
  question: 'une réponse est attendue',
  'to-test': 'une solution est à essayer',
  'to-approve': 'une solution est à approuver',
  reminder: 'une réponse est toujours attendue',
  refused: 'la demande est refusée, avec sa raison',
  assigned: 'le ticket est confié',
  'taken-off': 'le ticket est confié à quelqu’un d’autre',
  'filed-for-you': 'le ticket est déposé en votre nom',
  'now-yours': 'le ticket est désormais le vôtre',
  'no-longer-yours': 'le ticket n’est plus le vôtre',
  invited: 'le ticket vient d’être partagé',
  uninvited: 'le ticket n’est plus partagé',
  mention: 'un commentaire vous nomme',
  requester: 'c’est votre ticket',
  handles: 'vous vous en occupez',
  taken: 'prise en charge du ticket',
  observer: 'le ticket est partagé avec vous',
  watcher: 'vous suivez ce ticket',
  affected: 'vous avez aussi ce problème',
  category: 'membre de la catégorie',
  service: 'membre du service',
  'moved-away': 'le ticket quitte le service',
};

const channels: Record<Channel, Switch> = {
  mail: { name: 'Courriel', means: 'À votre adresse.' },
  bell: { name: 'Cloche', means: 'Dans le guichet, avec le nombre des avis non lus.' },
  tab: { name: 'Onglet ouvert', means: 'Un avis de votre navigateur, quand le guichet est ouvert mais caché.' },
};

const preferences = {
  title: 'Mes réglages',
  unsupported: 'Ce guichet ne garde pas de réglages personnels.',
  /** Là où rien n’est envoyé, il faut le savoir. */
  sendsNothing: 'Ce guichet n’envoie aucun avis.',
  sendsNothingMore: 'Vos choix sont gardés, et la question posée plus bas en dit l’effet.',
  undo: 'Défaire',
  undone: 'C’est défait : le choix d’avant est de retour.',
  notSaved: 'Ce choix n’est pas encore enregistré. Il reste affiché ici.',
  giveUp: 'Revenir à ce qui est enregistré',
  givenUp: 'De retour à ce qui est enregistré.',
  saved: (what: string) => `Enregistré : ${what}.`,

  own: {
    title: 'Vos tickets',
    hint: 'De quoi souhaitez-vous un avis, quand cela arrive à un ticket que vous avez déposé ?',
    always:
      'Toujours annoncés : une question, une solution à essayer ou à approuver, un refus, une invitation, un ticket confié ou déposé en votre nom.',
    legend: 'Annoncer quand un ticket est',
    usual: 'Revenir aux choix du guichet',
    usualAgain: 'les choix du guichet',
    on: (name: string) => `« ${name} » vous sera annoncé`,
    off: (name: string) => `« ${name} » ne vous sera plus annoncé`,
  },
  topics,

  others: {
    title: 'Les autres tickets',
    observed: { name: 'Partagés avec vous', means: 'Tout ce que vous pouvez lire des tickets où l’on vous a fait place.' },
    watched: { name: 'Suivis', means: 'Les tickets que vous suivez, sauf choix fait plus bas pour l’un d’eux.' },
    mentions: { name: 'Commentaires qui vous nomment', means: 'Quelqu’un écrit votre nom avec une arobase.' },
    assigned: { name: 'Confiés à vous', means: 'Les tickets dont vous vous occupez sans être de l’équipe.' },
  },

  channels,
  channelsTitle: 'Par quel moyen',
  channelsHint: 'Ce qui est toujours annoncé l’est par courriel et par la cloche.',
  /** Là où aucun courriel n’est envoyé, il faut le savoir. */
  channelsHintHere: 'Ce qui est toujours annoncé l’est par la cloche : ce guichet n’envoie aucun courriel.',
  /** Ce que répond le navigateur à qui veut ses avis. */
  browser: {
    denied: {
      what: 'Votre navigateur refuse les avis de ce site.',
      more: 'Autorisez-les dans ses réglages pour ce site, puis cochez à nouveau. La cloche continue sans eux.',
    },
    default: {
      what: 'Votre navigateur n’a pas reçu votre accord.',
      more: 'Cochez à nouveau, puis choisissez « Autoriser » quand il le demande.',
    },
    absent: {
      what: 'Ce navigateur ne peut pas donner d’avis sur cette page.',
      more: 'La cloche continue, et le titre de l’onglet compte les avis non lus.',
    },
    elsewhere: {
      what: 'Vous voulez les avis du navigateur, et celui-ci n’a pas encore été interrogé.',
      more: 'Ce choix a été fait ailleurs : chaque navigateur demande votre accord.',
    },
    ask: 'Autoriser dans ce navigateur',
  },

  hearing: {
    title: 'Pourquoi recevrais-je un avis ?',
    titleStaff: 'Qui serait prévenu ?',
    when: 'Quand',
    of: 'De quel ticket',
    mine: 'un ticket que vous avez déposé',
    somebodys: 'le ticket de quelqu’un d’autre',
    handled: 'un ticket dont vous vous occupez',
    service: 'Service',
    category: 'Catégorie',
    anyCategory: 'sans catégorie',
    told: (why: string) => `Vous recevriez un avis : ${why}.`,
    untold: 'Vous ne recevriez rien.',
    unstoppable: 'Cet avis ne se coupe pas.',
    staff: 'Et dans l’équipe :',
    nobody: 'Personne d’autre dans l’équipe ne recevrait d’avis.',
    one: (name: string, why: string) => `${name} : ${why}`,
  },
  occasions,
  reasons,

  watches: {
    title: 'Mes suivis',
    none: 'Vous ne suivez aucun ticket. Le bouton « Suivre », dans un ticket, l’ajoute ici.',
    unfollow: 'Ne plus suivre',
    unfollowOne: (key: string) => `Ne plus suivre ${key}`,
    unfollowed: (key: string) => `Vous ne suivez plus ${key}.`,
    followed: (key: string) => `Vous suivez à nouveau ${key}.`,
    open: (key: string, summary: string) => `${key} ${summary}`,
    choices: 'Ce qui en est annoncé',
    choicesOf: (key: string) => `Ce qui est annoncé de ${key}`,
    asAll: 'Comme pour tous les suivis',
    asAllAgain: (key: string) => `${key} comme tous les suivis`,
    on: (key: string, name: string) => `${key}, « ${name} » vous sera annoncé`,
    off: (key: string, name: string) => `${key}, « ${name} » ne vous sera plus annoncé`,
    more: 'Montrer la suite',
    counted: (n: number) => count(n, { one: '# ticket suivi', other: '# tickets suivis' }),
  },

  aboutMe: {
    title: 'Ce qui est conservé sur moi',
    hint: 'Ce que le guichet garde de vous : comptez-le, emportez-le, effacez ce qui est sur cet appareil.',
    open: 'Voir ce qui est conservé',
  },

  views: {
    title: 'Mes vues enregistrées',
    none: 'Aucune vue enregistrée. Dans la liste, le menu « Vues » en garde une.',
    forStaff: 'partagée avec l’équipe',
    forMe: 'pour vous',
    rename: 'Renommer',
    renameOne: (name: string) => `Renommer « ${name} »`,
    name: 'Nom de la vue',
    nameNeeded: 'Donnez un nom à cette vue.',
    keepName: 'Garder ce nom',
    cancel: 'Garder l’ancien nom',
    share: 'Partager',
    shareOne: (name: string) => `Partager « ${name} » avec l’équipe`,
    unshare: 'Ne plus partager',
    unshareOne: (name: string) => `Ne plus partager « ${name} »`,
    forget: 'Supprimer',
    forgetOne: (name: string) => `Supprimer « ${name} »`,
    renamed: (name: string) => `La vue s’appelle maintenant « ${name} ».`,
    shared: (name: string) => `Vue « ${name} » partagée avec l’équipe.`,
    unshared: (name: string) => `Vue « ${name} » réservée à vous.`,
    forgotten: (name: string) => `Vue « ${name} » supprimée.`,
    restored: (name: string) => `Vue « ${name} » rétablie.`,
  },
};

export default preferences;
export type PreferencesWords = typeof preferences;
