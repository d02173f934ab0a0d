/** Who serves a service and what goes where, as it is set up in administration: rates and switches, the next assignee, observers, redirections. */
import { expect } from '@open-wc/testing';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import { fileAs } from '../desk/world.ts';
import { all, fill, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, LEA, MARTIN, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { placeAdmin, standing, unfold } from './world.ts';

let host: HTMLElement;

/** Moodle gives to the least loaded of its managers, who is one. */
const GIVING: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) =>
    service.id === 'moodle' ? { ...service, assignment: 'least-loaded', managers: [{ person: 'martin' }] } : service,
  ),
};

async function servicesAt(at: World): Promise<GuichetAdminPanel> {
  await (await at.backend.connect(MARTIN)).close();
  const panel = placeAdmin(host, at, { set: { section: 'services' } });
  await standing(panel);
  await unfold(panel);
  return panel;
}

async function moodle(at: World) {
  const session = await at.backend.connect(ADMIN);
  const { desk } = await session.administration.settings();
  await session.close();
  const service = desk.services.find(({ id }) => id === 'moodle');
  if (service === undefined) throw new Error('no such service');
  return service;
}

function formOf(panel: GuichetAdminPanel, place: string): HTMLFormElement {
  const form = panel.shadowRoot?.querySelector<HTMLFormElement>(`form[data-form="${place}"]`);
  if (form == null) throw new Error(`no form ${place}`);
  return form;
}

const says = (panel: GuichetAdminPanel, words: string) =>
  until(() => textOf(panel).includes(words), `the panel says "${words}"; it says: ${textOf(panel)}`);

describe('a service in administration', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.setProperty('inline-size', '60em');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('gives a manager a rate, and takes one of their switches away', async () => {
    const at = world(GIVING);
    const panel = await servicesAt(at);
    const manager = (): HTMLFormElement => formOf(panel, 'manager-moodle-martin');
    const rate = manager().querySelector<HTMLInputElement>('input[type="number"]');
    expect(rate?.labels?.[0]?.textContent.trim()).to.equal('Taux');
    if (rate !== null) fill(rate, '50');
    await panel.updateComplete;
    one(manager(), 'checkbox', 'Refuser').click();
    await panel.updateComplete;
    one(manager(), 'button', 'Enregistrer').click();
    await says(panel, 'Les droits de Claire Martin dans ce service sont enregistrés.');
    await says(panel, 'taux 50 %');
    const [martin] = (await moodle(at)).managers;
    expect(martin?.rate).to.equal(50);
    expect(martin?.privileges).to.include('assign').and.not.to.include('refuse');
  });

  it('says whom the next ticket of a category would go to, and what they handle', async () => {
    const at = world(GIVING);
    await fileAs(at, LEA, 'Bonjour', { service: 'moodle', category: 'accounts' });
    const panel = await servicesAt(at);
    one(formOf(panel, 'category-moodle-accounts'), 'button', 'À qui irait le prochain ticket ?').click();
    await says(panel, 'Le prochain ticket irait à Claire Martin.');
    await says(panel, 'Claire Martin : 1 ticket en charge');
  });

  it('keeps who observes every ticket, and where a category redirects', async () => {
    const at = world(GIVING);
    const panel = await servicesAt(at);
    const observers = formOf(panel, 'service-moodle-observers');
    const box = observers.querySelector('guichet-combobox');
    box?.dispatchEvent(new CustomEvent('guichet-choose', { detail: { option: { id: 'martin', label: 'Claire Martin' } } }));
    await panel.updateComplete;
    one(observers, 'button', 'Enregistrer').click();
    await until(async () => (await moodle(at)).observers.join() === 'martin', 'she observes');

    const accounts = (): HTMLFormElement => formOf(panel, 'category-moodle-accounts');
    const [redirect] = all(accounts(), 'combobox', 'Renvoie vers') as HTMLSelectElement[];
    const to = [...(redirect?.options ?? [])].find(({ value }) => value !== '')?.value;
    if (redirect === undefined || to === undefined) throw new Error('nowhere to go');
    redirect.value = to;
    redirect.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.updateComplete;
    one(accounts(), 'button', 'Enregistrer').click();
    await until(
      async () => (await moodle(at)).categories.find(({ id }) => id === 'accounts')?.redirect === to,
      'what is filed there goes on',
    );
  });
});
