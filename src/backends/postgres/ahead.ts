/** What a batch is about to ask for one by one, in one question: what is waited for while a desk is locked, others wait for too. */
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { StoredEvent } from '../../domain/events.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { Instant } from '../../domain/values.ts';
import type { Ahead, CommandRecord, PersonRecord } from '../desk/store.ts';
import { prepared } from './prepared.ts';

/** What is there of it; null: nothing of a kind. */
export interface Found {
  readonly tickets: readonly Ticket[] | null;
  readonly events: readonly StoredEvent[] | null;
  readonly commands: readonly CommandRecord[] | null;
  readonly marks: readonly { readonly ticket: string; readonly at: Instant }[] | null;
  readonly people: readonly PersonRecord[] | null;
  /** The ends of the stack. */
  readonly first: string | null;
  readonly last: string | null;
}

/** The question. Bodies are put into lists as they are, letter for letter. */
export function aheadQuery({ desk, person, commands, tickets, people }: Ahead): RawBuilder<Found> {
  const end = (direction: 'asc' | 'desc') =>
    sql`(select id from rows where desk = ${desk} and stack is not null order by stack ${sql.raw(direction)}, id ${sql.raw(direction)} limit 1)`;
  return prepared(sql<Found>`
    with ends as materialized (select ${end('asc')} first, ${end('desc')} last)
    select
      (select json_agg(body) from tickets where id = any(${tickets}::text[] || array[first, last])) tickets,
      (select json_agg(body order by version) from events where ticket = any(${tickets}::text[])) events,
      (select json_agg(json_build_object('desk', desk, 'person', person, 'id', id, 'ticket', ticket, 'body', digest))
        from commands where desk = ${desk} and person = ${person} and id = any(${commands}::text[])) commands,
      (select json_agg(json_build_object('ticket', ticket, 'at', at))
        from marks where desk = ${desk} and person = ${person} and ticket = any(${tickets}::text[])) marks,
      (select json_agg(body) from people where desk = ${desk} and id = any(${people}::text[])) people,
      first, last
    from ends`);
}

/** What it found, and did not find of what it asked for, by the name under which it is remembered. */
export function foundAhead(asked: Ahead, found: Found): Map<string, unknown> {
  const { desk, person } = asked;
  const { tickets, events, commands, marks, people, first, last } = found;
  const answers = new Map<string, unknown>();
  for (const ticket of tickets ?? []) answers.set(`ticket ${ticket.id}`, ticket);
  for (const id of asked.tickets) {
    if (!answers.has(`ticket ${id}`)) answers.set(`ticket ${id}`, undefined);
    const history = (events ?? []).filter((event) => event.ticket === id);
    answers.set(`events ${id}`, history);
    answers.set(`mark ${desk} ${person} ${id}`, marks?.find(({ ticket }) => ticket === id)?.at);
  }
  for (const id of asked.commands) {
    const command = commands?.find((each) => each.id === id);
    answers.set(`command ${desk} ${person} ${id}`, command);
  }
  for (const id of asked.people) {
    const known = people?.find((each) => each.id === id);
    answers.set(`person ${desk} ${id}`, known);
  }
  // A stack of one ends where it begins.
  const ends = [...new Set([first, last])].filter((id) => id !== null);
  answers.set(`ends ${desk}`, ends);
  return answers;
}
