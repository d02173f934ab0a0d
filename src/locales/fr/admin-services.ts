/** Les mots des services et de leurs catégories. */
import type { Assignment } from '../../domain/desk.ts';
import type { ManagerPrivilege } from '../../domain/people.ts';
import { counter } from '../counter.ts';
import { de } from '../elision.ts';

const count = counter('fr');

const assignments: Record<Assignment, string> = {
  nobody: 'À personne',
  first: 'À la première personne disponible',
  'in-turn': 'À tour de rôle',
  'least-loaded': 'À la personne la moins chargée',
};

const privileges: Record<ManagerPrivilege, string> = {
  'take-free': 'Prendre un ticket libre',
  'take-over': 'Reprendre un ticket à quelqu’un',
  assign: 'Assigner',
  refuse: 'Refuser',
  'reopen-any': 'Rouvrir tout ticket',
  'move-out': 'Déplacer vers un autre service',
  'edit-service': 'Modifier le service',
  'manage-people': 'Gérer l’équipe',
  'manage-categories': 'Gérer les catégories',
  'manage-knowledge': 'Gérer l’aide',
  'set-own-availability': 'Régler sa propre disponibilité',
};

const services = {
  none: 'Aucun service : les tickets vont tous au même endroit. Ajoutez un service pour les répartir.',
  closed: 'Fermé',
  /** `active` absent: ils ne sont pas comptés. */
  holds: (categories: number, active?: number) =>
    [
      count(categories, { one: '# catégorie', other: '# catégories' }),
      ...(active === undefined
        ? []
        : [count(active, { zero: 'aucun ticket actif', one: '# ticket actif', other: '# tickets actifs' })]),
    ].join(', '),
  ticketsIn: (active: number, total: number) =>
    `${count(active, { zero: 'aucun ticket actif', one: '# ticket actif', other: '# tickets actifs' })} sur ${total}`,
  up: (name: string) => `Monter « ${name} »`,
  down: (name: string) => `Descendre « ${name} »`,
  grip: 'Glisser pour changer l’ordre',
  moved: (name: string, place: number, among: number) => `« ${name} » est à la place ${place} sur ${among}.`,
  stays: (name: string) => `« ${name} » reste à sa place.`,
  remove: 'Supprimer le service',
  removeService: (name: string) => `Supprimer le service « ${name} »`,
  removeNamed: (name: string) => `Supprimer « ${name} »`,
  serviceRemoved: (name: string) => `Le service « ${name} » est supprimé.`,
  categoryRemoved: (name: string) => `La catégorie « ${name} » est supprimée.`,
  saved: (name: string) => `« ${name} » est enregistré.`,
  added: (name: string) => `« ${name} » est ajouté.`,
  addService: 'Ajouter un service',
  newName: 'Nom du service',
  newNameHint: 'Par exemple Moodle, Vidéo, Wifi.',
  firstCategory: 'Première catégorie',
  firstCategoryHint: 'Un ticket se dépose toujours dans une catégorie. Par exemple Accès.',
  name: 'Nom',
  description: 'Présentation',
  responsible: 'Responsable',
  responsibleHint: 'Qui répond du service, tel que le lit une personne qui demande.',
  open: 'Ouvert',
  openHint: 'Fermé, il ne prend plus de tickets ; ceux qui y sont continuent.',
  assignment: 'Assignation automatique',
  assignmentHint: 'À qui va un nouveau ticket, parmi les membres de sa catégorie.',
  assignments,
  observers: 'Observateurs permanents',
  observersHint: 'Lisent et commentent chaque ticket du service.',
  managers: 'Gestionnaires',
  managersHint: 'Servent toute catégorie qui n’a pas ses propres membres.',
  addManager: 'Ajouter un gestionnaire',
  managerAdded: (name: string) => `${name} gère désormais ce service.`,
  managerSaved: (name: string) => `Les droits ${de(name)} dans ce service sont enregistrés.`,
  managerRemoved: (name: string) => `${name} ne gère plus ce service.`,
  removeManager: (name: string) => `Retirer ${name} de la gestion`,
  rated: (rate: number) => `taux ${rate} %`,
  profileHere: 'Profil dans ce service',
  rate: 'Taux',
  rateHint: 'Sa part des tickets assignés automatiquement, de 0 à 100.',
  privilegesTitle: 'Peut',
  privileges,
  responses: 'Réponses prêtes',
  responsesHint: 'Que l’équipe insère dans ses réponses.',
  addResponse: 'Ajouter une réponse prête',
  responseTitle: 'Titre',
  responseText: 'Texte',
  variables: '{requester}, {number}, {summary}, {service} et {me} sont remplacés.',
  responseSaved: (name: string) => `La réponse « ${name} » est enregistrée.`,
  responseRemoved: (name: string) => `La réponse « ${name} » est supprimée.`,
  links: 'Liens utiles',
  linksHint: 'Montrés à qui dépose dans ce service.',
  addLink: 'Ajouter un lien',
  linkLabel: 'Texte du lien',
  linkHref: 'Adresse',
  linkAdded: 'Le lien est ajouté.',
  linkRemoved: (name: string) => `Le lien « ${name} » est supprimé.`,
  categories: 'Catégories',
  addCategory: 'Ajouter une catégorie',
  categoryName: 'Nom de la catégorie',
  parent: 'Rangée sous',
  root: 'Rien : à la racine',
  template: 'Modèle de description',
  templateHint: 'Écrit d’avance dans le formulaire.',
  kind: 'Nature',
  priority: 'Priorité',
  asDesk: 'Celle du guichet',
  members: 'Membres',
  membersHint: 'Servent cette catégorie. Personne : ceux de la catégorie au-dessus, sinon les gestionnaires.',
  approval: 'Demande une approbation',
  approvalHint: 'Une demande attend l’accord avant d’être traitée.',
  approvers: 'Qui approuve',
  approversHint:
    'Personne : les administrateurs fonctionnels ; aucun dans une catégorie confidentielle, où il faut nommer quelqu’un.',
  accepts: 'Reçoit aussi des tickets',
  acceptsHint: 'Même si elle a des catégories dessous.',
  confidential: 'Confidentielle',
  confidentialHint: 'Seuls ses membres et la personne qui demande lisent ses tickets.',
  close: 'Fermée',
  closeHint: 'Ne reçoit plus de tickets ; ceux qui y sont continuent.',
  redirect: 'Renvoie vers',
  redirectHint: 'Ce qui y est déposé va dans cette autre catégorie.',
  noRedirect: 'Nulle part',
  askNext: 'À qui irait le prochain ticket ?',
  next: (name: string) => `Le prochain ticket irait à ${name}.`,
  nextNobody: 'Le prochain ticket resterait libre.',
  loaded: (name: string, load: number) =>
    `${name} : ${count(load, { zero: 'aucun ticket en charge', one: '# ticket en charge', other: '# tickets en charge' })}`,
};

export default services;
export type AdminServicesWords = typeof services;
