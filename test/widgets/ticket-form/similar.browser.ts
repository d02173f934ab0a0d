/** What resembles the ticket being written is offered under its summary, and is never in the way of it. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { TicketNamed } from '../../../src/widgets/shared/events.ts';
import { control, fill, focused, press, says, shown } from './filling.ts';
import { filedBefore, knownProblem, OPEN } from './alike.ts';
import { ADMIN, LEA, SAMI, placeForm, rootOf, standing, until, world, type World } from './world.ts';

let host: HTMLElement;

async function formAt(at: World) {
  const form = placeForm(host, at);
  await standing(form);
  return form;
}

const summaryOf = (form: Element) => (control(form, /^Résumé/u) as HTMLInputElement).value;
const topOf = (form: Element) => control(form, /^Description/u).getBoundingClientRect().top;

describe('tickets like the one being written', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('lists one’s own and known problems, says so once, and opens one without losing the draft', async () => {
    const at = world(OPEN);
    await filedBefore(at, 'Mot de passe du compte refusé', LEA);
    await knownProblem(at, 'Les mots de passe des comptes sont refusés', [SAMI, ADMIN]);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    await says(form, '2 réponses possibles');
    const live = () => rootOf(form).querySelector('.live')?.textContent ?? '';
    await until(() => live().replace(/\s/gu, ' ') === '2 tickets ressemblent au vôtre, sous le résumé.', 'it is said');
    expect(shown(form)).to.contain('Vous l’avez déjà demandé');
    expect(shown(form)).to.contain('Problème connu · 2 personnes l’ont signalé');
    let opened: TicketNamed | undefined;
    form.addEventListener('guichet-ticket-open', (event) => {
      event.preventDefault();
      opened = event.detail;
    });
    await press(form, /^Voir TRK2_1$/u);
    expect(opened?.key).to.equal('TRK2_1');
    expect(summaryOf(form)).to.equal('Mot de passe refusé');
  });

  it('moves nothing under the fingers when the answer comes', async () => {
    const at = world(OPEN);
    await filedBefore(at, 'Mot de passe du compte refusé', LEA);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    const before = topOf(form);
    await says(form, 'Une réponse possible');
    expect(topOf(form)).to.equal(before);
  });

  it('says “me too” of a known problem', async () => {
    const at = world(OPEN);
    const id = await knownProblem(at, 'Les mots de passe des comptes sont refusés');
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    await says(form, 'Problème connu');
    await press(form, /^Moi aussi, suivre TRK2_1$/u);
    await says(form, 'C’est noté');
    const session = await at.backend.connect(LEA);
    expect((await session.ticket(id)).ticket.affected).to.contain('lea');
    await session.close();
  });

  it('is an answer when the person says so: nothing is filed, the draft stays until they start anew', async () => {
    const at = world(OPEN);
    await filedBefore(at, 'Mot de passe du compte refusé', LEA);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    await says(form, 'Une réponse possible');
    await press(form, /^C’est cela, je ne dépose pas/u);
    await until(() => focused()?.id === 'filed', 'the focus is on what is said');
    expect(shown(form)).to.contain('Rien n’est déposé.');
    await press(form, /^Revenir au brouillon$/u);
    expect(summaryOf(form)).to.equal('Mot de passe refusé');
    await until(() => focused() === control(form, /^Résumé/u), 'the focus is back');
    await press(form, /^C’est cela, je ne dépose pas/u);
    await press(form, /^Commencer un autre ticket$/u);
    expect(summaryOf(form)).to.equal('');
    await press(form, /^Le remettre$/u);
    expect(summaryOf(form)).to.equal('Mot de passe refusé');
  });

  it('asks nothing under three letters, and nobody’s tickets are shown to another', async () => {
    const at = world({ ...OPEN, read: 'own' });
    await filedBefore(at, 'Mot de passe du compte refusé', SAMI);
    let asked = 0;
    at.backend.before = (operation) => {
      if (operation === 'similar') asked += 1;
    };
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mo');
    expect(rootOf(form).querySelector('.similar')).to.equal(null);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    await until(() => asked === 1, 'it is asked');
    await form.updateComplete;
    expect(shown(form)).not.to.contain('réponse');
  });

  it('fails in silence', async () => {
    const at = world(OPEN);
    let asked = false;
    at.backend.before = (operation) => {
      if (operation !== 'similar') return;
      asked = true;
      throw new Unavailable('network');
    };
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'Mot de passe refusé');
    await until(() => asked, 'it is asked');
    await form.updateComplete;
    expect(rootOf(form).querySelector('.notice')).to.equal(null);
    at.backend.before = undefined;
    await press(form, /^Déposer le ticket$/u);
    await until(() => rootOf(form).querySelector('.error-summary') !== null, 'the form goes on');
  });
});
