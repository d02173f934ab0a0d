/** Others work while one looks: nothing jumps, nothing is lost, and one's own acts are there at once. */
import { expect } from '@open-wc/testing';
import { focused, inside } from '../shared/inside.ts';
import { all, announced, clearStage, press, rowOf, said, showList, shows, summaries } from './stage.ts';
import { LEA, MARTIN, PLAIN, SAMI, USER, emptyWorld, livedWorld } from './world.ts';
import { waitUntil } from '../waiting.ts';

const total = (list: Parameters<typeof inside>[0]): string => inside(list).querySelector('.total')?.textContent.trim() ?? '';

describe('a list while others work', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('counts what others file and shows it when asked to', async () => {
    const world = await livedWorld(PLAIN, 3);
    const list = await showList(world, { person: MARTIN });
    const before = summaries(list);
    const lea = await world.as(LEA);
    await lea.file('Nouveau : imprimante');
    await waitUntil(() => all(list).includes('1 ticket a changé'));
    await waitUntil(() => announced(list) === '1 ticket a changé', 'it is announced');
    expect(summaries(list)).to.deep.equal(before);
    await waitUntil(() => total(list) === '3 affichés sur 4');
    await lea.file('Nouveau : scanner');
    await waitUntil(() => all(list).includes('2 tickets ont changé'));
    await press(list, 'Actualiser');
    await waitUntil(() => summaries(list).length === 5);
    expect(summaries(list).slice(0, 2)).to.deep.equal(['Nouveau : scanner', 'Nouveau : imprimante']);
    expect(focused()?.textContent).to.equal('Nouveau : scanner');
    expect(all(list)).not.to.contain('ont changé');
  });

  it('changes a row in its place, keeps order and focus, and marks it unread', async () => {
    const world = await livedWorld(PLAIN, 4);
    const list = await showList(world, { person: LEA });
    const [, second] = summaries(list);
    if (second === undefined) throw new Error('too few rows');
    const order = summaries(list);
    rowOf(list, second).querySelector('a')?.focus();
    const id = rowOf(list, second).dataset['ticket'] ?? '';
    await (await world.as(USER)).does(id, 'comment', 'Nous regardons.');
    await waitUntil(() => said(list, second).includes('Non lu') && all(list).includes('1 ticket a changé'));
    expect(summaries(list)).to.deep.equal(order);
    expect(focused()?.textContent).to.equal(second);
  });

  it('shows one’s own acts at once, wherever in the page they are done', async () => {
    const world = emptyWorld(PLAIN);
    const lea = await world.as(LEA);
    const first = await lea.file('Écran noir');
    await lea.file('Clavier muet');
    const list = await showList(world, { person: MARTIN, set: { phase: 'active' } });
    const martin = await world.as(MARTIN);
    await martin.reads(first);
    await martin.does(first, 'take');
    await waitUntil(() => said(list, 'Écran noir').includes('En travail') && summaries(list)[0] === 'Écran noir');
    await martin.does(first, 'resolve', undefined, {
      solution: { id: crypto.randomUUID(), text: 'Câble remplacé.', scope: 'public' },
    });
    await shows(list, ['Clavier muet']);
    expect(all(list)).not.to.contain('changé ');
    const mine = await martin.file('Demande de l’équipe');
    expect(mine).to.be.a('string');
    await shows(list, ['Demande de l’équipe', 'Clavier muet']);
  });

  it('lets a ticket go when the right to read it goes, and passes its focus on', async () => {
    const world = emptyWorld(PLAIN);
    const lea = await world.as(LEA);
    const ids = [await lea.file('Un'), await lea.file('Deux'), await lea.file('Trois')];
    for (const id of ids) await lea.does(id, 'invite', undefined, { person: 'sami' });
    const list = await showList(world, { person: SAMI, set: { involvement: 'observed' } });
    expect(summaries(list)).to.deep.equal(['Trois', 'Deux', 'Un']);
    rowOf(list, 'Deux').querySelector('a')?.focus();
    await lea.does(ids[1] ?? '', 'uninvite', undefined, { person: 'sami' });
    await shows(list, ['Trois', 'Un']);
    await waitUntil(() => focused()?.textContent === 'Un');
    await waitUntil(() => total(list) === '2 tickets');
  });

  it('moves every rank when one ticket takes another', async () => {
    const world = emptyWorld(PLAIN);
    const lea = await world.as(LEA);
    await lea.file('Ancien');
    const list = await showList(world, { person: MARTIN });
    expect(said(list, 'Ancien')).to.contain('P1');
    await lea.file('Récent');
    await waitUntil(() => said(list, 'Ancien').includes('P2'));
  });

  it('shows what comes into an empty list', async () => {
    const world = emptyWorld(PLAIN);
    const list = await showList(world, { person: MARTIN });
    await (await world.as(LEA)).file('Le premier');
    await shows(list, ['Le premier']);
    expect(all(list)).not.to.contain('a changé');
  });

  it('keeps the numbers of its views', async () => {
    const world = await livedWorld(PLAIN, 6);
    const list = await showList(world, { person: MARTIN });
    const free = () =>
      [...inside(list).querySelectorAll('[part="views"] button')]
        .find((each) => each.textContent.includes('Libres'))
        ?.querySelector('.badge')?.textContent;
    await waitUntil(() => free() === '2');
    await (await world.as(LEA)).file('Encore un');
    await waitUntil(() => free() === '3');
  });

  it('is read again whole when nobody looks at it', async () => {
    const world = await livedWorld(PLAIN, 3);
    const list = await showList(world, { person: MARTIN });
    list.hidden = true;
    await (await world.as(LEA)).file('Pendant ce temps');
    await waitUntil(() => summaries(list)[0] === 'Pendant ce temps');
    list.hidden = false;
    expect(all(list)).not.to.contain('a changé');
  });
});
