/** A form as it is laid out is read alike by what reads forms. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formOf } from '../../src/http/form.ts';

/** All but "%", of which the standard leaves open whether it was there. */
const id = fc.string({ minLength: 1, unit: fc.constantFrom('"', '\r', '\n', '\\', ';', '=', ' ', 'a', 'é', '😀') });
const part = fc.record({ id, bytes: fc.uint8Array(), type: fc.constantFrom('', 'text/plain', 'application/json') });

test('a form is read as it was laid out: names, types and bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
      const { raw, type: said } = formOf(
        parts.map(({ id: name, bytes, type }) => ({ id: name, bytes: new Blob([new Uint8Array(bytes)], { type }) })),
      );
      const form = await new Response(raw, { headers: { 'content-type': said } }).formData();
      const read = await Promise.all(
        [...form].map(async ([name, value]) => {
          if (typeof value === 'string') throw new Error(`${name} is no file`);
          return { id: name, bytes: new Uint8Array(await value.arrayBuffer()), type: value.type };
        }),
      );
      assert.deepEqual(
        read,
        parts.map((each) => ({ ...each, type: each.type || 'application/octet-stream' })),
      );
    }),
  );
});
