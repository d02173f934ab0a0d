/** A page that offers to keep something on this device: what is asked, said, given back and forgotten. */
import { expect } from '@open-wc/testing';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { REMEMBERED } from '../../../src/widgets/shared/remembered.ts';
import { fileAs, placeDesk, rootOf, standing } from '../desk/world.ts';
import { placePanel } from '../preferences-panel/world.ts';
import { LEA, PLAIN, SAMI, placeForm, until } from '../ticket-form/world.ts';
import { commenting, filing, keptWorld, lineOf, says, sessionOf, type KeptWorld } from './world.ts';

const YES = 0;
const NO = 1;
const NOWHERE = { service: undefined, category: undefined };

function stage(): HTMLElement {
  const host = document.createElement('div');
  document.body.append(host);
  return host;
}

const asked = (element: Element): HTMLButtonElement[] => [
  ...rootOf(element).querySelectorAll<HTMLButtonElement>('section.ask-device button'),
];

/** Answers the dialog that is open. */
async function confirms(element: Element, agrees: boolean): Promise<void> {
  const dialog = (): HTMLElementTagNameMap['guichet-dialog'] | null => rootOf(element).querySelector('guichet-dialog');
  await until(() => dialog()?.isOpen === true, 'it is asked');
  dialog()?.close(agrees);
}

async function opened(at: KeptWorld, who = LEA, remember = true): Promise<GuichetDesk> {
  const desk = placeDesk(stage(), at, { person: who, set: { remember } });
  await standing(desk);
  return desk;
}

describe('a device that may keep what is read and written', () => {
  afterEach(() => {
    for (const each of document.querySelectorAll('guichet-desk, guichet-ticket-form, guichet-preferences-panel')) each.remove();
    for (const key of Object.keys(localStorage)) if (key.startsWith(REMEMBERED)) localStorage.removeItem(key);
  });

  it('keeps nothing, and asks nothing, where the page does not offer it', async () => {
    const at = keptWorld(PLAIN);
    at.isOf('lea');
    const desk = await opened(at, LEA, false);
    expect(sessionOf(desk).onItsWay).to.equal(undefined);
    expect(rootOf(desk).querySelector('.way, .ask-device')).to.equal(null);
  });

  it('is asked for once; whoever says no is not asked again, and nothing is kept', async () => {
    const at = keptWorld(PLAIN);
    const desk = await opened(at);
    await until(() => asked(desk).length === 2, 'it is asked');
    asked(desk)[NO]?.click();
    await until(() => rootOf(desk).activeElement?.id === 'said-device', 'the focus is on what is said');
    expect(sessionOf(desk).onItsWay).to.equal(undefined);
    desk.remove();
    const again = await opened(at);
    await again.updateComplete;
    expect(rootOf(again).querySelector('.ask-device')).to.equal(null);
  });

  it('begins to keep as soon as they say yes, in every widget of the page, and is theirs alone', async () => {
    const at = keptWorld(PLAIN);
    const desk = await opened(at);
    const form = placeForm(stage(), at, { set: { remember: true } });
    await until(() => asked(desk).length === 2 && asked(form).length === 2, 'both ask');
    asked(desk)[YES]?.click();
    await says(desk, /^En ligne/u);
    await says(form, /^En ligne/u);
    await until(() => rootOf(desk).activeElement?.classList.contains('way') === true, 'the focus is on what it led to');
    expect(sessionOf(desk).onItsWay).not.to.equal(undefined);
    const sami = await opened(at, SAMI);
    expect(sessionOf(sami).onItsWay).to.equal(undefined);
  });

  it('a form that stands alone says where its ticket is', async () => {
    const at = keptWorld(PLAIN);
    at.isOf('lea');
    const form = placeForm(stage(), at, { set: { remember: true } });
    await says(form, /^En ligne/u);
    at.cut();
    await sessionOf(form).run([filing('Sans réseau', NOWHERE)]);
    await says(form, /^Hors ligne, 1 en attente/u);
    at.mend();
    sessionOf(form).onItsWay?.wake();
    await says(form, /^Envoyé/u);
  });

  it('what came back is corrected, and goes; what is thrown away is asked, with what follows it', async () => {
    const at = keptWorld(PLAIN);
    at.isOf('lea');
    const first = filing('Trop vieux', NOWHERE);
    const other = filing('À jeter', NOWHERE);
    await at.cameBack('lea', [
      { batch: [first], trouble: { kind: 'too-old' } },
      { batch: [other], trouble: { kind: 'too-old' } },
      { batch: [commenting(other.ticket, 'Et encore.')], trouble: { kind: 'follows', of: other.id } },
    ]);
    const desk = await opened(at);
    const letters = (): HTMLElement[] => [...rootOf(desk).querySelectorAll<HTMLElement>('.letter')];
    await until(() => letters().length === 3, 'three came back');
    const press = (letter: number, name: string): void =>
      [...(letters()[letter]?.querySelectorAll('button') ?? [])].find((each) => each.textContent.includes(name))?.click();

    press(1, 'Jeter');
    await until(() => rootOf(desk).querySelector('guichet-dialog') !== null, 'it is asked');
    expect(rootOf(desk).querySelector('guichet-dialog')?.textContent).to.contain('un autre envoi qui lui fait suite');
    await confirms(desk, false);
    expect(letters().length).to.equal(3);
    press(1, 'Jeter');
    await confirms(desk, true);
    await until(() => letters().length === 1, 'two are gone');

    press(0, 'Modifier');
    await until(() => letters()[0]?.querySelectorAll('textarea').length === 2, 'it can be corrected');
    const [summary] = letters()[0]?.querySelectorAll('textarea') ?? [];
    if (summary === undefined) throw new ReferenceError('no box');
    summary.value = '';
    summary.dispatchEvent(new Event('input'));
    letters()[0]?.querySelector('form')?.requestSubmit();
    await until(() => letters()[0]?.querySelector('.error') !== null, 'nothing is sent without a word');
    summary.value = 'Corrigé';
    summary.dispatchEvent(new Event('input'));
    letters()[0]?.querySelector('form')?.requestSubmit();
    await until(() => letters().length === 0, 'it is gone');
    await until(async () => (await sessionOf(desk).tickets({})).rows[0]?.summary === 'Corrigé', 'it is there');
  });

  it('of somebody else’s nothing is shown; it is erased only once somebody says so', async () => {
    const at = keptWorld(PLAIN);
    at.isOf('lea');
    await at.waits('lea', [filing('Pour Léa seule', NOWHERE)]);
    const desk = placeDesk(stage(), at, { person: SAMI, set: { remember: true } });
    const erase = (): HTMLButtonElement | null => rootOf(desk).querySelector('.notice .button.danger');
    await until(() => erase() !== null, 'it is said that something waits');
    expect(rootOf(desk).textContent).not.to.contain('Pour Léa seule');
    erase()?.click();
    await confirms(desk, false);
    expect(at.device.of('lea').shelf.parcels.length).to.equal(1);
    erase()?.click();
    await confirms(desk, true);
    await standing(desk);
    expect(at.device.of('lea').shelf.parcels.length).to.equal(0);
    expect(sessionOf(desk).me.id).to.equal('sami');
  });

  it('whoever signs out is asked where something waits, and leaves nothing behind', async () => {
    const at = keptWorld(PLAIN);
    at.isOf('lea');
    const desk = await opened(at);
    at.cut();
    await sessionOf(desk).run([filing('Pas parti', NOWHERE)]);
    await says(desk, /1 en attente/u);
    const stays = desk.signOut();
    await confirms(desk, false);
    expect(await stays).to.equal(false);
    expect(at.device.of('lea').shelf.parcels.length).to.equal(1);
    const leaves = desk.signOut();
    await confirms(desk, true);
    expect(await leaves).to.equal(true);
    expect(at.device.of('lea').shelf.parcels.length).to.equal(0);
    expect(await at.device.of('lea').read('session')).to.equal(undefined);
  });

  it('is taken back in one’s settings, asked first, with all that was kept', async () => {
    const at = keptWorld(PLAIN);
    await fileAs(at, LEA, 'Un ticket');
    at.isOf('lea');
    const panel = placePanel(stage(), at, { set: { remember: true } });
    const box = (): HTMLInputElement | null => rootOf(panel).querySelector('#keep-here');
    await until(() => box()?.checked === true, 'it is kept');
    box()?.click();
    await confirms(panel, false);
    await until(() => box()?.checked === true, 'it stays as it was');
    box()?.click();
    await confirms(panel, true);
    await until(() => box()?.checked === false && panel.session?.onItsWay === undefined, 'nothing is kept any more');
    expect(await at.device.of('lea').read('session')).to.equal(undefined);
    expect(lineOf(panel)).to.equal('');
    box()?.click();
    await until(() => panel.session?.onItsWay !== undefined, 'it is kept again');
  });
});
