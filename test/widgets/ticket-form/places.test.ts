/** Where a ticket may be posted: what the form offers is what the rules accept. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { withMode } from '../../../src/domain/modes.ts';
import { Desk } from '../../../src/domain/schemas/desk.ts';
import { destination, offeredCategories, offeredServices, settled } from '../../../src/widgets/ticket-form/places.ts';
import { templateOf } from '../../../src/widgets/ticket-form/following.ts';
import { findCategories } from '../../../src/widgets/ticket-form/place-tree.view.ts';

function deskOf(services: DeskInput['services']): Desk {
  return Desk.parse(withMode({ id: 'd', name: 'd', services }));
}

const desk = deskOf([
  {
    id: 'moodle',
    label: 'Moodle',
    categories: [
      { id: 'cours', label: { fr: 'Cours', en: 'Courses' }, template: 'Cours :' },
      { id: 'devoirs', label: 'Évaluations', parent: 'cours' },
      { id: 'vieux', label: 'Vieux', redirect: 'devoirs', closed: true },
      { id: 'mal', label: 'Mal renvoyé', redirect: 'ferme' },
      { id: 'renvoi', label: 'Renvoi', redirect: 'devoirs' },
      { id: 'ferme', label: 'Fermé', closed: true },
    ],
  },
  { id: 'ferme', label: 'Fermé', open: false, categories: [{ id: 'x', label: 'X' }] },
  { id: 'video', label: 'Vidéo', categories: [{ id: 'seule', label: 'Seule' }] },
]);
const moodle = desk.services[0] ?? assert.fail();

describe('places of a form', () => {
  it('offers services and categories that take tickets, and neither closed ones nor those sent on to one', () => {
    assert.deepEqual(
      offeredServices(desk).map((each) => each.id),
      ['moodle', 'video'],
    );
    assert.deepEqual(
      offeredCategories(desk, moodle, 'fr').map((each) => each.id),
      ['devoirs', 'renvoi'],
    );
  });

  it('says the path of a category, in the language of the reader', () => {
    assert.deepEqual(offeredCategories(desk, moodle, 'en')[0], { id: 'devoirs', label: 'Évaluations', path: ['Courses'] });
  });

  it('finds a category by words of its label or of its path, accents aside', () => {
    const offers = offeredCategories(desk, moodle, 'fr');
    assert.deepEqual(
      findCategories(offers, 'evaluation COURS').map((each) => each.id),
      ['devoirs'],
    );
    assert.deepEqual(
      findCategories(offers, 'rien').map((each) => each.id),
      [],
    );
    assert.equal(findCategories(offers, ' ').length, 2);
  });

  it('settles what needs no question, and forgets what is no longer there', () => {
    assert.deepEqual(settled(desk, { service: 'video', category: null }), { service: 'video', category: 'seule' });
    assert.deepEqual(settled(desk, { service: 'moodle', category: 'seule' }), { service: 'moodle', category: null });
    assert.deepEqual(settled(desk, { service: 'ferme', category: 'x' }), { service: null, category: null });
    assert.deepEqual(settled(deskOf([]), { service: null, category: null }), { service: null, category: null });
  });

  it('follows redirections, and takes the template of the nearest ancestor', () => {
    const place = destination(desk, { service: 'moodle', category: 'renvoi' });
    assert.deepEqual(place, { service: 'moodle', category: 'devoirs' });
    assert.equal(templateOf(desk, place, 'fr'), 'Cours :');
    assert.equal(templateOf(desk, null, 'fr'), '');
    assert.equal(destination(desk, { service: 'moodle', category: null }), null);
    assert.deepEqual(destination(deskOf([]), { service: null, category: null }), { service: null, category: null });
  });
});
