import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findChromium, findFirefox, firefoxMajor, type Surroundings } from '../../scripts/browser.ts';
import { findWebKit } from './webkit.ts';

function machine(programs: readonly string[], env: Record<string, string> = {}, packaged?: string): Surroundings {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    platform: 'linux',
    exists: (path) => programs.includes(path),
    packaged: () => Promise.resolve(packaged),
  };
}

describe('finding a browser', () => {
  test('CHROME_PATH comes before everything', async () => {
    const found = await findChromium(
      machine(['/opt/mine', '/usr/bin/chromium'], { CHROME_PATH: '/opt/mine' }, '/package/chromium'),
    );
    assert.deepEqual([found.path, found.from], ['/opt/mine', 'CHROME_PATH']);
  });

  test('a CHROME_PATH that names nothing is said, not passed over', async () => {
    await assert.rejects(
      findChromium(machine(['/usr/bin/chromium'], { CHROME_PATH: '/opt/gone' })),
      /CHROME_PATH names \/opt\/gone/,
    );
  });

  test('the person’s own Chrome comes before Debian’s Chromium, and both before the package', async () => {
    const both = await findChromium(machine(['/usr/local/bin/google-chrome', '/usr/bin/chromium'], {}, '/package/chromium'));
    assert.equal(both.path, '/usr/local/bin/google-chrome');
    const debian = await findChromium(machine(['/usr/bin/chromium'], {}, '/package/chromium'));
    assert.equal(debian.path, '/usr/bin/chromium');
    const bare = await findChromium(machine([], {}, '/package/chromium'));
    assert.deepEqual([bare.path, bare.from], ['/package/chromium', '@sparticuz/chromium']);
  });

  test('where none can be had, one line says what to install', async () => {
    await assert.rejects(
      findChromium(machine([])),
      (error: Error) => /install Google Chrome or Chromium/.test(error.message) && !error.message.includes('\n'),
    );
  });

  test('the sandbox is given up by root alone', async () => {
    const { args } = await findChromium(machine(['/usr/bin/chromium']));
    assert.equal(args.includes('--no-sandbox'), process.getuid?.() === 0);
  });

  test('Firefox is optional', () => {
    assert.equal(findFirefox(machine([])), undefined);
    assert.equal(findFirefox(machine(['/usr/bin/firefox-esr']))?.path, '/usr/bin/firefox-esr');
  });

  test('a Firefox’s number is what it says', () => {
    assert.equal(firefoxMajor('Mozilla Firefox 140.12.0esr'), 140);
    assert.equal(firefoxMajor('Mozilla Firefox 153.0'), 153);
    assert.equal(firefoxMajor(''), undefined);
  });

  test('WebKitGTK is optional', () => {
    assert.equal(findWebKit({ PATH: '/nowhere', DISPLAY: ':0' }), undefined);
  });
});
