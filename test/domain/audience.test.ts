import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Happening } from '../../src/domain/happening.ts';
import type { Desk } from '../../src/domain/desk.ts';
import { LevelName, Preferences } from '../../src/domain/schemas/monitoring.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { ASK, batch, BATCHES, onTaken, RESOLVE, table } from './audience.batches.ts';
import { deskWith, FILE, id, Log, taken, told } from './audience.world.ts';

/**
 * ana requests, ines is invited, pia observes all of Moodle, walt follows (and hears nothing as staff), tom handles, cleo serves
 * the category with him, bea serves another category of the service; all but walt have the defaults. mia or ana acts.
 */
const WHO_HEARS = table(`
  what                          | ana             | ines      | pia      | walt    | tom       | cleo       | bea      | others
  filed by ana                  | -               | -         | observer | -       | category  | category   | -        | -
  filed for ana by mia          | filed-for-you   | -         | observer | -       | category  | category   | -        | -
  filed by mail                 | receipt         | -         | observer | -       | category  | category   | -        | -
  filed, to be approved         | -               | -         | observer | -       | -         | category   | -        | max approval-asked
  filed for tom to handle       | filed-for-you   | -         | observer | -       | assigned  | category   | -        | -
  opened                        | requester       | -         | -        | -       | -         | -          | -        | -
  taken                         | requester       | -         | observer | -       | -         | -          | -        | -
  taken and resolved at once    | to-approve      | -         | observer | -       | -         | -          | -        | -
  comment                       | requester       | observer  | observer | watcher | taken     | -          | -        | -
  comment for the requester     | requester       | -         | -        | watcher | taken     | -          | -        | -
  note to staff                 | -               | -         | -        | watcher | taken     | -          | -        | -
  comment by ana                | -               | observer  | observer | watcher | taken     | -          | -        | -
  comment naming bea, ines, eve | requester       | mention   | observer | watcher | taken     | -          | mention  | -
  note naming bea, ines         | -               | -         | -        | watcher | taken     | -          | mention  | -
  taken over                    | requester       | observer  | observer | watcher | taken-off | -          | -        | -
  assigned to ned               | requester       | observer  | observer | watcher | taken-off | -          | -        | ned assigned
  released                      | requester       | observer  | observer | watcher | taken-off | category   | -        | -
  question                      | question        | observer  | observer | watcher | taken     | -          | -        | -
  answer                        | -               | observer  | observer | watcher | taken     | -          | -        | -
  postponed                     | requester       | observer  | observer | watcher | taken     | -          | -        | -
  recalled                      | requester       | observer  | observer | watcher | taken     | category   | -        | -
  to test                       | to-test         | observer  | observer | watcher | taken     | -          | -        | -
  test failed by ana            | -               | observer  | observer | watcher | taken     | -          | -        | -
  resolved                      | to-approve      | observer  | observer | watcher | taken     | -          | -        | -
  published                     | requester       | observer  | observer | watcher | taken     | -          | -        | -
  closing approved              | -               | observer  | observer | watcher | taken     | -          | -        | -
  closing refused               | -               | observer  | observer | watcher | taken     | -          | -        | -
  rated                         | -               | -         | -        | watcher | taken     | -          | -        | -
  refused                       | refused         | observer  | observer | watcher | taken     | -          | -        | -
  cancelled by ana              | -               | observer  | observer | watcher | taken     | -          | -        | -
  reopened                      | requester       | observer  | observer | watcher | taken     | category   | -        | -
  moved to accounts             | requester       | observer  | observer | watcher | taken     | moved-away | category | -
  moved to another service      | requester       | observer  | observer | watcher | taken-off | moved-away | -        | vic category
  sent down to a sub-desk       | -               | -         | -        | -       | taken-off | moved-away | -        | -
  escalated                     | requester       | observer  | observer | watcher | taken     | -          | -        | -
  taken back                    | requester       | observer  | observer | watcher | taken     | category   | -        | -
  given to eve as requester     | no-longer-yours | observer  | observer | watcher | taken     | -          | -        | eve now-yours
  eve invited                   | requester       | observer  | observer | watcher | taken     | -          | -        | eve invited
  ines no longer invited        | requester       | uninvited | observer | watcher | taken     | -          | -        | -
  reminder by the application   | reminder        | -         | -        | -       | -         | -          | -        | -
  more haste asked by ana       | -               | -         | -        | watcher | taken     | category   | -        | -
  priority set                  | requester       | observer  | observer | watcher | taken     | -          | -        | -
  time logged                   | -               | -         | -        | -       | -         | -          | -        | -
  followed by bea               | -               | -         | -        | -       | -         | -          | -        | -
`);

describe('who hears of what, and why', () => {
  for (const { name, cells } of WHO_HEARS) {
    test(name, () => {
      const { log, happening } = batch(name);
      const { others, ...named } = cells;
      const [other, reason] = (others ?? '').split(' ');
      const expected = other !== undefined && reason !== undefined ? { ...named, [other]: reason } : named;
      assert.deepEqual(told(happening, log.desk), expected);
    });
  }

  test('every batch is in the table', () => assert.deepEqual([...BATCHES].sort(), WHO_HEARS.map((row) => row.name).sort()));
});

/** How much each level lets a person hear, by circle, for the three kinds of event: work coming in, anything else, a note. */
const LEVELS_HEARD = table(`
  what            | circle   | none | minimal | medium   | assiduous | complete
  filed by ana    | category | -    | -       | category | category  | category
  filed by ana    | any      | -    | -       | -        | service   | service
  recalled        | taken    | -    | taken   | taken    | taken     | taken
  recalled        | category | -    | -       | category | category  | category
  recalled        | any      | -    | -       | -        | service   | service
  reopened        | category | -    | -       | category | category  | category
  reopened        | any      | -    | -       | -        | service   | service
  released        | category | -    | -       | category | category  | category
  released        | any      | -    | -       | -        | service   | service
  comment         | taken    | -    | taken   | taken    | taken     | taken
  comment         | category | -    | -       | -        | -         | category
  comment         | any      | -    | -       | -        | -         | service
  note to staff   | taken    | -    | taken   | taken    | taken     | taken
  note to staff   | category | -    | -       | -        | -         | category
  note to staff   | any      | -    | -       | -        | -         | service
  resolved        | taken    | -    | taken   | taken    | taken     | taken
  resolved        | any      | -    | -       | -        | -         | service
  opened          | category | -    | -       | -        | -         | -
`);

describe('staff hear by level and circle', () => {
  const someone: Readonly<Record<string, string>> = { taken: 'tom', category: 'cleo', any: 'bea' };
  for (const { name, cells } of LEVELS_HEARD) {
    test(`${name}, ${cells['circle']}`, () => {
      const { log, happening } = batch(name);
      const person = someone[cells['circle'] ?? ''] ?? '';
      for (const level of LevelName.options)
        assert.equal(told(happening, log.desk, { [person]: Preferences.parse({ level }) })[person], cells[level], level);
    });
  }

  test('a level of one service holds there only', () => {
    const { log, happening } = onTaken('mia', { do: 'comment', comment: 'Je regarde.' });
    assert.equal(
      told(happening, log.desk, { bea: Preferences.parse({ level: 'complete', services: { moodle: 'none' } }) })['bea'],
      undefined,
    );
    assert.equal(
      told(happening, log.desk, { bea: Preferences.parse({ level: 'none', services: { moodle: 'complete' } }) })['bea'],
      'service',
    );
  });

  test('a level made by hand never gives less of a narrower circle', () => {
    assert.equal(Preferences.safeParse({ level: { any: 'never', category: 'always', taken: 'always' } }).success, true);
    assert.equal(Preferences.safeParse({ level: { any: 'creation', category: 'never', taken: 'always' } }).success, false);
    assert.equal(Preferences.safeParse({ level: { any: 'never', category: 'always', taken: 'creation' } }).success, false);
  });

  test('on a desk without services all staff serve its one category', () => {
    const log = new Log(deskWith({ services: [] }));
    const happening = log.batch('ana', { ...FILE, service: undefined, category: undefined });
    assert.deepEqual(told(happening, log.desk, {}), { walt: 'category' });
  });

  test('an answer that leaves nobody to handle the ticket is work coming in', () => {
    const log = taken();
    const { events } = onTaken('ana', { do: 'answer', comment: 'C115' }, [['tom', ASK]]).happening;
    const ticket = log.tickets[id(1)];
    assert.ok(ticket !== undefined);
    const free: Ticket = { ...ticket, state: 'waiting', waiting: { reason: 'requester', until: null }, assignee: null };
    const happening: Happening = {
      events: events.map((event) => ({ ...event, set: { ...event.set, state: 'open' } })),
      before: { [free.id]: free },
    };
    assert.equal(told(happening, log.desk)['cleo'], 'category');
  });
});

/** What ana hears of her ticket by the desk's default; `always` is what no switch silences. */
const REQUESTER_HEARS = table(`
  what                          | guide     | every-update | always
  opened                        | -         | requester    | -
  taken                         | requester | requester    | -
  postponed                     | -         | requester    | -
  comment                       | -         | requester    | -
  note to staff                 | -         | -            | -
  published                     | requester | requester    | -
  moved to accounts             | requester | requester    | -
  escalated                     | requester | requester    | -
  reopened                      | requester | requester    | -
  priority set                  | -         | requester    | -
  eve invited                   | -         | requester    | -
  question                      | question  | question     | question
  to test                       | to-test   | to-test      | to-test
  resolved                      | to-approve | to-approve  | to-approve
  refused                       | refused   | refused      | refused
  filed for ana by mia          | filed-for-you | filed-for-you | filed-for-you
  reminder by the application   | reminder  | reminder     | reminder
  given to eve as requester     | no-longer-yours | no-longer-yours | no-longer-yours
`);

const SILENT_REQUESTER = Preferences.parse({
  requester: {
    opened: false,
    taken: false,
    'on-hold': false,
    concluded: false,
    abandoned: false,
    commented: false,
    published: false,
    moved: false,
    reopened: false,
    other: false,
  },
});

describe('a requester hears by the desk’s default, or by their own switches', () => {
  for (const { name, cells } of REQUESTER_HEARS) {
    test(name, () => {
      const { happening } = batch(name);
      const reason = (desk: Desk, preferences?: Preferences) =>
        told(happening, desk, preferences === undefined ? {} : { ana: preferences })['ana'];
      assert.equal(reason(deskWith({ requesterDefault: 'guide' })), cells['guide'], 'guide');
      assert.equal(reason(deskWith({ requesterDefault: 'every-update' })), cells['every-update'], 'every update');
      assert.equal(reason(deskWith({ requesterDefault: 'every-update' }), SILENT_REQUESTER), cells['always'], 'all switches off');
    });
  }

  test('where nothing is asked of the requester, a solution is a conclusion, with its switch', () => {
    const desk = deskWith({ states: ['resolving', 'waiting'] });
    const { happening } = onTaken('mia', RESOLVE, [], desk);
    assert.equal(told(happening, desk)['ana'], 'requester');
    assert.equal(told(happening, desk, { ana: Preferences.parse({ requester: { concluded: false } }) })['ana'], undefined);
  });

  test('an expired closing is a conclusion', () => {
    const log = taken(deskWith({ approvalDelay: 1 }));
    log.batch('tom', RESOLVE);
    log.hour += 48;
    const happening = log.batch(null, { do: 'expire' });
    assert.equal(told(happening, deskWith({ requesterDefault: 'guide' }))['ana'], 'requester');
    assert.equal(told(happening, log.desk, { ana: Preferences.parse({ requester: { concluded: false } }) })['ana'], undefined);
  });
});
