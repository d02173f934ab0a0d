import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CALLS, isHash, isHello, HELLO, readByFrame, readByHost, TOLD } from '../../src/frame/messages.ts';

const LOOK = { lang: 'fr', dir: 'ltr', scheme: 'dark', size: 16, most: 4000, values: { '--guichet-accent': '#0b5cad' } };
const TICKET = { ticket: 'a1', key: 'TRK2_9' };

describe('what a host page says to a frame', () => {
  const said: readonly object[] = [
    { say: 'look', look: LOOK },
    {
      say: 'page',
      page: { url: 'https://moodle.school.example/course/view.php?id=2', title: 'ALGO2', course: 'Algorithmique 2' },
    },
    { say: 'page', page: { url: 'https://moodle.school.example/', title: '' } },
    { say: 'address', hash: '#TRK2_9' },
    { say: 'address', hash: '' },
    { say: 'who', asked: 1, who: { id: 'lea', name: 'Léa Moreau' } },
    { say: 'who', asked: 1, who: { token: 'a.b.c' } },
    { say: 'who', asked: 1, who: null },
    { say: 'call', name: 'open', given: 'TRK2_9' },
    { say: 'call', name: 'prefill', given: { summary: 'Devoir 3', fields: { browser: 'Firefox', parts: ['a', 'b'] } } },
    { say: 'call', name: 'focus' },
  ];
  for (const message of said) it(JSON.stringify(message), () => assert.equal(readByFrame(message), message));

  const wrong: readonly unknown[] = [
    undefined,
    null,
    'look',
    [],
    {},
    { say: 'constructor' },
    { say: '__proto__' },
    { say: 'height', height: 3 },
    { say: 'look' },
    { say: 'page', page: { url: 'javascript:alert(1)', title: '' } },
    { say: 'page', page: { url: 'https://a.example/', title: 3 } },
    { say: 'page', page: { url: 'https://a.example/', title: '', course: {} } },
    { say: 'look', look: { ...LOOK, scheme: 'neon' } },
    { say: 'look', look: { ...LOOK, size: Number.NaN } },
    { say: 'look', look: { ...LOOK, size: 1e9 } },
    { say: 'look', look: { ...LOOK, most: Infinity } },
    { say: 'look', look: { ...LOOK, lang: 'fr"><script>' } },
    { say: 'look', look: { ...LOOK, values: { '--guichet-accent': 3 } } },
    { say: 'look', look: { ...LOOK, values: { '--guichet-accent': 'x'.repeat(301) } } },
    { say: 'address', hash: 'https://evil.example/' },
    { say: 'address', hash: '#javascript:alert(1)//' },
    { say: 'address', hash: '#section' },
    { say: 'who', asked: 1 },
    { say: 'who', asked: 'x', who: null },
    { say: 'who', asked: 1, who: 'lea' },
    { say: 'who', asked: 1, who: { name: 'without an id' } },
    { say: 'call', name: 'remove' },
    { say: 'call', name: 'open', given: {} },
    { say: 'call', name: 'prefill' },
    { say: 'call', name: 'prefill', given: { summary: 3 } },
    { say: 'call', name: 'prefill', given: { fields: { a: { b: 1 } } } },
  ];
  for (const message of wrong)
    it(`nothing: ${String(JSON.stringify(message)).slice(0, 80)}`, () => assert.equal(readByFrame(message), undefined));

  it('calls only what a widget has for pages', () => assert.deepEqual(CALLS, ['open', 'prefill', 'focus']));
});

describe('what a frame says to a host page', () => {
  const said: readonly object[] = [
    { say: 'who', asked: 3 },
    { say: 'height', height: 0 },
    { say: 'height', height: 812 },
    { say: 'title', title: 'Assistance' },
    { say: 'address', hash: '#TRK2_9' },
    { say: 'told', name: 'guichet-ready', detail: null },
    { say: 'told', name: 'guichet-ticket-filed', detail: TICKET },
    { say: 'told', name: 'guichet-ticket-opened', detail: { ...TICKET, key: null } },
    { say: 'told', name: 'guichet-ticket-changed', detail: { ...TICKET, commands: [{ name: 'take' }] } },
    { say: 'told', name: 'guichet-refused', detail: { commands: [], code: 'conflict', sentence: 'Rechargez.' } },
  ];
  for (const message of said) it(JSON.stringify(message), () => assert.equal(readByHost(message), message));

  const wrong: readonly unknown[] = [
    { say: 'look', look: LOOK },
    { say: 'height', height: -1 },
    { say: 'height', height: Number.NaN },
    { say: 'height', height: 1e12 },
    { say: 'height', height: '100vh' },
    { say: 'title', title: { toString: 'x' } },
    { say: 'title', title: 'x'.repeat(201) },
    { say: 'address', hash: '//evil.example' },
    { say: 'told', name: 'click', detail: null },
    { say: 'told', name: 'toString', detail: null },
    { say: 'told', name: 'guichet-before-file', detail: { command: {} } },
    { say: 'told', name: 'guichet-ready', detail: {} },
    { say: 'told', name: 'guichet-ticket-filed', detail: null },
    { say: 'told', name: 'guichet-ticket-filed', detail: { ticket: 1, key: 'x' } },
    { say: 'told', name: 'guichet-ticket-changed', detail: TICKET },
    { say: 'told', name: 'guichet-refused', detail: { commands: [], code: 'x' } },
  ];
  for (const message of wrong)
    it(`nothing: ${String(JSON.stringify(message)).slice(0, 80)}`, () => assert.equal(readByHost(message), undefined));

  it('tells of what is done, and asks nothing that a page would have to answer at once', () => {
    assert.deepEqual(
      Object.keys(TOLD).filter((name) => name.includes('before') || name === 'guichet-ticket-open'),
      [],
    );
  });
});

describe('both', () => {
  it('whatever a window sends, reading neither throws nor lets a stranger’s word through', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), (message) => {
        assert.equal(readByFrame(message), undefined);
        assert.equal(readByHost(message), undefined);
        assert.equal(isHello(message), false);
      }),
    );
  });

  it('greet each other in one version of the talk', () => {
    assert.ok(isHello(HELLO));
    assert.equal(isHello({ ...HELLO, talk: 2 }), false);
  });

  it('know a fragment that names a ticket', () => {
    for (const hash of ['', '#TRK2_9', '#BUG_120', '#7']) assert.ok(isHash(hash), hash);
    for (const hash of ['TRK2_9', '#', '#section-a', '#a b1', '#a#1', `#${'x'.repeat(60)}1`])
      assert.equal(isHash(hash), false, hash);
  });
});
