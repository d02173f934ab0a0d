/** Search, in French and in English: what people type, and what it finds (domain §6). */
import { equal } from './assert.ts';
import { play, text } from './world.ts';
import type { ConformanceCase, Stage, Who } from './world.ts';

async function finds(stage: Stage, who: Who, words: string): Promise<(string | null)[]> {
  const page = await (await stage.as(who)).tickets({ text: words, sort: [{ by: 'number' }], count: true });
  equal(page.total, page.rows.length, 'the count of a search');
  return page.rows.map((row) => row.key);
}

const TEXTS = [
  { summary: 'Écrans bloqués en salle B12', description: 'L’ordinateur portable ne démarre plus.' },
  { summary: 'Mon rendez-vous a été annulé', description: 'J’attendais jusqu’à midi.' },
  { summary: 'Students cannot upload their assignments', description: 'Uploading fails with an error.' },
  { summary: 'Vidéoprojecteur : clé égarée', description: '' },
] as const;

/** What is typed, and the numbers it finds. */
const TYPED: readonly (readonly [string, readonly number[]])[] = [
  ['ecran', [1]], // accents and plural
  ['ÉCRANS', [1]],
  ['bloquée', [1]],
  ['l’ordinateur', [1]], // elision, either apostrophe
  ["l'ordinateur", [1]],
  ['ordinateurs', [1]],
  ['rendez-vous', [2]], // compound
  ['rendez vous', [2]],
  ['assignment', [3]], // English plural
  ['uploaded', [3]],
  ['students upload', [3]],
  ['ordi', [1]], // prefix of three letters or more
  ['or', []],
  ['la clé du vidéoprojecteur', [4]], // empty words are not required
  ['ecran clé', []], // every word counts
  ['B12', [1]],
  ['2', [2]], // number, key
  ['#3', [3]],
  ['INF_4', [4]],
  ['inf_4', [4]],
  ['introuvable', []],
];

export const searchCases: readonly ConformanceCase[] = [
  play('words, accents, plurals, elisions, prefixes, numbers', async (stage) => {
    for (const each of TEXTS) await stage.filed('lea', each);
    for (const [typed, numbers] of TYPED) {
      const expected = numbers.map((number) => `INF_${number}`);
      equal(await finds(stage, 'tech', typed), expected, `« ${typed} » by staff`);
      equal(await finds(stage, 'lea', typed), expected, `« ${typed} » by the requester`);
    }
  }),

  play(
    'the same in a desk where one reads only one’s own',
    async (stage) => {
      for (const each of TEXTS) await stage.filed('lea', each);
      equal(await finds(stage, 'lea', 'ecran'), ['INF_1']);
      equal(await finds(stage, 'sami', 'ecran'), []);
      equal(await finds(stage, 'sami', 'INF_1'), []);
    },
    { read: 'own' },
  ),

  play('what is written later is found, what is taken away no longer', async (stage) => {
    const ticket = await stage.filed('lea', { summary: 'Panne', description: '' });
    const comment = text('Le cryptogramme est perdu');
    await stage.does('lea', 'comment', ticket, { comment });
    equal(await finds(stage, 'sami', 'cryptogrammes'), ['INF_1']);
    await stage.does('mod', 'withdraw', ticket, { entry: comment.id });
    equal(await finds(stage, 'sami', 'cryptogramme'), []);
    await stage.does('tech', 'edit', ticket, { summary: 'Coupure' });
    equal([await finds(stage, 'lea', 'panne'), await finds(stage, 'lea', 'coupure')], [[], ['INF_1']]);
  }),

  play('nobody finds by words that he may not read', async (stage) => {
    const ticket = await stage.filed('lea', { summary: 'Panne', description: '' });
    await stage.does('tech', 'comment', ticket, { comment: text('Soupçon de malveillance', 'staff') });
    await stage.does('lea', 'comment', ticket, { comment: text('Mon numéro de dossier : quarante', 'requester') });
    await stage.does('tech', 'edit', ticket, { fields: { diagnostic: 'carburateur' } });
    const seen = async (words: string): Promise<number[]> =>
      Promise.all((['tech', 'lea', 'sami'] as const).map(async (who) => (await finds(stage, who, words)).length));
    equal(await seen('malveillance'), [1, 0, 0]);
    equal(await seen('dossier'), [1, 1, 0]);
    equal(await seen('carburateur'), [1, 0, 0]);
    equal(await seen('panne malveillance'), [1, 0, 0], 'nor by one such word beside another');
  }),

  play('fields and file names are found', async (stage) => {
    const file = await stage.sends('lea', 'x', 'facture-octobre.pdf');
    await stage.filed('lea', { fields: { salle: 'Amphithéâtre', urgence: 'oui' }, files: [file] });
    for (const words of ['amphitheatre', 'immédiate', 'immediate', 'facture'])
      equal(await finds(stage, 'lea', words), ['INF_1'], words);
  }),

  play('a ticket by its number, its key and the keys it had', async (stage) => {
    const ticket = await stage.filed();
    const source = await stage.filed('sami');
    const third = await stage.filed('sami');
    const mod = await stage.as('mod');
    for (const key of [ticket, 'INF_1', 'inf_1', ' INF_1 ', '1', '#1']) equal((await mod.ticket(key)).ticket.id, ticket, key);
    await stage.does('mod', 'merge', source, { into: ticket, comment: text('Doublon') });
    equal(await finds(stage, 'mod', 'INF_2'), ['INF_1', 'INF_2'], 'the merged one, and where it went');
    equal((await mod.ticket('3')).ticket.id, third);
  }),

  play('a search is filtered, sorted and paged like any list', async (stage) => {
    for (let index = 0; index < 7; index += 1)
      await stage.filed(index % 2 === 0 ? 'lea' : 'sami', { summary: `Imprimante ${index}` });
    const tech = await stage.as('tech');
    const query = {
      text: 'imprimantes',
      where: { eq: ['requester', 'lea'] as const },
      sort: [{ by: 'number' as const, descending: true }],
      limit: 2,
    };
    const first = await tech.tickets(query as never);
    equal(
      first.rows.map((row) => row.key),
      ['INF_7', 'INF_5'],
    );
    const second = await tech.tickets({ ...query, after: first.next ?? '' } as never);
    equal([second.rows.map((row) => row.key), second.next], [['INF_3', 'INF_1'], null]);
    equal((await tech.tickets({ text: '  ' })).rows.length, 7, 'no word asks nothing');
  }),
];
