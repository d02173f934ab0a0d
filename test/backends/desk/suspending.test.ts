/** Somebody whom a later document suspends while they are here: their session ends for them, and for nobody else. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../../src/backends/backend.ts';
import { openDesks } from '../../../src/backends/desk/desks.ts';
import type { DeskBackend } from '../../../src/backends/desk/desks.ts';
import { MemoryStore } from '../../../src/backends/memory/store.ts';
import { fails, until } from '../../conformance/assert.ts';
import { command, filing, text } from '../../conformance/world.ts';

const LEA = { id: 'lea', name: 'Léa Moreau' };
const TECH = { id: 'tech', name: 'A. User', profile: 'technician' } as const;

function opened(store: MemoryStore, revision: number, suspended: boolean): DeskBackend {
  const desk = { id: 'aide', name: 'Aide', mode: 'bugs', revision };
  const people = [LEA, { ...TECH, suspended }];
  return openDesks({ store, name: 'aide', settings: () => Promise.resolve({ desk, people }) });
}

describe('somebody suspended by a later document', () => {
  it('hears that their session is lost, and neither reads nor writes with it any more', async () => {
    const store = new MemoryStore();
    const first = opened(store, 1, false);
    const [lea, tech] = [await first.connect(LEA), await first.connect(TECH)];
    const { service: _service, category: _category, ...made } = filing();
    await lea.run([made]);
    const heard: Change[] = [];
    const news: Change[] = [];
    tech.watch(tech.cursor, (change) => heard.push(change));
    lea.watch(lea.cursor, (change) => news.push(change));
    await lea.announce(made.ticket, 'typing');
    await until(() => heard.some((change) => change.type === 'present'), 'the technician sees who writes');

    const later = await opened(store, 2, true).connect(LEA);
    await until(() => heard.at(-1)?.type === 'lost', 'the technician hears that it is over');
    await fails(() => tech.ticket(made.ticket), 'unauthorized');
    await fails(() => tech.tickets({}), 'unauthorized');
    await fails(() => tech.run([command('comment', made.ticket, { comment: text('Encore ?') })]), 'unauthorized');
    await fails(() => tech.announce(made.ticket, 'reading'), 'unauthorized');
    await fails(() => tech.views(), 'unauthorized');
    await fails(() => opened(store, 2, true).connect(TECH), 'unauthorized');

    const told = heard.length;
    await later.announce(made.ticket, 'reading');
    const { cursor } = await lea.run([command('comment', made.ticket, { comment: text('Bonjour') })]);
    await until(() => news.at(-1)?.cursor === cursor, 'others go on');
    assert.deepEqual(
      heard.slice(told).filter((change) => change.type !== 'lost'),
      [],
      'and hears of nothing and of nobody after it',
    );
    assert.equal((await lea.ticket(made.ticket)).timeline.length, 2);

    const again = await opened(store, 3, false).connect(TECH);
    assert.equal((await again.tickets({})).rows.length, 1, 'let in again, they are as before');
    for (const session of [lea, tech, later, again]) await session.close();
  });
});
