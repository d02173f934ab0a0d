/** Ce qui a été fait, dit une fois après coup. */
import type { CommandName } from '../../domain/commands.ts';

/** `person` est à qui le ticket est désormais confié. */
type Said = (key: string, person?: string) => string;

const done: Partial<Record<CommandName, Said>> = {
  file: (key) => `${key} déposé.`,
  edit: (key) => `${key} modifié.`,
  take: (key) => `Vous avez pris ${key} en charge.`,
  'take-over': (key) => `Vous avez repris ${key} en charge.`,
  assign: (key, person) => (person === undefined ? `${key} assigné.` : `${key} assigné à ${person}.`),
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
  reopen: (key) => `${key} rouvert.`,
  move: (key) => `${key} déplacé.`,
  'move-back': (key) => `${key} renvoyé à l’expéditeur.`,
  merge: (key) => `${key} fusionné.`,
  unmerge: (key) => `Fusion de ${key} défaite.`,
  watch: (key) => `Vous suivez ${key}.`,
  unwatch: (key) => `Vous ne suivez plus ${key}.`,
  'me-too': (key) => `C’est noté : vous serez au courant quand ${key} sera résolu.`,
  'not-me-too': (key) => `${key} ne vous concerne plus.`,
  invite: () => 'Invitation ajoutée.',
  uninvite: () => 'Invitation retirée.',
  rate: () => 'Merci pour votre avis.',
  remind: () => 'Relance envoyée.',
};

const updated: Said = (key) => `${key} mis à jour.`;

const said = { done, updated };

export default said;
export type DoneWords = typeof said;
