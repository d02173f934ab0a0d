/** What is offered instead of one more ticket: one's own, and known problems, as far as one may read them. */
import type { CommandOf } from '../../src/domain/commands.ts';
import { equal, fails } from './assert.ts';
import { command, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who } from './world.ts';
import type { DeskInput } from '../../src/domain/desk.ts';

const PLACE = { service: 'moodle', category: 'acces' } as const;

/** Keys of what is offered, most alike first. */
async function offered(
  stage: Stage,
  who: Who,
  typed: string,
  place: { service: string; category: string } = PLACE,
): Promise<unknown[]> {
  const page = await (await stage.as(who)).similar(typed, place);
  equal(page.next, null);
  return page.rows.map((row) => row.key);
}

/** Files a known problem, by staff. */
async function problem(stage: Stage, summary: string, more: Partial<CommandOf<'file'>> = {}): Promise<string> {
  return stage.filed('tech', { summary, description: '', kind: 'problem', ...more });
}

/** A case that asks of a backend without such answers only that it says so. */
function alike(name: string, story: (stage: Stage) => Promise<void>, desk: Partial<DeskInput> = {}): ConformanceCase {
  return play(
    name,
    async (stage) => {
      const lea = await stage.as('lea');
      if (lea.can.similar) return story(stage);
      await fails(() => lea.similar('écran', PLACE), 'unsupported');
    },
    desk,
  );
}

export const similarCases: readonly ConformanceCase[] = [
  alike('one’s own tickets and known problems, by words as people type them', async (stage) => {
    await stage.filed('lea', { summary: 'Les écrans restent noirs', description: 'Dans la salle B12.' });
    await stage.filed('lea', { summary: 'Mot de passe perdu', description: '' });
    await problem(stage, 'Écran noir après la mise à jour');
    await stage.filed('sami', { summary: 'Écran noir', description: '' });
    equal(await offered(stage, 'lea', 'Mon écran est noir'), ['INF_3', 'INF_1']);
    equal(await offered(stage, 'lea', 'ecrans noirs'), ['INF_3', 'INF_1']);
    equal(await offered(stage, 'lea', 'éc'), [], 'too little to say');
    equal(await offered(stage, 'lea', 'écr'), ['INF_3', 'INF_1'], 'while the word is being typed');
    equal(await offered(stage, 'lea', 'Bonjour, j’ai un problème, merci de votre aide'), [], 'what everyone says');
    equal(await offered(stage, 'lea', 'La machine à café est en panne'), []);
    equal(await offered(stage, 'sami', 'Mon écran est noir'), ['INF_4', 'INF_3'], 'others’ requests are not his');
  }),

  alike('the same place counts, and the newest of equals', async (stage) => {
    await problem(stage, 'Notes introuvables', { category: 'notes' });
    await problem(stage, 'Notes introuvables', { category: 'acces' });
    await problem(stage, 'Notes introuvables', { service: 'video', category: 'salles' });
    const typed = 'notes introuvables';
    equal(await offered(stage, 'lea', typed, { service: 'moodle', category: 'notes' }), ['INF_1', 'INF_2', 'INF_3']);
    equal(await offered(stage, 'lea', typed, { service: 'moodle', category: 'acces' }), ['INF_2', 'INF_1', 'INF_3']);
    equal((await offered(stage, 'lea', typed, { service: 'video', category: 'salles' }))[0], 'INF_3');
  }),

  alike('at most five, and none that is over', async (stage) => {
    const over = await stage.filed('lea', { summary: 'Badge refusé', description: '' });
    await (await stage.as('lea')).run([command('cancel', over, {})]);
    for (let index = 0; index < 7; index += 1) await problem(stage, 'Badge refusé');
    const shown = await offered(stage, 'lea', 'badge refusé');
    equal([shown.length, shown.includes('INF_1')], [5, false]);
  }),

  alike('what one filed for somebody is one’s own too; what one only reads is not', async (stage) => {
    await stage.filed('tech', { requester: 'sami', summary: 'Imprimante bloquée', description: '' });
    equal(await offered(stage, 'tech', 'imprimante bloquée'), ['INF_1']);
    equal(await offered(stage, 'sami', 'imprimante bloquée'), ['INF_1']);
    equal([await offered(stage, 'mod', 'imprimante bloquée'), await offered(stage, 'lea', 'imprimante bloquée')], [[], []]);
  }),

  alike('nothing that one may not read, by no word that one may not read', async (stage) => {
    await problem(stage, 'Malveillance au laboratoire', { restricted: true });
    await stage.filed('lea', { category: 'sante', summary: 'Malveillance au laboratoire', description: '', kind: 'problem' });
    const mine = await stage.filed('lea', { summary: 'Porte', description: '' });
    await stage.does('tech', 'comment', mine, { comment: text('Soupçon de cambriolage', 'staff') });
    equal(await offered(stage, 'sami', 'malveillance au laboratoire'), []);
    equal(await offered(stage, 'mod', 'malveillance au laboratoire'), ['INF_1'], 'confidential: not even a moderator');
    equal(await offered(stage, 'lea', 'cambriolage'), [], 'a note for staff finds nothing');
    equal(await offered(stage, 'tech', 'cambriolage'), []);
  }),

  alike(
    'where one reads only one’s own, others’ problems stay theirs',
    async (stage) => {
      await problem(stage, 'Réseau coupé');
      await stage.filed('lea', { summary: 'Réseau coupé au foyer', description: '' });
      equal(await offered(stage, 'lea', 'réseau coupé'), ['INF_2']);
      equal(await offered(stage, 'sami', 'réseau coupé'), []);
      equal(await offered(stage, 'mod', 'réseau coupé'), ['INF_1']);
    },
    { mode: 'support' },
  ),
];
