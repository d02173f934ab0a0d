import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { documentedElements } from '../../scripts/manifest.ts';
import { ANYONES, fromDivision, fromLink, PAGES, WIDGETS, type Page } from '../../src/loader/address.ts';
import { FIXED_ATTRIBUTES } from '../../src/widgets/desk/fixed.ts';

function page(given: Readonly<Record<string, string>> = {}, ...places: string[]): Page {
  return {
    places: places.length === 0 ? ['https://tickets.example/desk/'] : places,
    given: (name) => given[name] ?? null,
  };
}

function attributes(read: ReturnType<typeof fromLink>): Record<string, string> {
  assert.ok(typeof read !== 'string', String(read));
  return Object.fromEntries(read.attributes);
}

describe('a link is read as a tag', () => {
  it('names the desk by its path, the widget and attributes by its query, the backend by where it leads', () => {
    const read = fromLink('https://tickets.example/desk/moodle?widget=ticket-list&involvement=mine&no-back', page());
    assert.ok(typeof read !== 'string');
    assert.equal(read.tag, 'guichet-ticket-list');
    assert.deepEqual(attributes(read), {
      backend: 'https://tickets.example/',
      desk: 'moodle',
      involvement: 'mine',
      'no-back': '',
    });
    assert.deepEqual(read.wrong, []);
  });

  it('is a desk where it names no widget; a tag whole is as good', () => {
    const desk = fromLink('https://tickets.example/desk/moodle/', page());
    const form = fromLink('https://tickets.example/desk/moodle?widget=guichet-ticket-form', page());
    assert.ok(typeof desk !== 'string' && typeof form !== 'string');
    assert.equal(desk.tag, 'guichet-desk');
    assert.equal(form.tag, 'guichet-ticket-form');
  });

  it('takes what the page says over where it leads, the desk’s code put where the page wants it', () => {
    const given = { backend: 'indexeddb:', settings: '/desks/{desk}.json', person: 'lea' };
    assert.deepEqual(attributes(fromLink('https://tickets.example/desk/moodle', page(given))), {
      backend: 'indexeddb:',
      desk: 'moodle',
      person: 'lea',
      settings: '/desks/moodle.json',
    });
  });

  it('switches nothing on by saying `false`', () => {
    assert.equal('deep-links' in attributes(fromLink('https://tickets.example/desk/a?deep-links=false', page())), false);
  });

  it('says what it does not understand, and takes the rest', () => {
    const read = fromLink('https://tickets.example/desk/moodle?servcie=a&service=b&person=x&onclick=y&identity=z', page());
    assert.ok(typeof read !== 'string');
    assert.deepEqual(read.wrong, ['servcie', 'person', 'onclick', 'identity']);
    assert.deepEqual(Object.keys(attributes(read)).sort(), ['backend', 'desk', 'service']);
  });

  it('stays a link elsewhere, or where it names no desk and no widget that there are', () => {
    for (const href of [
      'https://evil.example/desk/moodle',
      'https://tickets.example.evil.example/desk/moodle',
      'https://tickets.example@evil.example/desk/moodle',
      'https://tickets.example:8443/desk/moodle',
      'http://tickets.example/desk/moodle',
      'https://tickets.example/other/moodle',
      'https://tickets.example/desk/',
      'https://tickets.example/desk/a/b',
      'https://tickets.example/desk/a%2Fb',
      'https://tickets.example/desk/..%2F..%2Fx',
      'https://tickets.example/desk/<b>',
      'https://tickets.example/desk/moodle?widget=script',
      'https://tickets.example/desk/moodle?widget=constructor',
      'javascript:alert(1)',
      '',
    ])
      assert.equal(typeof fromLink(href, page()), 'string', href);
  });

  it('knows several places, each with a folder of its own', () => {
    const known = page({}, 'https://a.example/x/desk/', 'https://b.example/desk/');
    assert.equal(attributes(fromLink('https://a.example/x/desk/one', known))['backend'], 'https://a.example/x/');
    assert.equal(attributes(fromLink('https://b.example/desk/two', known))['backend'], 'https://b.example/');
    assert.equal(typeof fromLink('https://a.example/desk/one', known), 'string');
  });
});

describe('a division is read as a tag', () => {
  it('by its data, where the page says', () => {
    const data = new Map([
      ['desk', 'moodle'],
      ['widget', 'ticket-form'],
      ['service', 'devoirs'],
      ['backend', 'https://evil.example/'],
    ]);
    const read = fromDivision(data, page({ backend: 'indexeddb:' }));
    assert.ok(typeof read !== 'string');
    assert.equal(read.tag, 'guichet-ticket-form');
    assert.deepEqual(attributes(read), { backend: 'indexeddb:', desk: 'moodle', service: 'devoirs' });
    assert.deepEqual(read.wrong, ['backend']);
  });

  it('stays what it is without a desk', () => {
    assert.equal(typeof fromDivision(new Map([['service', 'devoirs']]), page()), 'string');
  });
});

describe('what a link may set', () => {
  const elements = documentedElements().filter(({ tag }) => tag !== 'guichet-frame');
  const known = new Set(elements.flatMap(({ declaration }) => (declaration.attributes ?? []).map(({ name = '' }) => name)));

  it('is decided for every attribute of a widget, once: anyone’s, the page’s, or what a tag alone fixes of its desk', () => {
    const decided = [...ANYONES.filter((name) => name !== 'lang'), ...PAGES, 'desk', ...FIXED_ATTRIBUTES];
    assert.deepEqual(decided.toSorted(), [...known].sort());
  });

  it('stands in both guides', () => {
    for (const guide of ['embed.md', 'embed.fr.md']) {
      const text = readFileSync(new URL(`../../docs/${guide}`, import.meta.url), 'utf8');
      for (const name of ANYONES) assert.ok(text.includes(`\`${name}\``), `${guide}: ${name}`);
      for (const name of PAGES) assert.ok(text.includes(`\`data-${name}\``), `${guide}: ${name}`);
    }
  });

  it('stands for every element there is, and no other', () => {
    assert.deepEqual(elements.map(({ tag }) => tag).sort(), WIDGETS.map((name) => `guichet-${name}`).sort());
  });
});
