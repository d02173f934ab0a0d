/** The statements by which records are put: one for any number of a kind, its text always the same. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Shape, Shaped } from './shapes.ts';

type Form = Pick<Shape<Shaped>, 'table' | 'key' | 'columns'>;
type Values = Readonly<Record<string, unknown>>;

/** What is to become of one record: as it is put, or null where it goes. */
export type Change = Values | null;

/** Texts that were made, by the columns that they are of. */
const TEXTS = new WeakMap<Form['columns'], Map<string, string>>();

function text(columns: Form['columns'], name: string, make: () => string): string {
  const texts = TEXTS.get(columns) ?? new Map<string, string>();
  TEXTS.set(columns, texts);
  const known = texts.get(name) ?? make();
  texts.set(name, known);
  return known;
}

/** Records as rows of a statement: one parameter, whatever their number. */
function recordset(columns: Readonly<Record<string, string>>): string {
  return `as x(${Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ')})`;
}

/**
 * Puts records.
 * @param replaces whether one that is there already gives way; else that is an error of the key
 */
export function putting({ table, key, columns }: Form, records: readonly Values[], replaces: boolean): RawBuilder<unknown> {
  const before = text(columns, 'before', () => {
    const names = Object.keys(columns).join(', ');
    return `insert into ${table} (${names}) select ${names} from json_to_recordset(`;
  });
  const after = text(columns, `after ${String(replaces)}`, () => {
    const set = Object.keys(columns)
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`);
    return `::json) ${recordset(columns)}${replaces ? ` on conflict (${key.join(', ')}) do update set ${set.join(', ')}` : ''}`;
  });
  return sql`${sql.raw(before)}${JSON.stringify(records)}${sql.raw(after)}`;
}

/** Takes records away by their keys. */
export function forgetting({ table, key, columns }: Form, records: readonly Values[]): RawBuilder<unknown> {
  const keys = Object.fromEntries(key.map((column) => [column, columns[column] ?? 'text']));
  const same = key.map((column) => `t.${column} = x.${column}`).join(' and ');
  const before = `delete from ${table} t using json_to_recordset(`;
  return sql`${sql.raw(before)}${JSON.stringify(records)}${sql.raw(`::json) ${recordset(keys)} where ${same}`)}`;
}

/**
 * Puts records of one kind, and takes others away.
 * @param changes by key, as JSON
 * @param isFresh whether a record of this id was looked for and is not there
 */
export function changing(
  form: Form,
  changes: ReadonlyMap<string, Change>,
  isFresh: (id: string) => boolean,
): RawBuilder<unknown>[] {
  const gone: Values[] = [];
  const fresh: Values[] = [];
  const kept: Values[] = [];
  for (const [key, values] of changes) {
    if (values === null) {
      const parts = JSON.parse(key) as unknown[];
      gone.push(Object.fromEntries(form.key.map((column, place) => [column, parts[place]])));
    } else if (isFresh(String(values['id']))) fresh.push(values);
    else kept.push(values);
  }
  return [
    ...(gone.length > 0 ? [forgetting(form, gone)] : []),
    ...(fresh.length > 0 ? [putting(form, fresh, false)] : []),
    ...(kept.length > 0 ? [putting(form, kept, true)] : []),
  ];
}

/** Several statements as one, each done whatever the others find; `first`, where it is there, says of its own how many rows it was done to. */
export function together(
  first: RawBuilder<unknown> | undefined,
  others: readonly RawBuilder<unknown>[],
): RawBuilder<{ done: number }> {
  const named = others.map((statement, n) => sql`${sql.raw(`w${n}`)} as (${statement})`);
  if (first === undefined) return sql<{ done: number }>`with ${sql.join(named)} select 1 done`;
  return sql<{ done: number }>`with done as (${first} returning 1), ${sql.join(named)} select count(*) done from done`;
}
