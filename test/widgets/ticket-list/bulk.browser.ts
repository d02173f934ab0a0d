/** Choosing rows and acting on many: the true count, who may not and why, progress, what was refused, nothing done twice. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../waiting.ts';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import { focused, inside, plain } from '../shared/inside.ts';
import { announced, clearStage, showList, summaries } from './stage.ts';
import { acting, barText, boxOf, choose, dialogOf, openItems, pick, pressIn, report, workList } from './working.ts';
import { LEA, MARTIN, PLAIN, SAMI, USER, emptyWorld, livedWorld, type World } from './world.ts';

async function freshWorld(size: number): Promise<World> {
  const world = emptyWorld(PLAIN);
  const lea = await world.as(LEA);
  for (let n = 1; n <= size; n += 1) await lea.file(`Demande ${String(n).padStart(3, '0')}`);
  return world;
}

async function assignees(world: World): Promise<(string | null)[]> {
  const { session } = await world.as(MARTIN);
  const { rows } = await session.tickets({ sort: [{ by: 'summary' }], limit: 200 });
  return rows.map(({ assignee }) => assignee);
}

const set = { sort: 'summary' };

/** Finds somebody in the dialog by the beginning of a name. */
async function nameAlix(dialog: HTMLElement): Promise<void> {
  const box = dialog.querySelector('guichet-combobox');
  if (box === null) throw new Error('nobody can be named');
  inside(box).querySelector('input')?.focus();
  await sendKeys({ type: 'Alix' });
  await waitUntil(() => inside(box).querySelector('[role="option"]') !== null);
  inside(box).querySelector<HTMLElement>('[role="option"]')?.click();
  await waitUntil(() => box.value?.id === 'user');
}

describe('choosing rows', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('is for whoever may act: a requester has no box, and loads nothing of it', async () => {
    const world = await livedWorld(PLAIN, 4);
    const list = await showList(world, { person: LEA });
    expect(inside(list).querySelector('[data-control]')).to.equal(null);
    expect(inside(list).querySelector('.change')).to.equal(null);
  });

  it('says the ticket in each box, counts, and shows the acts only then', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set });
    expect(boxOf(list, 'Demande 002').getAttribute('aria-label')).to.equal('Choisir TRK_2 Demande 002');
    expect(barText(list)).to.equal('');
    await choose(list, 'Demande 001', 'Demande 003');
    expect(barText(list)).to.match(/^2 choisis sur 3 Prendre en charge ?Assigner…/u);
    await waitUntil(() => announced(list).endsWith('2 choisis'));
    pressIn(inside(list), 'Ne plus choisir');
    await list.updateComplete;
    expect(barText(list)).to.equal('');
    expect(boxOf(list, 'Demande 001').checked).to.equal(false);
  });

  it('takes everything between two presses with Shift, by pointer and by keyboard', async () => {
    const world = await freshWorld(6);
    const list = await workList(world, { set });
    await choose(list, 'Demande 002');
    boxOf(list, 'Demande 004').dispatchEvent(
      new MouseEvent('click', { shiftKey: true, bubbles: true, cancelable: true, composed: true }),
    );
    await waitUntil(() => barText(list).startsWith('3 choisis'));
    boxOf(list, 'Demande 006').focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: ' ' });
    await sendKeys({ up: 'Shift' });
    await waitUntil(() => barText(list).startsWith('5 choisis'));
    expect(boxOf(list, 'Demande 001').checked).to.equal(false);
    expect(boxOf(list, 'Demande 006').checked).to.equal(true);
  });

  it('offers all that are shown, then all that there are', async () => {
    const world = await freshWorld(64);
    const list = await workList(world, { set });
    const head = inside(list).querySelector<HTMLInputElement>('thead input[type="checkbox"]');
    expect(head?.getAttribute('aria-label')).to.equal('Choisir les 50 affichés');
    head?.click();
    await list.updateComplete;
    expect(barText(list)).to.match(/^50 choisis sur 64/u);
    pressIn(inside(list), 'Choisir les 64');
    await waitUntil(() => barText(list).startsWith('64 choisis sur 64'));
  });

  it('stays by ticket while others change the list', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set });
    await choose(list, 'Demande 002');
    const sami = await world.as(SAMI);
    await sami.file('Demande 000');
    await waitUntil(() => inside(list).querySelector('.fresh') !== null);
    pressIn(inside(list), 'Actualiser');
    await waitUntil(() => summaries(list)[0] === 'Demande 000');
    expect(boxOf(list, 'Demande 002').checked).to.equal(true);
    expect(boxOf(list, 'Demande 001').checked).to.equal(false);
    expect(barText(list)).to.match(/^1 choisi sur 4/u);
  });
});

describe('an act on many', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('is done at once where nothing is asked, and says how many', async () => {
    const world = await freshWorld(4);
    const list = await workList(world, { set });
    const told: string[] = [];
    list.addEventListener('guichet-ticket-changed', ({ detail }) => told.push(detail.key ?? ''));
    await choose(list, 'Demande 001', 'Demande 002', 'Demande 003');
    pressIn(inside(list), 'Prendre en charge');
    await waitUntil(() => report(list).includes('3 tickets traités'));
    expect(report(list)).to.equal('Prendre en charge : terminé. 3 tickets traités.');
    expect(await assignees(world)).to.deep.equal(['martin', 'martin', 'martin', null]);
    expect(told.toSorted()).to.deep.equal(['TRK_1', 'TRK_2', 'TRK_3']);
    expect(barText(list)).to.equal('');
  });

  it('says for how many it is possible, for whom not and why, before it is done', async () => {
    const world = await freshWorld(3);
    const user = await world.as(USER);
    const { rows } = await user.session.tickets({ sort: [{ by: 'summary' }] });
    await user.does(rows[0]?.id ?? '', 'take');
    const list = await workList(world, { set });
    await choose(list, 'Demande 001', 'Demande 002', 'Demande 003');
    pressIn(inside(list), 'Prendre en charge');
    const dialog = await dialogOf(list);
    expect(dialog.heading.replaceAll(/\s/gu, ' ')).to.equal('Prendre en charge : 2 tickets');
    expect(plain(dialog.textContent)).to.include('2 tickets seront concernés.');
    expect(plain(dialog.textContent)).to.match(/1 ticket ne le permet pas : .*TRK_1/u);
    pressIn(acting(list), 'Prendre en charge');
    await waitUntil(() => report(list).includes('2 tickets traités'));
    expect(await assignees(world)).to.deep.equal(['user', 'martin', 'martin']);
  });

  it('asks once for all what the act needs', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set });
    inside(list).querySelector<HTMLInputElement>('thead input[type="checkbox"]')?.click();
    await list.updateComplete;
    pressIn(inside(list), 'Assigner…');
    const dialog = await dialogOf(list);
    pressIn(acting(list), 'Assigner');
    await waitUntil(() => dialog.querySelector('guichet-combobox')?.error === 'Choisissez une personne dans la liste.');
    await nameAlix(dialog);
    pressIn(acting(list), 'Assigner');
    await waitUntil(() => report(list).includes('3 tickets traités'));
    expect(await assignees(world)).to.deep.equal(['user', 'user', 'user']);
  });

  it('says to whom a single one was given', async () => {
    const list = await workList(await freshWorld(2), { set });
    await choose(list, 'Demande 001');
    pressIn(inside(list), 'Assigner…');
    await nameAlix(await dialogOf(list));
    pressIn(acting(list), 'Assigner');
    await waitUntil(() => report(list).includes('TRK_1 assigné à Alix User.'));
  });

  it('keeps those that were refused, says why, and tries them again', async () => {
    const world = await freshWorld(3);
    const list = await workList(world, { set });
    const stopping = (event: Event): void => event.preventDefault();
    list.addEventListener(
      'guichet-before-change',
      (event) => {
        if (summaryOf(list, event.detail.ticket) === 'Demande 002') stopping(event);
      },
      { once: false, signal: once.signal },
    );
    inside(list).querySelector<HTMLInputElement>('thead input[type="checkbox"]')?.click();
    await list.updateComplete;
    pressIn(inside(list), 'Prendre en charge');
    await waitUntil(() => report(list).includes('1 refusé'));
    expect(report(list)).to.match(/2 tickets traités, 1 refusé.*TRK_2 Demande 002 La page s’y est opposée/u);
    expect(barText(list)).to.match(/^1 choisi/u);
    once.abort();
    pressIn(acting(list), 'Réessayer les refusés');
    await waitUntil(() => report(list).includes('3 tickets traités.'));
    expect(await assignees(world)).to.deep.equal(['martin', 'martin', 'martin']);
  });

  it('goes on from where the connection was lost', async () => {
    const world = await freshWorld(10);
    const list = await workList(world, { set });
    let left = 4;
    world.backend.before = (operation) => {
      if (operation === 'run' && (left -= 1) < 0) throw new Unavailable('network');
    };
    inside(list).querySelector<HTMLInputElement>('thead input[type="checkbox"]')?.click();
    await list.updateComplete;
    pressIn(inside(list), 'Prendre en charge');
    await waitUntil(() => report(list).includes('interrompu'));
    expect(report(list)).to.match(/4 tickets traités, 6 non traités/u);
    world.backend.before = undefined;
    pressIn(acting(list), 'Reprendre avec les 6 qui restent');
    await waitUntil(() => report(list).includes('10 tickets traités.'));
    expect(new Set(await assignees(world))).to.deep.equal(new Set(['martin']));
  });

  it('stops when asked', async () => {
    const world = await freshWorld(20);
    const list = await workList(world, { set });
    let runs = 0;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    world.backend.before = (operation) => (operation === 'run' && (runs += 1) > 4 ? held : undefined);
    inside(list).querySelector<HTMLInputElement>('thead input[type="checkbox"]')?.click();
    await list.updateComplete;
    pressIn(inside(list), 'Prendre en charge');
    await waitUntil(() => runs > 4 && report(list).includes('4 sur 20'));
    pressIn(acting(list), 'Arrêter');
    answer();
    await waitUntil(() => report(list).includes('arrêté'));
    expect(report(list)).to.match(/non traités/u);
  });

  it('offers in its menu only what somebody chosen allows, with dots where something is asked', async () => {
    const world = await freshWorld(2);
    const list = await workList(world, { set });
    await choose(list, 'Demande 001');
    const bar = inside(list).querySelector('[part="selection"]');
    const menu = bar?.querySelector('guichet-menu');
    menu?.show();
    const labels = (await openItems(list)).map((item) => plain(item.textContent));
    expect(labels).to.include('Inviter…');
    expect(labels).to.include('Suivre');
    expect(labels).not.to.include('Libérer');
    expect(labels).not.to.include('Rouvrir…');
    await pick(list, 'Suivre');
    await waitUntil(() => report(list).includes('Vous suivez TRK_1.'));
    await waitUntil(() => focused() !== document.body, 'the focus is in the page');
  });
});

const once = new AbortController();

function summaryOf(list: Parameters<typeof inside>[0], ticket: string): string {
  return plain(inside(list).querySelector(`[data-ticket="${ticket}"] .summary a`)?.textContent);
}
