import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { editedFields, keptFields, readableFields, shownFields } from '../../src/domain/field-values.ts';
import { checkFields } from '../../src/domain/field-checks.ts';
import type { FieldValues } from '../../src/domain/fields.ts';
import { FieldDefinition, FieldType } from '../../src/domain/schemas/fields.ts';

const STAFF = { staff: true };
const PUBLIC = { staff: false };

function field(code: string, type: FieldType, more: Partial<FieldDefinition> = {}): FieldDefinition {
  return FieldDefinition.parse({ code, type, label: code, ...more });
}

const OPTIONS = [
  { code: 'b1', label: 'Bâtiment 1' },
  { code: 'b2', label: 'Bâtiment 2' },
  { code: 'old', label: 'Préfabriqué', closed: true },
];

/** A way to say what is wrong in one line: `code`, or `code{what the sentence names}`. */
function wrong(
  definitions: readonly FieldDefinition[],
  values: unknown,
  who = PUBLIC,
  files: readonly string[] = [],
  before?: FieldValues,
): string[] {
  return checkFields(definitions, values as FieldValues, who, files, before).map(
    ({ path, code, values: named }) => `${path} ${code}${named === undefined ? '' : JSON.stringify(named)}`,
  );
}

/** A field, a value, and the code of what is wrong with it; null: nothing is. */
const ONE_VALUE: readonly (readonly [FieldDefinition, unknown, string | null])[] = [
  [field('f', 'text'), 'salle C115', null],
  [field('f', 'text'), 'x'.repeat(255), null],
  [field('f', 'text'), 'x'.repeat(256), 'too-long{"max":255}'],
  [field('f', 'text'), 'a\0b', 'unstorable-text'],
  [field('f', 'text'), 'half \ud800', 'unstorable-text'],
  [field('f', 'text'), 12, 'not-a-text'],
  [field('f', 'text', { required: true }), undefined, 'required'],
  [field('f', 'text', { required: true }), ' \n', 'required'],
  [field('f', 'text'), ' ', null],
  [field('f', 'long-text'), 'x'.repeat(65_536), null],
  [field('f', 'long-text'), 'x'.repeat(65_537), 'too-long'],
  [field('f', 'number', { min: 1, max: 6 }), 1, null],
  [field('f', 'number', { min: 1, max: 6 }), 6, null],
  [field('f', 'number', { min: 1, max: 6 }), 0.99, 'too-small{"min":1}'],
  [field('f', 'number', { min: 1, max: 6 }), 7, 'too-large{"max":6}'],
  [field('f', 'number', { required: true }), 0, null],
  [field('f', 'number'), '12', 'not-a-number'],
  [field('f', 'number'), Number.NaN, 'not-a-number'],
  [field('f', 'number'), Number.POSITIVE_INFINITY, 'not-a-number'],
  [field('f', 'date'), '2028-02-29', null],
  [field('f', 'date'), '2026-02-29', 'not-a-day'],
  [field('f', 'date'), '24/11/2026', 'not-a-day'],
  [field('f', 'email'), 'ana.silva@insa-strasbourg.fr', null],
  [field('f', 'email'), "o'brien+tag@sub.ecole.example", null],
  [field('f', 'email'), 'ana', 'not-a-mail'],
  [field('f', 'email'), 'ana@ecole', 'not-a-mail'],
  [field('f', 'email'), 'ana..silva@ecole.example', 'not-a-mail'],
  [field('f', 'email'), '.ana@ecole.example', 'not-a-mail'],
  [field('f', 'email'), 'ana@-ecole.example', 'not-a-mail'],
  [field('f', 'email'), 'ana silva@ecole.example', 'not-a-mail'],
  [field('f', 'email'), `${'x'.repeat(250)}@a.fr`, 'not-a-mail'],
  [field('f', 'url'), 'https://moodle.insa-strasbourg.fr/course/view.php?id=2', null],
  [field('f', 'url'), 'javascript:alert(1)', 'not-a-url'],
  [field('f', 'url'), 'http:foo', 'not-a-url'],
  [field('f', 'url'), 'moodle', 'not-a-url'],
  [field('f', 'choice', { options: OPTIONS }), 'b1', null],
  [field('f', 'choice', { options: OPTIONS }), 'old', 'closed-option'],
  [field('f', 'choice', { options: OPTIONS }), 'b9', 'unknown-option'],
  [field('f', 'choice', { options: OPTIONS }), ['b1'], 'unknown-option'],
  [field('f', 'choice'), 'constructor', 'unknown-option'],
  [field('f', 'choices', { options: OPTIONS }), ['b1', 'b2'], null],
  [field('f', 'choices', { options: OPTIONS }), ['b1', 'b1'], 'twice'],
  [field('f', 'choices', { options: OPTIONS }), ['b1', 'b9'], 'unknown-option'],
  [field('f', 'choices', { options: OPTIONS }), 'b1', 'not-a-list'],
  [field('f', 'choices', { options: OPTIONS, required: true }), [], 'required'],
  [field('f', 'file'), ['known'], null],
  [field('f', 'file'), ['stranger'], 'unknown-file'],
  [field('f', 'person'), 'https://idp.example|42', null],
  [field('f', 'person'), 'x'.repeat(513), 'not-a-person'],
  [field('f', 'page'), ['https://moodle.example/', 'Algèbre'], null],
  [field('f', 'page'), 'Algèbre', null],
  [field('f', 'constant', { value: { fr: 'Année 2026', en: 'Year 2026' }, required: true }), undefined, null],
  [field('f', 'constant', { value: { fr: 'Année 2026', en: 'Year 2026' } }), 'Year 2026', null],
  [field('f', 'constant', { value: 'Année 2026' }), 'Année 2027', 'not-the-constant'],
];

describe('one field and one value', () => {
  for (const [definition, value, code] of ONE_VALUE) {
    const given = JSON.stringify(value)?.slice(0, 40) ?? 'nothing';
    test(`${definition.type}${definition.required === true ? ', required' : ''}: ${given} → ${code ?? 'valid'}`, () => {
      assert.deepEqual(
        wrong([definition], value === undefined ? {} : { f: value }, PUBLIC, ['known']),
        code === null ? [] : [`fields.f ${code}`],
      );
    });
  }
});

describe('fields that depend on another', () => {
  const building = field('building', 'choice', { options: OPTIONS, required: true });
  const floor = field('floor', 'number', { required: true, showIf: { field: 'building', in: ['b1'] } });
  const key = field('key', 'text', { required: true, showIf: { field: 'floor', in: ['3'] } });
  const all = [building, floor, key];

  const cases: readonly (readonly [string, FieldValues, readonly string[]])[] = [
    ['hidden, it is not required', { building: 'b2' }, []],
    ['shown, it is', { building: 'b1' }, ['fields.floor required']],
    ['hidden, a value for it is refused', { building: 'b2', floor: 3 }, ['fields.floor not-shown']],
    ['the second of a chain is asked once both conditions hold', { building: 'b1', floor: 3 }, ['fields.key required']],
    [
      'and hidden when the first no longer holds, whatever the middle one holds',
      { building: 'b2', floor: 3, key: 'A' },
      ['fields.floor not-shown', 'fields.key not-shown'],
    ],
    ['all given', { building: 'b1', floor: 3, key: 'A' }, []],
  ];
  for (const [name, values, issues] of cases) test(name, () => assert.deepEqual(wrong(all, values), issues));

  test('any of several choices shows it', () => {
    const several = field('several', 'choices', { options: OPTIONS });
    const more = field('more', 'text', { required: true, showIf: { field: 'several', in: ['b2'] } });
    assert.deepEqual(wrong([several, more], { several: ['b1', 'b2'] }), ['fields.more required']);
    assert.deepEqual(wrong([several, more], { several: ['b1'] }), []);
  });

  test('fields in a loop, or hanging from one that is not asked here, stay hidden', () => {
    const one = field('one', 'text', { showIf: { field: 'two', in: ['x'] } });
    const two = field('two', 'text', { showIf: { field: 'one', in: ['x'] } });
    const own = field('own', 'text', { showIf: { field: 'own', in: ['x'] } });
    const lost = field('lost', 'text', { showIf: { field: 'elsewhere', in: ['x'] } });
    assert.deepEqual(shownFields([one, two, own, lost], { one: 'x', two: 'x', own: 'x', elsewhere: 'x' }, STAFF), []);
  });

  test('what the form drops is what the check refuses', () => {
    const values: FieldValues = { building: 'b2', floor: 3, key: 'A' };
    assert.deepEqual(keptFields(all, values, PUBLIC), { building: 'b2' });
    assert.deepEqual(wrong(all, keptFields(all, values, PUBLIC)), []);
  });
});

describe('private fields', () => {
  const definitions = [
    field('room', 'text'),
    field('cause', 'text', { private: true, required: true }),
    field('detail', 'text', { showIf: { field: 'cause', in: ['bug'] } }),
  ];

  test('are neither asked of nor taken from a requester', () => {
    assert.deepEqual(wrong(definitions, { room: 'C115' }), []);
    assert.deepEqual(wrong(definitions, { room: 'C115', cause: 'bug' }), ['fields.cause private-field']);
    assert.deepEqual(wrong(definitions, { cause: 'bug', detail: 'x' }), [
      'fields.cause private-field',
      'fields.detail not-shown',
    ]);
    assert.deepEqual(wrong(definitions, { room: 'C115' }, STAFF), ['fields.cause required']);
  });

  test('are not read by a requester, nor are values that no field defines', () => {
    const values: FieldValues = { room: 'C115', cause: 'bug', former: 'x' };
    assert.deepEqual(readableFields(definitions, values, false), { room: 'C115' });
    assert.deepEqual(readableFields(definitions, values, true), values);
  });

  test('survive the edit of somebody who cannot see them', () => {
    assert.deepEqual(editedFields(definitions, { room: 'C115', cause: 'bug' }, { room: 'C120' }, PUBLIC), {
      room: 'C120',
      cause: 'bug',
    });
    assert.deepEqual(editedFields(definitions, { room: 'C115', cause: 'bug' }, { room: '' }, PUBLIC), { cause: 'bug' });
    assert.deepEqual(editedFields(definitions, { room: 'C115', cause: 'bug' }, { cause: 'net' }, STAFF), { cause: 'net' });
  });
});

test('an option closed since the ticket was filed may stay, and no other closed one come', () => {
  const definitions = [field('f', 'choice', { options: OPTIONS })];
  assert.deepEqual(wrong(definitions, { f: 'old' }, PUBLIC, [], { f: 'old' }), []);
  assert.deepEqual(wrong(definitions, { f: 'old' }, PUBLIC, [], { f: 'b1' }), ['fields.f closed-option']);
});

describe('naughty input', () => {
  const named = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'].map((code) => field(code, 'text', { required: true }));

  test('a field may be called like a property that every object has', () => {
    assert.deepEqual(wrong(named, {}).length, named.length);
    assert.deepEqual(wrong(named, { constructor: 'a', toString: 'b', hasOwnProperty: 'c', valueOf: 'd' }), []);
    assert.deepEqual(keptFields(named, {}, PUBLIC), {});
  });

  test('codes that are no field are named, `__proto__` too, and nothing is polluted', () => {
    const values: unknown = JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": "x", "é": 1}');
    assert.deepEqual(wrong([], values), [
      'fields.__proto__ unknown-field',
      'fields.constructor unknown-field',
      'fields.é unknown-field',
    ]);
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });

  test('what is no record of values is refused as such', () => {
    for (const values of [null, undefined, [], 'x', 3, () => 1]) assert.deepEqual(wrong(named, values), ['fields not-an-object']);
  });

  test('anything at all is answered, never thrown', () => {
    const definitions = FieldType.options.map((type, index) =>
      field(`f${index}`, type, {
        options: OPTIONS,
        ...(index > 0 ? { showIf: { field: `f${index - 1}`, in: ['b1', '1'] } } : {}),
      }),
    );
    const values = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
      fc.dictionary(fc.constantFrom('f0', 'f1', 'f2', 'f7', '__proto__', 'constructor'), fc.anything()),
    );
    fc.assert(
      fc.property(values, fc.boolean(), (given, staff) => {
        for (const { path, code } of checkFields(definitions, given as FieldValues, { staff }, [])) {
          assert.match(path, /^fields/);
          assert.match(code, /^[a-z-]+$/);
        }
      }),
    );
  });
});
