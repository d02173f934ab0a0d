/** The playground's own parts: a control for every attribute, an address that says everything, code that means what was set. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readChoice, writeChoice, type Choice } from '../../demo/playground-choice.ts';
import { writeCode } from '../../demo/playground-code.ts';
import { controlsOf, withoutUsual, type Manifest } from '../../demo/playground-manifest.ts';
import { ATTRIBUTES_FR, PLAYGROUND_WORDS } from '../../demo/playground-words.ts';
import { documentedElements, manifestOf } from '../../scripts/manifest.ts';

const AT = 'https://tickets.example/guichet/';
const controls = controlsOf(manifestOf(documentedElements()) as Manifest);

function choice(more: Partial<Choice> = {}): Choice {
  return { ...readChoice(new URLSearchParams()), ...more };
}

test('every attribute of every widget has a control of its kind and a sentence in French, every widget a name', () => {
  assert.equal(controls.size, 9);
  for (const [tag, all] of controls) {
    assert.ok(PLAYGROUND_WORDS.fr.widgets[tag] && PLAYGROUND_WORDS.en.widgets[tag], tag);
    for (const { name } of all) assert.match(ATTRIBUTES_FR[name] ?? '', /\S/u, `${tag} ${name}`);
  }
  const kinds = Object.fromEntries(controls.get('guichet-desk')!.map(({ name, kind }) => [name, kind]));
  assert.deepEqual(
    ['strict', 'mode', 'heading-level', 'person', 'feedback', 'theme'].map((name) => kinds[name]),
    ['switch', 'choice', 'number', 'json', 'text', 'choice'],
  );
});

test('the address says a whole choice, and nothing of what is usual', () => {
  assert.equal(String(writeChoice(choice(), 'fr')), '');
  const whole = choice({
    widget: 'guichet-ticket-list',
    desk: 'tasks',
    as: 'leroy',
    width: '268',
    scheme: 'dark',
    speech: 'en',
    size: '200',
    dir: 'rtl',
    look: 'own',
    colours: { accent: '#112233', surface: '#000000', text: '#ffffff' },
    form: 'frame',
    at: AT,
    attributes: { phase: 'active', strict: '', feedback: 'a=1&b="2"' },
  });
  assert.deepEqual(readChoice(new URLSearchParams(String(writeChoice(whole, 'fr')))), whole);
  const wrong = new URLSearchParams('widget=script&desk=x&width=9&accent=red;&a-on%20x=1&form=zip');
  assert.deepEqual(readChoice(wrong), choice());
});

test('what a widget takes anyway is left out of its code', () => {
  const list = controls.get('guichet-ticket-list')!;
  const said = { backend: 'indexeddb:', desk: 'support', 'heading-level': '2', density: 'compact' };
  assert.deepEqual(withoutUsual(said, list), { desk: 'support', density: 'compact' });
});

test('quotes, marks and JSON are written so that they are read back', () => {
  const { here } = writeCode(choice(), { desk: 's', name: `l'"a" & <b>`, person: '{"id":"a&b"}', strict: '' }, AT, 'Aide');
  assert.equal(here, `<guichet-desk desk="s" name="l'&quot;a&quot; &amp; <b>" person='{"id":"a&amp;b"}' strict></guichet-desk>`);
});

test('a link says what is shown, its script what the page answers for, and what neither carries is named', () => {
  const attributes = { desk: 'support', settings: 'https://school.example/s.json', person: 'lea', service: 'a&b', mode: 'bugs' };
  const link = writeCode(choice({ form: 'link', widget: 'guichet-ticket-form' }), attributes, AT, 'A < B & C');
  assert.match(link.here, /href="https:\/\/tickets\.example\/guichet\/desk\/support\?widget=ticket-form&amp;service=a%26b"/u);
  assert.match(link.here, />A &lt; B &amp; C<\/a>$/u);
  assert.match(link.script, /data-settings="https:\/\/school\.example\/s\.json"/u);
  assert.match(link.script, /data-person="lea"/u);
  assert.doesNotMatch(link.here, /lea|settings/u, 'no address holds a person');
  assert.deepEqual(link.left, ['mode']);
  assert.deepEqual(link.policy.slice(0, 2), [
    'script-src https://tickets.example',
    'connect-src https://tickets.example https://school.example',
  ]);
});

test('a frame needs its own two directives, and the lines of its own site', () => {
  const frame = writeCode(choice({ form: 'frame' }), { desk: 'support', settings: './s.json', person: 'lea' }, AT, 'Aide');
  assert.match(frame.here, /href="https:\/\/tickets\.example\/guichet\/frame\.html\?desk=support"/u);
  assert.deepEqual(frame.policy, ['script-src https://tickets.example', 'frame-src https://tickets.example']);
  assert.match(frame.frame ?? '', /data-hosts=.*data-settings="\.\/s\.json"/su);
  assert.match(frame.ancestors ?? '', /^Content-Security-Policy: frame-ancestors /u);
});
