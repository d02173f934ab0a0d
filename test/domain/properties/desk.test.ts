/** Any desk, changed by any commands: its document stays valid and holds together, each event makes it again, the last is taken back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { decideDesk, evolveDesk } from '../../../src/domain/decide-desk.ts';
import { changed, changesBetween, isSame, reversed } from '../../../src/domain/desk-changes.ts';
import { completed } from '../../../src/domain/desk-defaults.ts';
import { NOWHERE } from '../../../src/domain/desk-deciding.ts';
import type { DeskContext } from '../../../src/domain/desk-deciding.ts';
import type { DeskCommand, DeskCommandInput } from '../../../src/domain/desk-commands.ts';
import type { StoredDeskEvent } from '../../../src/domain/desk-events.ts';
import { deskIssues } from '../../../src/domain/desk-soundness.ts';
import type { Desk, DeskInput } from '../../../src/domain/desk.ts';
import { withMode } from '../../../src/domain/modes.ts';
import type { People } from '../../../src/domain/people.ts';
import { DeskCommand as Schema } from '../../../src/domain/schemas/desk-commands.ts';
import { Desk as DeskSchema } from '../../../src/domain/schemas/desk.ts';
import { readSettings } from '../../../src/domain/settings.ts';
import { PEOPLE_IDS, deskArbitrary, peopleArbitrary } from '../arbitraries.ts';

const ID = '20000000-0000-4000-8000-000000000000';
const someone = fc.constantFrom(...PEOPLE_IDS);
const service = fc.constantFrom('moodle', 'video', 'wifi');
const category = fc.constantFrom('root', 'leaf', 'other', 'more');
const flag = fc.constantFrom(true, false, null);

type Given = DeskCommandInput extends infer Each ? (Each extends unknown ? Omit<Each, 'id'> : never) : never;

const given: fc.Arbitrary<Given> = fc.oneof(
  fc.record({
    do: fc.constant('change-settings' as const),
    patch: fc.oneof(
      fc.record({ prefix: fc.constantFrom('A_', null), strict: flag, approvalDelay: fc.constantFrom(0, 7, null) }),
      fc.record({
        defaultAssignees: fc.uniqueArray(someone, { maxLength: 2 }),
        states: fc.constantFrom(null, ['waiting' as const]),
      }),
      fc.record({ name: fc.constantFrom('Aide', { fr: 'Aide', en: 'Help' }), description: fc.constantFrom('Ici', null) }),
    ),
  }),
  fc.record({
    do: fc.constant('add-field' as const),
    field: fc.constantFrom(
      { code: 'size', type: 'number' as const, label: 'Taille' },
      { code: 'room', type: 'text' as const, label: 'Salle' },
    ),
    askedIn: fc.array(fc.record({ service, category }), { maxLength: 1 }),
  }),
  fc.record({ do: fc.constant('order-fields' as const), codes: fc.shuffledSubarray(['size', 'room']) }),
  fc.record({ do: fc.constant('remove-field' as const), code: fc.constantFrom('size', 'room') }),
  fc.record({ do: fc.constant('apply-mode' as const), mode: fc.constantFrom('bugs', 'support', 'tasks', 'custom') }),
  fc.record({
    do: fc.constant('add-service' as const),
    service,
    label: fc.constant('Un service'),
    category: fc.record({ id: category, label: fc.constant('Une catégorie') }),
  }),
  fc.record({
    do: fc.constant('change-service' as const),
    service,
    patch: fc.record({
      open: flag,
      assignment: fc.constantFrom('first', 'nobody', null),
      responsible: fc.constantFrom('DSI', null),
    }),
  }),
  fc.record({ do: fc.constant('place-service' as const), service, before: fc.option(service) }),
  fc.record({ do: fc.constant('remove-service' as const), service }),
  fc.record({
    do: fc.constant('add-category' as const),
    service,
    category,
    label: fc.constant('Une autre'),
    parent: fc.option(category),
  }),
  fc.record({
    do: fc.constant('change-category' as const),
    service,
    category,
    patch: fc.record({
      closed: flag,
      confidential: flag,
      redirect: fc.option(category),
      members: fc.option(fc.uniqueArray(someone)),
    }),
  }),
  fc.record({
    do: fc.constant('place-category' as const),
    service,
    category,
    parent: fc.option(category),
    before: fc.option(category),
  }),
  fc.record({ do: fc.constant('remove-category' as const), service, category }),
  fc.record({
    do: fc.constant('set-manager' as const),
    service,
    person: someone,
    manager: fc.option(fc.record({ rate: fc.constantFrom(0, 50), profile: fc.constantFrom('technician', 'moderator') })),
  }),
  fc.record({
    do: fc.constant('change-person' as const),
    person: someone,
    patch: fc.record({ profile: fc.constantFrom('technician', null), suspended: flag }),
  }),
) as fc.Arbitrary<Given>;

const inForce = (document: DeskInput): Desk => completed(withMode(document));

interface Scene {
  readonly document: DeskInput;
  readonly people: People;
}

function contextOf({ document, people }: Scene, last?: StoredDeskEvent): DeskContext {
  const person = { ...people['p2'], id: 'p2', profile: 'functional-admin', suspended: undefined } as People[string];
  return { document, inForce, fixed: new Set(), person, people, appointed: {}, uses: NOWHERE, last };
}

const stories = fc.record({
  desk: deskArbitrary,
  people: peopleArbitrary,
  commands: fc.array(given, { minLength: 1, maxLength: 12 }),
});

describe('a desk that is set up', () => {
  it('stays valid and whole, is made again by its events, and each last one is taken back', () => {
    let done = 0;
    fc.assert(
      fc.property(stories, ({ desk, people, commands }) => {
        let document = desk as DeskInput;
        const found = deskIssues(inForce(document), people).map((issue) => JSON.stringify(issue));
        let replayed = document;
        for (const [index, each] of commands.entries()) {
          const command = Schema.parse({ id: ID, ...each }) as DeskCommand;
          const decided = decideDesk(command, contextOf({ document, people }));
          if ('code' in decided) continue;
          done += 1;
          const before = document;
          document = evolveDesk(document, decided);
          replayed = evolveDesk(replayed, JSON.parse(JSON.stringify(decided)) as typeof decided);
          assert.deepEqual(inForce(document), DeskSchema.parse(withMode(document)), 'valid, and read again as it is');
          assert.ok(
            'document' in (readSettings(JSON.parse(JSON.stringify(document))) as object),
            'a page reads it as its settings',
          );
          for (const issue of deskIssues(inForce(document), people))
            assert.ok(found.includes(JSON.stringify(issue)), `nothing new that does not hold together: ${JSON.stringify(issue)}`);
          assert.ok(inForce(document).services.every(({ categories }) => categories.length > 0));
          assert.ok(isSame(replayed, document));
          const last = { ...decided, desk: 'desk', sequence: index + 1, at: '2026-11-24T08:00:00.000Z' };
          const back = decideDesk({ do: 'undo', id: ID, event: last.sequence }, contextOf({ document, people }, last));
          assert.ok(!('code' in back), JSON.stringify(back));
          assert.deepEqual({ ...evolveDesk(document, back), revision: before.revision }, before);
          assert.deepEqual(
            back.people.map(({ person, now }) => [person, now]),
            decided.people.map(({ person, was }) => [person, was]),
          );
        }
      }),
    );
    assert.ok(done > 100, `commands were accepted: ${done}`);
  });

  it('is another document by what differs, and the same again by the reverse', () => {
    fc.assert(
      fc.property(deskArbitrary, deskArbitrary, (one, other) => {
        const changes = changesBetween(one, other);
        assert.deepEqual(changed(one, changes), { ...other, revision: one.revision });
        assert.deepEqual(changed(other, reversed(changes)), { ...one, revision: other.revision });
        assert.deepEqual(changesBetween(one, one), []);
      }),
    );
  });
});
