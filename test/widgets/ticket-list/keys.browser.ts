/** A list by its keys alone: rows, choosing, acts and ranks, where the focus is and nowhere else. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { verbsIn } from '../../../src/widgets/shared/verbs.ts';
import { chord } from '../chord.ts';
import { waitUntil } from '../waiting.ts';
import { focused, inside, plain } from '../shared/inside.ts';
import { clearStage, openedFrom, rowOf, said, showList, summaries } from './stage.ts';
import { barText, boxOf, dialogOf, openItems, workList } from './working.ts';
import { LEA, MARTIN, PLAIN, emptyWorld, type World } from './world.ts';

const MODERATOR = { ...MARTIN, profile: 'moderator' } as const;

async function freshWorld(size: number): Promise<World> {
  const world = emptyWorld(PLAIN);
  const lea = await world.as(LEA);
  for (let n = 1; n <= size; n += 1) await lea.file(`Demande ${n}`);
  return world;
}

const at = (summary: string) => (): boolean => plain(focused()?.textContent) === summary;

describe('a list by its keys', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('takes the focus to its search when the page gives it the focus', async () => {
    const list = await showList(await freshWorld(1), { person: LEA });
    list.focus();
    await waitUntil(() => focused()?.getAttribute('type') === 'search');
  });

  it('goes from row to row, for whoever reads it', async () => {
    const world = await freshWorld(3);
    const list = await showList(world, { person: LEA, set: { sort: 'number' } });
    const opened = openedFrom(list);
    rowOf(list, 'Demande 1').querySelector<HTMLElement>('.summary a')?.focus();
    await sendKeys({ press: 'j' });
    await waitUntil(at('Demande 2'));
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(at('Demande 3'));
    await sendKeys({ press: 'k' });
    await waitUntil(at('Demande 2'));
    await sendKeys({ press: 'o' });
    await waitUntil(() => opened[0] === 'TRK_2');
    await sendKeys({ press: '/' });
    await waitUntil(() => focused()?.matches('input[type="search"]') === true);
    await sendKeys({ type: 'jk' });
    expect((focused() as HTMLInputElement).value).to.equal('jk');
  });

  it('chooses rows and acts on them', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set: { sort: 'number' } });
    rowOf(list, 'Demande 1').querySelector<HTMLElement>('.summary a')?.focus();
    await sendKeys({ press: 'x' });
    await sendKeys({ press: 'j' });
    await sendKeys({ press: 'x' });
    await waitUntil(() => barText(list).startsWith('2 choisis'));
    await sendKeys({ press: 'p' });
    await waitUntil(() => said(list, 'Demande 1').includes('Vous') && said(list, 'Demande 2').includes('Vous'));
    expect(said(list, 'Demande 3')).to.include('Libre');
    await waitUntil(() => barText(list) === '');
    await sendKeys({ press: 'X' });
    await waitUntil(() => barText(list).startsWith('3 choisis'));
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => barText(list) === '');
    expect(boxOf(list, 'Demande 1').checked).to.equal(false);
  });

  it('changes the row that has the focus', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { set: { sort: 'number' } });
    rowOf(list, 'Demande 2').querySelector<HTMLElement>('.summary a')?.focus();
    await sendKeys({ press: 's' });
    expect((await openItems(list)).length).to.be.greaterThan(2);
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'a' });
    const dialog = await dialogOf(list);
    expect(dialog.heading.replaceAll(/\s/gu, ' ')).to.equal('Assigner : TRK_2');
  });

  it('moves a ticket in the stack with Alt and an arrow', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { person: MODERATOR, set: { sort: 'rank' } });
    const [first = '', second = ''] = summaries(list);
    rowOf(list, first).querySelector<HTMLElement>('.summary a')?.focus();
    await chord('Alt', 'ArrowDown');
    await waitUntil(() => summaries(list)[0] === second && summaries(list)[1] === first);
    await waitUntil(at(first));
    await chord('Alt', 'ArrowUp');
    await waitUntil(() => summaries(list)[0] === first);
  });

  it('names each of its keys once, and says why a verb cannot be done', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { set: { sort: 'number' } });
    const none = verbsIn(list, list);
    expect(none.find(({ id }) => id === 'list-choose')?.blocked).to.equal('Placez-vous d’abord sur une ligne.');
    rowOf(list, 'Demande 1').querySelector<HTMLElement>('.summary a')?.focus();
    const verbs = verbsIn(list, inside(list).activeElement ?? list);
    const keys = verbs.flatMap(({ key }) => key ?? []);
    expect(keys).to.have.length(new Set(keys).size);
    expect(verbs.find(({ id }) => id === 'list-choose')?.blocked).to.equal(undefined);
    expect(verbs.find(({ id }) => id === 'list-up')?.blocked).to.equal('Triez d’abord par rang.');
  });
});
