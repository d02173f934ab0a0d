/** What the demonstration's own bar says. */
import type { HostLanguage } from './host-language.ts';

const fr = {
  bar: 'Démonstration',
  label: 'Vous êtes',
  youAre: (name: string, role: string) => `Vous êtes ${name}, ${role}.`,
  fill: (count: number) => `Remplir avec ${count.toLocaleString('fr')} tickets`,
  empty: 'Vider',
  stop: 'Arrêter',
  progress: 'Remplissage',
  preparing: (count: number, total: number) => `Préparation : ${count.toLocaleString('fr')} sur ${total.toLocaleString('fr')}`,
  repeated:
    'Les deux mille premiers suivent les règles un à un ; les autres en répètent, à d’autres dates et pour d’autres personnes.',
  done: (count: number) => `${count.toLocaleString('fr')} tickets ajoutés.`,
  doing: (count: number, total: number) => `${count.toLocaleString('fr')} sur ${total.toLocaleString('fr')}`,
  stopped: (count: number) => `Arrêté : ${count.toLocaleString('fr')} tickets ajoutés.`,
  emptied: 'Le guichet est vide.',
  confirm: 'Vider ce guichet ? Ses tickets seront effacés de ce navigateur, sans retour possible.',
  failed: 'Cela n’a pas pu se faire dans ce navigateur :',
  pages: 'Les autres pages',
  place: 'Les tickets sont',
  places: { server: 'sur le serveur', page: 'dans cette page seulement', wire: 'dans cette page, comme par HTTP' },
};

const en: typeof fr = {
  bar: 'Demonstration',
  label: 'You are',
  youAre: (name, role) => `You are ${name}, ${role}.`,
  fill: (count) => `Fill with ${count.toLocaleString('en')} tickets`,
  empty: 'Empty',
  stop: 'Stop',
  progress: 'Filling',
  preparing: (count, total) => `Preparing: ${count.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  repeated:
    'The first two thousand follow the rules one by one; the others repeat some of them, on other dates and for other people.',
  done: (count) => `${count.toLocaleString('en')} tickets added.`,
  doing: (count, total) => `${count.toLocaleString('en')} of ${total.toLocaleString('en')}`,
  stopped: (count) => `Stopped: ${count.toLocaleString('en')} tickets added.`,
  emptied: 'The desk is empty.',
  confirm: 'Empty this desk? Its tickets will be erased from this browser and cannot be brought back.',
  failed: 'This browser could not do it:',
  pages: 'The other pages',
  place: 'Tickets are',
  places: { server: 'on the server', page: 'in this page alone', wire: 'in this page, as over HTTP' },
};

export const DEMO_WORDS: Record<HostLanguage, typeof fr> = { fr, en };
