/** A desk on the backend that a page has without a server: what is filed stays, and other people of the browser see it. */
import { expect } from '@open-wc/testing';
import '../../../src/guichet.ts';
import type { GuichetDesk } from '../../../src/guichet.ts';
import type { DeskInput, PersonInput } from '../../../src/guichet.ts';
import { LEA, MARTIN, until } from '../ticket-form/world.ts';
import { fill, pick, press, says } from '../ticket-form/filling.ts';
import { rootOf, standing, tabNames, tabsOf } from './world.ts';

const DESK: DeskInput = {
  id: 'real',
  name: 'Guichet',
  mode: 'support',
  prefix: 'VRAI_',
  fields: [{ code: 'salle', type: 'text', label: 'Salle', required: true, listable: true }],
};

let host: HTMLElement;

async function deskFor(person: PersonInput): Promise<GuichetDesk> {
  const desk = document.createElement('guichet-desk');
  Object.assign(desk, { lang: 'fr', backend: 'indexeddb:', desk: 'real', settings: DESK, person });
  host.append(desk);
  await standing(desk);
  return desk;
}

const text = (desk: GuichetDesk) => rootOf(desk).querySelector('guichet-ticket-list')?.shadowRoot?.textContent ?? '';

describe('a desk without a server', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('keeps what is filed, with its field and its file, and shows it to the team in another desk at once', async () => {
    const learner = await deskFor(LEA);
    const team = await deskFor(MARTIN);
    expect(tabNames(team)[1]).to.equal('Tickets 0');
    const form = rootOf(learner).querySelector('guichet-ticket-form');
    if (form === null) throw new Error('no form');
    await until(() => form.shadowRoot?.querySelector('form') != null, 'the form stands');
    await fill(form, /^Résumé/u, 'Gardé pour de bon');
    await fill(form, /^Salle/u, 'C 114');
    await pick(form, /^Fichiers/u, [new File(['des octets'], 'copie.txt', { type: 'text/plain' })]);
    await press(form, /^Déposer le ticket$/u);
    await says(form, 'VRAI_1 déposé');
    await until(() => tabNames(team)[1] === 'Tickets 1' && text(team).includes('Gardé pour de bon'), 'the team sees it');
    const view = await team.session?.ticket('VRAI_1');
    expect(view?.ticket.fields).to.deep.equal({ salle: 'C 114' });
    const [file] = view?.ticket.files ?? [];
    expect(await (await team.session?.open(view?.ticket.id ?? '', file?.id ?? ''))?.text()).to.equal('des octets');
    learner.remove();
    team.remove();
    sessionStorage.clear();
    const again = await deskFor(LEA);
    expect(tabNames(again)[1]).to.equal('Tickets 1');
    tabsOf(again)[1]?.click();
    await until(() => text(again).includes('Gardé pour de bon'), 'it is still there');
  });
});
