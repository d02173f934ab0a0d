/** List and ticket side by side, verbs by their keys and by the palette: a desk as the team works with it. */
import { expect } from '@open-wc/testing';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { violationsIn } from '../axe.ts';
import { all, fill, focused, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, PLAIN, until, world, type World } from '../ticket-form/world.ts';
import { fileAs, placeDesk, rootOf, standing, type Look } from './world.ts';

let host: HTMLElement;

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, { person: MARTIN, ...look });
  await standing(desk);
  return desk;
}

const list = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-list');
const detail = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-detail');
const isOpen = (desk: GuichetDesk, text: string) =>
  until(() => detail(desk)?.shadowRoot?.querySelector('#title')?.textContent.includes(text) === true, `"${text}" is open`);

function row(desk: GuichetDesk, text: string): HTMLElement {
  const found = list(desk);
  if (found === null) throw new Error('there is no list');
  return one(found, 'link', new RegExp(text, 'u'));
}

/** A key pressed where the focus is. */
function press(key: string, more: KeyboardEventInit = {}): void {
  focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }));
}

async function threeTickets(): Promise<World> {
  const at = world(PLAIN);
  for (const summary of ['Premier ticket', 'Deuxième ticket', 'Troisième ticket']) await fileAs(at, LEA, summary);
  return at;
}

describe('a desk that one works with', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    host.style.setProperty('width', '1280px');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('shows the ticket beside the list for the team, and the focus stays in the list', async () => {
    const desk = await deskAt(await threeTickets());
    expect(textOf(desk)).to.include('Choisissez un ticket dans la liste');
    row(desk, 'Premier ticket').focus();
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    expect(list(desk)?.checkVisibility()).to.equal(true);
    expect(focused()).to.equal(row(desk, 'Premier ticket'));
    row(desk, 'Deuxième ticket').focus();
    row(desk, 'Deuxième ticket').click();
    await isOpen(desk, 'Deuxième ticket');
    // Which of the rows is the one beside is said, and not by its colour alone.
    const current = [...(list(desk)?.shadowRoot?.querySelectorAll<HTMLElement>('[aria-current="true"]') ?? [])];
    expect(current).to.deep.equal([row(desk, 'Deuxième ticket').closest('[role="row"]')]);
    const bars = [current[0], current[0]?.firstElementChild].map((each) => each && getComputedStyle(each, '::before').inlineSize);
    expect(bars).to.include('4px');
    // Once more goes there, and Escape comes back.
    row(desk, 'Deuxième ticket').click();
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    press('Escape');
    await until(() => focused() === row(desk, 'Deuxième ticket'), 'the focus is back in the list');
    expect(textOf(desk)).to.include('Deuxième ticket');
    expect(detail(desk)).not.to.equal(null);
  });

  it('is one after the other where there is no room, where the page says so, or where somebody chose it', async () => {
    const at = await threeTickets();
    const off = await deskAt(at, { set: { split: 'off' } });
    expect(textOf(off)).not.to.include('Choisissez un ticket');
    off.remove();
    const desk = await deskAt(at);
    one(desk, 'button', 'Liste et ticket côte à côte').click();
    await desk.updateComplete;
    expect(textOf(desk)).not.to.include('Choisissez un ticket');
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    expect(list(desk)?.checkVisibility()).to.equal(false);
    desk.remove();
    sessionStorage.clear();
    const again = await deskAt(at);
    expect(textOf(again)).not.to.include('Choisissez un ticket');
    one(again, 'button', 'Liste et ticket côte à côte').click();
    await until(() => textOf(again).includes('Choisissez un ticket'), 'both stand there again');
    host.style.setProperty('width', '640px');
    await until(() => !textOf(again).includes('Choisissez un ticket'), 'there is no room any more');
    again.remove();
    host.style.setProperty('width', '1280px');
    const learner = await deskAt(at, { person: LEA });
    expect(textOf(learner)).not.to.include('Choisissez un ticket');
  });

  it('goes from a list with a ticket beside it to another tab, and back to the list', async () => {
    const desk = await deskAt(await threeTickets());
    row(desk, 'Premier ticket').focus();
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    one(desk, 'tab', 'Mes réglages').click();
    await until(() => rootOf(desk).querySelector('guichet-preferences-panel')?.checkVisibility() === true, 'settings are shown');
    expect(detail(desk)).to.equal(null);
    expect(focused()).to.equal(one(desk, 'tab', 'Mes réglages'));
    one(desk, 'tab', /^Tickets/u).click();
    await until(() => list(desk)?.checkVisibility() === true, 'the list is back');
  });

  it('keeps the ticket, and what is being written, when the room changes', async () => {
    const desk = await deskAt(await threeTickets());
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    const box = one(detail(desk) ?? desk, 'textbox', 'Votre message');
    fill(box, 'Je regarde');
    host.style.setProperty('width', '640px');
    await until(() => list(desk)?.checkVisibility() === false, 'the ticket stands alone');
    expect((box as HTMLTextAreaElement).value).to.equal('Je regarde');
    expect(box.isConnected).to.equal(true);
    host.style.setProperty('width', '1280px');
    await until(() => list(desk)?.checkVisibility() === true, 'the list is back');
    expect(box.isConnected).to.equal(true);
  });

  it('goes along the list it came from, and says where it ends', async () => {
    const desk = await deskAt(await threeTickets(), { set: { split: 'off' } });
    row(desk, 'Troisième ticket').click();
    await isOpen(desk, 'Troisième ticket');
    await until(() => focused()?.matches('.ticket') === true, 'the focus is in the ticket');
    press('j');
    await isOpen(desk, 'Deuxième ticket');
    const next = () => one(detail(desk) ?? desk, 'button', 'Suivant dans la liste');
    next().click();
    await isOpen(desk, 'Premier ticket');
    await until(() => all(detail(desk) ?? desk, 'button', 'Suivant dans la liste').length > 0, 'the ways are drawn');
    next().click();
    await until(() => textOf(detail(desk) ?? desk).includes('C’est le dernier de la liste.'), 'the end is said');
    one(detail(desk) ?? desk, 'button', 'Précédent dans la liste').click();
    await isOpen(desk, 'Deuxième ticket');
    const unread = one(detail(desk) ?? desk, 'button', 'Prochain non lu');
    expect(unread.textContent.trim()).to.equal('Prochain non lu');
    unread.click();
    await until(() => textOf(detail(desk) ?? desk).includes('plus rien de non lu'), 'all is read');
  });

  it('gives a verb by its key only outside of what one writes in, and not once they are switched off', async () => {
    const desk = await deskAt(await threeTickets(), { set: { split: 'off' } });
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    const ticket = detail(desk);
    if (ticket === null) throw new Error('no ticket');
    one(ticket, 'textbox', 'Votre message').focus();
    press('a');
    await desk.updateComplete;
    expect(all(ticket, 'heading', /Assigner/u)).to.have.length(0);
    one(ticket, 'heading', 'Premier ticket').focus();
    press('a', { ctrlKey: true });
    await desk.updateComplete;
    expect(all(ticket, 'heading', /Assigner/u)).to.have.length(0);
    press('?');
    await until(() => all(desk, 'dialog', 'Une touche par geste').length > 0, 'the keys are listed');
    const dialog = one(desk, 'dialog', 'Une touche par geste');
    expect(textOf(dialog)).to.match(/Prendre en charge\s*P/u);
    one(desk, 'checkbox', 'Utiliser ces touches').click();
    one(desk, 'button', 'Fermer').click();
    await until(() => all(desk, 'dialog').length === 0, 'the list of keys is closed');
    await until(() => focused()?.id === 'title', 'the focus is back');
    press('a');
    await desk.updateComplete;
    expect(all(ticket, 'heading', /Assigner/u)).to.have.length(0);
    localStorage.clear();
    press('a');
    await until(() => all(ticket, 'heading', /Assigner/u).length > 0, 'the key acts again');
  });

  it('finds every verb by its words in the palette, says why one is blocked, and does the other', async () => {
    const desk = await deskAt(await threeTickets(), { set: { split: 'off' } });
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    one(detail(desk) ?? desk, 'heading', 'Premier ticket').focus();
    press('k', { ctrlKey: true });
    await until(() => all(desk, 'combobox', 'Chercher un geste par ses mots').length > 0, 'the palette is open');
    const box = one(desk, 'combobox', 'Chercher un geste par ses mots');
    expect(focused()).to.equal(box);
    fill(box, 'recall');
    await until(() => all(desk, 'option').length === 1, 'one verb has this name');
    expect(all(desk, 'option')[0]?.textContent).to.include('L’état du ticket ne le permet pas');
    press('Enter');
    expect(all(desk, 'dialog')).to.have.length(1);
    fill(box, 'prendré CHARGE');
    const take = () => all(desk, 'option').findIndex((each) => /^\s*Prendre en charge\s*P\s*$/u.test(each.textContent));
    await until(() => take() >= 0, 'it is found');
    for (let at = take(); at > 0; at -= 1) press('ArrowDown');
    await desk.updateComplete;
    press('Enter');
    await until(() => textOf(detail(desk) ?? desk).includes('Vous avez pris TRK_1 en charge.'), 'it is done');
    expect(all(desk, 'dialog')).to.have.length(0);
    await until(() => all(detail(desk) ?? desk, 'button', 'Défaire').length > 0, 'it can be undone');
    one(detail(desk) ?? desk, 'heading', 'Premier ticket').focus();
    press('z');
    await until(() => textOf(detail(desk) ?? desk).includes('TRK_1 libéré.'), 'it is undone');
  });

  it('has nothing that axe finds wrong, side by side, in the palette and in the list of keys', async () => {
    const desk = await deskAt(await threeTickets());
    row(desk, 'Premier ticket').click();
    await isOpen(desk, 'Premier ticket');
    expect(await violationsIn(desk)).to.deep.equal([]);
    one(detail(desk) ?? desk, 'heading', 'Premier ticket').focus();
    press('k', { ctrlKey: true });
    await until(() => all(desk, 'combobox', 'Chercher un geste par ses mots').length > 0, 'the palette is open');
    expect(await violationsIn(desk)).to.deep.equal([]);
    one(desk, 'button', 'Voir toutes les touches').click();
    await until(() => all(desk, 'dialog', 'Une touche par geste').length > 0, 'the keys are listed');
    expect(await violationsIn(desk)).to.deep.equal([]);
  });
});
