/** What the commands say that back up, restore, erase, and hand somebody what is kept about them. */
import { counter, type Forms } from '../counter.ts';
import type fr from '../fr/server-operating.ts';

const count = counter('en');
const DESKS: Forms = { one: '# desk', other: '# desks' };
const TICKETS: Forms = { zero: 'no ticket', one: '# ticket', other: '# tickets' };
const ROWS: Forms = { zero: 'no row', one: '# row', other: '# rows' };
const PEOPLE: Forms = { one: '# person', other: '# people' };

const words = {
  rows: (table: string, rows: number, of: number) => `  ${table}: ${count(rows, ROWS)} of ${count(of, { one: '#', other: '#' })}`,
  backedUp: (desks: number, tickets: number, path: string) =>
    `Backup made: ${count(desks, DESKS)}, ${count(tickets, TICKETS)}, in ${path}.`,
  withKeys: 'It holds what people wrote and the server’s keys: keep it as you keep the database.',
  withoutKeys: 'It holds what people wrote: keep it as you keep the database.',
  removed: (many: number) => count(many, { one: '# older backup was removed.', other: '# older backups were removed.' }),
  notANumber: 'A number of backups, 1 at least, is expected: --keep 14',
  keepNeedsFolder: '--keep needs a folder: --out FOLDER',
  stopped: 'Stopped: nothing has changed.',
  stoppedPart: 'Stopped: what was erased stays so, the rest is whole.',
  checked: (made: string, desks: number, tickets: number) =>
    `Backup of ${made}, whole: ${count(desks, DESKS)}, ${count(tickets, TICKETS)}.`,
  restored: (desks: number, tickets: number) => `Restored: ${count(desks, DESKS)}, ${count(tickets, TICKETS)}.`,
  erasedAgain: (people: number, tickets: number) =>
    `Erased again, as it was since the backup: ${count(people, PEOPLE)}, ${count(tickets, TICKETS)}.`,
  waiting: (tickets: number) =>
    count(tickets, {
      one: '# active ticket waits for somebody who was erased: give it to somebody.',
      other: '# active tickets wait for somebody who was erased: give them to somebody.',
    }),
  aBackup: 'the file of the backup',
  file: {
    'no-file': (path: string) => `The file ${path} cannot be read.`,
    'not-a-backup': (path: string) => `${path} is no backup of Guichet. Nothing has changed.`,
    damaged: (path: string) => `${path} is cut or damaged: part of it is missing. Nothing has changed; take another one.`,
    newer: (path: string) => `${path} was made by a later version. Install that one first; nothing has changed.`,
  },
  place: {
    'not-empty': (tickets: number) =>
      `This database holds something already (${count(tickets, TICKETS)}), which the backup would replace. Say --replace if that is what you want.`,
    newer: () => 'The backup was made by a later version. Install that one first; nothing has changed.',
    'in-use': () => 'Other processes are at work in this database: stop all servers, then try again. Nothing has changed.',
    'wrong-rows': () => 'The rows are not those that the backup announces. Nothing has changed; take another one.',
  },
  badRegister: (line: number) =>
    `A register of erasures cannot be read (line ${line}). Nothing has changed: without it, what was erased would come back.`,
  noRegister: (path: string) => `The register of erasures ${path} cannot be read. Nothing has changed.`,
  aPerson: 'the person’s id or address',
  nobody: (who: string) => `This desk knows nobody by “${who}”.`,
  several: (who: string) => `Several people answer to “${who}”. Say the id of one of them:`,
  person: (name: string, id: string, mail: string | undefined) => `  ${id}: ${name}${mail === undefined ? '' : `, ${mail}`}`,
  sure: 'Nothing is erased yet. To erase, the same command with --yes.',
  stillInCharge: (tickets: number) =>
    `${count(tickets, { one: '# active ticket waits', other: '# active tickets wait' })} for this person: give it to somebody first (“Hand over”, in administration).`,
  about: (tickets: number, path: string) => `What is kept about this person (${count(tickets, TICKETS)}) is in ${path}.`,
  beyond: (tickets: number) =>
    `${count(tickets, { one: '# other ticket where they wrote, which they can read no more, is not in it.', other: '# other tickets where they wrote, which they can read no more, are not in it.' })}`,
} satisfies typeof fr;

export default words;
