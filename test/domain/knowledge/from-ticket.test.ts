/** A ticket becomes an article without the data of whoever asked: what goes, what stays, and that what goes is counted. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { articleFromTicket } from '../../../src/domain/knowledge/from-ticket.ts';

const PUT = { name: '[nom]', mail: '[adresse]', number: '[numéro]' };
const NAMES = ['Léa Moreau', 'Jean-Pierre O’Neill', 'N. Bernard'];

function made(solution: string, summary = 'Accès au cours'): { title: string; text: string; removed: number } {
  const { content, removed } = articleFromTicket(
    { summary, solution, names: NAMES, place: { service: 'moodle', category: 'acces' }, problem: null },
    PUT,
  );
  return { title: content.title.fr, text: content.text.fr, removed };
}

/** What was written, what is left of it. */
const TABLE: readonly (readonly [string, string])[] = [
  ['Bonjour Léa,\nVidez le cache.\nCordialement,\nN. Bernard', 'Videz le cache.\n[nom]'],
  ['Le compte de Léa Moreau est rouvert.', 'Le compte de [nom] est rouvert.'],
  ['Le compte de LÉA MOREAU, rouvert.', 'Le compte de [nom], rouvert.'],
  ['Le compte de Lea.', 'Le compte de [nom].'],
  ['Écrivez à lea.moreau+tp@insa.example demain.', 'Écrivez à [adresse] demain.'],
  ['Appelez le 02 32 95 66 00 ou +33 6.12.34.56.78.', 'Appelez le [numéro] ou [numéro].'],
  ['Le numéro étudiant 21804567 est refusé.', 'Le numéro étudiant [numéro] est refusé.'],
  [
    'Ouvert le 24/11/2026, fermé le 2026-12-01, salle B12, port 8080.',
    'Ouvert le 24/11/2026, fermé le 2026-12-01, salle B12, port 8080.',
  ],
  ['> Je suis malade et je ne peux pas venir\nLe cours est en ligne.', 'Le cours est en ligne.'],
  [
    'Cliquez sur **Mon compte**, puis sur [Aide](https://moodle.example/aide).',
    'Cliquez sur **Mon compte**, puis sur [Aide](https://moodle.example/aide).',
  ],
  ['Le moreau est un cheval.', 'Le moreau est un cheval.'],
  ['Dans TRK2_123456 la même chose.', 'Dans TRK2_123456 la même chose.'],
];

describe('an article from a ticket', () => {
  for (const [written, left] of TABLE) it(JSON.stringify(written).slice(0, 60), () => assert.equal(made(written).text, left));

  it('cleans the summary too, and counts what it took out', () => {
    const { title, removed } = made('Écrit à lea@insa.example', 'Léa ne peut pas se connecter');
    assert.deepEqual([title, removed], ['[nom] ne peut pas se connecter', 2]);
  });

  it('is for the staff until somebody has read it again, and keeps its place and its problem', () => {
    const ticket = { summary: 'Panne', solution: 'x', names: [], place: { service: 'moodle' } };
    const { content } = articleFromTicket({ ...ticket, problem: 'id' }, PUT);
    assert.deepEqual(
      [content.scope, content.kind, content.problem, content.places],
      ['staff', 'known-problem', 'id', [{ service: 'moodle' }]],
    );
    assert.equal(articleFromTicket({ ...ticket, problem: null, place: null }, PUT).content.kind, 'article');
  });

  it('never leaves an address, nor a whole name, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('Léa Moreau', 'lea.moreau@insa.example', 'Videz le cache', '0612345678', ',', '\n', ' puis ', '. '),
          {
            maxLength: 20,
          },
        ),
        (pieces) => {
          const { text } = made(pieces.join(' '));
          assert.doesNotMatch(text, /@|Moreau|0612345678/u);
        },
      ),
    );
  });
});
