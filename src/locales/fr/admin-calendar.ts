/** Les mots de l’éditeur des heures d’ouverture. */
import type { WEEKDAYS } from '../../domain/calendar.ts';
import type { HolidayName, Holidays } from '../../domain/holidays.ts';

const days: Record<(typeof WEEKDAYS)[number], string> = {
  monday: 'Lundi',
  tuesday: 'Mardi',
  wednesday: 'Mercredi',
  thursday: 'Jeudi',
  friday: 'Vendredi',
  saturday: 'Samedi',
  sunday: 'Dimanche',
};

const holidays: Record<Holidays, string> = {
  france: 'Ceux de France',
  'alsace-moselle': 'Ceux d’Alsace et de Moselle',
  none: 'Aucun : ouvert aussi ces jours-là',
};

const holidayNames: Record<HolidayName, string> = {
  'new-year': 'jour de l’An',
  'good-friday': 'Vendredi saint',
  'easter-monday': 'lundi de Pâques',
  'labour-day': 'fête du Travail',
  victory: 'Victoire de 1945',
  ascension: 'Ascension',
  'whit-monday': 'lundi de Pentecôte',
  'national-day': 'fête nationale',
  assumption: 'Assomption',
  'all-saints': 'Toussaint',
  armistice: 'Armistice de 1918',
  christmas: 'Noël',
  'saint-stephen': 'Saint-Étienne',
};

const calendar = {
  intro: 'Les délais des rapports se comptent aussi dans ces heures. On peut déposer un ticket à toute heure.',
  none: 'Aucune heure n’est donnée : les délais se comptent à la montre.',
  begin: 'Donner des heures d’ouverture',
  days,
  closed: 'fermé',
  from: (day: string) => `${day}, de`,
  until: (day: string) => `${day}, à`,
  add: (day: string) => `Ajouter une plage le ${day.toLowerCase()}`,
  remove: (day: string, from: string, until: string) => `Retirer le ${day.toLowerCase()} de ${from} à ${until}`,
  copy: 'Copier lundi sur les jours suivants, jusqu’à vendredi',
  holidays: 'Jours fériés',
  holidayChoices: holidays,
  holidayNames,
  closings: 'Fermetures',
  closingsHint: 'Vacances, ponts : le premier et le dernier jour sont compris.',
  closingFrom: (n: number) => `Fermeture ${n}, du`,
  closingUntil: (n: number) => `Fermeture ${n}, au`,
  addClosing: 'Ajouter une fermeture',
  removeClosing: (n: number) => `Retirer la fermeture ${n}`,
  zone: 'Fuseau horaire',
  zoneHint: 'Par exemple Europe/Paris ou Indian/Reunion.',
  preview: 'Ce que cela donne',
  weekly: (hours: string) => `Ouvert ${hours} par semaine.`,
  openNow: 'Ouvert en ce moment.',
  closedNow: 'Fermé en ce moment.',
  next: 'Prochains jours fermés',
  noNext: 'Aucun jour fermé en vue, hors des jours habituels.',
  closing: 'fermeture',
  save: 'Enregistrer les heures',
  giveUp: 'Abandonner',
  saved: 'Les heures d’ouverture sont enregistrées',
  drop: 'Ne plus donner d’heures',
  dropped: 'Les délais se comptent à nouveau à la montre',
  fixed: 'Les heures sont fixées par la page qui affiche ce guichet : changez-les dans cette page.',
  issues: {
    'not-a-time': 'Écrivez une heure, par exemple 08:30.',
    'not-in-order': 'La fin doit venir après le début, et les plages se suivre.',
    'not-a-day': 'Choisissez un jour.',
    'unknown-zone': 'Ce fuseau n’est pas connu. Écrivez-le comme Europe/Paris.',
    'too-many': 'C’est trop : 200 fermetures au plus.',
    other: 'Ces heures ne conviennent pas. Rien n’a été changé.',
  },
};

export default calendar;
export type AdminCalendarWords = typeof calendar;
