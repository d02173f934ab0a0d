/** The tables of mod_tracker, as the reference documents their columns (mod_tracker §8), whatever file they come in. */

import { own } from './own.ts';

/** The tables that say something here; Moodle's own `user` and `files` besides. */
export const TRACKER_TABLES = [
  'tracker',
  'element',
  'elementitem',
  'elementused',
  'issue',
  'issueattribute',
  'issuecc',
  'issuecomment',
  'issuedependancy',
  'issueownership',
  'state_change',
  'preferences',
  'query',
  'user',
  'file',
] as const;
export type TrackerTable = (typeof TRACKER_TABLES)[number];

/** One row, by the names of its columns. */
export type TrackerRow = Readonly<Record<string, string>>;
export type TrackerTables = Readonly<Record<TrackerTable, readonly TrackerRow[]>>;

export function noTables(): Record<TrackerTable, TrackerRow[]> {
  return Object.fromEntries(TRACKER_TABLES.map((name) => [name, []])) as unknown as Record<TrackerTable, TrackerRow[]>;
}

/** The table that a file of rows is named after: `mdl_tracker_issue.csv`, `tracker_issue`, `issue.csv`; null: none of these. */
export function tableNamed(file: string): TrackerTable | null {
  const name = file
    .toLowerCase()
    .replace(/^.*[\\/]/u, '')
    .replace(/\.[a-z]+$/u, '');
  const bare = /(?:^|_)tracker_([a-z_]+)$/u.exec(name)?.[1] ?? name.replace(/^mdl_/u, '');
  const table = bare === 'files' ? 'file' : bare === 'users' ? 'user' : bare;
  return TRACKER_TABLES.find((each) => each === table) ?? null;
}

/** The rows of a table that somebody took out as CSV. */
export function rowsUnder(header: readonly string[], rows: readonly (readonly string[])[]): TrackerRow[] {
  const names = header.map((name) => name.trim().toLowerCase());
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, nothingIn(row[at] ?? '')])));
}

/** What databases write for nothing. */
function nothingIn(text: string): string {
  return text === 'NULL' || text === '\\N' || text === '$@NULL@$' ? '' : text;
}

/** An element of XML: its name, its attributes, what it holds. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

/** The table of a row's element in a backup, where it stands in lists of these names. */
const ELEMENTS: Readonly<Record<string, TrackerTable>> = {
  tracker: 'tracker',
  element: 'element',
  elementitem: 'elementitem',
  item: 'elementitem',
  elementused: 'elementused',
  usedelement: 'elementused',
  used: 'elementused',
  issue: 'issue',
  issueattribute: 'issueattribute',
  attribute: 'issueattribute',
  issuecc: 'issuecc',
  cc: 'issuecc',
  issuecomment: 'issuecomment',
  comment: 'issuecomment',
  issuedependancy: 'issuedependancy',
  dependancy: 'issuedependancy',
  dependency: 'issuedependancy',
  issueownership: 'issueownership',
  ownership: 'issueownership',
  state_change: 'state_change',
  statechange: 'state_change',
  state: 'state_change',
  preference: 'preferences',
  query: 'query',
  user: 'user',
  file: 'file',
};

/** By which column a row of a table names the row around it. */
const AROUND: Readonly<Partial<Record<TrackerTable, string>>> = { tracker: 'trackerid', issue: 'issueid', element: 'elementid' };

/** Adds every row of a backup's XML to the tables: an element of a known name that has columns, those around it named by its own. */
export function addRows(tables: Record<TrackerTable, TrackerRow[]>, root: XmlNode): void {
  const walk = (node: XmlNode, around: TrackerRow): void => {
    const table = node.children.length > 0 ? own(ELEMENTS, node.name.toLowerCase()) : undefined;
    if (table === undefined) {
      for (const child of node.children) walk(child, around);
      return;
    }
    const columns = node.children
      .filter((child) => child.children.length === 0)
      .map((child) => [child.name.toLowerCase(), nothingIn(child.text)]);
    const row = { ...around, ...node.attributes, ...(Object.fromEntries(columns) as TrackerRow) };
    tables[table].push(row);
    const named = AROUND[table];
    const inside = named === undefined ? around : { ...around, [named]: row['id'] ?? '' };
    for (const child of node.children) if (child.children.length > 0) walk(child, inside);
  };
  walk(root, {});
}
