/** The desk with a real keyboard: along the list with the ticket beside it, single keys, palette, mentions, undo, Escape. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { chord } from '../chord.ts';
import { all, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, PLAIN, until, world, type World } from '../ticket-form/world.ts';
import { doAs, fileAs, placeDesk, rootOf, selectedTab, standing, type Look } from './world.ts';

let host: HTMLElement;

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, { person: MARTIN, ...look });
  await standing(desk);
  return desk;
}

async function three(): Promise<World> {
  const at = world(PLAIN);
  for (const summary of ['Premier ticket', 'Deuxième ticket', 'Troisième ticket']) await fileAs(at, LEA, summary);
  return at;
}

/** Presses keys one after the other; `Control+k` holds the first. */
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const [held = '', letter] = key.split('+');
    if (letter === undefined) await sendKeys({ press: key });
    else await chord(held, letter);
  }
}

function detail(desk: GuichetDesk): HTMLElement {
  const found = rootOf(desk).querySelector('guichet-ticket-detail');
  if (found === null) throw new Error('no ticket is open');
  return found;
}

const title = (desk: GuichetDesk) =>
  rootOf(desk).querySelector('guichet-ticket-detail')?.shadowRoot?.querySelector('#title')?.textContent.trim();
const isOpen = (desk: GuichetDesk, text: string) => until(() => title(desk) === text, `"${text}" is open`);
const link = (desk: GuichetDesk, text: string) =>
  one(rootOf(desk).querySelector('guichet-ticket-list') ?? desk, 'link', new RegExp(text, 'u'));
const inList = () => focused()?.closest('[data-ticket]') !== null;

/** Opens a ticket by Enter; beside the list, a second Enter goes to it. */
async function enter(desk: GuichetDesk, text: string): Promise<void> {
  link(desk, text).focus();
  await press('Enter');
  await isOpen(desk, text);
}

describe('a desk by the keyboard', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    host.style.setProperty('width', '1280px');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('shows beside the list each ticket that one rests on, and goes there and back by Enter and Escape', async () => {
    const desk = await deskAt(await three());
    await enter(desk, 'Troisième ticket');
    expect(inList(), 'the focus stays in the list').to.equal(true);
    await press('j');
    await isOpen(desk, 'Deuxième ticket');
    await press('j');
    await isOpen(desk, 'Premier ticket');
    await press('k');
    await isOpen(desk, 'Deuxième ticket');
    expect(inList()).to.equal(true);
    await press('Enter');
    await until(() => !inList() && focused()?.closest('.ticket') != null, 'the focus is in the ticket');
    // In the ticket the same keys go along, and the ticket keeps the focus.
    await press('j');
    await isOpen(desk, 'Premier ticket');
    expect(focused()?.matches('.ticket')).to.equal(true);
    await press('Escape');
    await until(inList, 'the focus is back in the list');
    expect(title(desk), 'the ticket stays beside it').to.equal('Premier ticket');
  });

  it('does a verb by its key, undoes it by z, and gives no verb while one writes or holds a modifier', async () => {
    const desk = await deskAt(await three(), { set: { split: 'off' } });
    await enter(desk, 'Premier ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    await press('Alt+p', 'p');
    await until(() => textOf(detail(desk)).includes('Vous avez pris TRK_1 en charge.'), 'it is taken');
    await until(() => has(detail(desk), 'button', 'Défaire'), 'it can be undone');
    await press('z');
    await until(() => textOf(detail(desk)).includes('TRK_1 libéré.'), 'it is undone');
    await press('r');
    await until(() => focused() === one(detail(desk), 'textbox', 'Votre message'), 'the key goes to the box');
    await sendKeys({ type: 'pz?jk' });
    expect((focused() as HTMLTextAreaElement).value).to.equal('pz?jk');
    expect(has(detail(desk), 'button', 'Prendre en charge'), 'nothing was done').to.equal(true);
    expect(all(desk, 'dialog')).to.have.length(0);
  });

  it('has no single key where the page switches them off, and still its palette', async () => {
    const desk = await deskAt(await three(), { set: { split: 'off', noShortcuts: true } });
    await enter(desk, 'Premier ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    await press('p', '?', 'Escape');
    expect(title(desk)).to.equal('Premier ticket');
    expect(all(desk, 'dialog')).to.have.length(0);
    expect(has(detail(desk), 'button', 'Prendre en charge')).to.equal(true);
    await press('Control+k');
    await until(() => focused()?.getAttribute('role') === 'combobox', 'the palette is open');
    await sendKeys({ type: 'suivre' });
    await press('Enter');
    await until(() => textOf(detail(desk)).includes('Vous suivez TRK_1.'), 'the palette does it');
  });

  it('moves in the palette by arrows, and Escape closes it where one was', async () => {
    const desk = await deskAt(await three(), { set: { split: 'off' } });
    await enter(desk, 'Premier ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    await press('Control+k');
    await until(() => focused()?.getAttribute('role') === 'combobox', 'the palette is open');
    const active = () => {
      const box = focused();
      const root = box?.getRootNode() as ShadowRoot;
      return root.getElementById(box?.getAttribute('aria-activedescendant') ?? '');
    };
    const [first, second] = all(desk, 'option');
    expect(active()).to.equal(first);
    await press('ArrowDown');
    await until(() => active() === second, 'the second is active');
    expect(second?.getAttribute('aria-selected')).to.equal('true');
    await press('ArrowUp', 'ArrowUp');
    await until(() => active() === all(desk, 'option').at(-1), 'round the end');
    await press('Escape');
    await until(() => all(desk, 'dialog').length === 0, 'it is closed');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is where it was');
    await press('?');
    await until(() => all(desk, 'dialog', 'Une touche par geste').length > 0, 'the keys are listed');
    await press('Escape');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is where it was');
  });

  it('mentions somebody by keys, as a combobox does, and leaves step by step by Escape', async () => {
    const at = await three();
    const desk = await deskAt(at, { set: { split: 'off' } });
    await enter(desk, 'Premier ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    await press('r');
    await until(() => focused()?.localName === 'textarea', 'the box has the focus');
    const box = focused() as HTMLTextAreaElement;
    await sendKeys({ type: 'Merci @' });
    await until(() => all(desk, 'option').length > 1, 'people are offered');
    expect(box.getAttribute('aria-controls')).to.equal('mentions');
    const names = all(desk, 'option').map(nameOf);
    await press('ArrowDown');
    await until(() => box.getAttribute('aria-activedescendant') === 'mention-1', 'the second is active');
    await press('Enter');
    await until(() => /^Merci @\S.* $/u.test(box.value), 'the name is whole');
    expect(names[1]).to.include(box.value.slice(7).trim());
    await sendKeys({ type: 'et @' });
    await until(() => all(desk, 'option').length > 1, 'people are offered again');
    await press('Escape');
    await until(() => all(desk, 'option').length === 0, 'Escape closes the list, and no more');
    expect(focused()).to.equal(box);
    expect(title(desk)).to.equal('Premier ticket');
  });

  it('writes the address side by side as one goes along, follows it back, and finds the ticket again on reload', async () => {
    const at = await three();
    const desk = await deskAt(at, { set: { deepLinks: true } });
    await enter(desk, 'Troisième ticket');
    await until(() => location.hash === '#TRK_3', 'it is written');
    const steps = history.length;
    await press('j');
    await isOpen(desk, 'Deuxième ticket');
    await until(() => location.hash === '#TRK_2', 'it is written');
    expect(history.length, 'going along makes no step').to.equal(steps);
    history.back();
    await until(() => location.hash === '', 'back leaves the ticket');
    await until(() => title(desk) === undefined, 'nothing is open');
    expect(textOf(desk)).to.include('Choisissez un ticket');
    desk.remove();
    location.hash = '#TRK_1';
    const again = await deskAt(at, { set: { deepLinks: true } });
    await isOpen(again, 'Premier ticket');
    expect(selectedTab(again)).to.equal('Tickets');
    // Where there is no room the ticket stands alone, and Escape leaves it for the list.
    host.style.setProperty('width', '640px');
    await until(() => has(again, 'button', 'Tickets'), 'the way back is drawn');
    one(detail(again), 'heading', 'Premier ticket').focus();
    await press('Escape');
    await until(() => title(again) === undefined, 'the ticket is left');
    expect(location.hash).to.equal('');
  });

  it('finds the next of the list though what was done has taken the ticket out of it', async () => {
    const at = world(PLAIN);
    for (const summary of ['Premier ticket', 'Deuxième ticket']) await fileAs(at, LEA, summary);
    const third = await fileAs(at, LEA, 'Troisième ticket');
    const desk = await deskAt(at, { set: { split: 'off' } });
    await enter(desk, 'Troisième ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    await until(() => has(detail(desk), 'button', 'Suivant dans la liste'), 'the ways are drawn');
    const solution = { id: crypto.randomUUID(), text: 'Corrigé.', scope: 'public' };
    await doAs(at, MARTIN, third, 'resolve', { solution });
    await until(() => textOf(detail(desk)).includes('Résolu'), 'it is over');
    await press('j');
    await isOpen(desk, 'Deuxième ticket');
    await press('k');
    await isOpen(desk, 'Troisième ticket');
  });
});
