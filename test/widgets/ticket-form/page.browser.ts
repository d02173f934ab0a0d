/** What the page hears of a form, what it may stop, and what it may put in. */
import { expect } from '@open-wc/testing';
import { Refused } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { countInTitle } from '../../../src/widgets/notice-bell/page-title.ts';
import type { Prefill } from '../../../src/widgets/ticket-form/prefill.ts';
import type { GuichetTicketForm } from '../../../src/widgets/ticket-form/ticket-form.ts';
import { choose, control, fill, press, says, shown } from './filling.ts';
import {
  ADMIN,
  FIELDS,
  PLAIN,
  SUPPORT,
  TASKS,
  MARTIN,
  failingWorld,
  placeForm,
  standing,
  until,
  world,
  type Look,
  type World,
} from './world.ts';

let host: HTMLElement;

async function formAt(at: World, look: Look = {}): Promise<GuichetTicketForm> {
  const form = placeForm(host, at, look);
  await standing(form);
  return form;
}

function valueOf(form: GuichetTicketForm, label: RegExp): string {
  return (control(form, label) as HTMLInputElement).value;
}

const READ_FIRST: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) =>
    service.id === 'moodle'
      ? { ...service, knowledge: [{ label: 'Déposer un devoir', href: 'https://aide.insa.example/devoirs' }] }
      : service,
  ),
};

describe('a form and its page', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('shows the links of the service that is chosen, each in a page of its own, and no others', async () => {
    const form = await formAt(world(READ_FIRST));
    const links = (): HTMLAnchorElement[] => [...(form.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a[target]') ?? [])];
    expect(links()).to.deep.equal([]);
    await fill(form, /^Service/u, 'moodle');
    await until(() => links().length === 1, 'its link is shown');
    expect(links()[0]?.textContent.replaceAll(/\s+/gu, ' ').trim()).to.equal('Déposer un devoir (nouvel onglet)');
    expect([links()[0]?.href, links()[0]?.target, links()[0]?.rel]).to.deep.equal([
      'https://aide.insa.example/devoirs',
      '_blank',
      'noopener noreferrer',
    ]);
    await fill(form, /^Service/u, 'video');
    await until(() => links().length === 0, 'it goes with its service');
  });

  it('tells the title that the page wrote, without what a bell counts in it', async () => {
    const { title } = document;
    const bell = {};
    document.title = 'Cours : Algorithmique';
    countInTitle(bell, bell, 9);
    try {
      expect(document.title).to.equal('(9) Cours : Algorithmique');
      const at = world(PLAIN);
      const form = await formAt(at);
      const summary = [...(form.shadowRoot?.querySelectorAll('summary') ?? [])].find((each) =>
        each.textContent.includes('La page où vous êtes'),
      );
      expect(summary?.textContent)
        .to.match(/Cours : Algorithmique/u)
        .and.not.contain('(9)');
      await fill(form, /^Résumé/u, 'Le dépôt est refusé');
      await press(form, /^Déposer le ticket$/u);
      await says(form, 'TRK_1 déposé');
      const session = await at.backend.connect(ADMIN);
      const { rows } = await session.tickets({ sort: [{ by: 'number' }] });
      const view = await session.ticket(rows[0]?.id ?? '');
      await session.close();
      expect(view.ticket.page?.title).to.equal('Cours : Algorithmique');
    } finally {
      countInTitle(bell, bell, 0);
      document.title = title;
    }
  });

  it('files nothing and keeps every letter when the page does not want it, and files it once it does', async () => {
    const form = await formAt(world(PLAIN));
    const asked: string[] = [];
    const filed: (string | null)[] = [];
    let wanted = false;
    host.addEventListener('guichet-before-file', (event) => {
      asked.push(event.detail.command.summary);
      if (!wanted) event.preventDefault();
    });
    host.addEventListener('guichet-ticket-filed', ({ detail }) => filed.push(detail.key));
    await fill(form, /^Résumé/u, 'Le dépôt est refusé');
    await fill(form, /^Description/u, 'Depuis hier.');
    await press(form, /^Déposer le ticket$/u);
    await until(() => asked.length === 1, 'the page is asked');
    await form.updateComplete;
    expect(filed).to.deep.equal([]);
    expect(valueOf(form, /^Résumé/u)).to.equal('Le dépôt est refusé');
    expect(valueOf(form, /^Description/u)).to.equal('Depuis hier.');
    wanted = true;
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
    expect(filed).to.deep.equal(['TRK_1']);
  });

  it('asks for each of several, and files none when one is not wanted', async () => {
    const at = world(TASKS);
    const form = await formAt(at, { person: MARTIN });
    const filed: (string | null)[] = [];
    const asked: (string | undefined)[] = [];
    host.addEventListener('guichet-before-file', (event) => {
      asked.push(event.detail.command.assignee);
      if (event.detail.command.assignee === 'sami') event.preventDefault();
    });
    host.addEventListener('guichet-ticket-filed', ({ detail }) => filed.push(detail.key));
    await choose(form, /^À qui/u, 'Léa');
    await choose(form, /^À qui/u, 'Sami');
    await fill(form, /^Résumé/u, 'Rendre le compte rendu');
    await press(form, /^Confier 2 tâches$/u);
    await until(() => asked.includes('sami'), 'the page is asked');
    await form.updateComplete;
    expect(asked).to.deep.equal(['lea', 'sami']);
    expect(filed).to.deep.equal([]);
    expect(shown(form)).to.contain('Sami Haddad');
  });

  it('tells the page of a refusal, in the words that the person reads', async () => {
    const at = failingWorld(PLAIN, 'run', () => new Refused({ code: 'not-allowed' }));
    const form = await formAt(at);
    const told: { code: string; sentence: string; commands: readonly { do: string }[] }[] = [];
    host.addEventListener('guichet-refused', ({ detail }) => told.push(detail));
    await fill(form, /^Résumé/u, 'Le dépôt est refusé');
    await press(form, /^Déposer le ticket$/u);
    await until(() => told.length === 1, 'the page is told');
    expect(told[0]?.code).to.equal('not-allowed');
    expect(told[0]?.commands.map((command) => command.do)).to.deep.equal(['file']);
    await says(form, told[0]?.sentence ?? '');
    expect(valueOf(form, /^Résumé/u)).to.equal('Le dépôt est refusé');
  });

  it('takes what the page gives before it is on the page, and shows no draft to keep', async () => {
    const at = world(SUPPORT);
    const form = document.createElement('guichet-ticket-form');
    form.prefill({ summary: 'Le test 3', description: 'Question 4.', service: 'moodle', category: 'quizzes' });
    Object.assign(form, { backend: at.address, desk: at.desk, person: 'lea', lang: 'fr' });
    host.append(form);
    await standing(form);
    expect(valueOf(form, /^Résumé/u)).to.equal('Le test 3');
    expect(valueOf(form, /^Description/u)).to.equal('Question 4.');
    expect(valueOf(form, /^Catégorie/u)).to.equal('quizzes');
    expect(shown(form)).not.to.contain('Brouillon gardé');
  });

  it('never takes a word or a choice from under the hand, and replaces its own', async () => {
    const form = await formAt(world(SUPPORT));
    form.prefill({ summary: 'Page du devoir 1', service: 'moodle', category: 'assignments' });
    await form.updateComplete;
    expect(valueOf(form, /^Description/u)).to.equal('Devoir concerné :\nCe qui se passe :');
    form.prefill({ summary: 'Page du devoir 2', description: 'Devoir 2.' });
    await form.updateComplete;
    expect(valueOf(form, /^Résumé/u)).to.equal('Page du devoir 2');
    expect(valueOf(form, /^Description/u)).to.equal('Devoir 2.');
    await fill(form, /^Résumé/u, 'Mes propres mots');
    await fill(form, /^Catégorie/u, 'Tests');
    form.prefill({ summary: 'Page du devoir 3', category: 'accounts', description: 'Devoir 3.' });
    await form.updateComplete;
    expect(valueOf(form, /^Résumé/u)).to.equal('Mes propres mots');
    expect(valueOf(form, /^Catégorie/u)).to.equal('quizzes');
    expect(valueOf(form, /^Description/u)).to.equal('Devoir 3.');
  });

  it('fills the desk’s own fields, begins the next ticket with them again, and leaves a draft alone', async () => {
    const at = world(FIELDS);
    const given: Prefill = { fields: { salle: 'C 114', urgence: 'aucune', personnes: 12, avec: ['firefox'] } };
    const form = await formAt(at);
    form.prefill(given);
    await form.updateComplete;
    expect(valueOf(form, /^Salle/u)).to.equal('C 114');
    expect(valueOf(form, /^Personnes concernées/u)).to.equal('12');
    await fill(form, /^Résumé/u, 'Une panne');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'CH_1 déposé');
    await press(form, /autre ticket/u);
    expect(valueOf(form, /^Salle/u)).to.equal('C 114');
    await fill(form, /^Salle/u, 'Amphi');
    form.remove();
    const again = await formAt(at);
    again.prefill(given);
    await again.updateComplete;
    expect(valueOf(again, /^Salle/u)).to.equal('Amphi');
  });

  it('gives the focus to its first question as soon as there is one, unless the person went elsewhere', async () => {
    const at = world(PLAIN);
    const form = placeForm(host, at);
    form.focus();
    await until(() => document.activeElement === form, 'the form has the focus');
    const elsewhere = document.createElement('input');
    host.append(elsewhere);
    const second = placeForm(host, at);
    second.focus();
    elsewhere.focus();
    await standing(second);
    expect(document.activeElement).to.equal(elsewhere);
    const apart = document.createElement('guichet-ticket-form');
    apart.focus();
    apart.remove();
    expect(document.activeElement).to.equal(elsewhere);
  });
});
