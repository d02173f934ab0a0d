/** Who has a problem too: once a person, undone, told of its end and of nothing else, named to nobody (domain §8). */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide, isRefusal, ALONE } from '../../src/domain/decide.ts';
import { Preferences } from '../../src/domain/schemas/monitoring.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { FILE, Log, PEOPLE, PREFERENCES, START, deskWith, id, told } from './audience.world.ts';
import type { Say } from './audience.world.ts';
import { Scene } from './scene.ts';

/** A problem of cleo's that tom handles; eve, who may not read it, said through a known problem that she has it too. */
function problem(): Log {
  const log = new Log();
  log.batch('cleo', { ...FILE, kind: 'problem' });
  log.batch('tom', { do: 'take' });
  const ticket = log.tickets[id(1)] as Ticket;
  log.tickets = { ...log.tickets, [id(1)]: { ...ticket, affected: ['eve'] } };
  return log;
}

const RESOLVED: Say = { do: 'resolve', solution: 'Réparé' };

describe('me too', () => {
  it('is said once, by who reads the problem, while it lasts, and taken back at any time', () => {
    const scene = new Scene({ read: 'all' });
    const ticket = scene.file('tech', { kind: 'problem' });
    assert.equal(scene.try('lea', 'me-too', ticket, {}), null);
    assert.equal(scene.try('lea', 'me-too', ticket, {}), 'nothing-to-do');
    assert.equal(scene.try('tom', 'not-me-too', ticket, {}), 'nothing-to-do');
    const seen = scene.view(ticket, 'tech');
    assert.deepEqual([seen.reported, seen.ticket.affected], [1, []]);
    assert.ok(!JSON.stringify(seen.timeline).includes('lea'), 'the thread names nobody');
    assert.equal(scene.try('tech', 'resolve', ticket, { solution: 'Fait' }), null);
    assert.equal(scene.try('tom', 'me-too', ticket, {}), 'not-in-this-state');
    assert.equal(scene.try('lea', 'not-me-too', ticket, {}), null);
    assert.equal(scene.try('lea', 'me-too', scene.file('tech', { kind: 'request' }), {}), 'not-in-this-state');
  });

  it('is nothing for who may not read it, unless a known problem that he reads speaks for this very ticket', () => {
    const log = problem();
    const said = (vouched?: string): string | null => {
      const context = {
        people: PEOPLE,
        actor: { type: 'person', id: 'ana' } as const,
        person: PEOPLE['ana'],
        fresh: { number: 1 },
        around: ALONE,
      };
      const decision = decide(
        { id: id(50), ticket: id(1), do: 'me-too' },
        { ...context, desk: deskWith(), ticket: log.tickets[id(1)], now: START, vouched },
      );
      return isRefusal(decision) ? decision.code : null;
    };
    assert.deepEqual([said(), said(id(2)), said(id(1))], ['not-found', 'not-found', null]);
  });

  it('hears of the end, and that it is not over after all, and of nothing between', () => {
    const log = problem();
    const hears = (by: string, say: Say): string | undefined => told(log.batch(by, say), log.desk)['eve'];
    assert.equal(hears('tom', { do: 'comment', comment: 'On cherche' }), undefined);
    assert.equal(hears('tom', RESOLVED), 'affected');
    assert.equal(hears('tom', { do: 'reopen' }), 'affected');
    assert.equal(hears('mia', { do: 'refuse', comment: 'Rien à faire' }), 'affected');
  });

  it('tells nobody that somebody said so, and may be stopped', () => {
    const log = problem();
    assert.deepEqual(told(log.batch('mia', { do: 'me-too' }), log.desk), {});
    const quiet = { ...PREFERENCES, eve: Preferences.parse({ watched: false }) };
    assert.equal(told(log.batch('tom', RESOLVED), log.desk, quiet)['eve'], undefined);
  });
});
