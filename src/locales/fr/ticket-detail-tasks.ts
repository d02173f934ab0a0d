/** Sur un guichet de tâches, ce qui d’un ticket se dit autrement : posé sur les mots du ticket ouvert, chargé avec lui. */
import type { ActWords } from './acts.ts';
import type { FormWords } from './ticket-acting.ts';
import type { ExpectedWords } from './ticket-expected.ts';
import type { PartsWords } from './ticket-parts.ts';
import { de } from '../elision.ts';

/** Une partie de mots, à toute profondeur. */
export type Part<W> = {
  readonly [Name in keyof W]?: NonNullable<W[Name]> extends string | ((...given: never) => string) ? W[Name] : Part<W[Name]>;
};

const tasks = {
  sentences: {
    file: (who) => `${who} a déposé la tâche`,
    edit: (who) => `${who} a modifié la tâche`,
    see: (who) => `${who} a pris connaissance de la tâche`,
    take: (who) => `${who} a pris la tâche en charge`,
    'take-over': (who) => `${who} a repris la tâche en charge`,
    assign: (who, { person }) => (person === undefined ? `${who} a assigné la tâche` : `${who} a assigné la tâche à ${person}`),
    release: (who) => `${who} a libéré la tâche`,
    postpone: (who, { until, reason }) =>
      `${who} a reporté la tâche${until === undefined ? '' : ` au ${until}`}${reason === undefined ? '' : ` (${reason})`}`,
    recall: (who) => `${who} a rappelé la tâche`,
    resolve: (who) => `${who} a clos la tâche`,
    cancel: (who) => `${who} a annulé la tâche`,
    refuse: (who) => `${who} a refusé la tâche`,
    reopen: (who) => `${who} a rouvert la tâche`,
    move: (who, { place }) => (place === undefined ? `${who} a déplacé la tâche` : `${who} a déplacé la tâche dans ${place}`),
    'move-back': (who, { place }) =>
      place === undefined ? `${who} a renvoyé la tâche à l’expéditeur` : `${who} a renvoyé la tâche dans ${place}`,
    distribute: (who) => `${who} a envoyé la tâche à un sous-guichet`,
    left: (who) => `${who} a envoyé la tâche à un autre guichet`,
    arrived: () => 'La tâche est arrivée dans ce guichet',
    escalate: (who) => `${who} a remonté la tâche au niveau supérieur`,
    'take-back': (who) => `${who} a repris la tâche au niveau supérieur`,
    return: (who) => `${who} a rendu la tâche`,
    relay: (who, { state }) =>
      state === undefined ? `${who} a donné des nouvelles de la tâche` : `${who} : la tâche est maintenant « ${state} »`,
    'set-state': (who, { state }) =>
      state === undefined ? `${who} a changé l’état` : `${who} a mis la tâche dans l’état « ${state} »`,
    rank: (who) => `${who} a changé le rang de la tâche`,
    link: (who, { ticket }) => (ticket === undefined ? `${who} a lié la tâche à une autre` : `${who} a lié la tâche à ${ticket}`),
    linked: (who, { ticket }) =>
      ticket === undefined ? `${who} a lié une tâche à celle-ci` : `${who} a lié ${ticket} à cette tâche`,
    split: (who, { ticket }) =>
      ticket === undefined ? `${who} a fait une autre tâche d’un commentaire` : `${who} a fait ${ticket} d’un commentaire`,
    'split-off': (who, { ticket }) =>
      ticket === undefined
        ? `${who} a fait cette tâche d’un commentaire`
        : `${who} a fait cette tâche d’un commentaire de ${ticket}`,
    merge: (who, { ticket }) =>
      ticket === undefined ? `${who} a fusionné cette tâche avec une autre` : `${who} a fusionné cette tâche avec ${ticket}`,
    absorbed: (who, { ticket }) =>
      ticket === undefined ? `${who} a fusionné une tâche avec celle-ci` : `${who} a fusionné ${ticket} avec cette tâche`,
    watch: (who) => `${who} suit la tâche`,
    unwatch: (who) => `${who} ne suit plus la tâche`,
    'change-requester': (who, { person }) =>
      person === undefined ? `${who} a changé la personne qui demande` : `${who} a indiqué que la tâche est ${de(person)}`,
    'break-glass': (who) => `${who} a ouvert cette tâche confidentielle, avec un motif`,
    erase: (who) => `${who} a effacé les textes de la tâche`,
  },
  assignedAtFiling: (person: string) => `Assignée à ${person}`,

  commands: {
    labels: {
      cancel: 'Annuler ma tâche',
      link: 'Lier à une tâche…',
      split: 'En faire une autre tâche',
    },
  },
  confirmations: {
    resolve: (key, who) => `Clore ${key} ? ${who} en recevra l’avis et pourra refuser la clôture.`,
    resolveFinal: (key, who) => `Clore ${key} ? ${who} en recevra l’avis. La tâche pourra être rouverte.`,
    cancel: (key) => `Annuler ${key} ? Personne ne s’en occupera plus. Vous pourrez la rouvrir.`,
    merge: (key, into = 'une autre tâche') =>
      `Fusionner ${key} avec ${into} ? ${key} sera abandonnée et ses échanges se poursuivront dans ${into}. Vous aurez quinze minutes pour défaire la fusion.`,
    deny: (key, who) => `Ne pas approuver ${key} ? ${who} recevra votre motif et la tâche sera abandonnée.`,
    distribute: (key, desk) => `Envoyer ${key} au guichet « ${desk} » ? Elle quittera ce guichet et recevra un nouveau numéro.`,
    settle: (key) => `Dire que ${key} est réglée ? La tâche sera fermée.`,
    approve: (key) => `Approuver la clôture de ${key} ? La tâche sera fermée.`,
  },
  done: {
    file: (key) => `${key} déposée.`,
    edit: (key) => `${key} modifiée.`,
    assign: (key, person) => (person === undefined ? `${key} assignée.` : `${key} assignée à ${person}.`),
    release: (key) => `${key} libérée.`,
    postpone: (key) => `${key} reportée.`,
    recall: (key) => `${key} rappelée.`,
    test: (key) => `${key} mise en test.`,
    publish: (key) => `${key} publiée.`,
    resolve: (key) => `${key} close.`,
    settle: (key) => `${key} réglée.`,
    cancel: (key) => `${key} annulée.`,
    refuse: (key) => `${key} refusée.`,
    reopen: (key) => `${key} rouverte.`,
    move: (key) => `${key} déplacée.`,
    'move-back': (key) => `${key} renvoyée à l’expéditeur.`,
    merge: (key) => `${key} fusionnée.`,
  },
  updated: (key: string) => `${key} mise à jour.`,

  filed: 'Déposée',
  expected: {
    abandoned: 'Cette tâche est abandonnée.',
    abandonedWhy: (who: string) => `Cette tâche est abandonnée. ${who} a écrit :`,
    merged: 'Cette tâche a été fusionnée avec une autre. La suite est ici :',
    mergedUnknown: 'Cette tâche a été fusionnée avec une autre, qui ne vous est pas ouverte.',
    above: (desk: string) => `Cette tâche est traitée par le guichet ${desk}.`,
    rate: 'Comment jugez-vous le traitement de cette tâche ?',
    reopen: 'Il reste quelque chose à faire ? Vous pouvez rouvrir cette tâche.',
  },
  verbs: { next: 'Suivante dans la liste', previous: 'Précédente dans la liste', unread: 'Prochaine non lue' },
  unreadFar: (n: string) => `Rien de non lu parmi les ${n} suivantes. Recommencez pour chercher plus loin.`,
  along: 'D’une tâche à l’autre',
  ends: { next: 'C’est la dernière de la liste.', previous: 'C’est la première de la liste.' },
  erased: 'Les textes de cette tâche ont été effacés.',
  changedByOthers: 'Cette tâche vient de changer.',
  composer: { readers: { everyone: 'Toute personne qui lit cette tâche lira votre message.' } },
  gone: 'Cette tâche ne vous est plus ouverte.',
  goneMore: 'Elle a été déplacée, ou vous n’y avez plus accès.',
  property: { changed: 'Modifiée', resolved: 'Résolue', closed: 'Fermée', origin: 'Arrivée par', filer: 'Rédigée par' },
  links: 'Tâches liées',
  form: {
    inviteHint: 'Cette personne lira ce qui est public dans cette tâche et pourra la commenter.',
    loseSightMe: 'Après ce déplacement, vous ne verrez plus cette tâche.',
    losesAssignee: (name: string) => `${name} ne sera plus en charge : la tâche redeviendra libre.`,
    untilHint: 'La tâche sera rappelée à cette date.',
    linkType: 'Cette tâche…',
    ticket: 'Autre tâche',
    restrictedField: 'Réserver cette tâche à la personne qui demande et à l’équipe',
  },
  errors: { ticket: 'Choisissez une tâche dans la liste.' },
  confirm: {
    changeRequester: 'La personne qui demandait ne lira peut-être plus cette tâche.',
    breakGlass: 'Ouvrir cette tâche confidentielle ? Votre nom et votre motif resteront dans son fil.',
  },
} satisfies Part<ActWords & ExpectedWords & FormWords & PartsWords>;

export default tasks;
export type TaskWords = typeof tasks;
