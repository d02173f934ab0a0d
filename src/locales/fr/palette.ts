/** Les mots de la palette des gestes et de la liste des touches, chargés avec elles. */
import { counter } from '../counter.ts';

const count = counter('fr');

const palette = {
  title: 'Tous les gestes',
  search: 'Chercher un geste par ses mots',
  list: 'Gestes',
  none: 'Aucun geste ne porte ces mots.',
  found: (n: number) => count(n, { one: '# geste', other: '# gestes' }),
  groups: { ticket: 'Ce qui est ouvert', list: 'La liste', go: 'Se déplacer', desk: 'Le guichet' },
  openKeys: 'Voir toutes les touches',
  keys: 'Une touche par geste',
  keysIntro: 'Ces touches agissent quand le guichet a le curseur, et jamais là où vous écrivez.',
  keysOff: 'Les touches sont éteintes. Ctrl + K ouvre toujours la palette.',
  keysRefused: 'La page qui porte ce guichet a éteint les touches. Ctrl + K ouvre toujours la palette.',
  use: 'Utiliser ces touches',
  useHint: 'Ce choix est gardé pour vous dans ce navigateur.',
  verb: 'Geste',
  key: 'Touche',
  palette: 'Chercher parmi tous les gestes',
  keyList: 'La liste de ces touches',
  names: {
    Escape: 'Échap',
    Enter: 'Entrée',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Home: 'Début',
    End: 'Fin',
    PageUp: 'Page préc.',
    PageDown: 'Page suiv.',
    Backspace: 'Retour arrière',
    Delete: 'Suppr.',
    ' ': 'Espace',
  } as Readonly<Record<string, string>>,
  shift: (key: string) => `Maj + ${key}`,
  alt: (key: string) => `Alt + ${key}`,
};

export default palette;
export type PaletteWords = typeof palette;
