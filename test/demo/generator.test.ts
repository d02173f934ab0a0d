import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { generate } from '../../demo/generator.ts';
import type { GenerateOptions, History } from '../../demo/generator.ts';
import type { DemoDesk } from '../../demo/people.ts';
import { picture } from '../../demo/picture.ts';
import { BUGS, TASK_LIST } from '../../demo/texts-other.ts';
import { SUPPORT } from '../../demo/texts-support.ts';
import { categoryOf, serviceOf, takesTickets } from '../../src/domain/desk.ts';
import { agenda } from '../../src/domain/due.ts';
import { replay } from '../../src/domain/evolve.ts';
import { enabledStates } from '../../src/domain/states.ts';
import { Ticket } from '../../src/domain/schemas/ticket.ts';
import { DAY, elapsed } from '../../src/domain/values.ts';
import { deskOf, settingsOf } from './settings.ts';

const NOW = '2026-11-24T20:00:00.000Z';

async function school(name: DemoDesk, options: Partial<GenerateOptions> = {}): Promise<History[]> {
  const { desk, people } = settingsOf(name);
  const histories: History[] = [];
  for await (const history of generate(desk, people, { count: 600, seed: 7, now: NOW, ...options })) histories.push(history);
  return histories;
}

/** The value under which a share of the numbers lies. */
function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function within(value: number, low: number, high: number, what: string): void {
  assert.ok(value >= low && value <= high, `${what}: ${String(value)} is not between ${String(low)} and ${String(high)}`);
}

function texts(histories: readonly History[]): string[] {
  return histories
    .flatMap(({ events }) => events.flatMap((event) => [event.comment?.text, event.solution?.text]))
    .filter((text) => text !== undefined);
}

for (const name of ['support', 'bugs', 'tasks'] as const) {
  describe(`two thousand tickets of ${name}`, () => {
    const desk = deskOf(name);
    let histories: History[] = [];
    before(async () => {
      histories = await school(name, { count: 2000 });
    });

    it('are histories that replay to valid tickets', () => {
      assert.equal(histories.length, 2000);
      for (const { ticket, events } of histories) {
        assert.deepEqual(replay(events), ticket);
        assert.equal(Ticket.safeParse(ticket).error, undefined);
      }
    });

    it('go forward in time, are numbered by filing and stop at the present', () => {
      histories.forEach(({ ticket, events }, index) => {
        const instants = events.map((event) => event.at);
        assert.deepEqual(instants, [...instants].sort());
        assert.ok((instants.at(-1) ?? '') <= NOW);
        assert.equal(ticket.number, index + 1);
      });
      const filed = histories.map(({ ticket }) => ticket.facts.filedAt);
      assert.deepEqual(filed, [...filed].sort());
    });

    it('leave nothing overdue that the desk would do by itself', () => {
      assert.deepEqual(
        histories.flatMap(({ ticket }) => agenda(ticket, desk).filter((due) => due.at < NOW)),
        [],
      );
    });

    it('stand in every state that the desk uses', () => {
      assert.deepEqual(
        enabledStates(desk).filter((state) => !histories.some(({ ticket }) => ticket.state === state)),
        [],
      );
    });

    it('give each active ticket a place of its own in the stack', () => {
      const ranks = histories.map(({ ticket }) => ticket.rank).filter((rank) => rank !== null);
      assert.ok(ranks.length > 50);
      assert.equal(new Set(ranks).size, ranks.length);
    });

    it('have the shape of real tickets', () => {
      const comments = histories.map(({ ticket }) => ticket.comments.length);
      within(quantile(comments, 0.5), 4, 6, 'comments, half');
      within(quantile(comments, 0.95), 20, 32, 'comments, one in twenty');
      within(quantile(comments, 0.99), 35, 62, 'comments, one in a hundred');
      const lengths = texts(histories).map((text) => text.length);
      within(quantile(lengths, 0.5), 140, 260, 'length, half');
      within(quantile(lengths, 0.95), 2500, 3700, 'length, one in twenty');
      within(histories.reduce((sum, { files }) => sum + files.length, 0) / histories.length, 1.2, 1.8, 'files, mean');
      const lives = histories.map(
        ({ ticket }) => elapsed(ticket.facts.filedAt, ticket.facts.settledAt ?? ticket.facts.closedAt ?? NOW) / DAY,
      );
      within(quantile(lives, 0.5), 4.3, 17.2, 'days, half');
      within(quantile(lives, 0.95), 400, 1920, 'days, one in twenty');
    });

    it('say whole sentences: every detail is filled in', () => {
      const said = [...texts(histories), ...histories.flatMap(({ ticket }) => [ticket.summary, ticket.description])];
      assert.deepEqual(
        said.filter((text) => /\{\w+\}/.test(text)),
        [],
      );
    });

    it('carry the bytes of each of their files, a few kilobytes at most', () => {
      for (const { ticket, files } of histories) {
        assert.deepEqual(new Set(files.map((file) => file.id)), new Set(ticket.files.map((file) => file.id)));
        for (const file of files) {
          assert.equal(file.bytes.byteLength, file.size);
          assert.ok(file.size < 4096);
        }
      }
    });
  });
}

describe('chance', () => {
  it('draws the same school from the same seed, and another from another', async () => {
    const [one, again, other] = await Promise.all([
      school('support', { count: 40 }),
      school('support', { count: 40 }),
      school('support', { count: 40, seed: 8 }),
    ]);
    assert.deepEqual(again, one);
    assert.notDeepEqual(other, one);
  });

  it('goes on after the tickets that are there', async () => {
    const [first] = await school('support', { count: 3, after: { number: 12, top: 'a3', bottom: 'a9' } });
    assert.equal(first?.ticket.number, 12);
    const filed = first.events[0]?.filed;
    assert.ok(filed !== undefined && filed.rank !== null && filed.rank < 'a3');
  });
});

describe('what people write', () => {
  it('is varied: sixty kinds of problems at the support desk alone', () => {
    assert.ok(new Set(SUPPORT.map((problem) => problem.summary)).size >= 60);
    assert.ok(BUGS.length >= 20 && TASK_LIST.length >= 10);
  });

  it('is always posted where tickets are taken', () => {
    for (const [name, problems] of [
      ['support', SUPPORT],
      ['bugs', BUGS],
    ] as const) {
      const desk = deskOf(name);
      for (const { service, category, summary } of problems) {
        const home = serviceOf(desk, service ?? null);
        const node = categoryOf(desk, service ?? null, category ?? null);
        assert.ok(home !== undefined && node !== undefined && takesTickets(home, node), summary);
      }
    }
  });
});

describe('a picture', () => {
  it('is a PNG whose lines are all there', () => {
    const bytes = picture(3);
    assert.deepEqual([...bytes.slice(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const at = Buffer.from(bytes).indexOf('IDAT');
    const length = Buffer.from(bytes).readUInt32BE(at - 4);
    assert.equal(inflateSync(bytes.slice(at + 4, at + 4 + length)).length, 30 * 49);
  });
});
