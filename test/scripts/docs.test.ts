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
    slots: [{ name: '', description: 'Widgets that take its session' }],
    cssParts: [{ name: 'base', description: 'All of it' }],
    cssProperties: [{ name: '--guichet-accent', description: 'Buttons' }],
  });
  for (const row of [
    '### `<guichet-desk>`',
    "| `mode` | `'bugs' \\| 'support'` | `'support'` | What the desk is for |",
    '| `guichet-filed` | A ticket was filed |',
    '| (default) | Widgets that take its session |',
    '| `base` | All of it |',
    '| `--guichet-accent` | Buttons |',
  ]) {
    assert.ok(text.includes(row), row);
  }
});

test('an element without slots has no table of slots', () => {
  assert.ok(!describeElement('guichet-desk', { kind: 'class', name: 'GuichetDesk' }).includes('Slots'));
});
