/** Les mots du guichet lui-même : ses onglets, son ouverture, le chemin du retour. */
const desk = {
  label: 'Guichet',
  tabs: {
    new: 'Nouveau ticket',
    newTask: 'Nouvelle tâche',
    active: 'Tickets',
    tasks: 'Tâches',
    over: 'Résolus',
    overTasks: 'Terminées',
    settings: 'Mes réglages',
    reports: 'Rapports',
    knowledge: 'Aide',
    admin: 'Administration',
  },
  opens: (from: string) => `Le guichet ouvrira le ${from}.`,
  closes: (until: string) => `Le guichet est ouvert jusqu’au ${until}.`,
  closed: (until: string) => `Le guichet est fermé depuis le ${until}.`,
  notForYou: 'Ce guichet ne vous est pas ouvert pour de nouveaux tickets.',
  stillReadable: 'Vos tickets restent lisibles, et vous pouvez y répondre.',
  viewFailed: 'Cette partie du guichet n’a pas pu être chargée.',
  viewFailedMore: 'La connexion est peut-être coupée. Réessayez ; ce que vous avez écrit est gardé.',
  split: 'Liste et ticket côte à côte',
  unsplit: 'Liste et ticket l’un après l’autre',
  beside: (key: string) => `${key} est ouvert à côté.`,
  choose: 'Choisissez un ticket dans la liste : il s’ouvre ici.',
  chooseTask: 'Choisissez une tâche dans la liste : elle s’ouvre ici.',
  palette: 'Tous les gestes',
  paletteKey: 'Ctrl K',
  ticket: (key: string) => `Ticket ${key}`,
  task: (key: string) => `Tâche ${key}`,
};

export default desk;
export type DeskWords = typeof desk;
