/** Rows that change their ticket, and the stack put in order: by menu, by keyboard, by pointer; refused, all is as before. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../waiting.ts';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { allByRole, focused, inside, plain } from '../shared/inside.ts';
import { announced, clearStage, rowOf, said, summaries } from './stage.ts';
import { acting, changer, dialogOf, openItems, pick, pressIn, workList } from './working.ts';
import { LEA, MARTIN, PLAIN, USER, emptyWorld, type World } from './world.ts';

async function freshWorld(size: number): Promise<World> {
  const world = emptyWorld(PLAIN);
  const lea = await world.as(LEA);
  for (let n = 1; n <= size; n += 1) await lea.file(`Demande ${n}`);
  return world;
}

const stacked = { sort: 'rank' };
const MODERATOR = { ...MARTIN, profile: 'moderator' } as const;

describe('a cell that changes its ticket', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('gives a ticket to who presses, and says so in the row', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { set: { sort: 'number' } });
    const button = changer(list, 'Demande 1', 'assignee');
    expect(button.getAttribute('aria-label')?.replaceAll(/\s/gu, ' ')).to.equal('En charge de TRK_1 : Libre. Changer');
    expect(button.getAttribute('aria-haspopup')).to.equal('menu');
    button.click();
    const labels = (await openItems(list)).map((item) => plain(item.textContent));
    expect(labels).to.deep.equal(['Prendre en charge', 'Assigner…']);
    expect(changer(list, 'Demande 1', 'assignee').getAttribute('aria-expanded')).to.equal('true');
    await pick(list, 'Prendre en charge');
    await waitUntil(() => said(list, 'Demande 1').includes('Vous'));
    await waitUntil(() => announced(list).includes('Vous avez pris TRK_1 en charge.'));
  });

  it('has its sign at the end of the name, however many lines that takes', async () => {
    const world = emptyWorld(PLAIN);
    const user = await world.as({ ...USER, name: 'Maximilienne Lemaire' });
    await user.does(await user.file('Le tableau de bord reste blanc depuis ce matin, sur tous les postes de la salle'), 'take');
    const list = await workList(world, { width: 1066 });
    await waitUntil(() => inside(list).querySelector('td.assignee .change bdi') !== null);
    const name = inside(list).querySelector('td.assignee .change bdi');
    const sign = inside(list).querySelector('td.assignee .change > .icon')?.getBoundingClientRect();
    if (name === null || sign === undefined) throw new Error('nobody is named');
    const words = document.createRange();
    words.selectNodeContents(name);
    const last = [...words.getClientRects()].at(-1);
    expect(words.getClientRects()).to.have.length(2);
    expect(sign.left - (last?.right ?? 0)).to.be.within(0, 8);
    expect((sign.top + sign.bottom) / 2).to.be.within(last?.top ?? 0, last?.bottom ?? 0);
  });

  it('is reached by the arrows of its row, without a stop of the tab key', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set: { sort: 'number' } });
    expect(changer(list, 'Demande 1', 'state').tabIndex).to.equal(-1);
    rowOf(list, 'Demande 1').querySelector<HTMLElement>('.summary a')?.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused() === changer(list, 'Demande 1', 'state')).to.equal(true);
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()?.getAttribute('data-control'), 'the page on who asks').to.equal('person');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused() === changer(list, 'Demande 1', 'assignee')).to.equal(true);
    await sendKeys({ press: 'Enter' });
    await openItems(list);
    await sendKeys({ press: 'Escape' });
    await waitUntil(() => focused() === changer(list, 'Demande 1', 'assignee'));
    for (let step = 0; step < 3; step += 1) await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => plain(focused()?.textContent) === 'Demande 2');
  });

  it('asks first where something must be said', async () => {
    const world = await freshWorld(2);
    const martin = await world.as(MARTIN);
    const { rows } = await martin.session.tickets({ sort: [{ by: 'number' }] });
    await martin.does(rows[0]?.id ?? '', 'take');
    const list = await workList(world, { set: { sort: 'number' } });
    changer(list, 'Demande 1', 'state').click();
    await pick(list, 'Résolu…');
    const dialog = await dialogOf(list);
    expect(dialog.heading.replaceAll(/\s/gu, ' ')).to.equal('Changer l’état : TRK_1');
    pressIn(acting(list), 'Changer l’état');
    await waitUntil(() => said(list, 'Demande 1').includes('Résolu'));
  });

  it('draws ahead what is asked, and is as before where it is refused, with why beside it', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { set: { sort: 'number' } });
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    world.backend.before = (operation) => (operation === 'run' ? held : undefined);
    changer(list, 'Demande 1', 'assignee').click();
    await pick(list, 'Prendre en charge');
    await waitUntil(() => said(list, 'Demande 1').includes('Vous'));
    world.backend.before = undefined;
    const user = await world.as(USER);
    const { rows } = await user.session.tickets({ sort: [{ by: 'number' }] });
    await user.does(rows[0]?.id ?? '', 'take');
    answer();
    await waitUntil(() => rowOf(list, 'Demande 1').querySelector('[role="alert"]') !== null);
    expect(said(list, 'Demande 1')).to.include('Alix User');
    expect(said(list, 'Demande 1')).not.to.include('Vous');
  });
});

describe('what a cell changed', () => {
  beforeEach(clearStage);
  after(clearStage);

  const undo = (list: GuichetTicketList): HTMLElement | undefined =>
    allByRole(inside(list), 'button').find((button) => plain(button.textContent) === 'Défaire');

  /** Tickets that the team has opened: one that nobody has seen is never again as it was. */
  async function openedWorld(size: number): Promise<World> {
    const world = await freshWorld(size);
    const martin = await world.as(MARTIN);
    const { rows } = await martin.session.tickets({});
    for (const { id } of rows) await martin.does(id, 'see');
    return world;
  }

  it('is taken back by a press, and the focus is on its row', async () => {
    const world = await openedWorld(3);
    const list = await workList(world, { set: { sort: 'number' } });
    changer(list, 'Demande 2', 'assignee').click();
    await pick(list, 'Prendre en charge');
    await waitUntil(() => undo(list) !== undefined, 'there is a way back');
    expect(plain(undo(list)?.closest('.toast')?.textContent)).to.include('Vous avez pris TRK_2 en charge.');
    undo(list)?.click();
    await waitUntil(() => said(list, 'Demande 2').includes('Libre'));
    await waitUntil(() => announced(list).includes('TRK_2 libéré.'));
    await waitUntil(() => plain(focused()?.textContent) === 'Demande 2', 'the focus is on the row');
  });

  it('is taken back by its key, also from a list that it left', async () => {
    const world = await openedWorld(2);
    const list = await workList(world, { set: { sort: 'number', involvement: 'free' } });
    changer(list, 'Demande 1', 'assignee').click();
    await pick(list, 'Prendre en charge');
    await waitUntil(() => undo(list) !== undefined && !summaries(list).includes('Demande 1'), 'it is no longer free');
    rowOf(list, 'Demande 2').querySelector<HTMLElement>('.summary a')?.focus();
    await sendKeys({ press: 'z' });
    await waitUntil(() => summaries(list).includes('Demande 1'), 'it is free again');
  });

  it('offers no way back where there is none', async () => {
    const world = await openedWorld(1);
    const lea = await world.as(LEA);
    await lea.file('Jamais ouverte');
    const list = await workList(world, { set: { sort: 'number' } });
    changer(list, 'Demande 1', 'assignee').click();
    await pick(list, 'Prendre en charge');
    await waitUntil(() => undo(list) !== undefined, 'there is a way back');
    changer(list, 'Jamais ouverte', 'assignee').click();
    await pick(list, 'Prendre en charge');
    await waitUntil(() => announced(list).includes('Vous avez pris TRK_2 en charge.'));
    expect(undo(list)).to.equal(undefined);
  });
});

describe('the stack', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('is put in order by a menu, which says the place', async () => {
    const world = await freshWorld(4);
    const list = await workList(world, { person: MODERATOR, set: stacked });
    const before = summaries(list);
    const last = before.at(-1) ?? '';
    changer(list, last, 'rank').click();
    await pick(list, 'Tout en haut de la pile');
    await waitUntil(() => summaries(list)[0] === last);
    await waitUntil(() => /est maintenant au rang 1/u.test(announced(list)));
    await waitUntil(() => plain(focused()?.textContent) === last);
  });

  it('is put at a rank that is written', async () => {
    const world = await freshWorld(4);
    const list = await workList(world, { person: MODERATOR, set: stacked });
    const [first = ''] = summaries(list);
    changer(list, first, 'rank').click();
    await pick(list, 'À un rang précis…');
    const dialog = await dialogOf(list);
    const input = dialog.querySelector<HTMLInputElement>('#place');
    if (input === null) throw new Error('no rank can be written');
    input.value = '3';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    pressIn(acting(list), 'Changer le rang');
    await waitUntil(() => summaries(list)[2] === first);
  });

  it('is put in order by dragging, and left alone by Escape', async () => {
    const world = await freshWorld(4);
    const list = await workList(world, { person: MODERATOR, set: stacked });
    const before = summaries(list);
    const [first = '', , third = ''] = before;
    const middle = (element: Element): [number, number] => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return [Math.round(left + width / 2), Math.round(top + height / 2)];
    };
    const grip = (summary: string): Element => rowOf(list, summary).querySelector('.grip') as Element;
    const [x, y] = middle(grip(first));
    const { bottom } = rowOf(list, third).getBoundingClientRect();
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x, Math.round(bottom) - 3] });
    await waitUntil(() => rowOf(list, third).dataset['drop'] === 'after');
    await sendKeys({ press: 'Escape' });
    await sendMouse({ type: 'up' });
    expect(inside(list).querySelector('[data-drop], [data-carried]')).to.equal(null);
    expect(summaries(list)).to.deep.equal(before);
    await sendMouse({ type: 'move', position: [x, y] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [x, Math.round(bottom) - 3] });
    await waitUntil(() => rowOf(list, third).dataset['drop'] === 'after');
    await sendMouse({ type: 'up' });
    await waitUntil(() => summaries(list)[2] === first);
  });

  it('offers nothing to whoever may not order it, nor in another order', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { person: MODERATOR, set: { sort: 'number' } });
    expect(inside(list).querySelector('.grip')).to.equal(null);
    list.remove();
    const other = await workList(world, { person: MARTIN, set: stacked });
    expect(inside(other).querySelector('.grip')).to.equal(null);
  });
});
