/** A document that was checked is completed as the schemas complete it: a page that opens a kept desk has the same one. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { completed } from '../../src/domain/desk-defaults.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import { deskArbitrary } from './arbitraries.ts';

/** Something without some of its settings, by a number of which each bit keeps one; what has to be there stays. */
function partial(whole: unknown, kept: number, needed: readonly string[]): unknown {
  return Object.fromEntries(
    Object.entries(whole as object).filter(([key], index) => needed.includes(key) || ((kept >>> (index % 31)) & 1) === 1),
  );
}

function silent(desk: Desk, kept: number): unknown {
  const services = desk.services.map((service) => ({
    ...(partial(service, kept, ['id', 'label', 'categories']) as object),
    managers: service.managers.map((manager) => partial(manager, kept, ['person'])),
    categories: service.categories.map((category) => ({
      ...category,
      ...(category.approval === undefined ? {} : { approval: partial(category.approval, kept, []) }),
    })),
  }));
  return { ...(partial(desk, kept, ['id', 'name']) as object), services };
}

describe('a document where it is silent', () => {
  it('says what the schemas say', () => {
    fc.assert(
      fc.property(deskArbitrary, fc.nat(2 ** 31 - 1), (desk, kept) => {
        const document = silent(desk, kept) as DeskInput;
        assert.deepEqual(completed(document), Desk.parse(document));
      }),
    );
  });

  it('takes what is said to be undefined for silence', () => {
    const document = { id: 'aide', name: 'Aide', zone: undefined, services: undefined } as DeskInput;
    assert.deepEqual(completed(document), Desk.parse(document));
  });
});
