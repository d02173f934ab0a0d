/** A ticket is filed: what is asked, what is sent, what is said. */
import { expect } from '@open-wc/testing';
import type { Outcome } from '../../../src/backends/backend.ts';
import { choose, control, fill, focused, isAsked, pick, press, says, shown } from './filling.ts';
import {
  ADMIN,
  FIELDS,
  LEA,
  MARTIN,
  PLAIN,
  SUPPORT,
  TASKS,
  TREE,
  placeForm,
  rootOf,
  standing,
  until,
  world,
  type Look,
  type World,
} from './world.ts';

let host: HTMLElement;

async function formAt(at: World, look: Look = {}) {
  const form = placeForm(host, at, look);
  await standing(form);
  return form;
}

/** Every ticket of a desk, as its administrator reads them. */
async function ticketsOf(at: World): Promise<Outcome['tickets']> {
  const session = await at.backend.connect(ADMIN);
  const { rows } = await session.tickets({ sort: [{ by: 'number' }] });
  const views = await Promise.all(rows.map((row) => session.ticket(row.id)));
  await session.close();
  return views;
}

describe('filing a ticket', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('files what was typed, says its number and moves the focus there', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    const filed: { ticket: string; key: string | null }[] = [];
    host.addEventListener('guichet-ticket-filed', (event) =>
      filed.push((event as CustomEvent<{ ticket: string; key: string | null }>).detail),
    );
    expect(isAsked(form, /^Service/u)).to.equal(false);
    await fill(form, /^Résumé/u, 'Le dépôt est refusé');
    await fill(form, /^Description/u, 'Depuis **hier**.');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé. L’équipe vous répondra.');
    expect(focused()?.textContent).to.contain('TRK_1 déposé');
    const [view] = await ticketsOf(at);
    expect(view?.ticket.summary).to.equal('Le dépôt est refusé');
    expect(view?.ticket.description).to.equal('Depuis **hier**.');
    expect(view?.ticket.requester).to.equal('lea');
    expect(view?.ticket.page?.browser).to.match(/Chrome|Firefox|Safari/u);
    expect(filed).to.deep.equal([{ ticket: view?.ticket.id, key: 'TRK_1' }]);
  });

  it('asks the service, then its category, fills the template in, and says who will answer', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    expect(isAsked(form, /^Catégorie/u)).to.equal(false);
    await fill(form, /^Service/u, 'Moodle');
    expect(shown(form)).to.contain('Les cours en ligne.');
    expect([...(control(form, /^Catégorie/u) as HTMLSelectElement).options].map((each) => each.textContent)).to.deep.equal([
      'Choisir une catégorie',
      'Devoirs',
      'Tests',
      'Comptes',
    ]);
    await fill(form, /^Catégorie/u, 'Devoirs');
    expect((control(form, /^Description/u) as HTMLTextAreaElement).value).to.equal('Devoir concerné :\nCe qui se passe :');
    await fill(form, /^Catégorie/u, 'Tests');
    expect((control(form, /^Description/u) as HTMLTextAreaElement).value).to.equal('');
    await fill(form, /^Description/u, 'Le minuteur s’arrête.');
    await fill(form, /^Catégorie/u, 'Devoirs');
    expect((control(form, /^Description/u) as HTMLTextAreaElement).value).to.equal('Le minuteur s’arrête.');
    await fill(form, /^Résumé/u, 'Le minuteur');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK2_1 déposé. Claire Martin vous répondra.');
    await says(form, 'Nous répondons sous un jour ouvré.');
    const [view] = await ticketsOf(at);
    expect([view?.ticket.service, view?.ticket.category]).to.deep.equal(['moodle', 'assignments']);
  });

  it('asks no category where there is one, and neither question where the page answers them', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    await fill(form, /^Service/u, 'Plateforme vidéo');
    expect(isAsked(form, /^Catégorie/u)).to.equal(false);
    form.remove();
    const fixed = await formAt(at, { set: { service: 'moodle', category: 'quizzes' } });
    expect(isAsked(fixed, /^Service/u)).to.equal(false);
    expect(isAsked(fixed, /^Catégorie/u)).to.equal(false);
    await fill(fixed, /^Résumé/u, 'Un test');
    await press(fixed, /^Déposer le ticket$/u);
    await says(fixed, 'TRK2_1 déposé');
    expect((await ticketsOf(at))[0]?.ticket.category).to.equal('quizzes');
  });

  it('searches the tree where there are many categories', async () => {
    const at = world(TREE);
    const form = await formAt(at);
    await fill(form, /Chercher une catégorie/u, 'publication rubis');
    expect(shown(form)).to.contain('2 catégories.');
    await fill(form, /^Publication PDF$/u, true);
    await fill(form, /^Résumé/u, 'Le PDF est vide');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'SC_1 déposé. L’équipe Scenari vous répondra.');
    expect((await ticketsOf(at))[0]?.ticket.category).to.equal('rubis-2');
  });

  it('sends fields of every type as the desk keeps them, and asks those of a condition only while it holds', async () => {
    const at = world(FIELDS);
    const form = await formAt(at);
    expect(isAsked(form, /^Date de l’examen/u)).to.equal(false);
    expect(isAsked(form, /^Cause trouvée/u)).to.equal(false);
    await fill(form, /^Un examen est en jeu$/u, true);
    await fill(form, /^Date de l’examen/u, '2026-12-04');
    await fill(form, /^Salle/u, 'C 114');
    await fill(form, /^Contexte/u, 'Une\nsession');
    await fill(form, /^Personnes concernées/u, '12,5');
    await fill(form, /^Autre adresse/u, 'lea@insa.example');
    await fill(form, /^Adresse du cours/u, 'https://moodle.insa.example/c/1');
    await fill(form, /^Système/u, 'Linux');
    await fill(form, /^Firefox$/u, true);
    await choose(form, /^Référent/u, 'Sami');
    await pick(form, /^Capture d’écran/u, [new File(['png'], 'écran.png', { type: 'image/png' })]);
    await fill(form, /^Résumé/u, 'Tout');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'CH_1 déposé');
    const [view] = await ticketsOf(at);
    const capture = view?.ticket.files[0]?.id;
    expect(view?.ticket.files[0]?.name).to.equal('écran.png');
    expect(view?.ticket.fields).to.deep.equal({
      urgence: 'examen',
      echeance: '2026-12-04',
      salle: 'C 114',
      contexte: 'Une\nsession',
      personnes: 12.5,
      adresse: 'lea@insa.example',
      lien: 'https://moodle.insa.example/c/1',
      systeme: 'linux',
      avec: ['firefox'],
      referent: 'sami',
      capture: [capture],
    });
  });

  it('names each button that adds a file by the field that it is for, and those of the ticket by nothing more', async () => {
    const form = await formAt(world(FIELDS));
    const said = ({ textContent }: Element) => textContent.replaceAll(/\s+/gu, ' ').trim();
    const pickers = [...rootOf(form).querySelectorAll<HTMLInputElement>('input[type="file"]')];
    expect(pickers.flatMap(({ labels }) => [...(labels ?? [])].map(said))).to.deep.equal([
      'Ajouter des fichiers – Capture d’écran',
      'Ajouter des fichiers',
    ]);
    const captures = [...rootOf(form).querySelectorAll('button')]
      .map(said)
      .filter((each) => each.startsWith('Ajouter une capture'));
    expect(captures).to.deep.equal(['Ajouter une capture – Capture d’écran', 'Ajouter une capture']);
  });

  it('files one ticket for two clicks, two Enters and Ctrl+Enter together', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Une fois');
    const submit = rootOf(form).querySelector<HTMLElement>('.submit');
    submit?.click();
    submit?.click();
    rootOf(form).querySelector('form')?.requestSubmit();
    control(form, /^Résumé/u).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
    );
    await says(form, 'TRK_1 déposé');
    expect(await ticketsOf(at)).to.have.length(1);
  });

  it('keeps its place until a double press is over: nothing of the page comes up under the pointer', async () => {
    const form = await formAt(world(PLAIN));
    const below = document.createElement('a');
    below.href = '#elsewhere';
    below.style.cssText = 'display: block; block-size: 3000px';
    host.append(below);
    await fill(form, /^Résumé/u, 'Un');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
    await press(form, /^Déposer un autre ticket$/u);
    await fill(form, /^Résumé/u, 'Deux');
    const submit = rootOf(form).querySelector<HTMLElement>('.submit');
    submit?.scrollIntoView({ block: 'center' });
    const { x = 0, y = 0, height = 0 } = submit?.getBoundingClientRect() ?? {};
    const under = (): Element | null => document.elementFromPoint(x + height / 2, y + height / 2);
    const found = new Promise<Element | null>((resolve) => {
      form.addEventListener('guichet-ticket-filed', () => void form.updateComplete.then(() => resolve(under())), { once: true });
    });
    submit?.click();
    // By name: an element that is not the expected one would be written out with all that it holds.
    expect((await found)?.localName).to.equal('guichet-ticket-form');
    await says(form, 'TRK_2 déposé');
    expect(focused()?.textContent).to.contain('TRK_2 déposé');
    await until(() => under() === below, 'its place is given back to the page');
  });

  it('files another one after the first', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Un');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
    await press(form, /^Déposer un autre ticket$/u);
    await until(() => focused() === control(form, /^Résumé/u), 'the focus is on the first question');
    expect((control(form, /^Résumé/u) as HTMLInputElement).value).to.equal('');
    await fill(form, /^Résumé/u, 'Deux');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_2 déposé');
    expect((await ticketsOf(at)).map((view) => view.ticket.summary)).to.have.members(['Un', 'Deux']);
  });

  it('gives staff the options of staff, and nobody else', async () => {
    const at = world(SUPPORT);
    const form = await formAt(at);
    expect(shown(form)).not.to.contain('Options pour l’équipe');
    form.remove();
    const staff = await formAt(at, { person: ADMIN, set: { service: 'moodle', category: 'accounts' } });
    rootOf(staff).querySelector<HTMLElement>('.extras summary')?.click();
    await staff.updateComplete;
    await choose(staff, /^Au nom de/u, 'Léa');
    await choose(staff, /^Assigner à/u, 'Claire');
    await fill(staff, /^Priorité/u, 'Haute');
    await choose(staff, /^Inviter à suivre/u, 'Sami');
    await fill(staff, /^Résumé/u, 'Pour Léa');
    await press(staff, /^Déposer le ticket$/u);
    await says(staff, 'Déposé pour Léa Moreau.');
    const [view] = await ticketsOf(at);
    expect(view?.ticket.requester).to.equal('lea');
    expect(view?.ticket.filer).to.equal('dubois');
    expect(view?.ticket.assignee).to.equal('martin');
    expect(view?.ticket.priority).to.equal('high');
    expect(view?.ticket.observers).to.deep.equal(['sami']);
  });

  it('gives each of several people a task of their own, in one go', async () => {
    const at = world(TASKS);
    const form = await formAt(at, { person: MARTIN });
    await choose(form, /^À qui/u, 'Léa');
    await choose(form, /^À qui/u, 'Sami');
    await fill(form, /^Résumé/u, 'Préparer un exposé');
    await pick(form, /^Fichiers/u, [new File(['consigne'], 'consigne.txt', { type: 'text/plain' })]);
    await press(form, /^Confier 2 tâches$/u);
    await says(form, '2 tâches sont confiées.');
    const views = await ticketsOf(at);
    expect(views.map((view) => view.ticket.assignee)).to.have.members(['lea', 'sami']);
    expect(views.every((view) => view.ticket.kind === 'task' && view.ticket.files[0]?.name === 'consigne.txt')).to.equal(true);
  });

  it('does not let a learner give tasks, and says so', async () => {
    const form = await formAt(world(TASKS), { person: LEA });
    expect(shown(form)).to.contain('Vous ne pouvez pas déposer de ticket ici.');
  });

  it('shows the page it attaches, and leaves it out when asked to', async () => {
    const at = world(PLAIN);
    const form = await formAt(at);
    expect(shown(form)).to.contain('La page où vous êtes');
    await press(form, /Ne pas joindre/u);
    await fill(form, /^Résumé/u, 'Sans page');
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'TRK_1 déposé');
    expect((await ticketsOf(at))[0]?.ticket.page).to.equal(null);
  });

  it('speaks English where the page does', async () => {
    const form = await formAt(world(SUPPORT), { lang: 'en' });
    await fill(form, /^Service/u, 'Video platform');
    await fill(form, /^Summary/u, 'No sound');
    await press(form, /^File the ticket$/u);
    await says(form, 'TRK2_1 filed. The Video platform team will answer you.');
    await says(form, 'We answer within one working day.');
  });
});
