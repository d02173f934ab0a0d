/** Desks whose fields are changed while tickets hold values of them: nothing that is held is ever lost (domain §7 "custom fields"). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fieldsFor, fieldsOn } from '../../../src/domain/desk.ts';
import { fieldChangeIssues, knownUse, withFieldChange, type FieldChange } from '../../../src/domain/field-changes.ts';
import { checkFields, isRightValue } from '../../../src/domain/field-checks.ts';
import { heldInVain, valuesOf } from '../../../src/domain/field-use.ts';
import { keptFields } from '../../../src/domain/field-values.ts';
import type { FieldDefinition, FieldValue, FieldValues } from '../../../src/domain/fields.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { FieldChange as FieldChangeSchema } from '../../../src/domain/schemas/field-changes.ts';
import { FieldType } from '../../../src/domain/schemas/fields.ts';

const EMPTY = Desk.parse({
  id: 'd',
  name: 'Guichet',
  services: [
    {
      id: 's',
      label: 'S',
      categories: [
        { id: 'a', label: 'A' },
        { id: 'b', label: 'B' },
      ],
    },
    { id: 't', label: 'T', categories: [{ id: 'a', label: 'A' }] },
  ],
});

const codes = ['a', 'b', 'c', 'd'] as const;
const optionCodes = ['o1', 'o2', 'o3'] as const;
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, freq: number) => fc.option(arbitrary, { nil: undefined, freq });
const definition: fc.Arbitrary<FieldDefinition> = fc
  .record({
    code: fc.constantFrom(...codes),
    type: fc.constantFrom(...FieldType.options),
    label: fc.constantFrom('A', 'B', { fr: 'C' }),
    required: rarely(fc.boolean(), 1),
    private: rarely(fc.boolean(), 1),
    options: fc.subarray(
      optionCodes.map((code) => ({ code, label: 'O' })),
      { minLength: 1 },
    ),
    min: rarely(fc.integer({ min: 0, max: 3 }), 1),
    max: rarely(fc.integer({ min: 2, max: 9 }), 1),
    value: fc.constantFrom('2026', '2027'),
    showIf: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc.record({ field: fc.constantFrom(...codes), in: fc.subarray([...optionCodes, '2026'], { minLength: 1 }) }),
      },
    ),
  })
  .map((each) => JSON.parse(JSON.stringify(each)) as FieldDefinition);
const places = fc.subarray([
  { service: 's', category: 'a' },
  { service: 's', category: 'b' },
  { service: 't', category: 'a' },
]);
const change: fc.Arbitrary<FieldChange> = fc.oneof(
  fc.record({ do: fc.constant('add-field' as const), field: definition, askedIn: places }),
  fc.record({ do: fc.constant('change-field' as const), code: fc.constantFrom(...codes), field: definition }),
  fc.record({ do: fc.constant('change-field' as const), code: fc.constantFrom(...codes), field: definition, askedIn: places }),
  fc.record({ do: fc.constant('order-fields' as const), codes: fc.shuffledSubarray([...codes]) }),
  fc.record({ do: fc.constant('remove-field' as const), code: fc.constantFrom(...codes) }),
);
const someValue = fc.constantFrom<FieldValue>(
  'o1',
  'o2',
  'o3',
  '2026',
  '2026-11-24',
  'a@b.fr',
  'https://a.fr',
  2,
  7,
  ['o1'],
  ['o2', 'o3'],
);

/** One way of living: changes, and between them tickets that are filed with whatever the desk then takes. */
const lives = fc.array(
  fc.oneof(fc.record({ change }), fc.record({ values: fc.dictionary(fc.constantFrom(...codes), someValue) })),
  {
    minLength: 1,
    maxLength: 25,
  },
);

test('no accepted change makes a document invalid, or a stored value disappear, unreadable or wrong', () => {
  let [accepted, stored, refused] = [0, 0, 0];
  fc.assert(
    fc.property(lives, (life) => {
      let desk = EMPTY;
      const tickets: { readonly service: string; readonly category: string; readonly fields: FieldValues }[] = [];
      for (const step of life) {
        if ('values' in step) {
          const asked = fieldsFor(desk, 's', 'a');
          const right = asked.flatMap((each) => {
            const value = step.values[each.code];
            return value === undefined || !isRightValue(each, value) ? [] : [[each.code, value] as const];
          });
          const fields = keptFields(asked, Object.fromEntries(right), { staff: true });
          if (Object.keys(fields).length > 0) {
            tickets.push({ service: 's', category: 'a', fields });
            stored += 1;
          }
          continue;
        }
        const { change } = JSON.parse(JSON.stringify(step)) as typeof step;
        const held = (code: string) => valuesOf(tickets, code);
        const known = 'code' in change ? desk.fields.find((each) => each.code === (change as { code: string }).code) : undefined;
        const use = known === undefined ? undefined : knownUse(known, held(known.code), 0);
        if (fieldChangeIssues(desk, change, use).length > 0) {
          refused += 1;
          continue;
        }
        const after = withFieldChange(desk, change, use);
        accepted += 1;
        FieldChangeSchema.parse(change);
        assert.deepEqual(Desk.parse(after), after);
        assert.equal(new Set(after.fields.map((each) => each.code)).size, after.fields.length);
        assert.equal(heldInVain(desk.fields, after.fields, held), null);
        for (const ticket of tickets) {
          // Staff read all of it, each value under a definition, and may send it back as it is.
          assert.deepEqual(
            Object.keys(ticket.fields).filter((code) => !fieldsOn(after, ticket).some((each) => each.code === code)),
            [],
          );
          const asked = fieldsFor(after, 's', 'a');
          const files = Object.values(ticket.fields).flat().map(String);
          const wrong = checkFields(asked, ticket.fields, { staff: true }, files, ticket.fields).filter(
            ({ code }) => code !== 'required' && code !== 'not-shown',
          );
          assert.deepEqual(wrong, []);
        }
        desk = after;
      }
    }),
    { numRuns: 2000 },
  );
  assert.ok(
    accepted > 500 && refused > 500 && stored > 100,
    `${accepted} changes accepted, ${refused} refused, ${stored} tickets stored`,
  );
});
