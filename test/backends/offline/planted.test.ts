/**
 * The simulation, with mistakes planted one by one in what it watches over: it finds each. What it would not find nobody would.
 */
import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { before, describe, it } from 'node:test';
import type * as outboxes from '../../../src/backends/offline/outbox.ts';
import { simulate } from './simulation.ts';

/** A place in a source, and what a mistaken hand makes of it. */
interface Mistake {
  readonly breaks: string;
  readonly in: 'shelf' | 'outbox' | 'trouble';
  readonly original: string;
  readonly mistaken: string;
}

const MISTAKES: readonly Mistake[] = [
  {
    breaks: 'the last written goes first',
    in: 'shelf',
    original: 'parcels: [...shelf.parcels, { id, batch',
    mistaken: 'parcels: [{ id, batch',
  },
  { breaks: 'what is late lets others by', in: 'shelf', original: 'before.push(...parcel.tickets);', mistaken: '' },
  { breaks: 'tickets keep no turn', in: 'shelf', original: '&& !meets(parcel.tickets, before)', mistaken: '' },
  {
    breaks: 'one kept twice is two',
    in: 'shelf',
    original: 'if (shelf.parcels.some((parcel) => parcel.id === id)) return shelf;',
    mistaken:
      'if (shelf.parcels.some((parcel) => parcel.id === id)) return added(shelf, batch.map((each) => ({ ...each, id: `${each.id}+` })), at);',
  },
  {
    breaks: 'what is done stays',
    in: 'shelf',
    original: 'parcel.id !== id)',
    mistaken: 'parcel.id !== id || parcel.turn % 3 === 0)',
  },
  { breaks: 'days are hours', in: 'shelf', original: '7 * 24 * 3600', mistaken: '7 * 3600' },
  {
    breaks: 'what follows is not sent again',
    in: 'shelf',
    original: "trouble?.kind === 'follows' && again.has(trouble.of)",
    mistaken: 'trouble === null',
  },
  {
    breaks: 'words are left behind',
    in: 'shelf',
    original: '{ ...parcel, trouble: trouble(parcel) }',
    mistaken: '{ ...parcel, batch: parcel.batch.slice(0, 0), trouble: trouble(parcel) }',
  },
  {
    breaks: 'what is refused is thrown away',
    in: 'outbox',
    original: '[refused(shelf, id, trouble), true]',
    mistaken: '[without(shelf, id), true]',
  },
  {
    breaks: 'a tab that no longer sends judges',
    in: 'outbox',
    original: '(holds(shelf, term) ? [refused',
    mistaken: '(term > 0 ? [refused',
  },
  { breaks: 'nobody takes over', in: 'outbox', original: 'at - seen.since >= STALE', mistaken: 'at - seen.since >= STALE * 1e6' },
  { breaks: 'a frozen tab goes on', in: 'outbox', original: 'elapsed() - at > STALE / 2 ||', mistaken: '' },
  {
    breaks: 'no answer is a refusal',
    in: 'trouble',
    original: "!(error instanceof BackendError)) return 'later';",
    mistaken: "!(error instanceof BackendError)) return { kind: 'not-found' };",
  },
  {
    breaks: 'it is crossed out before it is sent',
    in: 'outbox',
    original: 'const stop = this.#beating(term);',
    mistaken: 'await this.#change((shelf) => [without(shelf, parcel.id), undefined]); const stop = this.#beating(term);',
  },
  {
    breaks: 'no answer is an answer',
    in: 'outbox',
    original: '        this.#later(id, error);\n        return true;',
    mistaken: '        await this.#change((shelf) => [without(shelf, id), undefined]);\n        return true;',
  },
  {
    breaks: 'a pause has no end',
    in: 'outbox',
    original: 'Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** tries)',
    mistaken: 'FIRST_PAUSE * 4000 ** tries',
  },
  {
    breaks: 'nobody looks again after a pause',
    in: 'outbox',
    original: 'this.#wait(Math.max(1, this.#soonest(at) - elapsed()));',
    mistaken: '',
  },
  {
    breaks: 'it is told to be kept before it is',
    in: 'outbox',
    original: 'await this.#change((shelf) => [added(shelf, batch, this.#world.now()), undefined]);',
    mistaken: 'this.#change((shelf) => [added(shelf, batch, this.#world.now()), undefined]).catch(() => undefined);',
  },
  {
    breaks: 'each time it is another command',
    in: 'outbox',
    original: 'this.#world.send(parcel.batch)',
    mistaken: 'this.#world.send(parcel.batch.map((each) => ({ ...each, id: this.#world.fresh() })))',
  },
  {
    breaks: 'only the first of a batch is sent',
    in: 'outbox',
    original: 'this.#world.send(parcel.batch)',
    mistaken: 'this.#world.send(parcel.batch.slice(0, 1))',
  },
  {
    breaks: 'it is told to be done before it is',
    in: 'outbox',
    original: 'const stop = this.#beating(term);',
    mistaken:
      "this.#onTold({ type: 'done', id: parcel.id, outcome: { tickets: [], cursor: '' } }); const stop = this.#beating(term);",
  },
  {
    breaks: 'whoever signed out is still sent for',
    in: 'outbox',
    original: 'if (generation !== this.#generation) return { shelf, answer: undefined };',
    mistaken: '',
  },
  {
    breaks: 'signing out wipes nothing',
    in: 'shelf',
    original: 'generation, lease: null, parcels: [] }',
    mistaken: 'generation, lease: null }',
  },
];

/** Of so many seeds, one at least finds each. */
const SEEDS = 800;
const ACTS = 12;
/** How many mistakes a simulation that is worth its time may miss. */
const MISSED = 1;

const load = (n: number): Promise<typeof outboxes> =>
  import(`../../../src/backends/offline/outbox.ts?planted=${n}`) as Promise<typeof outboxes>;

/** The first seed that finds it. */
async function foundBy(n: number): Promise<number | undefined> {
  const { Outbox } = await load(n);
  for (let seed = 1; seed <= SEEDS; seed += 1)
    if ((await simulate(seed, { make: (world, hears) => new Outbox(world, hears), acts: ACTS })).length > 0) return seed;
  return undefined;
}

describe('a mistake in the outbox', () => {
  before(() => {
    registerHooks({
      resolve(specifier, context, nextResolve) {
        const resolved = nextResolve(specifier, context);
        const planted = /\?planted=\d+$/u.exec(context.parentURL ?? '');
        return planted === null || !/\/offline\/(?:shelf|trouble)\.ts$/u.test(resolved.url)
          ? resolved
          : { ...resolved, url: resolved.url + planted[0] };
      },
      load(url, context, nextLoad) {
        const loaded = nextLoad(url, context);
        const planted = /\/offline\/(\w+)\.ts\?planted=(\d+)$/u.exec(url);
        const mistake = MISTAKES[Number(planted?.[2])];
        if (planted === null || mistake === undefined || mistake.in !== planted[1]) return loaded;
        const source = String(loaded.source);
        assert.ok(source.includes(mistake.original), `${mistake.in} no longer says ${mistake.original}`);
        return { ...loaded, source: source.replace(mistake.original, () => mistake.mistaken) };
      },
    });
  });

  it(`is found, of ${MISTAKES.length} at least ${MISTAKES.length - MISSED}`, async () => {
    const missed: string[] = [];
    for (const [n, { breaks }] of MISTAKES.entries()) if ((await foundBy(n)) === undefined) missed.push(breaks);
    assert.ok(missed.length <= MISSED, missed.join('; '));
  });
});
