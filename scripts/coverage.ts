/** What the two systems that Guichet follows offer, line by line, and where it is here: `docs/coverage.csv`, and its page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { root } from './elements.ts';

/** One thing that a reference names. */
export interface Covered {
  readonly id: string;
  /** The system, the section of its inventory, and the line. */
  readonly source: string;
  readonly feature: string;
  /** The file that holds it, or `Left out:` and why. */
  readonly where: string;
  /** The file that tests it; a dash for what is left out. */
  readonly test: string;
}

const LEFT_OUT = 'Left out: ';

/** How a reason begins that only holds until the thing is made. */
const NOT_YET = 'Not there yet';

/** The sections of our inventories, by system and number; a section stands with those below it that have no title of their own. */
export const SECTIONS: Readonly<Record<string, readonly (readonly [number: string, title: string])[]>> = {
  mod_tracker: [
    ['1.1', 'States'],
    ['1.2', 'From state to state'],
    ['1.3', 'Modes'],
    ['2.1', 'Settings of a tracker'],
    ['2.2', 'Settings of the site'],
    ['2.3', 'Fields of a ticket'],
    ['2.4', 'Elements (custom fields)'],
    ['3', 'Capabilities'],
    ['4', 'Tabs and views'],
    ['4.1', 'List of tickets'],
    ['4.2', 'New ticket'],
    ['4.3', 'A ticket'],
    ['4.4', 'Edit a ticket'],
    ['4.5', 'My profile'],
    ['4.6', 'My preferences'],
    ['4.7', 'My watches'],
    ['4.8', 'Search and saved queries'],
    ['4.9', 'Administration'],
    ['4.10', 'Manage elements'],
    ['4.11', 'Network'],
    ['4.12', 'Print'],
    ['4.13', 'In the course'],
    ['5', 'Preferences and notifications'],
    ['6', 'Reports'],
    ['7', 'Cascade and distribution'],
    ['8', 'What is stored'],
    ['9', 'Moodle around it'],
    ['10', 'Weaknesses, and what users asked for or added themselves'],
  ],
  'esup-helpdesk': [
    ['1.1', 'Fields of a ticket'],
    ['1.2', 'States'],
    ['1.3', 'Acts'],
    ['1.4', 'What one may do, and who'],
    ['1.5', 'Closing, expiry, recall, archive'],
    ['1.6', 'Who reads a ticket'],
    ['1.7', 'Who reads an act or a file'],
    ['1.8', 'Priorities and origins'],
    ['1.9', 'Anonymous service'],
    ['2', 'Managers and administrators'],
    ['3.1', 'Monitoring by service'],
    ['3.2', 'Monitoring by person'],
    ['3.3', 'Monitoring of one ticket'],
    ['3.4', 'Who is told'],
    ['3.5', 'What a mail says'],
    ['4', 'Daily report'],
    ['5', 'Services and categories'],
    ['6', 'Dashboard, lists, search'],
    ['7', 'Statistics'],
    ['8', 'FAQ, canned responses, files, mail and the rest'],
    ['9', 'Words of the screens'],
    ['10', 'What users asked for'],
    ['11', 'Defects seen, and promises to do better'],
  ],
};

/** Every line of the table. @throws {Error} it cannot be read as a table */
export function coverage(): Covered[] {
  const text = readFileSync(join(root, 'docs/coverage.csv'), 'utf8');
  const { data, errors } = Papa.parse<Covered>(text, { header: true, skipEmptyLines: true });
  if (errors.length > 0)
    throw new Error(`docs/coverage.csv: ${errors.map(({ row, message }) => `${row}: ${message}`).join('; ')}`);
  return data;
}

/** Why something is not here; undefined where it is. */
export function leftOut({ where }: Covered): string | undefined {
  return where.startsWith(LEFT_OUT) ? where.slice(LEFT_OUT.length) : undefined;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

function link(file: string): string {
  return `[${file.replace(/^(?:src|test)\//u, '').replace(/(?:\.(?:test|browser|journey))?\.ts$/u, '')}](../${file})`;
}

function row(each: Covered): string {
  const why = leftOut(each);
  return why === undefined
    ? `| ${cell(each.feature)} | ${link(each.where)} | ${link(each.test)} |`
    : `| ${cell(each.feature)} | *${cell(why)}* | — |`;
}

function tally(covered: readonly Covered[]): string {
  const why = covered.flatMap((each) => leftOut(each) ?? []);
  const notYet = why.filter((each) => each.startsWith(NOT_YET)).length;
  return `${covered.length - why.length} of ${covered.length} are here, ${notYet} not yet, and ${why.length - notYet} are left out for a reason.`;
}

function system(name: string, titles: (typeof SECTIONS)[string], all: readonly Covered[]): string[] {
  const covered = all.filter(({ source }) => source.startsWith(`${name} §`));
  const sections = titles.flatMap(([number, title]) => {
    const inside = covered.filter(({ source }) => source.startsWith(`${name} § ${number},`));
    if (inside.length === 0) return [];
    const head = ['| what it offers | where it is, or *why not* | tested by |', '| --- | --- | --- |'];
    return [`### ${title}`, '', ...head, ...inside.map(row), ''];
  });
  return [`## ${name}`, '', tally(covered), '', ...sections];
}

/** The page of the table. */
export function coveragePage(): string {
  const all = coverage();
  return [
    '# What the two systems offer, and where it is here',
    '',
    'For whoever knows mod_tracker (4.1 and earlier) or esup-helpdesk (3.30) and looks for what they had. The sections are those of our own inventories of',
    'the two systems, written from what they do; none of their code is here. What is set in a desk is in its document, and changed through',
    '`session.administration`; where that has no screen yet, its section says so.',
    '',
    'Made from `coverage.csv`, which names each line of the inventories too, by `npm run docs`; `npm test -- coverage` fails where a file or a reason is missing.',
    '',
    ...Object.entries(SECTIONS).flatMap(([name, titles]) => system(name, titles, all)),
  ].join('\n');
}
