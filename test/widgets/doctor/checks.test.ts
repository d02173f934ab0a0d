/** Each thing that an editor gets wrong, as a line: what is seen, and what is said of it. And a page without fault, of which nothing is. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { documentedElements } from '../../../scripts/manifest.ts';
import en from '../../../src/locales/en/doctor.ts';
import fr from '../../../src/locales/fr/doctor.ts';
import { complaints, isGrave, type Complaint } from '../../../src/widgets/doctor/checks.ts';
import { contrast, upon } from '../../../src/widgets/doctor/colours.ts';
import type { Facts, Seen, SeenScript } from '../../../src/widgets/doctor/facts.ts';
import { KNOWN, nearest, understands } from '../../../src/widgets/doctor/known.ts';
import { allows, untrusted } from '../../../src/widgets/doctor/policy.ts';
import { told } from '../../../src/widgets/doctor/saying.ts';

const HOME = 'https://school.example/cours';
const LIBRARY = 'https://school.example/guichet/';

const GOOD = { desk: 'support', settings: './support.json', person: 'lea' };

function tag(attributes: Readonly<Record<string, string>> = {}, more: Partial<Seen> = {}): Seen {
  const all = new Map(Object.entries({ ...GOOD, ...attributes }));
  return { form: 'tag', tag: 'guichet-desk', attributes: all, href: '', inDesk: false, headingBefore: 1, ...more };
}

function other(form: 'link' | 'division' | 'frame', said: Readonly<Record<string, string>>, more: Partial<Seen> = {}): Seen {
  return {
    ...tag(),
    form,
    attributes: new Map(Object.entries({ desk: 'support', ...said })),
    href: form === 'frame' ? `${LIBRARY}frame.html?desk=support` : `${LIBRARY}desk/support`,
    ...more,
  };
}

function script(file: string, more: Partial<SeenScript> = {}): SeenScript {
  const does = file.includes('loader') ? 'loader' : file.includes('frame') ? 'frame' : 'library';
  return { src: new URL(file, LIBRARY).href, module: true, does, nonce: false, data: new Map(), ...more };
}

const loaderData = {
  data: new Map([
    ['backend', 'indexeddb:'],
    ['settings', './support.json'],
    ['person', 'lea'],
  ]),
};

function facts(more: Partial<Facts> = {}): Facts {
  return {
    address: 'http://localhost/page',
    throughEditor: false,
    live: false,
    widgets: [tag()],
    scripts: [{ ...script('guichet.js'), src: 'http://localhost/guichet.js' }],
    policy: null,
    sameIds: [],
    settings: new Map(),
    colours: [],
    ...more,
  };
}

const at = (address: string): Pick<Facts, 'address' | 'scripts'> => ({ address, scripts: [script('guichet.js')] });
const settingsAt = 'http://localhost/support.json';

/** What is seen, and what must be said of it: every line of the brief is one here. */
const TABLE: readonly (readonly [string, Partial<Facts>, Complaint])[] = [
  [
    'a tag with a letter missing',
    { widgets: [tag({}, { tag: 'guichet-tiket-form' })] },
    { check: 'unknown-tag', tag: 'guichet-tiket-form', near: 'guichet-ticket-form' },
  ],
  [
    'an attribute nearly right',
    { widgets: [tag({ stats: 'open' })] },
    { check: 'unknown-attribute', tag: 'guichet-desk', attribute: 'stats', near: 'states' },
  ],
  [
    'an attribute like no other',
    { widgets: [tag({ banana: '' })] },
    { check: 'unknown-attribute', tag: 'guichet-desk', attribute: 'banana', near: '' },
  ],
  [
    'an attribute of another widget',
    { widgets: [tag({ 'no-back': '' })] },
    { check: 'unknown-attribute', tag: 'guichet-desk', attribute: 'no-back', near: '' },
  ],
  [
    'a value that is none',
    { widgets: [tag({ mode: 'helpdesk' })] },
    { check: 'unknown-value', attribute: 'mode', value: 'helpdesk', expected: 'bugs, support, tasks, custom' },
  ],
  [
    'a person whose JSON is broken',
    { widgets: [tag({ person: '{"id": lea}' })] },
    { check: 'unknown-value', attribute: 'person', value: '{"id": lea}', expected: '{"id": "…", "name": "…"}' },
  ],
  [
    'a connection inside a desk',
    { widgets: [tag({}, { tag: 'guichet-ticket-list', inDesk: true })] },
    { check: 'no-effect', attribute: 'settings', because: 'in-desk' },
  ],
  [
    'a device asked to keep what is there already',
    { widgets: [tag({ remember: '' })] },
    { check: 'no-effect', attribute: 'remember', because: 'here' },
  ],
  [
    'a category without its service',
    { widgets: [tag({ category: 'devoirs' })] },
    { check: 'no-effect', attribute: 'category', because: 'no-service' },
  ],
  ['a tag in an editor', { throughEditor: true }, { check: 'dropped', tag: 'guichet-desk' }],
  ['no script', { scripts: [] }, { check: 'no-script', form: 'tag', script: 'guichet.js' }],
  [
    'the library where a link needs the loader',
    { widgets: [other('link', {})] },
    { check: 'no-script', form: 'link', script: 'guichet-loader.js' },
  ],
  [
    'a module as an ordinary script',
    { scripts: [script('guichet.js', { module: false })] },
    { check: 'not-a-module', src: `${LIBRARY}guichet.js` },
  ],
  [
    'a policy without the script’s origin',
    { policy: "script-src 'self'", scripts: [script('guichet.js')] },
    { check: 'blocked', directive: 'script-src', address: `${LIBRARY}guichet.js`, add: 'script-src https://school.example' },
  ],
  [
    'a policy without the frame’s origin',
    {
      policy: "default-src 'self'; script-src https:",
      widgets: [other('frame', {})],
      scripts: [script('guichet-frame.js')],
    },
    {
      check: 'blocked',
      directive: 'frame-src',
      address: `${LIBRARY}frame.html?desk=support`,
      add: 'frame-src https://school.example',
    },
  ],
  [
    'a policy that trusts other names',
    { policy: 'trusted-types lit-html other' },
    { check: 'blocked', directive: 'trusted-types', address: 'guichet.js', add: 'trusted-types … guichet' },
  ],
  [
    'a script in the clear in a secure page',
    { address: HOME, scripts: [script('http://tickets.example/guichet.js')] },
    { check: 'mixed', address: 'http://tickets.example/guichet.js' },
  ],
  ['a module of another origin', { ...at('https://other.example/') }, { check: 'cors', src: `${LIBRARY}guichet.js` }],
  ['no desk', { widgets: [tag({ desk: '' })] }, { check: 'no-desk', form: 'tag' }],
  ['a desk that is no code', { widgets: [tag({ desk: 'Mon guichet' })] }, { check: 'desk-code', value: 'Mon guichet' }],
  [
    'a desk in other letters than its settings',
    {
      widgets: [tag({ desk: 'Support' })],
      settings: new Map([[settingsAt, { state: 'right', desk: 'support', unreached: [] }]]),
    },
    { check: 'desk-case', value: 'Support', known: 'support' },
  ],
  [
    'the settings of another desk',
    { settings: new Map([[settingsAt, { state: 'right', desk: 'bugs', unreached: [] }]]) },
    { check: 'another-desk', value: 'support', known: 'bugs' },
  ],
  ['no settings', { widgets: [tag({ settings: '' })] }, { check: 'no-settings', desk: 'support' }],
  [
    'settings that nobody answers for',
    { settings: new Map([[settingsAt, { state: 'unread', why: '404' }]]) },
    { check: 'settings-unread', address: './support.json', why: '404' },
  ],
  [
    'settings that are wrong somewhere',
    { settings: new Map([[settingsAt, { state: 'wrong', issues: [{ path: 'services.0.id', code: 'required' }] }]]) },
    { check: 'settings-wrong', address: './support.json', path: 'services.0.id', code: 'required' },
  ],
  [
    'a desk whose tickets reach nobody',
    {
      settings: new Map([
        [settingsAt, { state: 'right', desk: 'support', unreached: [{ why: 'nobody', service: 'moodle', categories: [] }] }],
      ]),
    },
    { check: 'unreached', why: 'nobody', service: 'moodle' },
  ],
  ['nobody there', { widgets: [tag({ person: '' })] }, { check: 'no-person' }],
  ['a person in a public page, with tickets in the browser', { ...at(HOME) }, { check: 'believed' }],
  [
    'the same through the loader’s script',
    { address: HOME, widgets: [other('link', {})], scripts: [script('guichet-loader.js', loaderData)] },
    { check: 'believed' },
  ],
  ['an id twice', { sameIds: ['aide'] }, { check: 'same-id', id: 'aide' }],
  [
    'two copies',
    { scripts: [script('guichet.js'), script('https://tickets.example/guichet.js')] },
    { check: 'two-copies', first: `${LIBRARY}guichet.js`, second: 'https://tickets.example/guichet.js' },
  ],
  ['a heading level that skips', { widgets: [tag({ 'heading-level': '4' })] }, { check: 'heading', level: 4, before: 1 }],
  ['colours too near', { colours: [{ what: 'accent', ratio: 4.49 }] }, { check: 'contrast', what: 'accent', ratio: 4.4 }],
  [
    'a link elsewhere',
    { widgets: [other('link', {}, { href: 'https://evil.example/desk/support' })], scripts: [script('guichet-loader.js')] },
    {
      check: 'elsewhere',
      href: 'https://evil.example/desk/support',
      places: 'https://school.example/desk/ https://school.example/guichet/desk/',
    },
  ],
  [
    'a link that says who is there',
    { widgets: [other('link', { person: 'admin' })], scripts: [script('guichet-loader.js')] },
    { check: 'not-here', form: 'link', attribute: 'person', onScript: true },
  ],
  [
    'a division that fixes a setting',
    { widgets: [other('division', { mode: 'bugs' })], scripts: [script('guichet-loader.js')] },
    { check: 'not-here', form: 'division', attribute: 'mode', onScript: false },
  ],
];

describe('what an editor gets wrong', () => {
  for (const [name, seen, expected] of TABLE) {
    test(name, () => {
      const found = complaints(facts(seen));
      assert.ok(
        found.some((each) => JSON.stringify(each) === JSON.stringify(expected)),
        JSON.stringify(found),
      );
    });
  }

  test('every check has its line, and its three sentences in both languages', () => {
    for (const [, , complaint] of TABLE) {
      for (const words of [fr, en]) {
        const { what, why, todo } = told(complaint, words, String);
        for (const sentence of [what, why, todo]) assert.match(sentence, /\S.*\S/u, complaint.check);
        assert.doesNotMatch(`${what}${why}${todo}`, /undefined|\[object/u);
      }
    }
    const left = Object.keys(KNOWN).length;
    assert.ok(left > 0);
    assert.equal(new Set(TABLE.map(([, , { check }]) => check)).size, 26);
  });

  test('nothing is said of a page that is right, in each of the forms', () => {
    assert.deepEqual(complaints(facts()), []);
    const local = (file: string, more: Partial<SeenScript> = {}): SeenScript => ({
      ...script(file, more),
      src: `http://localhost/${file}`,
    });
    const link = other('link', { service: 'moodle', widget: 'ticket-form' }, { href: 'http://localhost/desk/support' });
    assert.deepEqual(complaints(facts({ widgets: [link], scripts: [local('guichet-loader.js', loaderData)] })), []);
    const frame = other('frame', { widget: 'ticket-form' }, { href: 'http://localhost/frame.html' });
    assert.deepEqual(complaints(facts({ widgets: [frame], scripts: [local('guichet-frame.js')] })), []);
  });

  test('a page that runs is not told what its widgets say by themselves', () => {
    const found = complaints(facts({ live: true, widgets: [tag({ mode: 'helpdesk', desk: '', stats: '' })], scripts: [] }));
    assert.deepEqual(
      found.map(({ check }) => check),
      ['unknown-attribute'],
    );
  });

  test('what keeps the page from working comes first', () => {
    const found = complaints(facts({ colours: [{ what: 'text', ratio: 2 }], scripts: [], throughEditor: true })).map(isGrave);
    assert.deepEqual(
      found,
      [...found].sort((one, two) => Number(two) - Number(one)),
    );
    assert.ok(found.includes(true) && found.includes(false));
  });
});

describe('what the doctor knows', () => {
  test('every attribute of the manifest, and no other', () => {
    for (const { tag: name, declaration } of documentedElements()) {
      const written = (declaration.attributes ?? []).map((each) => each.name).sort();
      assert.deepEqual(Object.keys(KNOWN[name] ?? {}).sort(), written, name);
    }
  });

  test('the nearest word, or none', () => {
    const names = Object.keys(KNOWN['guichet-desk'] ?? {});
    for (const [wrong, right] of [
      ['stats', 'states'],
      ['headinglevel', 'heading-level'],
      ['Settings', 'settings'],
      ['setings', 'settings'],
      ['catgeory', 'category'],
      ['couleur', ''],
    ] as const)
      assert.equal(nearest(wrong, names), right, wrong);
  });

  test('values, as the widgets read them', () => {
    const desk = KNOWN['guichet-desk']!;
    const list = KNOWN['guichet-ticket-list']!;
    assert.ok(understands(list['sort']!, 'state changed:desc'));
    assert.ok(!understands(list['sort']!, 'colour'));
    assert.ok(understands(desk['states']!, 'testing waiting') && !understands(desk['states']!, 'testing perhaps'));
    assert.ok(understands(desk['sub-desks']!, 'reseau=Réseau, video'));
    assert.ok(!understands(desk['sub-desks']!, 'réseau'));
    assert.ok(!understands(desk['available-from']!, '1er septembre'));
  });
});

describe('policies and colours', () => {
  const page = new URL('https://school.example/cours');
  const of = (policy: string, to: string): boolean => allows(policy, 'script-src', new URL(to, page), page);

  test('what a policy lets in', () => {
    for (const [policy, to, expected] of [
      ["script-src 'self'", '/guichet.js', true],
      ["script-src 'self'", 'https://tickets.example/guichet.js', false],
      ['script-src https://tickets.example', 'https://tickets.example/guichet.js', true],
      ['script-src tickets.example:8443', 'https://tickets.example:8443/guichet.js', true],
      ['script-src https://tickets.example', 'https://tickets.example:8443/guichet.js', false],
      ['script-src *.example', 'https://tickets.example/guichet.js', true],
      ['script-src https://tickets.example/guichet/', 'https://tickets.example/other/guichet.js', false],
      ['script-src https:', 'https://tickets.example/guichet.js', true],
      ["default-src 'none'", '/guichet.js', false],
      ["script-src-elem 'none'; script-src *", '/guichet.js', false],
      ["script-src 'strict-dynamic' 'self'", '/guichet.js', false],
      ["script-src 'self', script-src 'none'", '/guichet.js', false],
      ["style-src 'self'", 'https://tickets.example/guichet.js', true],
    ] as const)
      assert.equal(of(policy, to), expected, `${policy} ← ${to}`);
    assert.deepEqual(untrusted("trusted-types 'none'"), ['lit-html', 'guichet']);
    assert.deepEqual(untrusted('trusted-types lit-html dompurify guichet'), []);
    assert.deepEqual(untrusted("script-src 'self'"), []);
  });

  test('the contrast of known pairs', () => {
    assert.equal(contrast([0, 0, 0, 1], [255, 255, 255, 1]), 21);
    assert.equal(contrast([119, 119, 119, 1], [255, 255, 255, 1]).toFixed(2), '4.48');
    assert.deepEqual(upon([0, 0, 0, 0.5], [255, 255, 255, 1]), [127.5, 127.5, 127.5, 1]);
  });
});
