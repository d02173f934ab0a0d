/** What staff's list is made of, without a page: choosing, ranks, kept views, files. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import Papa from 'papaparse';
import { memoryBackend } from '../../../src/backends/memory/index.ts';
import type { Command } from '../../../src/domain/commands.ts';
import type { TicketRow } from '../../../src/domain/view.ts';
import { Locale } from '../../../src/widgets/shared/locale.ts';
import { csvMoment, csvOf, fileNamed, separatorFor } from '../../../src/widgets/ticket-list/list-csv.ts';
import { readAll } from '../../../src/widgets/ticket-list/list-reading.ts';
import { isSame } from '../../../src/widgets/ticket-list/list-saved.ts';
import { MOST_CHOSEN, Selection } from '../../../src/widgets/ticket-list/list-selection.ts';
import { placeBeside } from '../../../src/widgets/ticket-list/list-stack.ts';
import shared from '../../../src/locales/fr/shared.ts';

function row(id: string): TicketRow {
  return { id } as TicketRow;
}

describe('choosing rows', () => {
  it('keeps them by id, with the last that was read of each', () => {
    const selection = new Selection(() => undefined);
    selection.set([row('a'), row('b')], true);
    const fresh = { ...row('a'), summary: 'Autre' };
    selection.learn([fresh, row('c')]);
    assert.deepEqual(
      selection.rows.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(selection.rows[0], fresh);
    selection.set([row('a')], false);
    assert.equal(selection.size, 1);
    assert.equal(selection.among([row('a'), row('b')]), 1);
  });

  it('has room for so many, and says when there is none', () => {
    let told = 0;
    const selection = new Selection(() => {
      told += 1;
    });
    const many = Array.from({ length: MOST_CHOSEN + 1 }, (_, index) => row(String(index)));
    assert.equal(selection.set(many, true), false);
    assert.equal(selection.size, MOST_CHOSEN);
    assert.equal(selection.set(many.slice(0, 3), true), true);
    assert.equal(told, 2);
  });
});

describe('a place beside another in the stack', () => {
  const stack = ['a', 'b', 'c', 'd', 'e'];
  it('is where the ticket stands once it has left its own', () => {
    for (const [from, own] of stack.entries())
      for (const [at, target] of stack.entries())
        for (const side of ['before', 'after'] as const) {
          if (own === target) continue;
          const to = placeBeside(from + 1, at + 1, side);
          const others = stack.filter((each) => each !== own);
          const index = others.indexOf(target) + (side === 'after' ? 1 : 0);
          assert.equal(to, index + 1, `${own} ${side} ${target}`);
        }
  });
});

describe('two lists', () => {
  it('are the same whatever the order of their parts, and what is empty counts for nothing', () => {
    const one = { filter: { kind: 'incident', involvement: 'all' }, sort: [{ by: 'rank' }] } as const;
    const other = {
      filter: { involvement: 'all', kind: 'incident' },
      text: '',
      sort: [{ by: 'rank', descending: false }],
    } as const;
    assert.ok(isSame({ ...one, sort: [...one.sort] }, { ...other, sort: [...other.sort] }));
    assert.ok(!isSame({ ...one, sort: [...one.sort] }, { ...other, sort: [{ by: 'rank', descending: true }] }));
    assert.ok(!isSame({ filter: {}, columns: ['a', 'b'] }, { filter: {}, columns: ['b', 'a'] }));
  });
});

describe('the file of a list', () => {
  const locale = (tag: string, zone = 'Europe/Paris'): Locale =>
    new Locale({ language: 'fr', tag, words: shared, zone, now: () => Date.parse('2026-11-24T14:30:00Z') });

  it('has moments and separators as the spreadsheets of its reader expect them', () => {
    assert.equal(csvMoment(locale('fr'), '2026-11-24T14:54:00.000Z'), '24/11/2026 15:54');
    assert.equal(csvMoment(locale('en-GB', 'UTC'), '2026-11-24T00:05:00.000Z'), '24/11/2026 00:05');
    assert.equal(separatorFor('fr'), ';');
    assert.equal(separatorFor('en'), ',');
  });

  it('holds every row of the question, each once, and is given up when asked', async () => {
    const backend = memoryBackend({ desk: { id: 'support', name: 'Support', mode: 'support', prefix: 'T_' } });
    const session = await backend.connect({ id: 'martin', name: '=Claire', profile: 'technician' });
    for (let n = 0; n < 430; n += 1) {
      const command = { id: crypto.randomUUID(), ticket: crypto.randomUUID(), do: 'file', summary: `-${n}`, description: 'x' };
      await session.run([command as Command]);
    }
    const told: number[] = [];
    const read = await readAll(
      session,
      { sort: [{ by: 'number' }] },
      ({ done }) => told.push(done),
      new AbortController().signal,
    );
    assert.deepEqual(told, [200, 400, 430]);
    const columns = [
      { label: 'Numéro', text: (each: TicketRow) => each.key ?? '' },
      { label: 'Résumé', text: (each: TicketRow) => each.summary },
      { label: 'De', text: (each: TicketRow) => read.people[each.requester]?.name ?? '' },
    ];
    const lines = Papa.parse<string[]>(csvOf(locale('fr'), columns, read.rows), { delimiter: ';', skipEmptyLines: true }).data;
    assert.equal(lines.length, 431);
    assert.deepEqual(lines[0], ['Numéro', 'Résumé', 'De']);
    assert.deepEqual(lines[1], ['T_1', "'-0", "'=Claire"]);
    assert.deepEqual(lines[430], ['T_430', "'-429", "'=Claire"]);
    const stopping = new AbortController();
    await assert.rejects(
      readAll(session, {}, () => stopping.abort(), stopping.signal),
      { name: 'AbortError' },
    );
    const few = await readAll(session, {}, () => undefined, new AbortController().signal, 250);
    assert.equal(few.rows.length, 250);
  });

  it('has a name that every system takes', () => {
    assert.equal(fileNamed('Aide : vidéo/son-2026-11-24.csv'), 'Aide - vidéo-son-2026-11-24.csv');
  });
});
