/** What is to correct in a form: said once beside each field and above them all, until it is right. */
import { expect } from '@open-wc/testing';
import { control, fill, focused, press, shown } from './filling.ts';
import { FIELDS, MARTIN, SUPPORT, TASKS, placeForm, rootOf, standing, until, world, type Look, type World } from './world.ts';

let host: HTMLElement;

async function formAt(at: World, look: Look = {}) {
  const form = placeForm(host, at, look);
  await standing(form);
  return form;
}

const valueOf = (form: Element, label: RegExp) => (control(form, label) as HTMLInputElement).value;
const links = (form: Element) =>
  [...rootOf(form).querySelectorAll('.error-summary a')].map((each) => each.textContent.replace(/\s/gu, ' '));

describe('what is to correct', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('says everything that is missing, in a summary that has the focus and leads to each field', async () => {
    const form = await formAt(world(FIELDS));
    await fill(form, /^Un examen est en jeu$/u, true);
    await fill(form, /^Personnes concernées/u, 'beaucoup');
    await fill(form, /^Autre adresse/u, 'lea');
    await press(form, /^Déposer le ticket$/u);
    await until(() => focused()?.classList.contains('error-summary') === true, 'the focus is on the summary');
    expect(shown(form)).to.contain('Il y a 4 points à corriger');
    expect(links(form)).to.have.length(4);
    expect(links(form)[0]).to.contain('Écrivez un résumé');
    expect(links(form)[1]).to.equal('Remplissez « Date de l’examen ».');
    expect(links(form)[2]).to.match(/^Personnes concernées : Indiquez un nombre/u);
    expect(links(form)[3]).to.match(/^Autre adresse : Indiquez une adresse/u);
    const summary = control(form, /^Résumé/u);
    rootOf(form).querySelector<HTMLElement>('.error-summary a')?.click();
    expect(focused()).to.equal(summary);
    expect(summary.getAttribute('aria-invalid')).to.equal('true');
    const described = (summary.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => rootOf(form).getElementById(id)?.textContent ?? '');
    expect(described.join(' ')).to.contain('Écrivez un résumé');
    expect(valueOf(form, /^Personnes concernées/u)).to.equal('beaucoup');
  });

  it('asks for the service, then for the category', async () => {
    const form = await formAt(world(SUPPORT));
    await fill(form, /^Résumé/u, 'Sans lieu');
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form).length === 1, 'one thing is to correct');
    expect(links(form)[0]).to.equal('Choisissez le service concerné.');
    await fill(form, /^Service/u, 'Moodle');
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form)[0]?.includes('catégorie') === true, 'the category is asked');
  });

  it('asks for the words of a task where tasks are given', async () => {
    const form = await formAt(world(TASKS), { person: MARTIN });
    await press(form, /^Confier la tâche$/u);
    await until(() => links(form).length === 2, 'two things are to correct');
    expect(links(form)[1]).to.equal('Écrivez en quelques mots ce qui est attendu.');
  });

  it('takes an error away once its field is right, says another as it is now, and adds none before the form is sent', async () => {
    const form = await formAt(world(SUPPORT));
    await fill(form, /^Résumé/u, 'Un');
    await fill(form, /^Résumé/u, '');
    expect(control(form, /^Résumé/u).getAttribute('aria-invalid')).to.equal('false');
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form).length === 2, 'two things are to correct');
    const service = control(form, /^Service/u);
    await fill(form, /^Service/u, 'Moodle');
    expect([control(form, /^Service/u) === service, service.getAttribute('aria-invalid')]).to.deep.equal([true, 'false']);
    expect(shown(form)).to.not.contain('Choisissez le service concerné.');
    expect(control(form, /^Catégorie/u).getAttribute('aria-invalid')).to.equal('false');
    expect(links(form)).to.have.length(1);
    await fill(form, /^Résumé/u, 'a'.repeat(280));
    expect(links(form)).to.deep.equal(['Le résumé a 25 caractères de trop. Raccourcissez-le.']);
    await fill(form, /^Résumé/u, 'a'.repeat(34));
    expect(links(form)).to.deep.equal([]);
    expect(control(form, /^Résumé/u).getAttribute('aria-invalid')).to.equal('false');
    await fill(form, /^Résumé/u, '');
    expect(links(form)).to.deep.equal([]);
  });

  it('tells the summary of errors when it comes, and says nothing again as errors go', async () => {
    const form = await formAt(world(SUPPORT));
    await press(form, /^Déposer le ticket$/u);
    await until(() => links(form).length === 2, 'two things are to correct');
    const summary = rootOf(form).querySelector('.error-summary');
    expect(summary?.getAttribute('role')).to.equal('alert');
    // What changes in it or goes is none of an addition's: told whole, it would be read out after each correction.
    expect([summary?.getAttribute('aria-atomic'), summary?.getAttribute('aria-relevant')]).to.deep.equal(['false', 'additions']);
    const told: string[] = [];
    const hearing = new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) told.push(node.textContent ?? '');
    });
    hearing.observe(summary!, { childList: true, subtree: true });
    await fill(form, /^Service/u, 'Moodle');
    await until(() => links(form).length === 1, 'one is left');
    await fill(form, /^Résumé/u, 'a'.repeat(280));
    await until(() => links(form)[0]?.includes('25 caractères de trop') === true, 'it is another one');
    expect(rootOf(form).querySelector('.error-summary')).to.equal(summary);
    for (const { addedNodes } of hearing.takeRecords()) for (const node of addedNodes) told.push(node.textContent ?? '');
    hearing.disconnect();
    expect(told.filter((each) => each.trim() !== '')).to.deep.equal([]);
  });
});
