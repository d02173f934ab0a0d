import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fieldsFor, fieldsOn } from '../../src/domain/desk.ts';
import {
  askedIn,
  fieldChangeIssues,
  knownUse,
  proposedCode,
  withFieldChange,
  type FieldChange,
} from '../../src/domain/field-changes.ts';
import { checkFields } from '../../src/domain/field-checks.ts';
import { BECOMES, useOf } from '../../src/domain/field-use.ts';
import { editedFields, readableFields } from '../../src/domain/field-values.ts';
import type { FieldDefinition, FieldValue, FieldValues } from '../../src/domain/fields.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';

const field = (code: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  code,
  type: 'text',
  label: code,
  ...more,
});
const CAMPUS = field('campus', {
  type: 'choice',
  options: [
    { code: 'north', label: 'Nord' },
    { code: 'south', label: 'Sud' },
    { code: 'old', label: 'Ancien', closed: true },
  ],
});
const ROOM = field('room', { showIf: { field: 'campus', in: ['north'] } });
const SEATS = field('seats', { type: 'number', min: 1 });
const NOTE = field('note');

function deskOf(fields: readonly FieldDefinition[]): Desk {
  return Desk.parse({
    id: 'd',
    name: 'Guichet',
    fields,
    services: [
      {
        id: 's',
        label: 'S',
        categories: [
          { id: 'a', label: 'A', fields: ['note'] },
          { id: 'b', label: 'B' },
        ],
      },
      { id: 't', label: 'T', categories: [{ id: 'a', label: 'A' }] },
    ],
  });
}
const DESK = deskOf([CAMPUS, ROOM, SEATS, NOTE]);

/** A change, the values held of the field, and what is wrong with it: `path code{values}`. */
const CHANGES: readonly (readonly [string, FieldChange, readonly FieldValue[], readonly string[]])[] = [
  ['a new one', { do: 'add-field', field: field('building') }, [], []],
  ['a new one, in one category', { do: 'add-field', field: field('x'), askedIn: [{ service: 's', category: 'b' }] }, [], []],
  [
    'in a category that is another service’s',
    { do: 'add-field', field: field('x'), askedIn: [{ service: 't', category: 'b' }] },
    [],
    ['askedIn unknown-category'],
  ],
  ['a code that another has', { do: 'add-field', field: field('room') }, [], ['code taken']],
  ['no code', { do: 'add-field', field: field('', { label: 'X' }) }, [], ['code not-a-code']],
  ['no label', { do: 'add-field', field: field('x', { label: { fr: ' ', en: 'Place' } }) }, [], ['label required']],
  ['a choice of nothing', { do: 'add-field', field: field('x', { type: 'choice' }) }, [], ['options no-option']],
  [
    'a choice of closed options',
    { do: 'add-field', field: field('x', { type: 'choices', options: [{ code: 'a', label: 'A', closed: true }] }) },
    [],
    ['options no-option'],
  ],
  [
    'an option twice, and one without words',
    {
      do: 'add-field',
      field: field('x', {
        type: 'choice',
        options: [
          { code: 'a', label: 'A' },
          { code: 'a', label: '' },
        ],
      }),
    },
    [],
    ['options.1.label required', 'options.1.code taken'],
  ],
  ['a constant without words', { do: 'add-field', field: field('x', { type: 'constant' }) }, [], ['value required']],
  ['bounds the wrong way', { do: 'add-field', field: field('x', { type: 'number', min: 3, max: 2 }) }, [], ['max not-in-order']],
  [
    'a condition on itself',
    { do: 'add-field', field: field('x', { showIf: { field: 'x', in: ['1'] } }) },
    [],
    ['showIf.field cycle'],
  ],
  [
    'a condition on nothing',
    { do: 'add-field', field: field('x', { showIf: { field: 'y', in: ['1'] } }) },
    [],
    ['showIf.field unknown-field'],
  ],
  [
    'a condition without a value',
    { do: 'add-field', field: field('x', { showIf: { field: 'campus', in: [] } }) },
    [],
    ['showIf.in required'],
  ],
  [
    'a condition on an option that is not there',
    { do: 'add-field', field: field('x', { showIf: { field: 'campus', in: ['east'] } }) },
    [],
    ['showIf.in unknown-option'],
  ],
  [
    'a loop of two',
    { do: 'change-field', code: 'campus', field: { ...CAMPUS, showIf: { field: 'room', in: ['1'] } } },
    [],
    ['showIf.field cycle'],
  ],
  ['another label, whatever is held', { do: 'change-field', code: 'note', field: { ...NOTE, label: 'Remarque' } }, ['x'], []],
  ['another code, of what nothing holds', { do: 'change-field', code: 'campus', field: { ...CAMPUS, code: 'site' } }, [], []],
  [
    'another code, of what something holds',
    { do: 'change-field', code: 'note', field: { ...NOTE, code: 'remark' } },
    ['x', 'y'],
    ['code code-held{"tickets":2,"views":0}'],
  ],
  ['another type, of what nothing holds', { do: 'change-field', code: 'campus', field: field('campus') }, [], []],
  ['a text that is a day everywhere', { do: 'change-field', code: 'note', field: { ...NOTE, type: 'date' } }, ['2026-11-24'], []],
  [
    'a text that is none somewhere',
    { do: 'change-field', code: 'note', field: { ...NOTE, type: 'date' } },
    ['2026-11-24', 'hier'],
    ['type values-misfit{"tickets":1}'],
  ],
  ['a long text that is too long for a line', { do: 'change-field', code: 'note', field: NOTE }, [], []],
  [
    'an option that would become a text',
    { do: 'change-field', code: 'campus', field: field('campus') },
    ['north'],
    ['type type-held{"tickets":1}'],
  ],
  [
    'bounds that a value is out of',
    { do: 'change-field', code: 'seats', field: { ...SEATS, max: 30 } },
    [12, 31],
    ['min values-misfit{"tickets":1}'],
  ],
  [
    'an option taken away that nothing holds',
    { do: 'change-field', code: 'campus', field: { ...CAMPUS, options: CAMPUS.options!.slice(0, 1) } },
    ['north'],
    [],
  ],
  [
    'one that something holds',
    { do: 'change-field', code: 'campus', field: { ...CAMPUS, options: CAMPUS.options!.slice(0, 1) } },
    ['south', 'south'],
    ['options option-held{"option":"south","tickets":2}'],
  ],
  [
    'one closed, that something holds',
    {
      do: 'change-field',
      code: 'campus',
      field: { ...CAMPUS, options: CAMPUS.options!.map((each) => (each.code === 'south' ? { ...each, closed: true } : each)) },
    },
    ['south'],
    [],
  ],
  [
    'one that a condition names',
    { do: 'change-field', code: 'campus', field: { ...CAMPUS, options: CAMPUS.options!.slice(1) } },
    [],
    ['options option-in-condition{"option":"north","field":"room"}'],
  ],
  ['a field that is not there', { do: 'change-field', code: 'lost', field: NOTE }, [], ['code unknown-field']],
  ['another order', { do: 'order-fields', codes: ['note', 'seats', 'room', 'campus'] }, [], []],
  ['an order without one of them', { do: 'order-fields', codes: ['note', 'seats', 'room'] }, [], ['codes not-all']],
  ['an order with one twice', { do: 'order-fields', codes: ['note', 'note', 'room', 'campus'] }, [], ['codes not-all']],
  ['removed, held or not', { do: 'remove-field', code: 'note' }, ['x'], []],
  ['removed from under a condition', { do: 'remove-field', code: 'campus' }, [], ['code in-condition{"field":"room"}']],
  ['removed, what is not there', { do: 'remove-field', code: 'lost' }, [], ['code unknown-field']],
];

function issuesOf(desk: Desk, change: FieldChange, values: readonly FieldValue[]): string[] {
  const known = desk.fields.find((each) => each.code === ('code' in change ? change.code : ''));
  const use = known === undefined ? undefined : knownUse(known, values, 0);
  return fieldChangeIssues(desk, change, use).map(
    ({ path, code, values: named }) => `${path} ${code}${named === undefined ? '' : JSON.stringify(named)}`,
  );
}

describe('what is wrong with a change', () => {
  for (const [name, change, values, wrong] of CHANGES) test(name, () => assert.deepEqual(issuesOf(DESK, change, values), wrong));
});

describe('what a change does', () => {
  test('a code that changes is followed by categories and conditions', () => {
    const after = withFieldChange(DESK, { do: 'change-field', code: 'campus', field: { ...CAMPUS, code: 'site' } });
    assert.equal(after.fields.find((each) => each.code === 'room')?.showIf?.field, 'site');
    const renamed = withFieldChange(DESK, { do: 'change-field', code: 'note', field: { ...NOTE, code: 'remark' } });
    assert.deepEqual(askedIn(renamed, 'remark'), [{ service: 's', category: 'a' }]);
  });

  test('a field is asked where it is said, everywhere where nothing is', () => {
    const there = withFieldChange(DESK, {
      do: 'change-field',
      code: 'seats',
      field: SEATS,
      askedIn: [{ service: 't', category: 'a' }],
    });
    const asked = (desk: Desk, service: string, category: string) => fieldsFor(desk, service, category).map((each) => each.code);
    assert.ok(asked(there, 't', 'a').includes('seats'));
    assert.ok(!asked(there, 's', 'a').includes('seats'));
    const everywhere = withFieldChange(there, { do: 'change-field', code: 'seats', field: SEATS, askedIn: [] });
    assert.ok(asked(everywhere, 's', 'a').includes('seats'));
    assert.deepEqual(everywhere, DESK);
  });

  test('removed while tickets or lists hold it, it is asked no more and still read; else it is gone', () => {
    const retired = withFieldChange(DESK, { do: 'remove-field', code: 'note' }, { tickets: 1, views: 0 });
    const ticket = { service: 's', category: 'a', fields: { note: 'Salle C115' } };
    assert.ok(!fieldsFor(retired, 's', 'a').some((each) => each.code === 'note'));
    assert.deepEqual(readableFields(fieldsOn(retired, ticket), ticket.fields, false), { note: 'Salle C115' });
    const gone = withFieldChange(DESK, { do: 'remove-field', code: 'note' });
    assert.deepEqual(
      gone.fields.map((each) => each.code),
      ['campus', 'room', 'seats'],
    );
    assert.deepEqual(askedIn(gone, 'note'), []);
  });

  test('a retired field is brought back where it was asked', () => {
    const retired = withFieldChange(DESK, { do: 'remove-field', code: 'note' }, { tickets: 1, views: 0 });
    assert.deepEqual(withFieldChange(retired, { do: 'change-field', code: 'note', field: NOTE }), DESK);
  });
});

describe('where a field is asked no more', () => {
  const asked = [field('room')];
  const before: FieldValues = { room: 'C115', former: 'x' };

  test('an edit keeps what the ticket holds of it, and may send it back', () => {
    assert.deepEqual(checkFields(asked, { room: 'C120', former: 'x' }, { staff: false }, [], before), []);
    assert.deepEqual(editedFields(asked, before, { room: 'C120' }, { staff: false }), { room: 'C120', former: 'x' });
  });

  test('it takes no other value', () => {
    assert.deepEqual(checkFields(asked, { room: 'C120', former: 'y' }, { staff: true }, [], before), [
      { path: 'fields.former', code: 'unknown-field' },
    ]);
  });

  test('a constant that had other words may stay', () => {
    const year = [field('year', { type: 'constant', value: '2027' })];
    assert.deepEqual(checkFields(year, { year: '2026' }, { staff: false }, [], { year: '2026' }), []);
  });
});

test('what may be said of a field’s use', () => {
  assert.deepEqual(useOf(CAMPUS, ['north', 'north', 'old'], 2), {
    tickets: 3,
    options: { north: 2, old: 1 },
    views: 2,
    types: [],
  });
  assert.deepEqual(useOf(field('x'), ['a@ecole.example'], 0).types, ['long-text', 'email']);
  assert.deepEqual(useOf(field('x'), [], 0).types, BECOMES.text);
});

test('a code for a label', () => {
  assert.equal(proposedCode('Bâtiment concerné ?', []), 'batiment-concerne');
  assert.equal(proposedCode('Œuvre', ['oeuvre', 'oeuvre-2']), 'oeuvre-3');
  assert.equal(proposedCode('…', []), 'champ');
  assert.equal(proposedCode('x'.repeat(99), []).length, 48);
});
