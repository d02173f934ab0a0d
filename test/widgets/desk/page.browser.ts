/** What a page asks of a desk: to open a ticket, to show the form with words in it; before the desk is there, and after. */
import { expect } from '@open-wc/testing';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import { control } from '../ticket-form/filling.ts';
import { LEA, PLAIN, TASKS, until, world, type World } from '../ticket-form/world.ts';
import { fileAs, placeDesk, rootOf, selectedTab, standing, type Look } from './world.ts';

let host: HTMLElement;

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, look);
  await standing(desk);
  return desk;
}

const formOf = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-form');
const isOpen = (desk: GuichetDesk, text: string) =>
  until(
    () => rootOf(desk).querySelector('guichet-ticket-detail')?.shadowRoot?.textContent.includes(text) === true,
    `the ticket "${text}" is open`,
  );
const hasSummary = (desk: GuichetDesk, text: string) =>
  until(() => {
    const form = formOf(desk);
    return form?.shadowRoot?.querySelector('form') != null && (control(form, /^Résumé/u) as HTMLInputElement).value === text;
  }, `the form says "${text}"`);

describe('a desk and its page', () => {
  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('opens a ticket when asked, before it is on the page and after, and says that it is on screen', async () => {
    const at = world(PLAIN);
    await fileAs(at, LEA, 'Premier ticket');
    await fileAs(at, LEA, 'Second ticket');
    const opened: (string | null)[] = [];
    host.addEventListener('guichet-ticket-opened', ({ detail }) => opened.push(detail.key));
    const desk = document.createElement('guichet-desk');
    desk.open('TRK_1');
    Object.assign(desk, { backend: at.address, desk: at.desk, person: LEA, lang: 'fr', deepLinks: true });
    host.append(desk);
    await isOpen(desk, 'Premier ticket');
    desk.open('TRK_2');
    await isOpen(desk, 'Second ticket');
    expect(opened).to.deep.equal(['TRK_1', 'TRK_2']);
    expect(location.hash).to.equal('#TRK_2');
  });

  it('shows the form with what the page gives, before there is a session and after, and from an open ticket', async () => {
    const at = world(PLAIN);
    await fileAs(at, LEA, 'Premier ticket');
    const desk = placeDesk(host, at);
    desk.prefill({ summary: 'Exercice 4' });
    await hasSummary(desk, 'Exercice 4');
    expect(selectedTab(desk)).to.equal('Nouveau ticket');
    desk.open('TRK_1');
    await isOpen(desk, 'Premier ticket');
    desk.prefill({ summary: 'Exercice 5' });
    await hasSummary(desk, 'Exercice 5');
    expect(selectedTab(desk)).to.equal('Nouveau ticket');
    expect(formOf(desk)?.checkVisibility()).to.equal(true);
  });

  it('shows no form to whoever may not file here', async () => {
    const desk = await deskAt(world(TASKS));
    desk.prefill({ summary: 'Exercice 4' });
    await desk.updateComplete;
    expect(formOf(desk)).to.equal(null);
  });

  it('says that it is ready once it has its session', async () => {
    const at = world(PLAIN);
    const desk = document.createElement('guichet-desk');
    let ready = 0;
    desk.addEventListener('guichet-ready', () => (ready += 1));
    Object.assign(desk, { backend: at.address, desk: at.desk, person: LEA, lang: 'fr' });
    host.append(desk);
    await standing(desk);
    expect(ready).to.equal(1);
  });
});
