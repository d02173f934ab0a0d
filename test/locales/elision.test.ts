/** What comes before a name in French. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { de } from '../../src/locales/elision.ts';
import availability from '../../src/locales/fr/admin-availability.ts';
import people from '../../src/locales/fr/admin-people.ts';

describe('“de” before a name', () => {
  for (const [name, said] of [
    ['Aïcha Diallo', 'd’Aïcha Diallo'],
    ['Élodie', 'd’Élodie'],
    ['Œdipe', 'd’Œdipe'],
    ['ibrahim', 'd’ibrahim'],
    ['Camille', 'de Camille'],
    ['Hassan', 'de Hassan'],
    ['Yasmine', 'de Yasmine'],
    ['42', 'de 42'],
  ] as const)
    it(`says ${said}`, () => assert.equal(de(name), said));

  it('is said so of somebody’s rights, and of the hour of a zone', () => {
    assert.equal(people.saved('Aïcha Diallo'), 'Les droits d’Aïcha Diallo sont enregistrés.');
    assert.equal(people.change('Léa Moreau'), 'Changer les droits de Léa Moreau');
    assert.equal(availability.zone('Europe/Paris'), 'Heure d’Europe/Paris.');
  });
});
