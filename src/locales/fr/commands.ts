/** Les gestes sur un ticket : le mot du menu, et ce qui est dit avant ce qui ne se défait pas. */
import type { CommandName } from '../../domain/commands.ts';

/** Le verbe de chaque commande, tel qu’un bouton le porte. */
const labels: Record<CommandName, string> = {
  file: 'Déposer un ticket',
  edit: 'Modifier',
  attach: 'Joindre un fichier',
  detach: 'Retirer un fichier',
  withdraw: 'Masquer ce commentaire',
  see: 'Marquer comme vu',
  comment: 'Commenter',
  answer: 'Répondre',
  take: 'Prendre en charge',
  'take-over': 'Reprendre en charge',
  assign: 'Assigner…',
  release: 'Libérer',
  ask: 'Demander info.',
  postpone: 'Reporter…',
  recall: 'Rappeler',
  test: 'Mettre en test',
  'pass-test': 'Le test est concluant',
  'fail-test': 'Le test échoue',
  publish: 'Publier',
  resolve: 'Clore',
  'approve-closure': 'Approuver la clôture',
  'refuse-closure': 'Refuser la clôture',
  expire: 'Laisser expirer',
  settle: 'C’est réglé',
  cancel: 'Annuler ma demande',
  refuse: 'Refuser',
  reopen: 'Ré-ouvrir',
  move: 'Déplacer…',
  'move-back': 'Renvoyer à l’expéditeur',
  distribute: 'Envoyer au sous-guichet…',
  escalate: 'Remonter au niveau supérieur',
  'take-back': 'Reprendre au niveau supérieur',
  return: 'Rendre au niveau inférieur',
  relay: 'Relayer',
  inform: 'Informer le niveau supérieur',
  'set-state': 'Changer l’état…',
  'ask-approval': 'Demander une approbation',
  'grant-approval': 'Approuver la demande',
  'deny-approval': 'Ne pas approuver la demande',
  rank: 'Changer le rang',
  'set-priority': 'Changer la priorité…',
  'ask-raise': 'Demander une priorité plus haute',
  link: 'Lier à un ticket…',
  unlink: 'Délier',
  split: 'En faire un autre ticket',
  merge: 'Fusionner avec…',
  unmerge: 'Défaire la fusion',
  invite: 'Inviter…',
  uninvite: 'Retirer l’invitation',
  watch: 'Suivre',
  unwatch: 'Ne plus suivre',
  'change-requester': 'Changer la personne qui demande…',
  'log-time': 'Noter du temps passé',
  rate: 'Donner un avis',
  remind: 'Relancer',
  'break-glass': 'Accéder malgré la confidentialité',
  erase: 'Effacer les textes',
};

/** Le verbe d’un titre ou d’un bouton, quand le mot du menu finit sur une préposition. */
const verbs: Partial<Record<CommandName, string>> = { merge: 'Fusionner' };

/** Les gestes doubles d’esup-helpdesk : deux commandes, un seul bouton. */
const composite = {
  takeAndResolve: 'Prendre en charge et clore',
  takeAndAsk: 'Prendre en charge et demander info.',
  answerAndAsk: 'Répondre et demander info.',
  answerAndResolve: 'Répondre et clore',
};

/** Ce qui est demandé avant un geste qui ne se défait pas. `key` est le numéro, `who` la personne prévenue. */
const confirmations = {
  resolve: (key: string, who: string) => `Clore ${key} ? ${who} en recevra l’avis et pourra refuser la clôture.`,
  resolveFinal: (key: string, who: string) => `Clore ${key} ? ${who} en recevra l’avis. Le ticket pourra être ré-ouvert.`,
  cancel: (key: string) => `Annuler ${key} ? L’équipe ne s’en occupera plus. Vous pourrez le ré-ouvrir.`,
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

/** Ce qui a été fait, dit une fois après coup. */
const done: Partial<Record<CommandName, (key: string) => string>> = {
  file: (key) => `${key} déposé.`,
  edit: (key) => `${key} modifié.`,
  comment: () => 'Commentaire ajouté.',
  answer: () => 'Réponse envoyée.',
  take: (key) => `Vous avez pris ${key} en charge.`,
  'take-over': (key) => `Vous avez repris ${key} en charge.`,
  assign: (key) => `${key} assigné.`,
  release: (key) => `${key} libéré.`,
  ask: () => 'Question posée.',
  postpone: (key) => `${key} reporté.`,
  recall: (key) => `${key} rappelé.`,
  test: (key) => `${key} mis en test.`,
  publish: (key) => `${key} publié.`,
  resolve: (key) => `${key} clos.`,
  'approve-closure': (key) => `Clôture de ${key} approuvée.`,
  'refuse-closure': (key) => `Clôture de ${key} refusée.`,
  settle: (key) => `${key} réglé.`,
  cancel: (key) => `${key} annulé.`,
  refuse: (key) => `${key} refusé.`,
  reopen: (key) => `${key} ré-ouvert.`,
  move: (key) => `${key} déplacé.`,
  'move-back': (key) => `${key} renvoyé à l’expéditeur.`,
  merge: (key) => `${key} fusionné.`,
  unmerge: (key) => `Fusion de ${key} défaite.`,
  watch: (key) => `Vous suivez ${key}.`,
  unwatch: (key) => `Vous ne suivez plus ${key}.`,
  invite: () => 'Invitation ajoutée.',
  uninvite: () => 'Invitation retirée.',
  rate: () => 'Merci pour votre avis.',
  remind: () => 'Relance envoyée.',
};

const commands = { labels, verbs, composite, confirmations, done, fallbackDone: (key: string) => `${key} mis à jour.` };
export default commands;
