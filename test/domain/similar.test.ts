/** What is alike enough to be offered while somebody types, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedWords, likeness } from '../../src/domain/similar.ts';
import type { Compared } from '../../src/domain/similar.ts';
import { terms } from '../../src/domain/terms.ts';

const HERE = { service: 'moodle', category: 'acces' };

function ticket(summary: string, more = '', place = HERE): Compared {
  return { summary, terms: ` ${terms(`${summary}\n${more}`).join(' ')} `, ...place };
}

function alike(typed: string, summary: string, more = ''): number {
  return likeness(askedWords(typed), ticket(summary, more), HERE);
}

/** What is typed, a ticket's summary, the rest of it, and whether it is offered. */
const PAIRS: readonly (readonly [typed: string, summary: string, more: string, offered: boolean])[] = [
  ['Impossible de rendre mon devoir', 'Devoir 3 : remise impossible', '', true],
  ['impossible de rendre le devoir 3', 'Rendre un devoir est refusé', '', true],
  ['Mot de passe oublié', 'J’ai oublié mon mot de passe', '', true],
  ['mots de passe oubliés', 'Mot de passe oublié', '', true],
  ['mot de passe', 'Motorisation du portail', '', false],
  ['projo', 'Projecteur éteint', '', false],
  ['projec', 'Projecteur éteint', '', true],
  ['Le vidéoprojecteur ne marche pas', 'Vidéoprojecteur en panne', 'Salle B12.', true],
  ['Le vidéoprojecteur ne marche pas', 'Rien ne marche', '', false],
  ['Bonjour, ça ne fonctionne pas, merci', 'Bonjour, ça ne fonctionne pas', 'Merci de votre aide.', false],
  ['Please help, it does not work', 'It does not work', '', false],
  ['The printer is broken', 'Printers broken on the second floor', '', true],
  ['imprimante', 'Panne', 'L’imprimante du couloir.', true],
  ['imprimante couloir bourrage papier', 'Panne', 'L’imprimante du couloir.', false],
  ['Écran noir', 'ecran NOIR', '', true],
  ['Moodle', 'Moodle est lent', '', true],
  ['Bureau 12', 'Bureau fermé', '', true],
  ['à', 'À', '', false],
  ['dans cette', 'Dans cette salle', '', false],
  ['', 'Panne', '', false],
];

describe('tickets alike to what is typed', () => {
  for (const [typed, summary, more, offered] of PAIRS) {
    it(`« ${typed} » ${offered ? 'offers' : 'does not offer'} « ${summary} »`, () => {
      assert.equal(alike(typed, summary, more) > 0, offered);
    });
  }

  it('a long text asks of a ticket much, and not all of itself', () => {
    const story = `Depuis ce matin la connexion au bureau virtuel échoue sur mon poste de la salle B204 avec un message rouge,
      j’ai redémarré la machine, vidé le cache du navigateur et changé mon mot de passe sans aucun résultat.`;
    assert.ok(alike(story, 'Connexion au bureau virtuel en échec', 'Message rouge au poste, salle B204, cache vidé.') > 0);
    assert.equal(alike(story, 'Salle B204 sans chauffage', 'La salle est froide ce matin.'), 0);
  });

  it('what a ticket is called counts more than what stands in it, and its place more still', () => {
    const called = alike('badge perdu', 'Badge perdu');
    const inside = alike('badge perdu', 'Accueil', 'Mon badge est perdu.');
    assert.ok(called > inside && inside > 0);
    const asked = askedWords('badge perdu');
    const at = (place: typeof HERE): number => likeness(asked, ticket('Badge perdu', '', place), HERE);
    const near = at({ service: 'moodle', category: 'notes' });
    const far = at({ service: 'video', category: 'acces' });
    assert.ok(called > near && near > far && far > 0);
  });

  it('the same word twice asks no more than once', () => {
    assert.deepEqual(askedWords('badge badge Badge'), askedWords('badge'));
  });

  it('what a person pastes is looked at to a point', () => {
    assert.ok(askedWords('mot'.repeat(20_000)).length <= 1);
    assert.ok(askedWords(Array.from({ length: 20_000 }, (_, index) => `mot${index}`).join(' ')).length < 300);
  });
});
