/** What leaves the page with a ticket, and what never does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserName, publicAddress } from '../../../src/widgets/ticket-form/page-context.ts';

describe('the page a ticket is filed from', () => {
  it('keeps what tells the page, and neither its fragment nor what opens something', () => {
    assert.equal(
      publicAddress('https://moodle.insa.example/mod/assign/view.php?id=42&sesskey=abc#top'),
      'https://moodle.insa.example/mod/assign/view.php?id=42',
    );
    assert.equal(
      publicAddress('https://lea:secret@insa.example/p?lang=fr&access_token=x&wstoken=y&Password=z&code=1&state=2'),
      'https://insa.example/p?lang=fr',
    );
    assert.equal(publicAddress('https://insa.example/cas?ticket=ST-1&SAMLResponse=x&page=3'), 'https://insa.example/cas?page=3');
    assert.equal(
      publicAddress('https://insa.example/p?keyword=clavier&author=lea'),
      'https://insa.example/p?keyword=clavier&author=lea',
    );
    assert.equal(publicAddress(`https://insa.example/?q=${'a'.repeat(4000)}`).length, 2048);
  });

  const agents = [
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/151.0.0.0 Safari/537.36 Edg/151.0.0.0',
      'Edge 151, Windows',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
      'Safari 26.1, macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      'Safari 18.5, iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/151.0.0.0 Mobile Safari/537.36',
      'Chrome 151, Android',
    ],
    ['curl/8.5.0', ''],
  ] as const;
  for (const [agent, said] of agents) {
    it(`says "${said}" of ${agent.slice(0, 48)}…`, () => assert.equal(browserName(agent), said));
  }
});
