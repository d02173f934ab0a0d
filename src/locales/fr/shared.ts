/** Les mots que partagent toutes les vues : états, personnes, gestes communs. La source de vérité pour les lecteurs. */
import type { Profile } from '../../domain/people.ts';
import type { State, WaitingReason } from '../../domain/states.ts';
import type { Kind, Priority, Scope } from '../../domain/values.ts';
import first from './first.ts';

const states: Record<State, string> = {
  posted: 'Posté',
  open: 'Ouvert',
  resolving: 'En travail',
  waiting: 'Bloqué',
  testing: 'En test',
  resolved: 'Résolu',
  published: 'Publié',
  validated: 'Validé',
  abandoned: 'Abandonné',
  transferred: 'Transféré',
};

const waitings: Record<WaitingReason, string> = {
  requester: 'En attente de réponse',
  provider: 'Chez le prestataire',
  date: 'Reporté',
  other: 'Pour une autre raison',
};

const kinds: Record<Kind, string> = { incident: 'Incident', request: 'Demande', problem: 'Problème', task: 'Tâche' };

const priorities: Record<Priority, string> = {
  lowest: 'Très basse',
  low: 'Basse',
  normal: 'Normale',
  high: 'Haute',
  highest: 'Très haute',
};

const scopes: Record<Scope, string> = { public: 'Publique', requester: 'Personne qui demande et équipe', staff: 'Note interne' };

const profiles: Record<Profile, string> = {
  requester: 'Demandeur',
  technician: 'Technicien',
  moderator: 'Modérateur',
  'functional-admin': 'Administrateur technico-fonctionnel',
  'technical-admin': 'Administrateur technique',
};

const shared = {
  ...first,
  states,
  waitings,
  kinds,
  priorities,
  scopes,
  profiles,
  /** Les noms des états, tels que les lit un lecteur d’écran avant le mot. */
  state: 'État',
  close: 'Fermer',
  cancel: 'Annuler',
  confirm: 'Confirmer',
  stop: 'Arrêter',
  remove: 'Retirer',
  more: 'Autres actions',
  connecting: 'Ouverture du guichet…',
  yes: 'Oui',
  no: 'Non',
  you: 'Vous',
  nobody: 'Personne',
  application: 'Le guichet',
  unknownPerson: 'Personne inconnue',
  erasedPerson: 'Personne effacée',
  meet: 'Voir cette personne',
  now: 'à l’instant',
  required: 'obligatoire',
  key: {
    copy: (key: string) => `Copier le numéro ${key}`,
    copied: (key: string) => `Numéro ${key} copié.`,
    pending: 'Pas encore envoyé',
  },
  file: {
    remove: (name: string) => `Retirer ${name}`,
    download: (name: string, size: string) => `Télécharger ${name} (${size})`,
    sending: (name: string) => `Envoi de ${name}`,
    stop: (name: string) => `Arrêter l’envoi de ${name}`,
    retry: (name: string) => `Réessayer l’envoi de ${name}`,
    paused: 'En pause : personne ne répond. L’envoi reprendra tout seul, là où il s’est arrêté.',
  },
  markdown: {
    image: (host: string) => `Image : ${host}`,
    leadsTo: (host: string) => ` (mène à ${host})`,
    done: 'fait : ',
    toDo: 'à faire : ',
  },
  draft: {
    kept: 'Brouillon gardé sur cet appareil',
    restored: 'Votre brouillon a été retrouvé.',
    discard: 'Jeter le brouillon',
    full: 'Il n’y a plus de place sur cet appareil pour garder ce brouillon. Copiez votre texte, ou déposez-le maintenant.',
    absent: 'Ce navigateur ne garde pas de brouillon. Votre texte reste ici tant que la page est ouverte.',
  },
  editor: {
    title: 'Pour la personne qui édite cette page',
    wrongValue: (attribute: string, value: string, expected: string) =>
      `L’attribut ${attribute} vaut « ${value} », ce que le guichet ne comprend pas. Attendu : ${expected}. La valeur par défaut est appliquée.`,
    noEffect: (attribute: string, why: string) => `L’attribut ${attribute} est sans effet ici : ${why}`,
  },
};

export default shared;
export type SharedWords = typeof shared;
