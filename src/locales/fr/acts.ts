/** Ce qui s’est passé, en phrases : le fil d’un ticket. `who` est la personne, `l’application` ou un autre guichet. */
import type { Act } from '../../domain/events.ts';
import { de } from '../elision.ts';

/** Ce qu’une phrase peut nommer, quand cela se lit. */
export interface ActDetail {
  /** La personne concernée : assignée, invitée, nouvelle demandeuse. */
  readonly person?: string | undefined;
  /** La clé du ticket concerné. */
  readonly ticket?: string | undefined;
  /** L’état atteint, en mots. */
  readonly state?: string | undefined;
  /** L’endroit atteint, « Moodle › Devoirs ». */
  readonly place?: string | undefined;
  /** La priorité atteinte, en mots. */
  readonly priority?: string | undefined;
  /** La date d’un report, déjà mise en forme. */
  readonly until?: string | undefined;
  /** Le motif d’un report, en mots. */
  readonly reason?: string | undefined;
  readonly minutes?: number | undefined;
  readonly mark?: number | undefined;
  readonly urgent?: boolean | undefined;
  /** La ligne de la liste à cocher, et ce qui lui est arrivé. */
  readonly item?: { readonly text: string; readonly how: 'add' | 'tick' | 'untick' | 'place' | 'drop' } | undefined;
}

const minutes = (n: number): string => (n < 60 ? `${n} min` : `${Math.floor(n / 60)} h${n % 60 === 0 ? '' : ` ${n % 60} min`}`);

const sentences: Record<Act, (who: string, detail: ActDetail) => string> = {
  file: (who) => `${who} a déposé le ticket`,
  edit: (who) => `${who} a modifié le ticket`,
  attach: (who) => `${who} a joint un fichier`,
  detach: (who) => `${who} a retiré un fichier`,
  withdraw: (who) => `${who} a masqué un commentaire`,
  see: (who) => `${who} a pris connaissance du ticket`,
  comment: (who) => `${who} a commenté`,
  answer: (who) => `${who} a répondu`,
  take: (who) => `${who} a pris le ticket en charge`,
  'take-over': (who) => `${who} a repris le ticket en charge`,
  assign: (who, { person }) => (person === undefined ? `${who} a assigné le ticket` : `${who} a assigné le ticket à ${person}`),
  release: (who) => `${who} a libéré le ticket`,
  ask: (who) => `${who} a demandé des informations`,
  postpone: (who, { until, reason }) =>
    `${who} a reporté le ticket${until === undefined ? '' : ` au ${until}`}${reason === undefined ? '' : ` (${reason})`}`,
  recall: (who) => `${who} a rappelé le ticket`,
  test: (who) => `${who} a mis la solution en test`,
  'pass-test': (who) => `${who} a trouvé le test concluant`,
  'fail-test': (who) => `${who} a signalé que le test échoue`,
  publish: (who) => `${who} a publié la solution`,
  resolve: (who) => `${who} a clos le ticket`,
  'approve-closure': (who) => `${who} a approuvé la clôture`,
  'refuse-closure': (who) => `${who} a refusé la clôture`,
  expire: () => 'La clôture est restée sans réponse : elle est approuvée',
  settle: (who) => `${who} a indiqué que c’est réglé`,
  cancel: (who) => `${who} a annulé la demande`,
  refuse: (who) => `${who} a refusé le ticket`,
  reopen: (who) => `${who} a rouvert le ticket`,
  move: (who, { place }) => (place === undefined ? `${who} a déplacé le ticket` : `${who} a déplacé le ticket dans ${place}`),
  'move-back': (who, { place }) =>
    place === undefined ? `${who} a renvoyé le ticket à l’expéditeur` : `${who} a renvoyé le ticket dans ${place}`,
  distribute: (who) => `${who} a envoyé le ticket à un sous-guichet`,
  left: (who) => `${who} a envoyé le ticket à un autre guichet`,
  arrived: () => 'Le ticket est arrivé dans ce guichet',
  escalate: (who) => `${who} a remonté le ticket au niveau supérieur`,
  'take-back': (who) => `${who} a repris le ticket au niveau supérieur`,
  return: (who) => `${who} a rendu le ticket`,
  relay: (who, { state }) =>
    state === undefined ? `${who} a donné des nouvelles du ticket` : `${who} : le ticket est maintenant « ${state} »`,
  inform: (who) => `${who} a informé le niveau supérieur`,
  'set-state': (who, { state }) =>
    state === undefined ? `${who} a changé l’état` : `${who} a mis le ticket dans l’état « ${state} »`,
  'ask-approval': (who) => `${who} a demandé une approbation`,
  'grant-approval': (who) => `${who} a approuvé la demande`,
  'deny-approval': (who) => `${who} n’a pas approuvé la demande`,
  rank: (who) => `${who} a changé le rang du ticket`,
  'set-priority': (who, { priority }) =>
    priority === undefined ? `${who} a changé la priorité` : `${who} a mis la priorité à « ${priority} »`,
  'ask-raise': (who, { urgent }) => `${who} a demandé une priorité plus haute${urgent === true ? ', en urgence' : ''}`,
  link: (who, { ticket }) => (ticket === undefined ? `${who} a lié le ticket à un autre` : `${who} a lié le ticket à ${ticket}`),
  linked: (who, { ticket }) =>
    ticket === undefined ? `${who} a lié un ticket à celui-ci` : `${who} a lié ${ticket} à ce ticket`,
  unlink: (who, { ticket }) => (ticket === undefined ? `${who} a retiré un lien` : `${who} a retiré le lien avec ${ticket}`),
  unlinked: (who, { ticket }) => (ticket === undefined ? `${who} a retiré un lien` : `${who} a retiré le lien de ${ticket}`),
  split: (who, { ticket }) =>
    ticket === undefined ? `${who} a fait un autre ticket d’un commentaire` : `${who} a fait ${ticket} d’un commentaire`,
  'split-off': (who, { ticket }) =>
    ticket === undefined ? `${who} a fait ce ticket d’un commentaire` : `${who} a fait ce ticket d’un commentaire de ${ticket}`,
  merge: (who, { ticket }) =>
    ticket === undefined ? `${who} a fusionné ce ticket avec un autre` : `${who} a fusionné ce ticket avec ${ticket}`,
  absorbed: (who, { ticket }) =>
    ticket === undefined ? `${who} a fusionné un ticket avec celui-ci` : `${who} a fusionné ${ticket} avec ce ticket`,
  unmerge: (who) => `${who} a défait la fusion`,
  disjoined: (who, { ticket }) =>
    ticket === undefined ? `${who} a défait une fusion` : `${who} a défait la fusion avec ${ticket}`,
  invite: (who, { person }) => (person === undefined ? `${who} a invité une personne` : `${who} a invité ${person}`),
  uninvite: (who, { person }) =>
    person === undefined ? `${who} a retiré une invitation` : `${who} a retiré l’invitation ${de(person)}`,
  watch: (who) => `${who} suit le ticket`,
  unwatch: (who) => `${who} ne suit plus le ticket`,
  'me-too': (who) => `${who} a aussi ce problème`,
  'not-me-too': (who) => `${who} n’a plus ce problème`,
  'change-requester': (who, { person }) =>
    person === undefined ? `${who} a changé la personne qui demande` : `${who} a indiqué que la demande est ${de(person)}`,
  'log-time': (who, detail) => `${who} a noté ${minutes(detail.minutes ?? 0)} de travail`,
  rate: (who, { mark }) => `${who} a donné son avis : ${mark ?? 0} sur 4`,
  checklist: (who, { item }) => {
    if (item === undefined || item.text === '') return `${who} a changé la liste à cocher`;
    const text = `« ${item.text} »`;
    return {
      add: `${who} a ajouté ${text} à la liste à cocher`,
      tick: `${who} a coché ${text}`,
      untick: `${who} a décoché ${text}`,
      place: `${who} a déplacé ${text} dans la liste à cocher`,
      drop: `${who} a retiré ${text} de la liste à cocher`,
    }[item.how];
  },
  'left-unrated': (who) => `${who} n’a pas donné d’avis`,
  remind: (who) => `${who} a envoyé une relance`,
  'break-glass': (who) => `${who} a ouvert ce ticket confidentiel, avec un motif`,
  erase: (who) => `${who} a effacé les textes du ticket`,
  'let-go': (who) => `${who} a supprimé les fichiers, au terme de leur conservation`,
  claimed: (who) => `${who} a repris ce ticket, déposé sans compte avec son adresse`,
};

const acts = {
  sentences,
  /** L’assignation automatique, à la suite d’un dépôt ou d’un déplacement. */
  assignedAtFiling: (person: string) => `Assigné à ${person}`,
};
export default acts;
export type ActWords = typeof acts;
