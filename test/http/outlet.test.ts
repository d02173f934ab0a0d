/** Whoever reads a stream slowly is told all the same, holds up nobody, and fills nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '../../src/backends/backend.ts';
import { lineBytes } from '../../src/http/live-lines.ts';
import { Outlet } from '../../src/http/outlet.ts';

const words = (text: string): Uint8Array => new TextEncoder().encode(text);

function outlet(): { out: Outlet; seen: { gone: number; slow: number } } {
  const seen = { gone: 0, slow: 0 };
  const out = new Outlet({ gone: () => (seen.gone += 1), slow: () => (seen.slow += 1) });
  return { out, seen };
}

describe('where a stream goes out', () => {
  it('all comes in its order, and what waits at its end is still read', async () => {
    const { out, seen } = outlet();
    for (let n = 0; n < 100; n += 1) out.say(words(`${n} `));
    assert.ok(out.waits);
    out.end();
    out.say(words('too late'));
    assert.equal(await new Response(out.body).text(), Array.from({ length: 100 }, (_, n) => `${n} `).join(''));
    assert.deepEqual(seen, { gone: 0, slow: 0 });
  });

  it('whoever reads nothing is ended, and what waited for them is let go', async () => {
    const { out, seen } = outlet();
    const reader = out.body.getReader();
    const piece = words('x'.repeat(1000));
    for (let n = 0; n < 1000; n += 1) out.say(piece);
    assert.equal(seen.slow, 1);
    assert.ok(!out.waits);
    let read = 0;
    for (let next = await reader.read(); !next.done; next = await reader.read()) read += 1;
    assert.ok(read <= 5, `${read} pieces were held`);
  });

  it('whoever goes is told no more', async () => {
    const { out, seen } = outlet();
    await out.body.cancel();
    out.say(words('nobody'));
    assert.deepEqual([seen.gone, out.waits], [1, false]);
  });
});

describe('a line of a stream', () => {
  it('is written once for all who are told the same, with its cursor where there is one alone', () => {
    const change: Change = { type: 'tick', cursor: 'a.1' };
    assert.equal(lineBytes({ to: 0, change }, true), lineBytes({ to: 0, change }, true));
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    assert.equal(text(lineBytes({ to: 0, change }, true)), 'data: {"to":0,"change":{"type":"tick","cursor":"a.1"}}\nid: a.1\n\n');
    assert.equal(text(lineBytes({ to: 1, change }, false)), 'data: {"to":1,"change":{"type":"tick","cursor":"a.1"}}\n\n');
    assert.equal(text(lineBytes({ ready: true }, true)), 'data: {"ready":true}\n\n');
  });
});
