/** What people without an account filed at a desk, offered to whom the server says they are, and made theirs in one writing. */
import { claimEvent, isClaimable } from '../../domain/claiming.ts';
import type { Desk } from '../../domain/desk.ts';
import type { StoredEvent } from '../../domain/events.ts';
import { evolve } from '../../domain/evolve.ts';
import type { Person } from '../../domain/people.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { keyOf } from '../../domain/viewing.ts';
import { Unavailable, freshId } from '../backend.ts';
import type { OfferedTicket } from '../claiming.ts';
import { surroundingsOf } from './desks.ts';
import { rowFor, termsFor } from './indexing.ts';
import { nextInstant } from './present.ts';
import type { DeskRecord, Reading, Row, Store } from './store.ts';

/** The guest that somebody was, by the server's word, and who they are. */
export interface Claimant {
  readonly guest: PersonId;
  readonly person: PersonId;
}

/** What guests of one desk filed. Each method throws {Unavailable}. */
export interface ClaimsIn {
  /** The last filed first. */
  offered(of: Claimant): Promise<readonly OfferedTicket[]>;
  /** Makes those of some tickets that are offered theirs, together. @returns their ids */
  claim(of: Claimant, tickets: readonly string[]): Promise<readonly string[]>;
  /** Who has a ticket now, by its id; undefined: nobody here. */
  requesterOf(ticket: string): Promise<PersonId | undefined>;
}

interface Found {
  readonly record: DeskRecord;
  readonly desk: Desk;
  readonly guest: Person;
  readonly person: Person;
  readonly rows: readonly Row[];
}

/** Those of a desk that a store keeps. */
export function claimsIn(store: Store, name: string, now?: () => Instant): ClaimsIn {
  const { inForce, clock } = surroundingsOf(name, {}, now);

  const found = async (tx: Reading, of: Claimant): Promise<Found | undefined> => {
    const [record, guest, person] = await Promise.all([tx.desk(name), tx.person(name, of.guest), tx.person(name, of.person)]);
    if (record === undefined || guest === undefined || person === undefined) return undefined;
    const desk = inForce(record);
    const all = await tx.involving(name, of.guest);
    const rows = all.filter(({ ticket }) => isClaimable(ticket, guest.person, person.person, desk));
    return { record, desk, guest: guest.person, person: person.person, rows };
  };

  return {
    offered: (of) =>
      store.read(async (tx) => {
        const { desk, rows = [] } = (await found(tx, of)) ?? {};
        if (desk === undefined) return [];
        return rows
          .map(({ id, ticket }) => ({ id, key: keyOf(ticket, desk), summary: ticket.summary, filed: ticket.facts.filedAt }))
          .sort((one, other) => (one.filed < other.filed ? 1 : -1));
      }),

    claim: (of, tickets) =>
      store.write(async (tx) => {
        const { record, desk, person, rows = [] } = (await found(tx, of)) ?? {};
        const ids = rows.flatMap(({ id }) => (tickets.includes(id) ? [id] : []));
        if (record === undefined || desk === undefined || ids.length === 0) return [];
        const at = nextInstant(record.at, clock());
        const command = freshId();
        let { sequence } = record;
        for (const id of ids) {
          const ticket = await tx.ticket(id);
          if (ticket === undefined) throw new Unavailable('evicted');
          const event = claimEvent(ticket, of.guest, of.person, { at, command });
          const after = evolve(ticket, event);
          sequence += 1;
          const stored: StoredEvent = { ...event, sequence, version: after.version };
          const history = [...(await tx.events(id)), stored];
          const assignee = after.assignee === null ? undefined : await tx.person(name, after.assignee);
          const names = new Map([
            [of.person, person?.name],
            ...(assignee === undefined ? [] : [[assignee.id, assignee.person.name] as const]),
          ]);
          tx.put('events', stored);
          tx.put('tickets', after);
          tx.put(
            'rows',
            rowFor(after, desk, (each) => names.get(each) ?? each),
          );
          tx.put('terms', termsFor(after, history, desk));
          // It is not news to them.
          tx.put('marks', { desk: name, person: of.person, ticket: id, at });
        }
        tx.put('desks', { ...record, sequence, at });
        return ids;
      }),

    requesterOf: (ticket) =>
      store.read(async (tx) => (await tx.rows([ticket])).find(({ desk }) => desk === name)?.ticket.requester),
  };
}
