/** The addresses of the library's own scripts, in a page of the same origin. */
import { expect } from '@open-wc/testing';
import { ownScriptUrl, type OwnScript } from '../../src/backends/own-script.ts';

describe('own scripts', () => {
  it('are beside the library', () => {
    const url = ownScriptUrl('search-worker.js');
    expect(String(url)).to.equal(new URL('../../src/backends/search-worker.js', import.meta.url).href);
  });

  it('are the only ones: the policy makes no other address', () => {
    for (const name of ['https://evil.example/x.js', '../guichet.js', ''])
      expect(() => ownScriptUrl(name as OwnScript), name).to.throw(TypeError);
  });

  it('are trusted where the browser asks for it, by one policy however often they are asked', () => {
    const { trustedTypes } = globalThis as { trustedTypes?: { isScriptURL(value: unknown): boolean } };
    const known = trustedTypes?.isScriptURL ?? ((value: unknown) => typeof value === 'string');
    expect(known.call(trustedTypes, ownScriptUrl('search-worker.js'))).to.equal(true);
    expect(known.call(trustedTypes, ownScriptUrl('search-worker.js'))).to.equal(true);
  });
});
