/** A desk on a page: its tabs, its counts, its attributes, its session for others. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetDesk } from '../../../src/widgets/desk/desk.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { ADMIN, LEA, MARTIN, PLAIN, SAMI, SUPPORT, TASKS, failingWorld, until, world, type World } from '../ticket-form/world.ts';
import { fill, press, says as formSays } from '../ticket-form/filling.ts';
import { fileAs, placeDesk, resolveAs, rootOf, selectedTab, standing, tabNames, tabsOf, type Look } from './world.ts';

let host: HTMLElement;

async function deskAt(at: World, look: Look = {}): Promise<GuichetDesk> {
  const desk = placeDesk(host, at, look);
  await standing(desk);
  return desk;
}

function shown(desk: GuichetDesk): string {
  return (rootOf(desk).querySelector('.base')?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

const says = (desk: GuichetDesk, text: string) =>
  until(() => shown(desk).includes(text), `the desk shows "${text}"; it shows: ${shown(desk)}`);

async function choose(desk: GuichetDesk, label: string): Promise<void> {
  tabsOf(desk)
    .find((tab) => tab.textContent.includes(label))
    ?.click();
  await standing(desk);
}

describe('a desk', () => {
  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname);
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('begins with the form for someone who has no ticket, and counts nothing', async () => {
    const desk = await deskAt(world(PLAIN));
    expect(tabNames(desk)).to.deep.equal(['Nouveau ticket', 'Tickets 0', 'Résolus 0', 'Mes réglages']);
    expect(selectedTab(desk)).to.equal('Nouveau ticket');
    expect(rootOf(desk).querySelector('guichet-ticket-list')).to.equal(null);
    expect(rootOf(desk).querySelector('h2')?.textContent).to.equal('Assistance');
  });

  it('begins with the tickets for someone who has some, and for staff', async () => {
    const at = world(PLAIN);
    await fileAs(at, LEA, 'Le mien');
    expect(selectedTab(await deskAt(at))).to.equal('Tickets');
    expect(selectedTab(await deskAt(at, { person: SAMI }))).to.equal('Nouveau ticket');
    expect(selectedTab(await deskAt(world(PLAIN), { person: MARTIN }))).to.equal('Tickets');
  });

  it('counts what its lists show, and follows what others do', async () => {
    const at = world(PLAIN);
    const mine = await fileAs(at, LEA, 'Un');
    await fileAs(at, LEA, 'Deux');
    await fileAs(at, SAMI, 'À un autre');
    const desk = await deskAt(at);
    expect(tabNames(desk).slice(1, 3)).to.deep.equal(['Tickets 2', 'Résolus 0']);
    await until(
      () => rootOf(desk).querySelector('guichet-ticket-list')?.shadowRoot?.querySelectorAll('tbody tr').length === 2,
      'two rows are shown',
    );
    await resolveAs(at, MARTIN, mine);
    await until(() => tabNames(desk).slice(1, 3).join() === 'Tickets 1,Résolus 1', 'the counts follow');
    const staff = await deskAt(at, { person: MARTIN });
    expect(tabNames(staff).slice(1, 3)).to.deep.equal(['Tickets 2', 'Résolus 1']);
  });

  it('shows a ticket once it is filed, behind the tab of tickets', async () => {
    const desk = await deskAt(world(PLAIN));
    const form = rootOf(desk).querySelector('guichet-ticket-form');
    if (form === null) throw new Error('no form');
    await until(() => form.shadowRoot?.querySelector('form') != null, 'the form stands');
    await fill(form, /^Résumé/u, 'Par le guichet');
    await press(form, /^Déposer le ticket$/u);
    await formSays(form, 'TRK_1 déposé');
    await until(() => tabNames(desk)[1] === 'Tickets 1', 'it is counted');
    await choose(desk, 'Tickets');
    await until(
      () => rootOf(desk).querySelector('guichet-ticket-list')?.shadowRoot?.textContent.includes('Par le guichet') === true,
      'it is listed',
    );
  });

  it('is moved in by keyboard: arrows go from tab to tab, Enter shows', async () => {
    const desk = await deskAt(world(PLAIN));
    desk.focus();
    const tabs = tabsOf(desk);
    const active = () => rootOf(desk).querySelector('guichet-tabs')?.shadowRoot?.activeElement;
    expect(active()).to.equal(tabs[0]);
    tabs[0]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(active()).to.equal(tabs[1]);
    expect(selectedTab(desk)).to.equal('Nouveau ticket');
    tabs[1]?.click();
    await standing(desk);
    expect(selectedTab(desk)).to.equal('Tickets');
  });

  it('has what a person chose behind its last tab, and fetches it only there', async () => {
    const at = world(PLAIN);
    await fileAs(at, LEA, 'Le mien');
    const desk = await deskAt(at);
    expect(rootOf(desk).querySelector('guichet-preferences-panel')).to.equal(null);
    await choose(desk, 'Mes réglages');
    const panel = () => rootOf(desk).querySelector('guichet-preferences-panel')?.shadowRoot;
    await until(() => panel()?.querySelector('#own-taken') != null, 'its switches are there');
    const levels = [...(panel()?.querySelectorAll('h2, h3, h4') ?? [])].map(({ localName }) => localName);
    expect([...new Set(levels)]).to.deep.equal(['h3', 'h4']);
    desk.remove();
    expect(selectedTab(await deskAt(at))).to.equal('Mes réglages');
  });

  it('keeps the tab across a reload', async () => {
    const at = world(PLAIN);
    const desk = await deskAt(at);
    await choose(desk, 'Résolus');
    desk.remove();
    expect(selectedTab(await deskAt(at))).to.equal('Résolus');
  });

  it('offers no form where this person never files, and one for staff with the words of tasks', async () => {
    const learner = await deskAt(world(TASKS));
    expect(tabNames(learner)).to.deep.equal(['Tâches 0', 'Terminées 0', 'Mes réglages']);
    const teacher = await deskAt(world(TASKS), { person: MARTIN });
    expect(tabNames(teacher)[0]).to.equal('Nouvelle tâche');
  });

  it('puts explicit attributes above the desk document, at once when they change', async () => {
    const desk = await deskAt(world(PLAIN), {
      set: {
        name: 'Bureau d’aide',
        description: 'Ouvert à tous.',
        keyPrefix: 'AIDE-',
        mode: 'bugs',
        strict: true,
        comments: 'off',
      },
    });
    await says(desk, 'Bureau d’aide');
    await says(desk, 'Ouvert à tous.');
    expect(desk.session?.desk.prefix).to.equal('AIDE-');
    expect(desk.session?.desk.mode).to.equal('bugs');
    expect(desk.session?.desk.read).to.equal('all');
    expect(desk.session?.desk.strict).to.equal(true);
    expect(desk.session?.desk.comments).to.equal(false);
    desk.setAttribute('name', 'Autre nom');
    await says(desk, 'Autre nom');
  });

  const fixed: readonly (readonly [string, string, Partial<DeskInput>])[] = [
    ['states', 'open waiting testing', { states: ['open', 'waiting', 'testing'] }],
    ['default-assignees', 'martin, dubois', { defaultAssignees: ['martin', 'dubois'] }],
    [
      'sub-desks',
      'reseau=Réseau, video',
      {
        subDesks: [
          { desk: 'reseau', name: 'Réseau' },
          { desk: 'video', name: 'video' },
        ],
      },
    ],
    ['groups', 'visible', { groups: 'visible' }],
    ['feedback', 'Merci.', { feedback: 'Merci.' }],
    ['available-from', '2026-01-01T00:00Z', { availability: { from: '2026-01-01T00:00:00.000Z' } }],
  ];
  for (const [attribute, value, settings] of fixed) {
    it(`reads the attribute ${attribute}`, async () => {
      const desk = placeDesk(host, world(PLAIN));
      desk.setAttribute(attribute, value);
      await standing(desk);
      for (const [key, expected] of Object.entries(settings))
        expect(Reflect.get(desk.session?.desk ?? {}, key)).to.deep.equal(expected);
    });
  }

  it('tells the editor of the page what is not understood, and applies the default', async () => {
    const desk = placeDesk(host, world(PLAIN));
    desk.setAttribute('mode', 'suport');
    desk.setAttribute('groups', 'some');
    desk.setAttribute('available-until', 'demain');
    await standing(desk);
    await says(desk, 'L’attribut mode vaut « suport »');
    await says(desk, 'L’attribut groups vaut « some »');
    await says(desk, 'L’attribut available-until vaut « demain »');
    expect(desk.session?.desk.mode).to.equal('support');
    desk.setAttribute('mode', 'bugs');
    await until(() => !shown(desk).includes('suport'), 'what is corrected is no longer said');
  });

  it('says when it is closed, and keeps its form for saying so', async () => {
    const desk = await deskAt(world(PLAIN), { set: { availableUntil: '2026-11-01T00:00Z' } });
    const form = (of: GuichetDesk) => rootOf(of).querySelector('guichet-ticket-form')?.shadowRoot?.textContent ?? '';
    expect(selectedTab(desk)).to.equal('Nouveau ticket');
    await until(() => form(desk).includes('Le guichet est fermé depuis le'), 'the form says so');
    await choose(desk, 'Tickets');
    await says(desk, 'Le guichet est fermé depuis le');
    const early = await deskAt(world(PLAIN), { set: { availableFrom: '2027-01-04' } });
    await until(() => form(early).includes('Le guichet ouvrira le lundi 4 janvier 2027'), 'the form says when');
  });

  it('gives an address to write to when no backend answers, and opens at the next try', async () => {
    let broken = true;
    const at = failingWorld(PLAIN, 'connect', () => new Unavailable('network'));
    const fail = at.backend.before;
    at.backend.before = (operation) => (broken ? fail?.(operation) : undefined);
    const desk = await deskAt(at, { set: { fallbackMail: 'aide@insa.example' } });
    await says(desk, 'Le guichet ne répond pas.');
    expect(rootOf(desk).querySelector('a[href="mailto:aide@insa.example"]')).not.to.equal(null);
    broken = false;
    rootOf(desk).querySelector<HTMLElement>('.notice button')?.click();
    await until(() => tabNames(desk).length === 4, 'it opened');
  });

  it('gives its session to what is inside, and draws nothing itself', async () => {
    const form = document.createElement('guichet-ticket-form');
    const desk = placeDesk(host, world(SUPPORT), { inside: [form] });
    await until(() => form.shadowRoot?.querySelector('form') != null, 'the form inside stands');
    expect(form.session).to.equal(desk.session);
    expect(tabNames(desk)).to.deep.equal([]);
  });

  it('changes person without a reload', async () => {
    const at = world(PLAIN);
    await fileAs(at, LEA, 'À Léa');
    const desk = await deskAt(at, { person: SAMI });
    expect(tabNames(desk)[1]).to.equal('Tickets 0');
    desk.person = ADMIN;
    await until(() => tabNames(desk)[1] === 'Tickets 1', 'the administrator sees it');
  });

  it('speaks English where the page does', async () => {
    const desk = await deskAt(world(SUPPORT), { lang: 'en' });
    expect(tabNames(desk)).to.deep.equal(['New ticket', 'Tickets 0', 'Resolved 0', 'My settings']);
    await says(desk, 'Monday to Friday, 8:30 to 17:30.');
  });
});
