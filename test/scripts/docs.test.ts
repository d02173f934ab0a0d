import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeElement } from '../../scripts/docs.ts';

test('an element’s section names its attributes, events, slots, parts and properties, each in a table', () => {
  const text = describeElement('guichet-desk', {
    kind: 'class',
    name: 'GuichetDesk',
    description: 'Holds the session.',
    attributes: [
      { name: 'mode', type: { text: "'bugs' | 'support'" }, default: "'support'", description: 'What the desk is for' },
    ],
    events: [{ name: 'guichet-filed', description: 'A ticket was filed' }],
    members: [
      { kind: 'method', name: 'open', parameters: [{ name: 'key' }], description: 'Opens a ticket' },
      { kind: 'method', name: '#open', description: 'Not for pages' },
      { kind: 'method', name: 'view', privacy: 'protected', description: 'Not for pages' },
      { kind: 'method', name: 'announce', description: 'Its base’s own', inheritedFrom: { name: 'GuichetElement' } },
      {
        kind: 'method',
        name: 'focus',
        parameters: [{ name: 'options', optional: true }],
        description: 'Takes the focus',
        inheritedFrom: { name: 'GuichetElement' },
      },
      { kind: 'field', name: 'mode', description: 'What the desk is for' },
    ],
    slots: [{ name: '', description: 'Widgets that take its session' }],
    cssParts: [{ name: 'base', description: 'All of it' }],
    cssProperties: [{ name: '--guichet-accent', description: 'Buttons' }],
  });
  for (const row of [
    '### `<guichet-desk>`',
    "| `mode` | `'bugs' \\| 'support'` | `'support'` | What the desk is for |",
    '| `guichet-filed` | A ticket was filed |',
    '| `open(key)` | Opens a ticket |',
    '| `focus(options?)` | Takes the focus |',
    '| (default) | Widgets that take its session |',
    '| `base` | All of it |',
    '| `--guichet-accent` | Buttons |',
  ]) {
    assert.ok(text.includes(row), row);
  }
  assert.ok(!/view|announce|#open/u.test(text), 'what is not for pages is not there');
});

test('an element without slots has no table of slots', () => {
  assert.ok(!describeElement('guichet-desk', { kind: 'class', name: 'GuichetDesk' }).includes('Slots'));
});
