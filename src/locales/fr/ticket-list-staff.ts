/** Les mots de la liste pour qui travaille avec : choisir, agir sur plusieurs, ranger, garder une vue, exporter. */
import { counter } from '../counter.ts';
import commands from './commands.ts';
import said from './done.ts';

const count = counter('fr');

const tickets = (n: number): string => count(n, { one: '# ticket', other: '# tickets' });
const tasks = (n: number): string => count(n, { one: '# tâche', other: '# tâches' });

const staff = {
  commands,
  ...said,

  /** La colonne des cases. */
  choose: 'Choisir',
  chooseOne: (key: string, summary: string) => `Choisir ${key} ${summary}`,
  chooseShown: (n: number) => count(n, { one: 'Choisir le seul affiché', other: 'Choisir les # affichés' }),
  chooseAll: (n: number) => count(n, { one: 'Choisir le seul', other: 'Choisir les #' }),
  chooseFirst: (n: number) => count(n, { one: 'Choisir le premier', other: 'Choisir les # premiers' }),
  /** Ce qui est choisi, sur ce qui est trouvé. */
  chosen: (n: number) => count(n, { zero: 'Aucun choisi', one: '# choisi', other: '# choisis' }),
  chosenOf: (n: number, total: number) =>
    `${count(n, { one: '# choisi', other: '# choisis' })} sur ${count(total, { one: '#', other: '#' })}`,
  unchoose: 'Ne plus choisir',
  most: (n: number) => `Pas plus de ${count(n, { one: '#', other: '#' })} à la fois.`,
  choosing: 'Choix en cours',
  bar: 'Gestes sur ce qui est choisi',
  more: 'Autres gestes',

  act: {
    heading: (verb: string, what: string) => `${verb} : ${what}`,
    will: (n: number) => `${tickets(n)} ${n === 1 ? 'sera concerné' : 'seront concernés'}.`,
    wont: (n: number) => `${tickets(n)} ${n === 1 ? 'ne le permet pas' : 'ne le permettent pas'} :`,
    none: 'Aucun des tickets choisis ne le permet :',
    others: (n: number) => count(n, { one: 'et # autre', other: 'et # autres' }),
    reason: (reason: string, keys: string) => `${reason} ${keys}`,
    counted: tickets,
    progress: (verb: string, done: number, total: number) =>
      `${verb} : ${count(done, { one: '#', other: '#' })} sur ${count(total, { one: '#', other: '#' })}`,
    stop: 'Arrêter',
    done: (n: number) => `${tickets(n)} ${n === 1 ? 'traité' : 'traités'}`,
    refused: (n: number) => count(n, { one: '# refusé', other: '# refusés' }),
    untouched: (n: number) => count(n, { one: '# non traité', other: '# non traités' }),
    over: (verb: string) => `${verb} : terminé`,
    stopped: (verb: string) => `${verb} : arrêté`,
    interrupted: (verb: string) => `${verb} : interrompu`,
    refusedList: 'Refusés',
    again: 'Réessayer les refusés',
    edit: 'Modifier et réessayer…',
    goOn: (n: number) => count(n, { one: 'Reprendre avec le dernier', other: 'Reprendre avec les # qui restent' }),
    gone: 'Il ne vous est plus ouvert.',
    prevented: 'La page s’y est opposée.',
  },

  inline: {
    state: (key: string, state: string) => `État de ${key} : ${state}`,
    assignee: (key: string, name: string) => `En charge de ${key} : ${name}`,
    change: 'Changer',
  },
  undo: 'Défaire',

  stack: {
    move: (key: string, n: number) => `Rang ${n} de ${key} : déplacer`,
    top: 'Tout en haut de la pile',
    up: 'Un rang plus haut',
    down: 'Un rang plus bas',
    bottom: 'Tout en bas de la pile',
    number: 'À un rang précis…',
    grip: 'Faire glisser vers un autre rang',
    carried: (key: string, n: number) => `${key} vers le rang ${n}. Échap annule.`,
    moved: (key: string, n: number) => `${key} est maintenant au rang ${n}.`,
    stays: (key: string) => `${key} reste à son rang.`,
    unsorted: 'Triez d’abord par rang.',
  },

  views: {
    button: 'Vues',
    /** La vue en vigueur, et si elle a été changée depuis. */
    present: (name: string, changed: boolean) => (changed ? `Vue : ${name} (changée)` : `Vue : ${name}`),
    own: 'Pour vous',
    shared: 'Pour l’équipe',
    sharedBy: (name: string) => `Partagée par ${name}`,
    none: 'Aucune vue enregistrée',
    usual: 'Liste habituelle',
    save: 'Enregistrer comme vue…',
    overwrite: (name: string) => `Mettre à jour « ${name} »`,
    back: (name: string) => `Revenir à « ${name} »`,
    rename: 'Renommer…',
    share: 'Partager avec l’équipe',
    unshare: 'Ne plus partager',
    forget: 'Supprimer la vue',
    name: 'Nom de la vue',
    nameHint: 'Par exemple : « Vidéo, libres ».',
    nameNeeded: 'Donnez un nom à cette vue.',
    forWhom: 'Qui s’en sert ?',
    forMe: 'Vous',
    forStaff: 'Toute l’équipe de ce guichet',
    saveVerb: 'Enregistrer la vue',
    renameVerb: 'Renommer la vue',
    applied: (name: string) => `Vue « ${name} » affichée.`,
    saved: (name: string) => `Vue « ${name} » enregistrée.`,
    renamed: (name: string) => `La vue s’appelle maintenant « ${name} ».`,
    sharedNow: (name: string) => `Vue « ${name} » partagée avec l’équipe.`,
    unsharedNow: (name: string) => `Vue « ${name} » réservée à vous.`,
    forgotten: (name: string) => `Vue « ${name} » supprimée.`,
    restore: 'Rétablir',
  },

  csv: {
    item: 'Télécharger en CSV',
    progress: 'Préparation du fichier CSV',
    counted: (done: number, total: number) =>
      `Préparation du fichier CSV : ${count(done, { one: '#', other: '#' })} sur ${count(total, { one: '#', other: '#' })}`,
    stop: 'Arrêter',
    done: (n: number) => `Fichier CSV de ${tickets(n)} téléchargé.`,
    stopped: 'Fichier CSV : arrêté, rien n’est téléchargé.',
    rank: 'Rang',
    file: (desk: string, day: string) => `${desk}-${day}.csv`,
  },

  verbs: {
    choose: 'Choisir la ligne, ou ne plus la choisir',
    chooseShown: 'Choisir tout ce qui est affiché',
    unchoose: 'Ne plus rien choisir',
    state: 'Changer l’état de la ligne',
    assignee: 'Changer qui est en charge de la ligne',
    up: 'Monter la ligne d’un rang',
    down: 'Descendre la ligne d’un rang',
    top: 'Mettre la ligne tout en haut',
    bottom: 'Mettre la ligne tout en bas',
    undo: 'Défaire le dernier changement',
    views: 'Vues enregistrées',
    csv: 'Télécharger la liste en CSV',
    noRow: 'Placez-vous d’abord sur une ligne.',
    notHere: 'Cette ligne ne le permet pas.',
  },

  /** Ce qui change là où ce qu’on dépose est une tâche. */
  ofTasks: {
    act: {
      will: (n: number) => `${tasks(n)} ${n === 1 ? 'sera concernée' : 'seront concernées'}.`,
      wont: (n: number) => `${tasks(n)} ${n === 1 ? 'ne le permet pas' : 'ne le permettent pas'} :`,
      none: 'Aucune des tâches choisies ne le permet :',
      counted: tasks,
      done: (n: number) => `${tasks(n)} ${n === 1 ? 'traitée' : 'traitées'}`,
    },
    csvDone: (n: number) => `Fichier CSV de ${tasks(n)} téléchargé.`,
  },
};

export default staff;
export type ListStaffWords = typeof staff;
