/** A ticket is opened from a desk, and left: same list, same place; by click, by address, by the browser's own back. */
import { expect } from '@open-wc/testing';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { PASSWORD, written } from '../knowledge/written.ts';
import { ADMIN, LEA, PLAIN, until, world, type World } from '../ticket-form/world.ts';
import { plain } from '../shared/inside.ts';
import { drawn } from '../waiting.ts';
import { fill, focused, press } from '../ticket-form/filling.ts';
import { doAs, fileAs, placeDesk, resolveAs, rootOf, selectedTab, standing, tabNames, tabsOf, type Look } from './world.ts';

let host: HTMLElement;

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, look);
  await standing(desk);
  return desk;
}

const detail = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-detail');
const list = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-list');
const isOpen = (desk: GuichetDesk, text: string) =>
  until(() => detail(desk)?.shadowRoot?.textContent.includes(text) === true, `the ticket "${text}" is open`);
const isClosed = (desk: GuichetDesk) => until(() => detail(desk) === null, 'no ticket is open');

async function follow(desk: GuichetDesk, text: string): Promise<HTMLElement> {
  const link = (): HTMLElement | undefined =>
    [...(list(desk)?.shadowRoot?.querySelectorAll<HTMLElement>('a[href]') ?? [])].find((each) => each.textContent.includes(text));
  await until(() => link() !== undefined, `"${text}" is listed`);
  const found = link();
  if (found === undefined) throw new Error('gone');
  found.focus();
  found.click();
  await isOpen(desk, text);
  return found;
}

async function back(desk: GuichetDesk): Promise<void> {
  const button = [...(detail(desk)?.shadowRoot?.querySelectorAll<HTMLElement>('button, a') ?? [])].find(
    (each) => each.textContent.includes('Tickets') || each.textContent.includes('Retour'),
  );
  if (button === undefined) throw new Error('there is no way back');
  button.click();
  await isClosed(desk);
}

async function twoTickets(): Promise<World> {
  const at = world(PLAIN);
  await fileAs(at, LEA, 'Premier ticket');
  await fileAs(at, LEA, 'Second ticket');
  return at;
}

describe('tickets in a desk', () => {
  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('shows the article that the page’s address names, when it comes and when it is followed from a ticket', async () => {
    const at = await twoTickets();
    const first = await written(at.backend, ADMIN, PASSWORD);
    const second = await written(at.backend, ADMIN, { ...PASSWORD, title: { fr: 'Changer de photo' } });
    location.hash = `#article-${first}`;
    const desk = placeDesk(host, at);
    const reads = (title: string) =>
      until(
        () =>
          rootOf(desk).querySelector('guichet-knowledge')?.shadowRoot?.querySelector('.article')?.textContent.includes(title) ===
          true,
        `"${title}" is shown`,
      );
    await reads('Retrouver son mot de passe');
    expect(selectedTab(desk)).to.equal('Aide');
    tabsOf(desk)
      .find((tab) => tab.textContent.includes('Tickets'))
      ?.click();
    await until(() => list(desk) !== null, 'the list is there');
    await follow(desk, 'Premier ticket');
    location.hash = `#article-${second}`;
    await reads('Changer de photo');
    expect(detail(desk)).to.equal(null);
    expect(location.hash).to.equal(`#article-${second}`);
    location.hash = `#article-${first}`;
    await reads('Retrouver son mot de passe');
  });

  it('opens one from the list and comes back to the same row', async () => {
    const desk = await deskAt(await twoTickets());
    const link = await follow(desk, 'Premier ticket');
    await until(
      () => focused()?.closest('.ticket') !== null || focused()?.getRootNode() === detail(desk)?.shadowRoot,
      'the focus is in the ticket',
    );
    expect(tabsOf(desk)[0]?.checkVisibility()).to.equal(false);
    expect(location.hash).to.equal('');
    await back(desk);
    expect(selectedTab(desk)).to.equal('Tickets');
    await until(() => (focused()?.textContent ?? '') === link.textContent, 'the focus is on the row');
  });

  it('returns to the open ticket after a reload', async () => {
    const at = await twoTickets();
    const desk = await deskAt(at);
    await follow(desk, 'Second ticket');
    desk.remove();
    const again = await deskAt(at);
    await isOpen(again, 'Second ticket');
    await back(again);
    expect(selectedTab(again)).to.equal('Tickets');
  });

  it('opens at once the ticket that the address names, and follows the address', async () => {
    const at = await twoTickets();
    location.hash = '#TRK_2';
    const desk = await deskAt(at);
    await isOpen(desk, 'Second ticket');
    location.hash = '#TRK_1';
    await isOpen(desk, 'Premier ticket');
  });

  it('leaves other fragments of the address alone', async () => {
    const at = await twoTickets();
    location.hash = '#maincontent';
    const desk = await deskAt(at, { set: { deepLinks: true } });
    expect(detail(desk)).to.equal(null);
    location.hash = '#TRK2_1';
    await standing(desk);
    expect(detail(desk)).to.equal(null);
  });

  it('writes the ticket in the address with deep-links, and the browser goes back from it', async () => {
    const desk = await deskAt(await twoTickets(), { set: { deepLinks: true } });
    await follow(desk, 'Premier ticket');
    expect(location.hash).to.equal('#TRK_1');
    history.back();
    await isClosed(desk);
    history.forward();
    await isOpen(desk, 'Premier ticket');
    await back(desk);
    await until(() => location.hash === '', 'the address names no ticket');
    expect(selectedTab(desk)).to.equal('Tickets');
  });

  it('finds the ways along the list again when the browser goes back from a ticket and forward to it', async () => {
    const desk = await deskAt(await twoTickets(), { set: { deepLinks: true } });
    const way = () => detail(desk)?.shadowRoot?.querySelector<HTMLElement>('[title="Suivant dans la liste"]') ?? null;
    await follow(desk, 'Second ticket');
    await until(() => way() !== null, 'there is a way on');
    history.back();
    await isClosed(desk);
    history.forward();
    await isOpen(desk, 'Second ticket');
    await until(() => way() !== null, 'the way on is there again');
    way()?.click();
    await isOpen(desk, 'Premier ticket');
    await back(desk);
    await until(() => location.hash === '', 'the address names no ticket');
    location.hash = '#TRK_2';
    await isOpen(desk, 'Second ticket');
    expect(way(), 'a ticket that the address names was opened from no list').to.equal(null);
  });

  it('leads from a search in vain to the tickets that are resolved', async () => {
    const at = await twoTickets();
    await resolveAs(at, ADMIN, await fileAs(at, LEA, 'Déjà réglé'));
    const desk = await deskAt(at);
    const box = list(desk)?.shadowRoot?.querySelector<HTMLInputElement>('input[type="search"]');
    if (box == null) throw new Error('no search');
    box.value = 'TRK_3';
    box.dispatchEvent(new InputEvent('input'));
    const beyond = () =>
      [...(list(desk)?.shadowRoot?.querySelectorAll('button') ?? [])].find(
        (each) => plain(each.textContent) === '1 ticket dans « Résolus » : le voir',
      );
    await until(() => beyond() !== undefined, 'the other list is offered');
    beyond()?.click();
    await until(() => selectedTab(desk) === 'Résolus', 'the other tab is shown');
    const over = () => rootOf(desk).querySelector('guichet-ticket-list[phase="over"]')?.shadowRoot;
    await until(() => over()?.querySelector('tbody')?.textContent.includes('Déjà réglé') === true, 'the ticket is listed there');
    expect(over()?.querySelector<HTMLInputElement>('input[type="search"]')?.value).to.equal('TRK_3');
  });

  it('keeps the top of a ticket in sight while it comes, where the page shows something below its list', async () => {
    const at = world(PLAIN);
    const ticket = await fileAs(at, LEA, 'Premier ticket');
    for (let n = 0; n < 12; n += 1) {
      const comment = { id: crypto.randomUUID(), text: `Réponse ${n}. `.repeat(40), scope: 'public' };
      await doAs(at, LEA, ticket, 'comment', { comment });
    }
    // First in the page, last on the screen: what browsers hold on to while a ticket is short.
    host.style.cssText = 'display: flex; flex-direction: column';
    const menu = document.createElement('nav');
    menu.textContent = 'Rubriques';
    menu.style.cssText = 'order: 1; block-size: 600px';
    const above = document.createElement('p');
    above.style.cssText = 'flex: none; block-size: 900px';
    host.append(menu, above);
    const desk = await deskAt(at);
    let answer = (): void => undefined;
    at.backend.before = (operation) => (operation === 'ticket' ? new Promise<void>((resolve) => (answer = resolve)) : undefined);
    const link = list(desk)?.shadowRoot?.querySelector<HTMLElement>('a[href="#TRK_1"]');
    link?.scrollIntoView({ block: 'start' });
    await drawn();
    link?.click();
    await until(() => detail(desk) !== null, 'the ticket is on its way');
    await drawn();
    at.backend.before = undefined;
    answer();
    const place = (): DOMRect => rootOf(desk).querySelector('.ticket')?.getBoundingClientRect() ?? new DOMRect();
    await until(() => place().height > innerHeight, 'the ticket fills the screen');
    await drawn();
    expect(place().top).to.be.within(0, innerHeight / 2);
    // Whoever begins to scroll is left alone.
    dispatchEvent(new WheelEvent('wheel'));
    scrollBy({ top: 400, behavior: 'instant' });
    const before = place().height;
    const comment = { id: crypto.randomUUID(), text: 'Encore une. '.repeat(40), scope: 'public' };
    await doAs(at, LEA, ticket, 'comment', { comment });
    await until(() => place().height > before, 'the ticket grows');
    await drawn();
    expect(place().top).to.be.below(0);
  });

  it('opens the ticket just filed', async () => {
    const desk = await deskAt(world(PLAIN), { set: { deepLinks: true } });
    const form = rootOf(desk).querySelector('guichet-ticket-form');
    if (form === null) throw new Error('no form');
    await until(() => form.shadowRoot?.querySelector('form') != null, 'the form stands');
    await fill(form, /^Résumé/u, 'Tout juste déposé');
    await press(form, /^Déposer le ticket$/u);
    await until(() => form.shadowRoot?.querySelector('#filed') != null, 'it is filed');
    await press(form, /^Voir le ticket TRK_1$/u);
    await isOpen(desk, 'Tout juste déposé');
    expect(location.hash).to.equal('#TRK_1');
  });

  it('lets the page open tickets in its own way', async () => {
    const desk = await deskAt(await twoTickets());
    const asked: string[] = [];
    host.addEventListener(
      'guichet-ticket-open',
      (event) => {
        event.preventDefault();
        asked.push((event as CustomEvent<{ key: string }>).detail.key);
      },
      { capture: true },
    );
    const link = [...(list(desk)?.shadowRoot?.querySelectorAll<HTMLElement>('a[href]') ?? [])].find((each) =>
      each.textContent.includes('Premier ticket'),
    );
    link?.click();
    await standing(desk);
    expect(asked).to.deep.equal(['TRK_1']);
    expect(detail(desk)).to.equal(null);
  });

  it('shares the address with other desks: each reads its own tickets there', async () => {
    const at = await twoTickets();
    const other = world({ ...PLAIN, id: 'other', prefix: 'AUTRE_' });
    await fileAs(other, LEA, 'Dans l’autre guichet');
    const one = await deskAt(at);
    const two = await deskAt(other);
    location.hash = '#AUTRE_1';
    await isOpen(two, 'Dans l’autre guichet');
    expect(detail(one)).to.equal(null);
    expect(tabNames(one)[1]).to.equal('Tickets 2');
  });
});
