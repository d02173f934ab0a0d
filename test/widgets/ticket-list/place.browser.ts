/** The place of a person in a list: pages, back, reload, keyboard. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { byRole, focused, inside } from '../shared/inside.ts';
import { all, announced, choose, clearStage, openedFrom, press, rowOf, search, showList, shows, summaries } from './stage.ts';
import { LEA, MARTIN, PLAIN, USER, livedWorld, settled } from './world.ts';
import { drawn, waitUntil } from '../waiting.ts';

/** Leaves the page and comes back, as a reload does: another element, the same tab. */
async function reload(
  list: GuichetTicketList,
  world: Awaited<ReturnType<typeof livedWorld>>,
  look: Parameters<typeof showList>[1],
): Promise<GuichetTicketList> {
  list.parentElement?.remove();
  return showList(world, look);
}

/** Whether an element is in a list, or in one of its parts. */
function within(list: GuichetTicketList, element: Element): boolean {
  const root = element.getRootNode();
  return inside(list).contains(element) || (root instanceof ShadowRoot && inside(list).contains(root.host));
}

describe('the place in a list', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('goes on where reading stopped, without gap or double while tickets are added', async () => {
    const world = await livedWorld(PLAIN, 64);
    const list = await showList(world, { person: MARTIN });
    expect(summaries(list).length).to.equal(50);
    expect(all(list)).to.contain('50 affichés sur 64');
    const [newest] = summaries(list);
    const lea = await world.as(LEA);
    await lea.file('Arrivé pendant la lecture');
    await waitUntil(() => all(list).includes('1 ticket a changé'));
    await press(list, /^Afficher les/u);
    await waitUntil(() => summaries(list).length === 64);
    expect(new Set(summaries(list)).size).to.equal(64);
    expect(summaries(list)[0]).to.equal(newest);
    expect(focused()?.textContent).to.equal(summaries(list)[50]);
    await waitUntil(() => announced(list).includes('64 affichés sur 65'));
    await press(list, 'Actualiser');
    await waitUntil(() => summaries(list).length === 65);
    expect(new Set(summaries(list)).size).to.equal(65);
  });

  it('says beside the button why the next page does not come, and goes on from there', async () => {
    const world = await livedWorld(PLAIN, 64);
    const list = await showList(world, { person: MARTIN });
    world.backend.before = (operation) => {
      if (operation === 'tickets') throw new Unavailable('busy');
    };
    byRole(inside(list), 'button', /^Afficher les/u).click();
    await waitUntil(() => all(list).includes('Le guichet est très demandé.'));
    expect(summaries(list).length).to.equal(50);
    const [notice] = inside(list).querySelectorAll('[role="alert"]');
    const last = rowOf(list, summaries(list)[49] ?? '');
    expect((notice?.compareDocumentPosition(last) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING).to.not.equal(0);
    world.backend.before = undefined;
    await press(list, 'Réessayer');
    await waitUntil(() => summaries(list).length === 64);
  });

  it('comes back after a reload to the same view, filter, order, words and rows', async () => {
    const world = await livedWorld(PLAIN, 64);
    const look = { person: MARTIN };
    const list = await showList(world, look);
    await press(list, /^Afficher les/u);
    await waitUntil(() => summaries(list).length === 64);
    const again = await reload(list, world, look);
    await waitUntil(() => summaries(again).length === 64);
    await press(again, 'Numéro');
    await press(again, /^Assignés à moi/u);
    await press(again, 'Filtres');
    await choose(again, 'Avancement', 'En cours');
    await search(again, 'devoir');
    await waitUntil(() => summaries(again).length === 6);
    const shown = summaries(again);
    const third = await reload(again, world, look);
    await shows(third, shown);
    expect(summaries(third)).to.deep.equal(shown);
    expect(byRole(inside(third), 'button', /^Assignés à moi/u).getAttribute('aria-pressed')).to.equal('true');
    expect(inside(third).querySelector<HTMLInputElement>('input[type="search"]')?.value).to.equal('devoir');
    expect(byRole(inside(third), 'button', 'Retirer le filtre Avancement : En cours')).to.exist;
  });

  it('comes back to the same row at the same height', async () => {
    const world = await livedWorld(PLAIN, 64);
    const look = { person: MARTIN };
    const list = await showList(world, look);
    const name = summaries(list)[30] ?? '';
    await drawn();
    rowOf(list, name).scrollIntoView({ block: 'start' });
    await waitUntil(
      () => Object.values({ ...sessionStorage }).some((value) => String(value).includes('"anchor"')),
      'the place is kept',
    );
    const before = rowOf(list, name).getBoundingClientRect().top;
    const again = await reload(list, world, look);
    await waitUntil(() => Math.abs(rowOf(again, name).getBoundingClientRect().top - before) < 2);
  });

  it('keeps the place of each person apart', async () => {
    const world = await livedWorld(PLAIN, 6);
    const list = await showList(world, { person: MARTIN });
    await search(list, 'devoir');
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
    const other = await reload(list, world, { person: USER });
    expect(summaries(other).length).to.equal(6);
  });

  it('returns the focus to the row of the ticket that was opened, which is then read', async () => {
    const world = await livedWorld(PLAIN, 12);
    const list = await showList(world, { person: USER });
    const opened = openedFrom(list);
    const name = summaries(list).find((each) => rowOf(list, each).textContent.includes('Non lu')) ?? '';
    const link = rowOf(list, name).querySelector('a');
    link?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.length === 1);
    // Whoever opens the ticket shows it in the list's place, and marks it read.
    list.hidden = true;
    const { session } = await world.as(USER);
    const view = await session.ticket(rowOf(list, name).dataset['ticket'] ?? '');
    await session.read(view.ticket.id, view.version);
    await waitUntil(() => focused() === document.body);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    list.hidden = false;
    await waitUntil(() => focused()?.textContent === name);
    await waitUntil(() => !rowOf(list, name).textContent.includes('Non lu'));
  });

  it('brings the focus to a ticket on demand, also before its rows are there', async () => {
    const world = await livedWorld(PLAIN, 6);
    const list = await showList(world, { person: MARTIN });
    const name = summaries(list)[3] ?? '';
    const id = rowOf(list, name).dataset['ticket'] ?? '';
    const place = list.parentElement;
    const fresh = document.createElement('guichet-ticket-list');
    Object.assign(fresh, { backend: world.address, desk: world.desk, person: MARTIN, lang: 'fr' });
    list.replaceWith(fresh);
    fresh.focusTicket(id);
    await settled(fresh);
    expect(place?.contains(fresh)).to.equal(true);
    await waitUntil(() => focused()?.textContent === name);
  });

  it('is followed as a link where nobody opens tickets', async () => {
    const world = await livedWorld(PLAIN, 3);
    const list = await showList(world, { person: MARTIN });
    const name = summaries(list)[0] ?? '';
    rowOf(list, name).querySelector('a')?.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => /^#TRK_\d$/u.test(location.hash));
  });

  it('is worked by the keyboard alone, in the order of the eye', async () => {
    const world = await livedWorld(PLAIN, 4);
    const list = await showList(world, { person: LEA, width: 1100, set: { involvement: 'mine' } });
    const opened = openedFrom(list);
    const stops: string[] = [];
    byRole(inside(list), 'button', /^Mes tickets/u).focus();
    for (let n = 0; n < 20; n += 1) {
      const at = focused();
      if (at === null || at === document.body || !within(list, at)) break;
      stops.push(
        (
          at.getAttribute('aria-label') ??
          (at instanceof HTMLSelectElement ? 'Trier' : at.textContent.trim() || (at as HTMLElement).title)
        )
          .replaceAll(/[\s\d]+/gu, ' ')
          .trim(),
      );
      // Beyond the last row the focus would leave for the browser's own buttons.
      if (at.textContent === summaries(list).at(-1)) break;
      // A browser may answer before the focus has moved.
      await sendKeys({ press: 'Tab' });
      await waitUntil(() => focused() !== at);
    }
    expect(stops).to.deep.equal([
      'Mes tickets',
      'J’observe',
      'Chercher un mot ou un numéro',
      'Filtres',
      'Trier',
      'Présentation de la liste',
      'Numéro',
      'Résumé',
      'État',
      'En charge',
      'Déposé',
      'Modifié',
      ...summaries(list).map((each) => each.replaceAll(/[\s\d]+/gu, ' ').trim()),
    ]);
    byRole(inside(list), 'button', 'Filtres').focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => inside(list).querySelector('#phase') !== null);
    await sendKeys({ press: 'Tab' });
    await waitUntil(() => focused()?.id === 'phase');
    const link = rowOf(list, summaries(list)[1] ?? '').querySelector('a');
    link?.focus();
    await waitUntil(() => focused() === link);
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => opened.length === 1, 'the ticket is opened');
  });

  it('asks cards for no stop that is not seen', async () => {
    const world = await livedWorld(PLAIN, 3);
    const list = await showList(world, { person: MARTIN, width: 320 });
    const hidden = [...inside(list).querySelectorAll<HTMLElement>('button, a, select, input')].filter(
      (each) => each.getBoundingClientRect().width <= 1,
    );
    expect(hidden).to.deep.equal([]);
  });
});
