import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { repeat, TOLD } from '../../demo/repeating.ts';
import type { RepeatOptions, Told } from '../../demo/repeating.ts';
import { agenda } from '../../src/domain/due.ts';
import { replay } from '../../src/domain/evolve.ts';
import { Ticket } from '../../src/domain/schemas/ticket.ts';
import type { Ticket as TicketNow } from '../../src/domain/ticket.ts';
import { deskOf, settingsOf } from './settings.ts';

const NOW = '2026-11-24T20:00:00.000Z';
const COUNT = TOLD + 1000;

async function school(options: RepeatOptions = {}): Promise<Told[]> {
  const { desk, people } = settingsOf('support');
  const after = { number: 12, top: 'a3', bottom: 'a9' };
  const histories: Told[] = [];
  for await (const history of repeat(desk, people, { count: COUNT, seed: 7, now: NOW, after }, options)) histories.push(history);
  return histories;
}

describe('a large school', () => {
  const prepared: number[] = [];
  let histories: Told[] = [];
  let tickets: TicketNow[] = [];
  before(async () => {
    histories = await school({ onTold: (done) => prepared.push(done) });
    tickets = histories.map(({ events }) => replay(events));
  });

  it('says how far it is before it gives anything', () => {
    assert.deepEqual([prepared.length, prepared[0], prepared.at(-1)], [TOLD, 1, TOLD]);
  });

  it('has as many valid tickets as asked for, each of its own identity, numbered by filing after those that are there', () => {
    assert.equal(tickets.length, COUNT);
    for (const ticket of tickets) assert.equal(Ticket.safeParse(ticket).error, undefined);
    assert.equal(new Set(tickets.map(({ id }) => id)).size, COUNT);
    assert.deepEqual(
      tickets.map(({ number }) => number),
      tickets.map((_, index) => 12 + index),
    );
    const filed = tickets.map(({ facts }) => facts.filedAt);
    assert.deepEqual(filed, filed.toSorted());
  });

  it('shares no identity of a command, a comment or a file between two tickets', () => {
    const seen = new Map<string, number>();
    for (const [place, { events }] of histories.entries())
      for (const { command, comment, solution, files = [] } of events)
        for (const id of [command, comment?.id, solution?.id, ...files.map((file) => file.id)])
          if (id !== undefined) {
            assert.equal(seen.get(id) ?? place, place);
            seen.set(id, place);
          }
  });

  it('stops at the present, with nothing overdue and each active ticket at a place of its own in the stack', () => {
    assert.deepEqual(
      histories.filter(({ events }) => (events.at(-1)?.at ?? '') > NOW),
      [],
    );
    assert.deepEqual(
      tickets.flatMap((ticket) => agenda(ticket, deskOf('support')).filter((due) => due.at < NOW)),
      [],
    );
    const ranks = tickets.map(({ rank }) => rank).filter((rank) => rank !== null);
    assert.equal(new Set(ranks).size, ranks.length);
  });

  it('gives nothing once it is stopped', async () => {
    const stopping = new AbortController();
    const given = await school({ signal: stopping.signal, onTold: (done) => done === 30 && stopping.abort() });
    assert.deepEqual(given, []);
  });
});
