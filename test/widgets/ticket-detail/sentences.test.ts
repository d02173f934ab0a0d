/** What one entry of a thread says: whoever was given a ticket is named, also after they were erased. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pseudonymOf } from '../../../src/domain/erased-person.ts';
import type { Desk } from '../../../src/domain/desk.ts';
import type { Entry } from '../../../src/domain/view.ts';
import acts from '../../../src/locales/fr/acts.ts';
import detail from '../../../src/locales/fr/ticket-detail.ts';
import shared from '../../../src/locales/fr/shared.ts';
import { Locale } from '../../../src/widgets/shared/locale.ts';
import { sentence } from '../../../src/widgets/ticket-detail/sentences.ts';

const ERASED = pseudonymOf('00000000-0000-4000-8000-000000000000');
const locale = new Locale({ language: 'fr', tag: 'fr', words: shared, now: () => 0 });
const people = { nina: { id: 'nina', name: 'Nina Robert' }, alix: { id: 'alix', name: 'Alix User' } };
const telling = { locale, words: detail, acts, desk: { services: [] } as unknown as Desk, people, linked: {} };

function assigned(to: string): string {
  const entry: Entry = {
    id: 'x/assign',
    at: '2026-12-01T09:00:00Z',
    actor: { type: 'person', id: 'nina' },
    act: 'assign',
    scope: 'public',
    set: { assignee: to },
    was: { assignee: null },
    comments: [],
    files: [],
    about: { person: to },
  };
  return sentence(telling, entry);
}

describe('the sentence of an assignment', () => {
  it('says to whom', () => assert.equal(assigned('alix'), 'Nina Robert a assigné le ticket à Alix User'));

  it('says that they were erased, where they were', () =>
    assert.equal(assigned(ERASED), 'Nina Robert a assigné le ticket à Personne effacée'));
});
