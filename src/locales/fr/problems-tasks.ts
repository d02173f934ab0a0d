/** Ce qui n’a pas marché là où l’on donne des tâches : les phrases qui nomment ce qui est déposé. */
import problems, { type ProblemWords } from './problems.ts';

const { refusals, unavailable, conflict, notFound, unsupported, partial } = problems;

const ofTasks: ProblemWords = {
  ...problems,
  refusals: {
    ...refusals,
    'not-found': 'Cette tâche n’existe pas, ou elle ne vous est pas ouverte.',
    'only-assignee': 'Seule la personne en charge de la tâche peut le faire. Prenez d’abord la tâche en charge.',
    'not-in-this-state': 'L’état de la tâche ne le permet pas. Il a peut-être changé entre-temps : regardez son fil.',
    'already-assigned': 'Une autre personne a déjà cette tâche en charge. Vous pouvez la reprendre si votre rôle le permet.',
    free: 'Personne n’a cette tâche en charge. Prenez-la d’abord, ou assignez-la.',
    'not-assignable': 'Cette personne ne peut pas recevoir cette tâche. Choisissez-en une autre.',
    'nobody-else': 'Personne d’autre ne peut la recevoir ici. Choisissez quelqu’un, ou libérez la tâche.',
    'not-reader': 'Cette personne n’a pas accès à cette tâche. Invitez-la d’abord.',
    'solution-required': 'Décrivez ce qui a été fait : c’est nécessaire pour clore cette tâche.',
    'category-closed': 'Cette catégorie ne reçoit plus de tâches. Choisissez-en une autre.',
    'closed-desk': 'Le guichet est fermé pour le moment. Vos tâches restent lisibles et vous pouvez y répondre.',
    cycle: 'Ce lien ferait tourner les tâches en rond. Choisissez une autre tâche.',
    'same-ticket': 'C’est la même tâche. Choisissez-en une autre.',
    merged: 'Cette tâche a été fusionnée avec une autre. Poursuivez dans celle-là.',
    'no-earlier-place': 'Cette tâche n’a pas encore été déplacée : il n’y a personne à qui la renvoyer.',
    transferred: 'Cette tâche est traitée au niveau supérieur. Reprenez-la d’abord.',
    'still-in-charge':
      'Des tâches actives attendent encore cette personne. Confiez-les d’abord à quelqu’un d’autre, ou libérez-les.',
    'duplicate-ticket': 'Cette tâche est déjà déposée.',
  },
  unavailable: {
    ...unavailable,
    evicted: { ...unavailable.evicted, what: 'Les tâches gardées ici ont été effacées.' },
  },
  conflict: { ...conflict, todo: 'Vérifiez la tâche, puis recommencez si besoin.' },
  notFound: {
    ...notFound,
    what: 'Cette tâche ne peut pas être montrée.',
    why: 'Elle n’existe pas, ou elle ne vous est pas ouverte.',
  },
  unsupported: { ...unsupported, why: 'Ce guichet garde ses tâches à un endroit qui ne l’offre pas.' },
  partial: { ...partial, todo: 'Vérifiez la tâche, puis refaites ce qui manque.' },
};

export default ofTasks;
