/** A hundred thousand tickets in one list: a real table of which only what is near the eye is in the page. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { violationsIn } from '../axe.ts';
import { byRole, focused, inside } from '../shared/inside.ts';
import { all, announced, clearStage, press, search, showList, summaries } from './stage.ts';
import { plentyWorld, type Plenty } from './plenty.ts';
import { LEA, MARTIN, placeList, settled, type Look } from './world.ts';
import { drawn, waitUntil } from '../waiting.ts';

const SIZE = 100_000;
const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

const table = (list: GuichetTicketList): HTMLTableElement => {
  const found = inside(list).querySelector('table');
  if (found === null) throw new Error('no table');
  return found;
};

const rows = (list: GuichetTicketList): HTMLElement[] => [...inside(list).querySelectorAll<HTMLElement>('tbody [data-place]')];

/** Places that a person sees now, and whether their ticket is there. */
function seen(list: GuichetTicketList): { readonly place: number; readonly row: HTMLElement; readonly here: boolean }[] {
  return rows(list)
    .filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    })
    .map((row) => ({ place: Number(row.dataset['place']), row, here: row.dataset['ticket'] !== undefined }));
}

function scroller(): Element {
  if (document.scrollingElement === null) throw new Error('a page that does not scroll');
  return document.scrollingElement;
}

/** A list that goes on as one scrolls, at rest. */
async function whole(world: Plenty, look: Look = {}): Promise<GuichetTicketList> {
  const list = await showList(world, { person: MARTIN, ...look });
  await press(list, /^Tout afficher/u);
  await waitUntil(() => table(list).classList.contains('windowed'), 'only a part is drawn');
  await settled(list);
  return list;
}

async function scrollTo(list: GuichetTicketList, share: number): Promise<void> {
  scroller().scrollTop = share * scroller().scrollHeight;
  await waitUntil(() => seen(list).length > 2 && seen(list).every(({ here }) => here), 'rows are there');
  await settled(list);
}

describe('a list of a hundred thousand', () => {
  beforeEach(() => {
    clearStage();
    document.body.style.setProperty('margin', '0');
  });
  after(clearStage);

  it('draws the rows in sight first, and is busy until the others of the page are there', async () => {
    const list = placeList(document.body, await plentyWorld({ size: SIZE }), { person: MARTIN });
    const found: { readonly rows: number; readonly busy: string | null }[] = [];
    const observer = new MutationObserver(() => {
      if (rows(list).length > 0) found.push({ rows: rows(list).length, busy: table(list).getAttribute('aria-busy') });
    });
    observer.observe(inside(list), { childList: true, subtree: true });
    await settled(list);
    observer.disconnect();
    list.remove();
    const [first] = found;
    expect(first?.busy).to.equal('true');
    expect(first?.rows).to.be.at.least(Math.ceil(innerHeight / 60));
    expect(first?.rows).to.be.below(50);
    expect(found.at(-1)).to.deep.equal({ rows: 50, busy: 'false' });
  });

  for (const [what, width] of [
    ['table', 1000],
    ['cards', 320],
  ] as const) {
    it(`holds a constant number of rows in the page and says which they are, as a ${what}`, async () => {
      const world = await plentyWorld({ size: SIZE });
      const list = await whole(world, { width });
      expect(table(list).getAttribute('aria-rowcount')).to.equal(String(SIZE + 1));
      expect(scroller().scrollHeight).to.be.greaterThan(SIZE * 30);
      for (const share of [0.25, 0.5, 0.9, 0.1]) {
        await scrollTo(list, share);
        expect(rows(list).length).to.be.at.most(140);
        for (const { place, row } of seen(list)) {
          expect(row.getAttribute('aria-rowindex')).to.equal(String(place + 2));
          expect(row.textContent).to.contain(world.rows[place]?.key ?? '?');
        }
        const [first] = seen(list);
        expect((first?.place ?? 0) / SIZE).to.be.closeTo(share, 0.05);
      }
      expect(world.asked.length).to.be.at.most(40);
    });
  }

  it('reaches both ends, and axe finds nothing in the middle', async () => {
    const list = await whole(await plentyWorld({ size: SIZE }));
    // Rows that turn out higher than guessed leave more to scroll.
    await waitUntil(() => {
      scroller().scrollTop = scroller().scrollHeight;
      return seen(list).at(-1)?.place === SIZE - 1 && seen(list).every(({ here }) => here);
    });
    await scrollTo(list, 0.5);
    // What the header covers half of is no target: it is scrolled to.
    const violations = await violationsIn(list);
    expect(violations.filter((each) => !each.includes('partially obscured') && !each.includes('checkbox'))).to.deep.equal([]);
    scroller().scrollTop = 0;
    await waitUntil(() => seen(list)[0]?.place === 0 && seen(list).every(({ here }) => here));
  });

  it('keeps its header in sight, under what the page keeps at the top of the screen', async () => {
    const list = await whole(await plentyWorld({ size: SIZE }), { width: 1100 });
    const header = byRole(inside(list), 'columnheader', /Résumé/u);
    for (const kept of ['', '60px']) {
      list.style.setProperty('--guichet-sticky-top', kept);
      await scrollTo(list, 0.5);
      const { top, left, height } = header.getBoundingClientRect();
      expect(top).to.be.closeTo(Number.parseInt(kept || '0', 10), 1);
      // Nothing of the rows lies over it.
      expect(header.contains(inside(list).elementFromPoint(left + 4, top + height / 2))).to.equal(true);
    }
  });

  it('never shows a blank frame while it is scrolled fast, nor jumps when rows turn out higher than guessed', async function () {
    // Each step waits for a frame of the browser, and a busy machine gives few.
    this.timeout(60_000);
    const list = await whole(await plentyWorld({ size: SIZE }));
    await scrollTo(list, 0.3);
    let blank = 0;
    for (const step of [...Array<number>(60).fill(700), ...Array<number>(60).fill(-450)]) {
      scroller().scrollTop += step;
      await frame();
      const now = seen(list);
      const covered = now.reduce((sum, { row }) => sum + row.getBoundingClientRect().height, 0);
      if (covered < innerHeight * 0.9) blank += 1;
      const places = now.map(({ place }) => place);
      expect(places).to.deep.equal([...places].sort((one, other) => one - other));
    }
    expect(blank).to.equal(0);
    await waitUntil(() => seen(list).every(({ here }) => here));
    // At rest nothing moves any more.
    const at = seen(list)[2];
    const top = at?.row.getBoundingClientRect().top ?? 0;
    for (let n = 0; n < 30; n += 1) await frame();
    expect(Math.abs((at?.row.getBoundingClientRect().top ?? 0) - top)).to.be.below(1.5);
    expect(at?.row.isConnected).to.equal(true);
  });

  it('keeps the focus of a row that is scrolled away', async () => {
    const list = await whole(await plentyWorld({ size: SIZE }));
    const link = rows(list)[3]?.querySelector('a');
    link?.focus();
    const name = link?.textContent;
    await scrollTo(list, 0.6);
    expect(focused()?.textContent).to.equal(name);
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => focused() !== link);
    expect(inside(list).contains(focused()) || inside(list).host.contains(focused())).to.equal(true);
  });

  it('shows a ticket that comes in a row whose ticket is scrolled away, but not in the one whose menu is open', async () => {
    const world = await plentyWorld({ size: SIZE });
    const list = await whole(world);
    const opener = (): HTMLElement | null => inside(list).querySelector('tbody [aria-haspopup="menu"]');
    await waitUntil(() => opener() !== null);
    const button = opener();
    const own = (): string | undefined => button?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket'];
    const ticket = own();
    button?.click();
    await waitUntil(() => button?.getAttribute('aria-expanded') === 'true');
    const before = new Map(rows(list).map((row) => [row, row.dataset['ticket']]));
    const others = (): HTMLElement[] =>
      rows(list).filter(
        (row) => before.has(row) && row.dataset['ticket'] !== before.get(row) && row.dataset['ticket'] !== undefined,
      );
    const isDrawn = (): boolean => rows(list).some((row) => row.dataset['ticket'] === ticket);
    for (let step = 0; others().length === 0 || isDrawn(); step += 1) {
      expect(step).to.be.below(100);
      scroller().scrollTop += 300;
      await frame();
      for (const row of others()) expect(row.textContent).to.contain(world.rows[Number(row.dataset['place'])]?.key ?? '?');
    }
    expect(own()).to.equal(ticket);
  });

  it('is gone through by the keyboard without an end', async () => {
    const list = await whole(await plentyWorld({ size: SIZE }), { person: LEA, set: { involvement: 'mine' } });
    const start = 60;
    scroller().scrollTop = (rows(list)[0]?.getBoundingClientRect().height ?? 60) * start;
    await waitUntil(() => seen(list).length > 3 && seen(list).every(({ here }) => here));
    const first = seen(list)[3];
    first?.row.querySelector('a')?.focus();
    for (let n = 1; n <= 12; n += 1) {
      const before = focused();
      await sendKeys({ press: 'Tab' });
      await waitUntil(() => focused() !== before && focused() !== null);
    }
    const row = focused()?.closest<HTMLElement>('[data-place]');
    expect(Number(row?.dataset['place'])).to.be.greaterThan(first?.place ?? 0);
    // Browsers differ in how much of the row they bring into view: what has the focus is seen whole in all of them.
    const { top, bottom } = focused()?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight + 1);
  });

  it('shows rows of their height while they are read, and says why they do not come', async () => {
    const world = await plentyWorld({ size: SIZE });
    const list = await whole(world);
    let go: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    world.wait = () => gate;
    scroller().scrollTop = scroller().scrollHeight / 2;
    await waitUntil(() => seen(list).length > 3 && seen(list).every(({ here }) => !here));
    const [coming] = seen(list);
    expect(coming?.row.textContent).to.contain('Chargement');
    expect(coming?.row.getBoundingClientRect().height).to.be.greaterThan(30);
    world.wait = () => Promise.reject(new Unavailable('busy'));
    go?.();
    scroller().scrollTop = scroller().scrollHeight / 4;
    await waitUntil(() => all(list).includes('Le guichet est très demandé.'));
    world.wait = undefined;
    await press(list, 'Réessayer');
    await waitUntil(() => seen(list).every(({ here }) => here));
  });

  it('does not move when others file tickets, and shows them when asked to', async () => {
    const world = await plentyWorld({ size: SIZE });
    const list = await whole(world);
    await scrollTo(list, 0.5);
    const before = seen(list).map(({ row }) => [row.textContent, row.getBoundingClientRect().top]);
    const fresh = {
      ...world.rows[0],
      id: '00000000-0000-4000-9000-000000000001',
      key: 'TRK_100001',
      summary: 'Tout nouveau',
      unread: true,
    };
    const at = new Date(Date.parse(world.rows[0]?.changedAt ?? '') + 60_000).toISOString();
    world.rows.unshift({ ...fresh, filedAt: at, changedAt: at } as (typeof world.rows)[number]);
    world.tell({ type: 'changed', tickets: [fresh.id], cursor: '1' });
    await waitUntil(() => all(list).includes('1 ticket a changé'));
    expect(seen(list).map(({ row }) => [row.textContent, row.getBoundingClientRect().top])).to.deep.equal(before);
    await waitUntil(() => announced(list) === '1 ticket a changé', 'it is announced');
    await press(list, 'Actualiser');
    await waitUntil(() => focused()?.textContent === 'Tout nouveau');
    expect(table(list).getAttribute('aria-rowcount')).to.equal(String(SIZE + 2));
  });

  it('counts again, where it stands, once what lists read is prepared', async () => {
    const world = await plentyWorld({ size: SIZE });
    world.atLeast = true;
    const list = await whole(world);
    await scrollTo(list, 0.5);
    expect(table(list).getAttribute('aria-rowcount')).to.equal('-1');
    const [first] = seen(list);
    world.atLeast = false;
    world.tell({ type: 'indexing', progress: null, cursor: '1' });
    await waitUntil(() => table(list).getAttribute('aria-rowcount') === String(SIZE + 1));
    expect(seen(list)[0]?.place).to.equal(first?.place);
  });

  it('reads again what it showed, where it stands, once what lists read is prepared', async () => {
    const world = await plentyWorld({ size: SIZE });
    const list = await whole(world);
    await scrollTo(list, 0.5);
    const [first] = seen(list);
    world.tell({ type: 'indexing', progress: { done: 1, total: 2 }, cursor: '1' });
    const row = world.rows[first?.place ?? 0];
    if (row === undefined) throw new Error('no row');
    world.rows[first?.place ?? 0] = { ...row, summary: 'Su seulement maintenant' };
    world.tell({ type: 'indexing', progress: null, cursor: '1' });
    await waitUntil(() => all(list).includes('Su seulement maintenant'));
    expect(seen(list)[0]?.place).to.equal(first?.place);
  });

  it('says under the search how far the search is prepared, and only to whoever needs it', async () => {
    const world = await plentyWorld({ size: 400 });
    const list = await showList(world, { person: MARTIN });
    const prepare = (done: number) => world.tell({ type: 'indexing', progress: { done, total: 100 }, cursor: '1' });
    prepare(10);
    await list.updateComplete;
    expect(all(list)).not.to.include('Recherche en préparation');
    await search(list, 'Ticket 12');
    await waitUntil(() => all(list).includes('Recherche en préparation 10 %'));
    const status = inside(list).querySelector('.preparing [role="status"]');
    prepare(42);
    await waitUntil(() => all(list).includes('Recherche en préparation 42 %'));
    expect(status?.textContent, 'what is heard is said once').to.equal('Recherche en préparation');
    world.tell({ type: 'indexing', progress: null, cursor: '1' });
    await waitUntil(() => !all(list).includes('Recherche en préparation'));
  });

  it('is never higher than browsers draw, however high its cards are, and ends with its last', async function () {
    this.timeout(60_000);
    const world = await plentyWorld({ size: SIZE });
    const list = await showList(world, { person: MARTIN, width: 320 });
    list.style.setProperty('font-size', '28px');
    await press(list, /^Tout afficher/u);
    await waitUntil(() => table(list).classList.contains('windowed') && seen(list).length > 0);
    const [card] = seen(list);
    expect((card?.row.getBoundingClientRect().height ?? 0) * SIZE, 'too high by themselves').to.be.greaterThan(18_000_000);
    await waitUntil(() => {
      scroller().scrollTop = scroller().scrollHeight;
      return seen(list).at(-1)?.place === SIZE - 1 && seen(list).every(({ here }) => here);
    });
    expect(scroller().scrollHeight).to.be.below(9_000_000);
    expect(seen(list).at(-1)?.row.textContent).to.contain('TRK_1');
  });

  it('comes back after a reload to the same row at the same height', async () => {
    const world = await plentyWorld({ size: SIZE });
    const look = { person: MARTIN };
    const list = await whole(world, look);
    await scrollTo(list, 0.4);
    const { place, row } = seen(list)[0] ?? { place: -1, row: list };
    await waitUntil(
      () => Object.values({ ...sessionStorage }).some((value) => String(value).includes(`"place":${place}`)),
      'kept',
    );
    const top = row.getBoundingClientRect().top;
    list.parentElement?.remove();
    scroller().scrollTop = 0;
    const again = await showList(world, look);
    await waitUntil(() => {
      const same = rows(again).find((each) => each.dataset['place'] === String(place));
      return same?.dataset['ticket'] !== undefined && Math.abs(same.getBoundingClientRect().top - top) < 2;
    }, 'the row is back');
    again.focusTicket(world.rows[70_000]?.id ?? '');
    const next = seen(again)[1]?.row;
    again.focusTicket(next?.dataset['ticket'] ?? '');
    await waitUntil(() => focused()?.closest('[data-place]') === next, 'the row asked for has the focus');
  });

  it('goes on page after page where the backend cannot jump', async () => {
    const world = await plentyWorld({ size: 1200, jumps: false });
    const list = await whole(world);
    for (let n = 0; n < 80 && Number(seen(list).at(-1)?.place ?? 0) < 1199; n += 1) {
      scroller().scrollTop = scroller().scrollHeight;
      await frame();
      await waitUntil(() => inside(list).querySelector('[aria-busy="true"]') === null);
    }
    expect(rows(list).at(-1)?.dataset['place']).to.equal('1199');
    expect(new Set(summaries(list)).size).to.equal(summaries(list).length);
    expect(rows(list).length).to.be.at.most(140);
  });

  it('draws only a part of many rows that were read page by page, and keeps the button', async () => {
    const world = await plentyWorld({ size: 400 });
    const list = await showList(world, { person: MARTIN });
    for (let pages = 0; pages < 4; pages += 1) await press(list, /^Afficher les/u);
    await waitUntil(() => table(list).classList.contains('windowed'));
    expect(byRole(inside(list), 'button', /^Afficher les/u)).to.exist;
    expect(all(list)).to.contain('250 affichés sur 400');
  });

  it('puts every row that is held on paper', async () => {
    const list = await whole(await plentyWorld({ size: 400 }));
    await scrollTo(list, 0.4);
    await scrollTo(list, 0.9);
    const held = rows(list).length;
    dispatchEvent(new Event('beforeprint'));
    expect(rows(list).length).to.be.greaterThan(held + 50);
    expect(inside(list).querySelector('.gap')).to.equal(null);
    dispatchEvent(new Event('afterprint'));
    expect(rows(list).length).to.be.at.most(held + 40);
  });

  it('scrolls in a box of the page too', async () => {
    const world = await plentyWorld({ size: SIZE });
    const list = await showList(world, { person: MARTIN });
    const box = list.parentElement;
    if (box === null) throw new Error('no place');
    box.style.setProperty('block-size', '420px');
    box.style.setProperty('overflow', 'auto');
    await press(list, /^Tout afficher/u);
    await waitUntil(() => table(list).classList.contains('windowed'));
    await drawn();
    box.scrollTop = box.scrollHeight / 2;
    const inBox = () =>
      rows(list).filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const place = box.getBoundingClientRect();
        return bottom > place.top && top < place.bottom;
      });
    await waitUntil(() => inBox().length > 3 && inBox().every((row) => row.dataset['ticket'] !== undefined));
    expect(Number(inBox()[0]?.dataset['place']) / SIZE).to.be.closeTo(0.5, 0.05);
    expect(rows(list).length).to.be.at.most(100);
  });
});
