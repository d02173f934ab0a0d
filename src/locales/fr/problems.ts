/** Ce qui n’a pas marché : quoi, pourquoi, que faire. Une phrase par refus des règles et par panne possible. */
import type { Unavailability } from '../../domain/unavailability.ts';
import type { RefusalCode } from '../../domain/refusal.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

/** Ce qu’un refus nomme : un nombre, une clé, une date déjà mise en forme. */
export type Values = Readonly<Record<string, string | number>>;

/** Une panne en trois temps. */
export interface Problem {
  /** Ce qui ne s’est pas fait. */
  readonly what: string;
  /** Pourquoi. */
  readonly why: string;
  /** Que faire. */
  readonly todo: string;
}

const refusals: Record<RefusalCode, string> = {
  'not-found': 'Ce ticket n’existe pas, ou il ne vous est pas ouvert.',
  'not-allowed': 'Votre rôle sur ce guichet ne le permet pas. L’équipe du service peut le faire.',
  'only-assignee': 'Seule la personne en charge du ticket peut le faire. Prenez d’abord le ticket en charge.',
  'only-requester': 'Seule la personne qui a fait la demande peut le faire.',
  'not-in-this-state': 'L’état du ticket ne le permet pas. Il a peut-être changé entre-temps : regardez son fil.',
  'state-not-enabled': 'Ce guichet n’utilise pas cet état.',
  'nothing-to-do': 'C’est déjà le cas : rien n’a été changé.',
  'approval-pending': 'Cette demande attend une approbation. Rien d’autre n’est possible avant la réponse.',
  'own-approval': 'On n’approuve pas sa propre demande. Une autre personne doit le faire.',
  'already-assigned': 'Une autre personne a déjà ce ticket en charge. Vous pouvez le reprendre si votre rôle le permet.',
  free: 'Personne n’a ce ticket en charge. Prenez-le d’abord, ou assignez-le.',
  'not-assignable': 'Cette personne ne peut pas recevoir ce ticket. Choisissez-en une autre.',
  'nobody-else': 'Personne d’autre ne peut le recevoir ici. Choisissez quelqu’un, ou libérez le ticket.',
  'not-reader': 'Cette personne n’a pas accès à ce ticket. Invitez-la d’abord.',
  'text-required': 'Écrivez quelques mots : ce geste demande un commentaire.',
  'solution-required': 'Décrivez la solution : elle est nécessaire pour clore ce ticket.',
  'time-required': 'Indiquez le temps passé : ce guichet le demande pour clore.',
  'comments-off': 'Les commentaires sont fermés sur ce guichet.',
  'scope-not-allowed': 'Vous ne pouvez pas écrire pour ces destinataires. Choisissez une autre portée.',
  'fields-invalid': 'Certains champs sont à corriger.',
  'unknown-category': 'Cette catégorie n’existe plus. Choisissez-en une autre.',
  'category-closed': 'Cette catégorie ne reçoit plus de tickets. Choisissez-en une autre.',
  'closed-desk': 'Le guichet est fermé pour le moment. Vos tickets restent lisibles et vous pouvez y répondre.',
  'not-in-group': 'Vous ne faites pas partie de ce groupe. Choisissez l’un des vôtres.',
  'checklist-full': 'La liste à cocher est pleine : cinquante lignes au plus. Retirez-en d’abord une.',
  'files-too-many': 'Il y a trop de fichiers. Retirez-en.',
  'file-too-large': 'Ce fichier est trop lourd. Réduisez-le, ou joignez-le en plusieurs parties.',
  cycle: 'Ce lien ferait tourner les tickets en rond. Choisissez un autre ticket.',
  'same-ticket': 'C’est le même ticket. Choisissez-en un autre.',
  merged: 'Ce ticket a été fusionné avec un autre. Poursuivez dans celui-là.',
  'too-late': 'Le délai de quinze minutes est passé : la fusion ne peut plus être défaite.',
  'no-earlier-place': 'Ce ticket n’a pas encore été déplacé : il n’y a personne à qui le renvoyer.',
  'no-upper-desk': 'Ce guichet n’a pas de niveau supérieur.',
  'unknown-desk': 'Ce guichet n’est pas connu d’ici.',
  transferred: 'Ce ticket est traité au niveau supérieur. Reprenez-le d’abord.',
  'date-in-past': 'Cette date est passée. Choisissez une date à venir.',
  'quiet-not-allowed': 'Ce guichet ne permet pas d’agir sans prévenir.',
  'not-begun': 'Le travail n’a pas commencé.',
  'already-begun': 'Le travail a commencé : la demande ne peut plus être modifiée. Ajoutez un commentaire.',
  confidential: 'Cette catégorie est confidentielle : seules les personnes désignées y ont accès.',
  'notifications-off': 'Les avertissements sont coupés sur ce guichet.',
  'alone-in-batch': 'Ce geste se fait seul. Recommencez sans rien d’autre en même temps.',
  'unknown-person': 'Cette personne n’est pas connue du guichet. Choisissez-en une dans la liste.',
  'duplicate-ticket': 'Ce ticket est déjà déposé.',
  'fixed-by-page': 'Ce réglage est fixé par la page qui affiche le guichet. Changez-le dans cette page.',
  'in-use': 'C’est encore utilisé : rien n’a été supprimé.',
  'already-there': 'Ce nom est déjà pris sur ce guichet. Choisissez-en un autre.',
  'last-category': 'Un service garde toujours une catégorie. Fermez le service, ou supprimez-le.',
  'not-the-last': 'Un autre changement a été fait depuis. Seul le dernier peut être annulé.',
  'still-in-charge':
    'Des tickets actifs attendent encore cette personne. Confiez-les d’abord à quelqu’un d’autre, ou libérez-les.',
  yourself: 'On ne change pas ses propres droits. Une autre personne doit le faire.',
  'changed-meanwhile': 'Une autre personne l’a changé entre-temps. Comparez, puis enregistrez à nouveau.',
};

const unavailable: Record<Exclude<Unavailability, 'network'>, Problem> = {
  busy: {
    what: 'Le guichet est très demandé.',
    why: 'Trop de demandes arrivent en même temps.',
    todo: 'Réessayez dans un moment. Ce que vous avez écrit est gardé.',
  },
  full: {
    what: 'Rien n’a été enregistré.',
    why: 'Il n’y a plus de place sur cet appareil pour ce site.',
    todo: 'Retirez un fichier ou libérez de la place, puis réessayez. Votre texte est toujours là.',
  },
  blocked: {
    what: 'Le guichet ne peut pas s’ouvrir.',
    why: 'Un autre onglet, plus ancien, l’occupe.',
    todo: 'Fermez les autres onglets de ce site, puis réessayez.',
  },
  outdated: {
    what: 'Cette page n’est plus à jour.',
    why: 'Une version plus récente du guichet est ouverte dans un autre onglet.',
    todo: 'Rechargez la page. Vos brouillons sont gardés.',
  },
  closed: {
    what: 'Le guichet s’est fermé.',
    why: 'Le navigateur a coupé l’accès à ses données, comme il le fait pour un onglet resté longtemps à l’arrière-plan.',
    todo: 'Réessayez : il va se rouvrir.',
  },
  evicted: {
    what: 'Les tickets gardés ici ont été effacés.',
    why: 'Le navigateur a vidé les données de ce site, pour faire de la place ou à votre demande.',
    todo: 'Rechargez la page pour repartir. Copiez d’abord le texte en cours.',
  },
  settings: {
    what: 'Le guichet ne peut pas s’ouvrir.',
    why: 'Ses réglages ne sont pas là où la page le dit, ou sont illisibles.',
    todo: 'Prévenez la personne qui s’occupe de cette page.',
  },
  absent: {
    what: 'Le guichet ne peut pas s’ouvrir ici.',
    why: 'Ce navigateur, ou sa navigation privée, ne garde aucune donnée.',
    todo: 'Ouvrez la page dans une fenêtre ordinaire, ou dans un autre navigateur.',
  },
};

const issues = {
  required: () => 'Ce champ est à remplir.',
  'too-long': (values: Values) =>
    values['max'] === undefined
      ? 'Le texte est trop long. Raccourcissez-le, ou joignez-le en fichier.'
      : `Le texte est trop long : ${count(Number(values['max']), { one: '# caractère', other: '# caractères' })} au plus.`,
  'too-small': (values: Values) =>
    values['min'] === undefined ? 'Ce nombre est trop petit.' : `Indiquez au moins ${values['min']}.`,
  'too-large': (values: Values) => (values['max'] === undefined ? 'C’est trop.' : `Indiquez au plus ${values['max']}.`),
  'not-a-number': () => 'Indiquez un nombre, par exemple 12.',
  'not-a-day': () => 'Indiquez une date, par exemple 24/11/2026.',
  'not-an-instant': () => 'Indiquez une date et une heure.',
  'not-an-email': () => 'Indiquez une adresse, par exemple prenom.nom@insa.example.',
  'not-a-url': () => 'Indiquez une adresse web, par exemple https://moodle.example/cours.',
  'not-an-option': () => 'Choisissez l’une des réponses proposées.',
  'not-a-mail': () => 'Indiquez une adresse, par exemple prenom.nom@insa.example.',
  'unknown-option': () => 'Choisissez l’une des réponses proposées.',
  'closed-option': () => 'Cette réponse n’est plus proposée. Choisissez-en une autre.',
  'not-a-person': () => 'Choisissez une personne dans la liste.',
  'too-many': () => 'Il y a trop de réponses. Retirez-en.',
  twice: () => 'La même réponse est donnée deux fois. Retirez-en une.',
  'not-an-id': () => 'Cette référence n’est pas reconnue.',
  'not-a-code': () => 'Utilisez des lettres sans accent, des chiffres, des points et des tirets.',
  'unstorable-text': () => 'Le texte contient un caractère qui ne peut pas être gardé. Effacez-le et tapez-le à nouveau.',
  'unknown-person': () => 'Choisissez une personne dans la liste.',
  'unknown-ticket': () => 'Ce problème n’est pas connu, ou il ne vous est pas ouvert. Choisissez-en un autre.',
  'unknown-file': () => 'Ce fichier n’est plus là. Ajoutez-le à nouveau.',
  'file-unreadable': () => 'Ce fichier ne peut plus être lu : il a été déplacé, supprimé ou modifié. Choisissez-le à nouveau.',
  'files-too-many': () => 'Il y a trop de fichiers. Retirez-en.',
  'file-too-large': (values: Values) =>
    values['max'] === undefined ? 'Ce fichier est trop lourd.' : `Ce fichier est trop lourd : ${values['max']} au plus.`,
  'file-quota': (values: Values) =>
    values['megabytes'] === undefined
      ? 'Vos fichiers prennent déjà toute la place prévue. Joignez-en moins, ou donnez un lien.'
      : `Vos fichiers prendraient plus de place que les ${count(Number(values['megabytes']), { one: '# Mo', other: '# Mo' })} prévus pour vous ici. Joignez-en moins, ou donnez un lien.`,
  'file-infected': () => 'Un virus a été trouvé dans ce fichier : il n’a pas été gardé. Faites vérifier votre appareil.',
  'file-unscanned': () =>
    'La recherche de virus ne répond pas pour le moment : ce fichier n’a pas pu être gardé. Réessayez dans un instant.',
  'file-disguised': () => 'Ce fichier est un programme, et non ce que son nom annonce : il n’a pas été gardé.',
  'file-pixels': () => 'Cette image a beaucoup trop de points pour être gardée. Réduisez-la, puis joignez-la à nouveau.',
  'date-in-past': () => 'Cette date est passée. Choisissez une date à venir.',
};

const problems = {
  refusals,
  refused: 'Cela n’a pas été fait.',
  unavailable,
  issues: issues as Readonly<Record<string, ((values: Values) => string) | undefined>>,
  /** Pour un code qui n’a pas encore sa phrase. */
  unknownIssue: 'Cette réponse n’est pas acceptée. Vérifiez-la.',
  invalid: {
    what: 'Rien n’a été enregistré.',
    why: 'Certaines réponses ne sont pas acceptées.',
    todo: 'Corrigez-les, puis recommencez.',
  },
  conflict: {
    what: 'Rien n’a été enregistré cette fois.',
    why: 'Un envoi semblable, mais différent, est déjà arrivé.',
    todo: 'Vérifiez le ticket, puis recommencez si besoin.',
  },
  notFound: {
    what: 'Ce ticket ne peut pas être montré.',
    why: 'Il n’existe pas, ou il ne vous est pas ouvert.',
    todo: 'Vérifiez son numéro, ou demandez à la personne qui vous l’a donné.',
  },
  unauthorized: {
    what: 'Le guichet ne vous reconnaît pas.',
    why: 'Votre connexion a expiré, ou la page n’a pas dit qui vous êtes.',
    todo: 'Connectez-vous à nouveau sur ce site, puis réessayez. Ce que vous avez écrit est gardé.',
  },
  unsupported: {
    what: 'Cela n’est pas possible ici.',
    why: 'Ce guichet garde ses tickets à un endroit qui ne l’offre pas.',
    todo: 'Faites autrement, ou demandez à la personne qui administre le guichet.',
  },
  partial: {
    what: 'Une partie seulement a été faite.',
    why: 'L’enregistrement s’est arrêté en route.',
    todo: 'Vérifiez le ticket, puis refaites ce qui manque.',
  },
  address: {
    what: 'Le guichet ne peut pas s’ouvrir.',
    why: 'L’adresse donnée par la page n’est pas de celles qu’il connaît.',
    todo: 'Prévenez la personne qui édite cette page.',
  },
};

export default problems;
export type ProblemWords = typeof problems;
