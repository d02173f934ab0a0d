/** Histories brought in whole: the desk goes on after them as if they had been lived there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../../src/backends/backend.ts';
import type { ImportedHistory } from '../../../src/backends/desk/importing.ts';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import { ALONE, decide, isRefusal } from '../../../src/domain/decide.ts';
import { withMode } from '../../../src/domain/modes.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { Person } from '../../../src/domain/schemas/people.ts';
import { until } from '../../conformance/assert.ts';
import { PEOPLE, SCHOOL, WORKSHOP, command, filing, text } from '../../conformance/world.ts';

const desk = Desk.parse(withMode(SCHOOL));
const people = Object.fromEntries(Object.values(PEOPLE).map((each) => [each.id, Person.parse(each)]));

/** What the rules make of a filing and a comment by Léa. */
function history(number: number, at: string): ImportedHistory & { readonly id: string } {
  const file = { id: crypto.randomUUID(), name: 'capture.txt', type: 'text/plain', size: 3 };
  const made = filing({ summary: `Souvenir ${number}`, files: [file] });
  const events: TicketEvent[] = [];
  for (const each of [made, command('comment', made.ticket, { comment: text('Il y a longtemps') })]) {
    const ticket = events.reduce<ReturnType<typeof evolve> | null>(evolve, null) ?? undefined;
    const decision = decide(each, {
      desk,
      people,
      person: people['lea'],
      actor: { type: 'person', id: 'lea' },
      ticket,
      now: at,
      fresh: { number },
      around: ALONE,
    });
    assert.ok(!isRefusal(decision), JSON.stringify(decision));
    events.push(...decision.events);
  }
  return { id: made.ticket, events, files: [{ ...file, bytes: new TextEncoder().encode('abc') }] };
}

function backend() {
  return memoryBackend({ desk: SCHOOL, people: Object.values(PEOPLE), desks: [WORKSHOP] });
}

describe('importing histories', () => {
  it('keeps tickets, threads, files and words, and the desk goes on after them', async () => {
    const place = backend();
    assert.deepEqual(await place.state(), { number: 1, top: null, bottom: null });
    const told: number[] = [];
    const histories = Array.from({ length: 60 }, (_, index) =>
      history(index + 1, `2025-01-01T00:00:${String(index).padStart(2, '0')}.000Z`),
    );
    await place.importHistories(histories, { onProgress: (done) => told.push(done) });
    assert.equal(told.at(-1), 60);
    assert.deepEqual(
      told,
      [...told].sort((one, other) => one - other),
    );
    assert.equal((await place.state()).number, 61);
    const lea = await place.connect(PEOPLE.lea);
    assert.equal((await lea.tickets({ count: true })).total, 60);
    const view = await lea.ticket('INF_7');
    assert.deepEqual(
      view.timeline.map((entry) => entry.act),
      ['file', 'comment'],
    );
    assert.equal(await (await lea.open(view.ticket.id, view.ticket.files[0]?.id ?? '')).text(), 'abc');
    assert.equal((await lea.tickets({ text: 'longtemps', limit: 100 })).rows.length, 60);
    const next = filing();
    assert.equal((await lea.run([next])).tickets[0]?.key, 'INF_61');
    assert.equal((await (await place.connect(PEOPLE.mod)).ticket(next.ticket)).position, 1, 'new tickets still come on top');
  });

  it('brings a history in once', async () => {
    const place = backend();
    const one = history(1, '2025-01-01T00:00:00.000Z');
    await place.importHistories([one]);
    await place.importHistories([one]);
    const lea = await place.connect(PEOPLE.lea);
    assert.equal((await lea.tickets({ count: true })).total, 1);
    assert.equal((await lea.ticket(one.id)).timeline.length, 2);
  });

  it('stops when it is told to, and what is in stays', async () => {
    const place = backend();
    const stop = new AbortController();
    const endless = function* () {
      for (let number = 1; ; number += 1) yield history(number, '2025-01-01T00:00:00.000Z');
    };
    await place.importHistories(endless(), { signal: stop.signal, onProgress: (done) => done >= 50 && stop.abort() });
    const lea = await place.connect(PEOPLE.lea);
    assert.equal((await lea.tickets({ count: true })).total, 50);
  });

  it('empties a desk, keeps its settings and people, and tells whoever watches', async () => {
    const place = backend();
    const lea = await place.connect(PEOPLE.lea);
    await lea.run([filing()]);
    const heard: Change[] = [];
    lea.watch(lea.cursor, (change) => heard.push(change));
    await place.empty();
    await until(() => heard.some((change) => change.type === 'reset'), 'a reset');
    assert.equal((await lea.tickets({ count: true })).total, 0);
    assert.equal((await lea.tickets({ text: 'cours' })).rows.length, 0);
    assert.equal((await lea.run([filing()])).tickets[0]?.key, 'INF_1', 'numbers begin again');
    assert.equal((await lea.people({ purpose: 'reader', text: 'sami' })).length, 1);
  });
});

describe('a backend over a store', () => {
  it('answers a command with what is read afterwards, through a whole life', async () => {
    const place = backend();
    const [lea, tech] = [await place.connect(PEOPLE.lea), await place.connect(PEOPLE.tech)];
    const { ticket } = filing();
    await lea.run([filing({ ticket })]);
    await tech.run([command('take', ticket, {}), command('ask', ticket, { comment: text('Lequel ?') })]);
    await lea.run([command('answer', ticket, { comment: text('Chimie') })]);
    const { tickets } = await tech.run([command('resolve', ticket, { solution: text('Fait') })]);
    const view = await tech.ticket(ticket);
    assert.deepEqual(tickets[0], view, 'what a command answers is what is read');
  });

  it('fails and waits as it is told, for the states of the widgets', async () => {
    const place = backend();
    const lea = await place.connect(PEOPLE.lea);
    let release: () => void = () => undefined;
    place.before = (operation) => (operation === 'tickets' ? new Promise<void>((resolve) => (release = resolve)) : undefined);
    let answered = false;
    const waiting = lea.tickets({}).then(() => (answered = true));
    await lea.counts({ all: { and: [] } });
    assert.equal(answered, false);
    release();
    await waiting;
    assert.equal(answered, true);
  });
});
