import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { audience, isStoppable, type Notice } from '../../src/domain/audience.ts';
import type { Happening } from '../../src/domain/happening.ts';
import { evolve } from '../../src/domain/evolve.ts';
import { LevelName, Preferences } from '../../src/domain/schemas/monitoring.ts';
import type { People } from '../../src/domain/people.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { readableScopes, relationsTo } from '../../src/domain/visibility.ts';
import { deskWith, FILE, Log, PEOPLE, type Say } from './audience.world.ts';

/** Any batch that anybody may try. */
const say: fc.Arbitrary<Say> = (() => {
  const person = fc.constantFrom(...Object.keys(PEOPLE));
  const scope = fc.constantFrom('public', 'requester', 'staff');
  const comment = fc.record({ text: fc.constant('Un mot.'), scope, mentions: fc.uniqueArray(person, { maxLength: 3 }) });
  const plain = fc.constantFrom(
    'take',
    'take-over',
    'release',
    'recall',
    'test',
    'pass-test',
    'publish',
    'approve-closure',
    'settle',
    'cancel',
    'reopen',
    'move-back',
    'escalate',
    'take-back',
    'grant-approval',
    'see',
    'watch',
    'unwatch',
    'me-too',
    'not-me-too',
    'ask-approval',
  );
  const spoken = fc.constantFrom(
    'comment',
    'answer',
    'ask',
    'fail-test',
    'refuse-closure',
    'refuse',
    'deny-approval',
    'break-glass',
  );
  const places = fc.constantFrom(
    ['moodle', 'courses'],
    ['moodle', 'accounts'],
    ['moodle', 'licences'],
    ['moodle', 'secret'],
    ['video', 'live'],
  );
  return fc.oneof(
    fc.record({ do: plain }),
    fc.record({ do: spoken, comment }),
    fc.record({ do: fc.constant('resolve' as const), solution: fc.constant('Fait.'), comment }),
    fc.record({ do: fc.constant('postpone' as const), reason: fc.constant('other') }),
    fc.record({ do: fc.constantFrom('assign' as const, 'change-requester' as const), to: person }),
    fc.record({ do: fc.constantFrom('invite' as const, 'uninvite' as const), person }),
    fc
      .record({ do: fc.constant('move' as const), observe: fc.boolean() })
      .chain((move) => places.map(([service, category]) => ({ ...move, service, category }))),
    fc.record({ do: fc.constant('set-priority' as const), priority: fc.constant('high') }),
  );
})();

const preferences = fc.dictionary(
  fc.constantFrom(...Object.keys(PEOPLE)),
  fc
    .record({
      level: fc.constantFrom(...LevelName.options),
      mentions: fc.boolean(),
      staff: fc.boolean(),
      channels: fc.record({ mail: fc.boolean(), bell: fc.boolean(), tab: fc.boolean() }),
    })
    .map((chosen) => Preferences.parse(chosen)),
);

const history = fc.record({
  file: fc.record({
    by: fc.constantFrom('ana', 'mia', 'eve'),
    origin: fc.constantFrom('web', 'mail'),
    category: fc.constantFrom('courses', 'licences', 'secret'),
    restricted: fc.boolean(),
  }),
  batches: fc.array(
    fc.tuple(fc.constantFrom(...Object.keys(PEOPLE)), fc.array(say, { minLength: 1, maxLength: 3 }), fc.boolean()),
    { maxLength: 12 },
  ),
  preferences,
});

const WITH_SECRETS = deskWith({
  read: 'all',
  services: deskWith().services.map((service) =>
    service.id === 'moodle'
      ? {
          ...service,
          categories: [...service.categories, { id: 'secret', label: 'Signalement', confidential: true, members: ['cleo'] }],
        }
      : service,
  ),
});

/** Every batch of a history that the rules accept, with its audience. */
function audiences(
  given: typeof history extends fc.Arbitrary<infer Value> ? Value : never,
): { happening: Happening; notices: Notice[] }[] {
  const log = new Log(WITH_SECRETS);
  const { by, ...file } = given.file;
  const tried = [
    log.tries(by, { ...FILE, ...file }),
    ...given.batches.map(([who, says, quiet]) =>
      log.tries(who, ...says.map((each) => ({ ...each, ...(quiet ? { quiet } : {}) }))),
    ),
  ];
  return tried.flatMap((outcome) =>
    'events' in outcome ? [{ happening: outcome, notices: audience(outcome, WITH_SECRETS, PEOPLE, given.preferences) }] : [],
  );
}

function afterwards(happening: Happening): Readonly<Record<string, Ticket>> {
  return happening.events.reduce<Record<string, Ticket>>(
    (tickets, event) => ({ ...tickets, [event.ticket]: evolve(tickets[event.ticket] ?? null, event) }),
    { ...happening.before },
  );
}

function readsOne(happening: Happening, ticket: Ticket | undefined, person: string, people: People): boolean {
  const who = people[person];
  if (ticket === undefined || who === undefined) return false;
  const relations = relationsTo(ticket, who, WITH_SECRETS);
  return (
    relations.reader &&
    happening.events.some((event) => event.ticket === ticket.id && readableScopes(relations).includes(event.scope))
  );
}

describe('any history', () => {
  test('never tells an author of their own act, but for the receipt of a ticket filed by mail', () => {
    fc.assert(
      fc.property(history, (given) => {
        for (const { happening, notices } of audiences(given)) {
          const authors = happening.events.flatMap(({ actor }) => (actor.type === 'person' ? [actor.id] : []));
          for (const notice of notices.filter(({ person }) => authors.includes(person))) {
            assert.equal(notice.reason, 'receipt');
            assert.ok(happening.events.some((event) => event.filed?.origin === 'mail'));
          }
        }
      }),
    );
  });

  test('tells each person once on a channel, with one reason', () => {
    fc.assert(
      fc.property(history, (given) => {
        for (const { notices } of audiences(given)) {
          assert.equal(new Set(notices.map(({ person, channel }) => `${person} ${channel}`)).size, notices.length);
          for (const { person, reason, stoppable } of notices) {
            assert.deepEqual(
              [...new Set(notices.filter((other) => other.person === person).map((other) => other.reason))],
              [reason],
            );
            assert.equal(stoppable, isStoppable(reason));
          }
        }
      }),
    );
  });

  test('tells nobody who cannot read it, now or, of what is taken from them, until then', () => {
    const losses: readonly string[] = ['taken-off', 'no-longer-yours', 'uninvited', 'moved-away'];
    fc.assert(
      fc.property(history, (given) => {
        for (const { happening, notices } of audiences(given)) {
          const after = afterwards(happening);
          for (const { person, reason, ticket } of notices) {
            const reads =
              readsOne(happening, after[ticket], person, PEOPLE) ||
              (losses.includes(reason) && readsOne(happening, happening.before[ticket], person, PEOPLE));
            assert.ok(reads, `${person} ${reason}`);
          }
        }
      }),
      {
        // Given a ticket and relieved of it in one batch: it was never hers.
        examples: [
          [
            {
              file: { by: 'ana', origin: 'web', category: 'courses', restricted: true },
              batches: [
                [
                  'mia',
                  [
                    { do: 'change-requester', to: 'eve' },
                    { do: 'change-requester', to: 'ana' },
                  ],
                  false,
                ],
              ],
              preferences: {},
            },
          ],
        ],
      },
    );
  });

  test('without alert, tells nobody who could have stopped hearing', () => {
    fc.assert(
      fc.property(history, (given) => {
        for (const { happening, notices } of audiences(given)) {
          if (happening.events.every((event) => event.quiet === true))
            assert.deepEqual(
              notices.filter(({ stoppable }) => stoppable),
              [],
            );
        }
      }),
    );
  });
});
