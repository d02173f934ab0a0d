/** Ce qui change dans « Mes réglages » là où ce qu’on dépose est une tâche. */
import { counter } from '../counter.ts';

const count = counter('fr');

const tasks = {
  own: {
    title: 'Vos tâches',
    hint: 'De quoi souhaitez-vous un avis, quand cela arrive à une tâche que vous avez confiée ?',
    always:
      'Toujours annoncés : une question, une solution à essayer ou à approuver, un refus, une invitation, une tâche confiée ou déposée en votre nom.',
    legend: 'Annoncer quand une tâche est',
  },
  topics: {
    opened: { name: 'Ouverte', means: 'Elle a été lue et acceptée.' },
    taken: { name: 'Prise en charge', means: 'Quelqu’un s’en occupe désormais.' },
    'on-hold': { name: 'Mise en attente', means: 'Elle attend une date, un prestataire ou autre chose.' },
    concluded: { name: 'Conclue', means: 'Elle est faite et close.' },
    abandoned: { name: 'Abandonnée', means: 'Elle ne sera pas faite, ou elle a été annulée.' },
    commented: { name: 'Commentée', means: 'Quelqu’un y écrit ou y joint un fichier.' },
    published: { name: 'Publiée', means: 'Ce qui en sort est en service.' },
    moved: { name: 'Déplacée', means: 'Elle va à un autre service ou à une autre catégorie.' },
    reopened: { name: 'Rouverte', means: 'Elle était terminée, elle ne l’est plus.' },
    other: { name: 'Tout le reste', means: 'Assignée, libérée, modifiée, et ce qui n’est pas dit plus haut.' },
  },
  others: {
    title: 'Les autres tâches',
    observed: { name: 'Partagées avec vous', means: 'Tout ce que vous pouvez lire des tâches où l’on vous a fait place.' },
    watched: { name: 'Suivies', means: 'Les tâches que vous suivez, sauf choix fait plus bas pour l’une d’elles.' },
    assigned: { name: 'Confiées à vous', means: 'Les tâches que l’on vous donne à faire.' },
  },
  hearing: {
    of: 'De quelle tâche',
    mine: 'une tâche que vous avez confiée',
    somebodys: 'la tâche de quelqu’un d’autre',
    handled: 'une tâche dont vous vous occupez',
  },
  occasions: {
    filed: 'une tâche est confiée',
    opened: 'une tâche est ouverte',
    taken: 'une tâche est prise en charge',
    commented: 'une tâche est commentée',
    'on-hold': 'une tâche est mise en attente',
    resolved: 'une tâche est terminée',
    abandoned: 'une tâche est abandonnée',
    reopened: 'une tâche est rouverte',
    released: 'une tâche est libérée',
    moved: 'une tâche est déplacée',
  },
  reasons: {
    receipt: 'une tâche envoyée par courriel est bien arrivée',
    assigned: 'la tâche est confiée',
    'taken-off': 'la tâche est confiée à quelqu’un d’autre',
    'filed-for-you': 'la tâche est déposée en votre nom',
    'now-yours': 'la tâche est désormais la vôtre',
    'no-longer-yours': 'la tâche n’est plus la vôtre',
    invited: 'la tâche vient d’être partagée',
    uninvited: 'la tâche n’est plus partagée',
    requester: 'c’est votre tâche',
    taken: 'prise en charge de la tâche',
    observer: 'la tâche est partagée avec vous',
    watcher: 'vous suivez cette tâche',
    'moved-away': 'la tâche quitte le service',
  },
  watches: {
    none: 'Vous ne suivez aucune tâche. Le bouton « Suivre », dans une tâche, l’ajoute ici.',
    counted: (n: number) => count(n, { one: '# tâche suivie', other: '# tâches suivies' }),
  },
};

export default tasks;
export type PreferencesTaskWords = typeof tasks;
