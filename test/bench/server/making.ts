/**
 * Any number of tickets in PostgreSQL, by SQL: each is a template's records, letter for letter as the domain and the store made them, at
 * another time, under another number, by another person, with words of its own. Commands and marks of the past are not made.
 */
import pg from 'pg';
import { openPostgres } from '../../../src/backends/postgres/index.ts';
import { ACTIVE, REQUESTERS } from './shape.ts';
import { DESK, DOCUMENT, NAME, NUMBER, PEOPLE, RANK, REQUESTER, START, WORDS, templates } from './templates.ts';

/** Different tickets; the others repeat them. */
const TEMPLATES = 600;

/** Days over which they were filed, but for what is active, which is of the last month. */
const DAYS = 450;

/** Words that are told apart, the first of them the most used. */
const VOCABULARY = 30_000;

/** How many have their history, the newest: no measure reads an older one. */
const HISTORIES = 100_000;

const DAY = 86_400_000;

/** Digits of ranks, in their order. */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const FUNCTIONS = `
  create function templates.rank_of(n bigint) returns text language sql immutable as $$
    select 'd' || string_agg(substr('${DIGITS}', (n / (62 ^ p)::bigint % 62)::int + 1, 1), '' order by p desc) from generate_series(0, 3) p
  $$;
  create function templates.word_of(n bigint) returns text language sql immutable as $$
    select 'mo' || translate(n::text, '0123456789', 'bcdfghjklm')
  $$;
  create function templates.iso(ms bigint) returns text language sql immutable as $$
    select to_char(timestamp 'epoch' + ms * interval '1 millisecond', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  $$;
  create function templates.form_of(body text, was text[]) returns text language plpgsql immutable as $$
    begin
      body := replace(body, '%', '%%');
      for n in 1 .. cardinality(was) loop body := replace(body, was[n], format('%%%s$s', n)); end loop;
      return body;
    end
  $$;`;

/** Each template's records as PostgreSQL writes them, with a number in the place of all that is another thing in a copy. */
const READ = `
  create unlogged table templates.template as
  select template, active, instants, sequences, templates.form_of(rows, was) as rows, templates.form_of(ticket, was) tickets,
    templates.form_of(term, was) terms,
    array(select templates.form_of(replace(event, '"sequence"":' || sequence, '"sequence"":SEQ'), was || array['SEQ', '(${DESK},' || sequence || ','])
      from unnest(events, sequences) e (event, sequence)) events
  from (
    select r.number - ${NUMBER} template, r.stack is not null active, instants, sequences, events, r::text as rows, t::text ticket, s::text term,
      array[r.id, r.number::text, '${REQUESTER}', '${NAME}', '${RANK}', '${WORDS.join("', '")}']
        || array(select templates.iso(i) from unnest(instants) i) || array(select i::text from unnest(instants) i) was
    from templates.rows r join templates.tickets t using (id) join templates.terms s using (id)
    cross join lateral (
      select array_agg(e::text order by version) events, array_agg(sequence order by version) sequences,
        array_agg((extract(epoch from (body->>'at')::timestamptz) * 1000)::bigint order by version) instants
      from templates.events e where ticket = r.id
    ) h
  ) s`;

/** What each ticket is: its template, where in the desk's counter it begins, and what stands where in its template another thing does. */
const plan = (count: number, finished: number, all: number, now: number): string => `
  create unlogged table templates.plan as
  select n, template, before, array[id, n::text, 'moodle:c' || lpad(requester::text, 5, '0'), templates.word_of(requester), templates.rank_of(n)] || words
    || array(select templates.iso(i - ${START} + filed) from unnest(instants) i)
    || array(select (i - ${START} + filed)::text from unnest(instants) i) now
  from (
    select n, template, id, requester, words, instants,
      sum(cardinality(sequences)) over (order by n) - cardinality(sequences) before,
      (case when active then ${now} - 30.0 * ${DAY} * chance
        else ${now} - 30.0 * ${DAY} - ${DAYS}.0 * ${DAY} * (1 - n::float8 / ${count}) - (instants[cardinality(instants)] - instants[1]) end)::bigint filed
    from (
      select n, overlay(overlay(md5(n::text) placing '4' from 13) placing '8' from 17)::uuid::text id, random() chance,
        floor(${REQUESTERS} * random() ^ 1.4)::bigint requester,
        array(select templates.word_of(3 * floor((${VOCABULARY} / 3) ^ random() + n * 0)::bigint + k) from generate_series(0, 2) k) words,
        case when n > ${count} * (1 - ${ACTIVE}) then ${finished} + n % ${all - finished} else n * 7919 % ${finished} end template
      from generate_series(1, ${count}::bigint) n
    ) drawn join templates.template t using (template)
  ) timed`;

/** The copies' records of one table. */
const copied = (table: string): string => `
  insert into guichet.${table} select (x.record).* from templates.plan p join templates.template t using (template)
  cross join lateral (select format(t.${table}, variadic p.now)::guichet.${table} record offset 0) x`;

/** The histories of the newest of them, with the place of each event in the desk's counter. */
const copiedEvents = (from: number): string => `
  insert into guichet.events select (x.record).* from templates.plan p join templates.template t using (template)
  cross join lateral unnest(t.events) with ordinality e (event, place)
  cross join lateral (
    select format(e.event, variadic p.now || array[(p.before + e.place)::text, format('(${DESK},%s,', p.before + e.place)])::guichet.events record offset 0
  ) x where p.n > ${from}`;

const PEOPLE_COPIED = `
  insert into guichet.people (desk, id, body)
  select desk, 'moodle:c' || lpad(n::text, 5, '0'),
    replace(replace(body::text, '${REQUESTER}', 'moodle:c' || lpad(n::text, 5, '0')), '${NAME}', templates.word_of(n))::json
  from templates.people cross join generate_series(0, ${REQUESTERS - 1}::bigint) n where id = '${REQUESTER}'`;

/** What each step took, in milliseconds. */
export type Steps = Readonly<Record<string, number>>;

/**
 * Makes a desk of so many tickets, in the schema where servers keep theirs.
 * @param url a server with an empty database
 */
export async function makeTickets(
  url: string,
  count: number,
  told: (step: string, ms: number) => void = () => undefined,
): Promise<void> {
  const made = templates(TEMPLATES);
  const places = { templates: await openPostgres({ url, schema: 'templates' }), guichet: await openPostgres({ url }) };
  const settings = (): Promise<unknown> => Promise.resolve({ desk: DOCUMENT, people: PEOPLE });
  for (const place of Object.values(places)) {
    await place.migrate();
    await place.desk(DESK, settings).state();
  }
  await places.templates.desk(DESK, settings).importHistories(made, { chunk: 200 });
  for (const place of Object.values(places)) await place.close();
  const clients = Array.from({ length: 2 }, () => new pg.Client({ connectionString: url }));
  const [client, other] = clients as [pg.Client, pg.Client];
  await Promise.all(clients.map((each) => each.connect().then(() => each.query('set synchronous_commit to off'))));
  const step = async (name: string, statement: string, by = client): Promise<void> => {
    const since = performance.now();
    await by.query(statement);
    told(name, performance.now() - since);
  };
  const copies = async (tables: readonly string[], by: pg.Client): Promise<void> => {
    for (const table of tables) await step(table, table === 'events' ? copiedEvents(count - HISTORIES) : copied(table), by);
  };
  try {
    await client.query(`set search_path to public; select setseed(0.5); ${FUNCTIONS}`);
    const { rows: indexes } = await client.query<{ name: string; made: string }>(
      `select format('%I.%I', schemaname, indexname) name, indexdef made from pg_indexes
       where schemaname = 'guichet' and tablename in ('rows', 'terms', 'events', 'tickets') and indexname !~ '_pkey$'`,
    );
    for (const { name } of indexes) await client.query(`drop index ${name}`);
    await step('templates', READ);
    await step('plan', plan(count, TEMPLATES, made.length, Date.now()));
    await step('people', PEOPLE_COPIED);
    await client.query('analyze templates.plan');
    await Promise.all([copies(['rows'], client), copies(['tickets', 'terms', 'events'], other)]);
    await step('indexes', indexes.map((each) => each.made).join(';'));
    const counted = `(select max(before) + 20 from templates.plan)`;
    await client.query(
      `update guichet.desks set written = written + 1, sequence = ${counted}, body = (body::jsonb || jsonb_build_object(
         'sequence', ${counted}, 'number', ${count}::bigint, 'at', templates.iso(${Date.now()}), 'revisedAt', ${counted}))::json where id = '${DESK}'`,
    );
    await step('vacuum', 'vacuum analyze');
    if (process.env['KEEP'] === undefined) await client.query('drop schema templates cascade');
  } finally {
    await Promise.all(clients.map((each) => each.end()));
  }
}
