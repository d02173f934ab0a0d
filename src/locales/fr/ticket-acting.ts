/** Ce qu’un geste demande et ce qu’il devient : chargé avec le premier formulaire, ou au premier geste fait. */
import type { CommandName } from '../../domain/commands.ts';
import type { WaitingReason } from '../../domain/states.ts';
import type { LinkType } from '../../domain/ticket.ts';
import said from './done.ts';
import type { TicketDetailWords } from './ticket-detail.ts';

const linkTypes: Record<LinkType, string> = {
  'depends-on': 'dépend de',
  'duplicate-of': 'est un doublon de',
  'caused-by': 'est causé par',
  'see-also': 'voir aussi',
};

const reasons: Record<Exclude<WaitingReason, 'requester'>, string> = {
  provider: 'Le prestataire doit répondre',
  date: 'Il sera repris à une date',
  other: 'Pour une autre raison',
};

/** Le verbe d’un titre ou d’un bouton, quand le mot du menu finit sur une préposition. */
const titles: Partial<Record<CommandName, string>> = { merge: 'Fusionner' };

/** Ce qui est demandé avant un geste qui ne se défait pas. `key` est le numéro, `who` la personne prévenue. */
const confirmations = {
  resolve: (key: string, who: string) => `Clore ${key} ? ${who} en recevra l’avis et pourra refuser la clôture.`,
  resolveFinal: (key: string, who: string) => `Clore ${key} ? ${who} en recevra l’avis. Le ticket pourra être rouvert.`,
  cancel: (key: string) => `Annuler ${key} ? L’équipe ne s’en occupera plus. Vous pourrez le rouvrir.`,
  refuse: (key: string, who: string) => `Refuser ${key} ? ${who} recevra votre motif.`,
  merge: (key: string, into = 'un autre ticket') =>
    `Fusionner ${key} avec ${into} ? ${key} sera abandonné et ses échanges se poursuivront dans ${into}. Vous aurez quinze minutes pour défaire la fusion.`,
  erase: (key: string) =>
    `Effacer les textes et les fichiers de ${key} ? Ils ne pourront pas être retrouvés. Les dates et les états restent.`,
  deny: (key: string, who: string) => `Ne pas approuver ${key} ? ${who} recevra votre motif et la demande sera abandonnée.`,
  distribute: (key: string, desk: string) =>
    `Envoyer ${key} au guichet « ${desk} » ? Il quittera ce guichet et recevra un nouveau numéro.`,
  settle: (key: string) => `Dire que ${key} est réglé ? Le ticket sera fermé.`,
  approve: (key: string) => `Approuver la clôture de ${key} ? Le ticket sera fermé.`,
};

const acting = {
  linkTypes,
  reasons,
  titles,
  confirmations,
  ...said,
  unrated: () => 'Entendu : cet avis ne vous sera plus demandé pour ce ticket.',

  conflict: {
    what: (who: string, when: string) => `${who} a changé ce champ ${when}.`,
    whatUnknown: 'Ce champ vient d’être changé par une autre personne.',
    theirs: 'Sa valeur :',
    mine: 'La vôtre :',
    keepMine: 'Garder la mienne',
    takeTheirs: 'Prendre la sienne',
    kept: 'La vôtre sera enregistrée ; l’autre reste dans l’historique.',
    taken: 'L’autre valeur a été reprise.',
    choose: 'Choisissez une des deux valeurs.',
  },

  form: {
    comment: 'Message',
    commentHint: 'Il accompagne ce geste dans le fil.',
    scope: 'Pour qui',
    question: 'Votre question',
    questionHint: (who: string) => `${who} la lira et pourra y répondre.`,
    solution: 'La solution',
    solutionHint: 'Ce qui a été fait, dans les mots de la personne qui demande. Elle la lira.',
    reason: 'Motif',
    reasonHint: (who: string) => `${who} le lira.`,
    minutes: 'Temps passé, en minutes',
    minutesHint: 'Par exemple 30.',
    person: 'Personne',
    personHint: 'Écrivez le début d’un nom.',
    assignTo: 'À qui ?',
    assignToMe: 'À moi',
    invitee: 'Qui inviter ?',
    inviteHint: 'Cette personne lira ce qui est public dans ce ticket et pourra le commenter.',
    requester: 'De qui est la demande ?',
    approvers: 'Qui doit approuver ?',
    approversHint: 'Si rien n’est choisi, les administrateurs du guichet.',
    service: 'Service',
    category: 'Catégorie',
    chooseService: 'Choisir un service',
    chooseCategory: 'Choisir une catégorie',
    loseSightMe: 'Après ce déplacement, vous ne verrez plus ce ticket.',
    losesAssignee: (name: string) => `${name} ne sera plus en charge : le ticket redeviendra libre.`,
    observe: 'Devenir observateur, pour continuer à le lire',
    waitReason: 'Pourquoi attendre ?',
    until: 'Reprendre le',
    untilHint: 'Le ticket sera rappelé à cette date.',
    desk: 'Guichet',
    chooseDesk: 'Choisir un guichet',
    state: 'Nouvel état',
    chooseState: 'Choisir un état',
    priority: 'Priorité',
    rank: 'Nouveau rang',
    ranks: { top: 'Tout en haut', up: 'Un rang plus haut', down: 'Un rang plus bas', bottom: 'Tout en bas' },
    rankNumber: 'À un rang précis',
    rankNow: (n: number) => `Rang actuel : ${n}.`,
    linkType: 'Ce ticket…',
    ticket: 'Autre ticket',
    ticketHint: 'Un numéro, ou des mots de son résumé.',
    mark: 'Votre avis',
    urgent: 'C’est urgent',
    summary: 'Résumé',
    description: 'Description',
    kind: 'Type',
    restrictedField: 'Réserver ce ticket à la personne qui demande et à l’équipe',
    noOption: 'Ne pas répondre',
    files: 'Fichiers',
    filesComing: 'Les fichiers arrivent encore : réessayez dans un instant.',
    filesNeeded: 'Choisissez au moins un fichier.',
    file: 'Quel fichier ?',
    link: 'Quel lien ?',
    quiet: 'N’avertir personne',
    loading: 'En cours…',
  },

  errors: {
    text: 'Écrivez quelques mots.',
    person: 'Choisissez une personne dans la liste.',
    ticket: 'Choisissez un ticket dans la liste.',
    place: 'Choisissez une catégorie.',
    until: 'Indiquez une date à venir, par exemple 24/11/2027.',
    minutes: 'Indiquez un nombre de minutes, par exemple 30.',
    choose: 'Faites un choix.',
    summary: 'Écrivez un résumé.',
    rank: 'Indiquez un rang, par exemple 3.',
  },

  confirm: {
    withdraw: 'Masquer ce commentaire ? Seule l’équipe de modération pourra encore le lire.',
    detach: (name: string) => `Retirer ${name} ? Seule l’équipe de modération pourra encore l’ouvrir.`,
    changeRequester: 'La personne qui demandait ne lira peut-être plus ce ticket.',
    breakGlass: 'Ouvrir ce ticket confidentiel ? Votre nom et votre motif resteront dans son fil.',
    everyone: 'La personne qui demande',
    dependsOn: (keys: readonly string[]) =>
      keys.length === 1
        ? `Attention : ce ticket dépend de ${keys[0] ?? ''}, qui n’est pas résolu.`
        : `Attention : ce ticket dépend de ${keys.join(', ')}, qui ne sont pas résolus.`,
  },
};

export default acting;
export type ActingWords = typeof acting;
/** Les mots du ticket ouvert, avec ceux d’un formulaire. */
export type FormWords = TicketDetailWords & ActingWords;
