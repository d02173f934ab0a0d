/** Les mots du formulaire : déposer un ticket, ou confier des tâches. */
import { counter } from '../counter.ts';

const count = counter('fr');

const ticketForm = {
  title: 'Déposer un ticket',
  titleTasks: 'Confier une tâche',
  form: 'Nouveau ticket',
  formTasks: 'Nouvelle tâche',
  /** Deux formulaires d’une même page ne portent pas le même nom. */
  formFor: (form: string, service: string) => `${form} : ${service}`,

  service: 'Service',
  chooseService: 'Choisir un service',
  category: 'Catégorie',
  chooseCategory: 'Choisir une catégorie',
  summary: 'Résumé',
  summaryHint: 'En quelques mots, par exemple « Le dépôt du devoir 3 est refusé ».',
  summaryTasksHint: 'Ce qui est attendu, en quelques mots.',
  description: 'Description',
  descriptionHint: 'Ce que vous faisiez, ce que vous attendiez, ce qui s’est passé.',
  descriptionTasksHint: 'Ce qu’il y a à faire, et où va le résultat.',
  markdown: 'Mise en forme possible : **gras**, *italique*, listes avec des tirets, `code`.',
  preview: 'Aperçu',

  files: 'Fichiers',
  addFiles: 'Ajouter des fichiers',
  addFile: 'Ajouter un fichier',
  capture: 'Ajouter une capture',
  filesLimit: (most: number, size: string) =>
    `${count(most, { one: 'Un fichier au plus', other: '# fichiers au plus' })}, ${size} chacun. Vous pouvez aussi les coller ou les glisser ici.`,

  page: 'La page où vous êtes',
  extras: 'Options pour l’équipe',

  submit: 'Déposer le ticket',
  submitTasks: (n: number) => count(n, { zero: 'Confier la tâche', one: 'Confier la tâche', other: 'Confier # tâches' }),
  submitting: 'Dépôt en cours…',
  shortcut: 'Ctrl + Entrée fait de même.',
};

export default ticketForm;
export type TicketFormWords = typeof ticketForm;
