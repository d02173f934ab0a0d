/** Les mots des réglages d’un guichet : ce que chacun veut dire, en une ligne. */
import type { Desk, Mode } from '../../domain/desk.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

/** Un réglage et ce qu’il veut dire. */
export interface Setting {
  readonly name: string;
  readonly means: string;
}

/** Les réglages à choix. */
type Chosen = 'read' | 'file' | 'onBehalf' | 'groups' | 'courseTeachers' | 'assignable' | 'enterAt' | 'requesterDefault';

const settings = {
  groups: {
    identity: 'Le guichet',
    access: 'Qui lit, qui dépose',
    handling: 'Prise en charge',
    exchanges: 'Échanges et annonces',
    endings: 'Fin d’un ticket',
    files: 'Fichiers joints',
    network: 'Entre guichets',
  },
  saved: (group: string) => `« ${group} » est enregistré.`,
  prefixNow: (prefix: string) => `Devant chaque numéro de ticket. En ce moment : ${prefix}`,
  held: (tickets: number) => `(${count(tickets, { one: '# ticket', other: '# tickets' })})`,
  rows: {
    name: { name: 'Nom', means: 'En haut du guichet et dans les courriels.' },
    description: { name: 'Présentation', means: 'Sous le nom, pour qui arrive. Rien n’est montré si c’est vide.' },
    prefix: { name: 'Préfixe des numéros', means: 'Devant chaque numéro de ticket.' },
    home: { name: 'Page d’accueil', means: 'La page où s’ouvrent les liens des courriels.' },
    languages: { name: 'Langues', means: 'Celles dans lesquelles l’équipe répond.' },
    zone: { name: 'Fuseau horaire', means: 'Celui des jours et des heures du guichet, par exemple Europe/Paris.' },
    read: {
      name: 'Tickets que chacun peut lire',
      means: 'En plus de ceux qui le concernent. L’équipe lit ceux de ses services.',
    },
    file: { name: 'Qui dépose', means: 'Les autres lisent et répondent seulement.' },
    guests: {
      name: 'Personnes sans compte',
      means: 'Peuvent déposer, une fois leur adresse confirmée par un lien. Il y faut un serveur qui envoie du courrier.',
    },
    onBehalf: { name: 'Déposer au nom d’autrui', means: 'Qui peut déposer pour une autre personne.' },
    groups: { name: 'Groupes', means: 'Ce que les groupes de la page (classes, promotions) séparent.' },
    courseTeachers: {
      name: 'Questions posées depuis un cours',
      means: 'Si qui enseigne ce cours lit ce qui y est demandé et reste ouvert. La page dit qui enseigne quoi.',
    },
    assignable: { name: 'Qui peut être en charge', means: 'À qui un ticket peut être assigné.' },
    defaultKind: { name: 'Nature par défaut', means: 'Celle d’un ticket quand rien n’est choisi.' },
    states: { name: 'États utilisés', means: 'Les quatre états cochés d’office servent toujours.' },
    strict: {
      name: 'Cycle de vie strict',
      means: 'Seule la personne en charge fait avancer le ticket, et clore demande une solution.',
    },
    enterAt: { name: 'Place d’un nouveau ticket', means: 'Où il entre dans la pile des priorités.' },
    timeRequired: { name: 'Temps passé exigé', means: 'Pour clore, il faut dire combien de temps cela a pris.' },
    defaultAssignees: {
      name: 'En charge par défaut',
      means: 'La première personne disponible reçoit ce qu’aucun service n’assigne.',
    },
    comments: { name: 'Commentaires', means: 'Toute personne qui lit un ticket peut y écrire.' },
    notifications: { name: 'Annonces', means: 'Sans elles, rien n’est annoncé et rien n’expire.' },
    requesterDefault: { name: 'Ce qui est annoncé à qui demande', means: 'Chacun peut en changer dans ses réglages.' },
    quietAllowed: { name: 'Gestes sans annonce', means: 'L’équipe peut agir sans prévenir personne.' },
    feedback: { name: 'Message après le dépôt', means: 'Sous le numéro du ticket. Vide : les mots habituels.' },
    approvalDelay: { name: 'Jours pour approuver une clôture', means: 'Ensuite le ticket est validé sans réponse. 0 : jamais.' },
    'unanswered.remind': { name: 'Jours avant de rappeler une question', means: '0 : pas de rappel.' },
    'unanswered.then': { name: 'Si la question reste sans réponse', means: 'Ce que le guichet fait de lui-même.' },
    'unanswered.after': { name: 'Jours après le rappel', means: 'Au bout desquels il le fait.' },
    'files.maxBytes': { name: 'Taille d’un fichier, en Mo', means: 'Au plus.' },
    'files.maxCount': { name: 'Fichiers par ticket', means: 'Au plus. 0 : aucun fichier.' },
    'upper.desk': { name: 'Guichet du niveau supérieur', means: 'Son code ou son adresse. Vide : il n’y en a pas.' },
    'upper.name': { name: 'Nom du niveau supérieur', means: 'Celui que lisent les personnes dont le ticket y est remonté.' },
    subDesks: { name: 'Sous-guichets', means: 'Un par ligne : son code, puis son nom.' },
    networked: { name: 'Ouvert au réseau', means: 'Accepte les tickets que d’autres guichets lui envoient.' },
  } satisfies Readonly<Record<string, Setting>>,
  options: {
    read: { own: 'Les siens seulement', assigned: 'Ceux dont il est en charge', all: 'Tous' },
    file: { everyone: 'Tout le monde', staff: 'L’équipe' },
    onBehalf: { nobody: 'Personne', staff: 'L’équipe' },
    groups: {
      none: 'Rien : les groupes ne comptent pas',
      separate: 'Tout : chacun ne voit que son groupe',
      visible: 'Le dépôt : on lit les autres groupes sans y déposer',
    },
    courseTeachers: { none: 'Non', read: 'Oui, sauf ce qui est restreint ou confidentiel' },
    assignable: { staff: 'L’équipe', everyone: 'Tout le monde' },
    enterAt: { top: 'En haut', bottom: 'En bas' },
    requesterDefault: { guide: 'L’essentiel : pris en charge, conclu', 'every-update': 'Chaque nouvelle' },
    'unanswered.then': { nothing: 'Rien', abandon: 'Abandonner le ticket', resolve: 'Le clore' },
    languages: { fr: 'Français', en: 'Anglais' },
  } satisfies { readonly [Key in Chosen]: Readonly<Record<Desk[Key], string>> } & Readonly<Record<string, object>>,
  modeTitle: 'Mode du guichet',
  modeNow: (mode: string) => `Mode actuel : ${mode}.`,
  modeHint: 'Un mode remplit plusieurs réglages d’un coup ; chacun se change ensuite à la main.',
  modes: {
    bugs: { name: 'Traqueur de défauts', means: 'Tout le monde lit tout, et suit ce qui l’intéresse.' },
    support: { name: 'Service support', means: 'Chacun lit ses propres demandes, l’équipe celles de ses services.' },
    tasks: { name: 'Distribution de tâches', means: 'L’équipe dépose une tâche par personne ; chacun voit les siennes.' },
    custom: { name: 'À la main', means: 'Rien ne change : vous réglez tout vous-même.' },
  } satisfies Readonly<Record<Mode, Setting>>,
  see: 'Voir ce qui changerait',
  wouldChange: (mode: string) => `Le mode « ${mode} » changerait ceci :`,
  apply: (mode: string) => `Appliquer « ${mode} »`,
  applied: (mode: string) => `Le mode « ${mode} » est appliqué.`,
};

export default settings;
export type AdminSettingsWords = typeof settings;
