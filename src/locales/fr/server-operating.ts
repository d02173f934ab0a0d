/** Ce que disent les commandes qui sauvegardent, rétablissent, effacent et remettent à une personne ce qui la concerne. */
import { counter, type Forms } from '../counter.ts';

const count = counter('fr');
const DESKS: Forms = { one: '# guichet', other: '# guichets' };
const TICKETS: Forms = { zero: 'aucun ticket', one: '# ticket', other: '# tickets' };
const ROWS: Forms = { zero: 'aucune ligne', one: '# ligne', other: '# lignes' };
const PEOPLE: Forms = { one: '# personne', other: '# personnes' };

const words = {
  rows: (table: string, rows: number, of: number) =>
    `  ${table} : ${count(rows, ROWS)} sur ${count(of, { one: '#', other: '#' })}`,
  backedUp: (desks: number, tickets: number, path: string) =>
    `Sauvegarde faite : ${count(desks, DESKS)}, ${count(tickets, TICKETS)}, dans ${path}.`,
  withKeys: 'Elle contient ce que les personnes ont écrit et les clés du serveur : gardez-la comme la base.',
  withoutKeys: 'Elle contient ce que les personnes ont écrit : gardez-la comme la base.',
  removed: (many: number) =>
    count(many, {
      one: '# sauvegarde plus ancienne a été supprimée.',
      other: '# sauvegardes plus anciennes ont été supprimées.',
    }),
  notANumber: 'Un nombre de sauvegardes, au moins 1, est attendu : --keep 14',
  keepNeedsFolder: '--keep demande un dossier : --out DOSSIER',
  stopped: 'Arrêté : rien n’a changé.',
  stoppedPart: 'Arrêté : ce qui était effacé le reste, le reste est entier.',
  checked: (made: string, desks: number, tickets: number) =>
    `Sauvegarde du ${made}, entière : ${count(desks, DESKS)}, ${count(tickets, TICKETS)}.`,
  restored: (desks: number, tickets: number) => `Rétabli : ${count(desks, DESKS)}, ${count(tickets, TICKETS)}.`,
  erasedAgain: (people: number, tickets: number) =>
    `Effacé à nouveau, pour l’avoir été depuis la sauvegarde : ${count(people, PEOPLE)}, ${count(tickets, TICKETS)}.`,
  waiting: (tickets: number) =>
    `${count(tickets, { one: '# ticket en cours attend quelqu’un qui a été effacé : donnez-le à quelqu’un.', other: '# tickets en cours attendent quelqu’un qui a été effacé : donnez-les à quelqu’un.' })}`,
  aBackup: 'le fichier de la sauvegarde',
  file: {
    'no-file': (path: string) => `Le fichier ${path} ne se lit pas.`,
    'not-a-backup': (path: string) => `${path} n’est pas une sauvegarde de Guichet. Rien n’a changé.`,
    damaged: (path: string) => `${path} est coupé ou abîmé : il en manque une partie. Rien n’a changé ; prenez-en une autre.`,
    newer: (path: string) => `${path} a été fait par une version plus récente. Installez-la d’abord ; rien n’a changé.`,
  },
  place: {
    'not-empty': (tickets: number) =>
      `Cette base tient déjà quelque chose (${count(tickets, TICKETS)}), que la sauvegarde remplacerait. Dites --replace si c’est voulu.`,
    newer: () => 'La sauvegarde a été faite par une version plus récente. Installez-la d’abord ; rien n’a changé.',
    'in-use': () =>
      'D’autres processus travaillent sur cette base : arrêtez tous les serveurs, puis recommencez. Rien n’a changé.',
    'wrong-rows': () => 'Les lignes ne sont pas celles que la sauvegarde annonce. Rien n’a changé ; prenez-en une autre.',
  },
  badRegister: (line: number) =>
    `Un registre des effacements ne se lit pas (ligne ${line}). Rien n’a changé : sans lui, ce qui a été effacé reviendrait.`,
  noRegister: (path: string) => `Le registre des effacements ${path} ne se lit pas. Rien n’a changé.`,
  aPerson: 'l’identifiant ou l’adresse de la personne',
  nobody: (who: string) => `Ce guichet ne connaît personne par « ${who} ».`,
  several: (who: string) => `Plusieurs personnes répondent à « ${who} ». Dites l’identifiant de l’une d’elles :`,
  person: (name: string, id: string, mail: string | undefined) => `  ${id} : ${name}${mail === undefined ? '' : `, ${mail}`}`,
  sure: 'Rien n’est effacé encore. Pour effacer, la même commande avec --yes.',
  stillInCharge: (tickets: number) =>
    `${count(tickets, { one: '# ticket en cours attend', other: '# tickets en cours attendent' })} cette personne : donnez-le à quelqu’un d’abord (« Transmettre », dans l’administration).`,
  about: (tickets: number, path: string) => `Ce qui est gardé de cette personne (${count(tickets, TICKETS)}) est dans ${path}.`,
  beyond: (tickets: number) =>
    `${count(tickets, { one: '# autre ticket où elle a écrit n’est plus lisible pour elle', other: '# autres tickets où elle a écrit ne sont plus lisibles pour elle' })}, et n’y ${tickets === 1 ? 'est' : 'sont'} pas.`,
};

export default words;
