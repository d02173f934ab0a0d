/** Les mots de « Ce qui est conservé sur moi » : ce que le guichet garde d’une personne, le fichier qu’elle en prend, ce qu’elle efface ici. */
import type { KEPT_KINDS } from '../../domain/kept-about.ts';
import { counter } from '../counter.ts';

const count = counter('fr');

const kinds: Record<(typeof KEPT_KINDS)[number], string> = {
  requested: 'Tickets demandés',
  filed: 'Tickets déposés pour quelqu’un d’autre',
  assigned: 'Tickets en charge',
  observed: 'Tickets suivis, partagés ou à approuver',
  comments: 'Commentaires et solutions écrits',
  files: 'Fichiers joints à des tickets',
  sent: 'Fichiers envoyés et pas encore joints',
  marks: 'Tickets dont la lecture est notée',
  preferences: 'Réglages choisis',
  views: 'Listes gardées sous un nom',
  notices: 'Avis reçus dans la page',
  articleMarks: 'Articles marqués utiles, problèmes partagés',
  articles: 'Articles écrits',
};

const drafts = (n: number): string => count(n, { zero: 'aucun brouillon', one: '# brouillon', other: '# brouillons' });

const aboutMe = {
  kinds,
  caption: 'Ce que le guichet conserve',
  kind: 'Quoi',
  howMany: 'Combien',
  identity: (parts: readonly string[]) => `Votre fiche : ${parts.join(' · ')}`,
  here: 'Brouillons sur cet appareil',
  beyond: (n: number) =>
    count(n, {
      one: 'Un ticket auquel vous avez participé ne vous est plus ouvert : ce que vous y avez laissé est conservé sans être montré ici. L’administration du guichet peut l’effacer.',
      other:
        '# tickets auxquels vous avez participé ne vous sont plus ouverts : ce que vous y avez laissé est conservé sans être montré ici. L’administration du guichet peut l’effacer.',
    }),
  size: (size: string) => `Vos fichiers pèsent ${size}.`,
  export: 'Télécharger mes données',
  exportHint: 'Un fichier JSON, lisible : votre fiche, vos tickets et leurs échanges, vos fichiers, vos choix.',
  exported: (size: string) => `Vos données sont téléchargées (${size}).`,
  again: 'Télécharger à nouveau',
  forget: 'Effacer mes données sur cet appareil',
  forgetHint: 'Utile sur un poste partagé. Vos tickets et ce que vous y avez écrit restent.',
  confirm: {
    heading: 'Effacer vos données sur cet appareil ?',
    here: (n: number) =>
      `Seront effacés : ${drafts(n)} de ce guichet, et la façon dont vous avez laissé ses listes et ses pages (colonnes, filtres, place).`,
    waits: (n: number) =>
      count(n, { one: 'Un envoi qui attend ici ne partira jamais.', other: '# envois qui attendent ici ne partiront jamais.' }),
    alsoKept:
      'Ce guichet vit sur cet appareil : vos réglages, vos listes personnelles, vos avis et vos marques de lecture sont effacés aussi.',
    stays: 'Vos tickets et ce que vous y avez écrit restent. Ce qui est effacé ne revient pas.',
    verb: 'Effacer de cet appareil',
  },
  forgotten: 'Vos données sont effacées de cet appareil.',
  working: 'Lecture de ce qui est conservé…',
  steps: { reading: 'Lecture…', checking: 'Vérification…', writing: 'Écriture…' },
  stop: 'Arrêter',
  stopped: 'C’est arrêté.',
};

export type AboutMeWords = typeof aboutMe;
export default aboutMe;
