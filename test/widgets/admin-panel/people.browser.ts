/** People in administration: a manager gives and takes the management of his services; whoever operates erases, by the name typed. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { violationsIn } from '../axe.ts';
import { fileAs, doAs } from '../desk/world.ts';
import { all, fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, SUPPORT, rootOf, until, world, type World } from '../ticket-form/world.ts';
import { placeAdmin, standing } from './world.ts';

const OPERATOR: PersonInput = { id: 'roy', name: 'Max Roy', profile: 'technical-admin' };

let host: HTMLElement;

async function peopleOf(at: World, person?: PersonInput): Promise<GuichetAdminPanel> {
  const panel = placeAdmin(host, at, { ...(person === undefined ? {} : { person }), set: { section: 'people' } });
  await standing(panel);
  return panel;
}

const says = (panel: GuichetAdminPanel, text: string) =>
  until(() => textOf(panel).includes(text), `the panel says "${text}"; it says: ${textOf(panel)}`);
const asking = (panel: GuichetAdminPanel) =>
  until(() => rootOf(panel).querySelector('guichet-person-erasing')?.shadowRoot?.querySelector('#name') != null, 'it is counted');

describe('people in administration', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('are there for whoever manages the people of a service, who makes managers there, and no more', async () => {
    const at = world(SUPPORT);
    await (await at.backend.connect(LEA)).close();
    const panel = await peopleOf(at, MARTIN);
    await says(panel, 'Léa Moreau');
    expect(has(panel, 'button', 'Changer les droits de Léa Moreau')).to.equal(false);
    expect(all(panel, 'button', /Effacer/u)).to.have.length(0);
    expect(textOf(panel)).not.to.include('Ajouter une personne');
    one(panel, 'button', /^Ses services\s: Léa Moreau$/u).click();
    await panel.updateComplete;
    one(panel, 'button', /^Nommer gestionnaire de Moodle/u).click();
    await says(panel, 'Léa Moreau est désormais gestionnaire de Moodle');
    const managers = async (): Promise<string[]> => {
      const session = await at.backend.connect(MARTIN);
      const { managers: found = [] } = session.desk.services.find(({ id }) => id === 'moodle') ?? {};
      await session.close();
      return found.map(({ person }) => person);
    };
    expect(await managers()).to.deep.equal(['martin', 'lea']);
    await until(() => has(panel, 'button', /^Retirer la gestion de Moodle/u), 'the line is other');
    one(panel, 'button', /^Retirer la gestion de Moodle/u).click();
    await says(panel, 'Léa Moreau n’est plus gestionnaire de Moodle');
    expect(await managers()).to.deep.equal(['martin']);
    expect(await violationsIn(panel)).to.deep.equal([]);
  });

  it('are not erased by a second press on what saves or gives up: nothing comes to where that was', async () => {
    const at = world(SUPPORT);
    await (await at.backend.connect(LEA)).close();
    // The page goes on below, so that its end moves nothing.
    host.style.setProperty('padding-block-end', '100vh');
    const panel = await peopleOf(at);
    await says(panel, 'Léa Moreau');
    one(panel, 'button', 'Changer les droits de Léa Moreau').click();
    await panel.updateComplete;
    expect(textOf(one(panel, 'button', 'Effacer Léa Moreau du guichet'))).to.equal('Effacer Léa Moreau du guichet');
    expect(rootOf(panel).querySelectorAll('.button.danger')).to.have.length(0);
    const pressTwice = async (name: string, isOver: () => boolean): Promise<void> => {
      one(panel, 'checkbox', 'Suspendre l’accès').click();
      await panel.updateComplete;
      const button = one(panel, 'button', name);
      button.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = button.getBoundingClientRect();
      button.click();
      await until(isOver, `"${name}" is done`);
      await panel.updateComplete;
      const under = rootOf(panel)
        .elementFromPoint(x + width / 2, y + height / 2)
        ?.closest('button');
      expect(under && nameOf(under), 'under the pointer').to.equal(name);
      under?.click();
      await panel.updateComplete;
    };
    await pressTwice('Abandonner', () => !(one(panel, 'checkbox', 'Suspendre l’accès') as HTMLInputElement).checked);
    await pressTwice('Enregistrer', () => textOf(panel).includes('Les droits de Léa Moreau sont enregistrés'));
    expect(rootOf(panel).querySelector('guichet-person-erasing')).to.equal(null);
  });

  it('are not there for a manager whose switch is off', async () => {
    const services = (SUPPORT.services ?? []).map((service) => ({
      ...service,
      managers: (service.managers ?? []).map((manager) => ({ ...manager, privileges: ['edit-service' as const] })),
    }));
    const panel = placeAdmin(host, world({ ...SUPPORT, services }), { person: MARTIN });
    await standing(panel);
    expect(has(panel, 'button', /^Services/u)).to.equal(true);
    expect(has(panel, 'button', 'Personnes')).to.equal(false);
  });

  it('are erased by who operates, once their name is typed, after it is said what goes', async () => {
    const at = world(SUPPORT);
    await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
    const panel = await peopleOf(at, OPERATOR);
    await says(panel, 'Léa Moreau');
    one(panel, 'button', 'Effacer Léa Moreau du guichet').click();
    await asking(panel);
    expect(textOf(panel))
      .to.include('tous les textes et fichiers du ticket demandé')
      .and.to.include('Rien de cela ne peut être annulé')
      .and.not.to.match(/aucun|rien dans/u);
    expect(await violationsIn(panel)).to.deep.equal([]);
    one(panel, 'button', 'Effacer définitivement').click();
    await says(panel, 'Ce n’est pas ce nom');
    await until(() => focused()?.id === 'name', 'the field has the focus');
    fill(one(panel, 'textbox', /^Pour confirmer/u) as HTMLInputElement, 'Léa  Moreau ');
    one(panel, 'button', 'Effacer définitivement').click();
    await says(panel, 'Léa Moreau n’existe plus sur ce guichet');
    await until(() => focused()?.textContent.includes('n’existe plus') === true, 'the focus is on what was said');
    expect(has(panel, 'button', 'Effacer Léa Moreau du guichet')).to.equal(false);
    one(panel, 'button', 'Historique').click();
    await says(panel, 'Personne effacée du guichet');
    expect(textOf(panel)).not.to.include('erased:');
  });

  it('stay where it is given up, where they are waited for, and where it cannot be done; and it is said why', async () => {
    const at = world(SUPPORT);
    const ticket = await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
    const panel = await peopleOf(at);
    await says(panel, 'Léa Moreau');
    one(panel, 'button', 'Changer les droits de Léa Moreau').click();
    await panel.updateComplete;
    const erase = one(panel, 'button', 'Effacer Léa Moreau du guichet');
    erase.focus();
    erase.click();
    await asking(panel);
    one(panel, 'button', 'Annuler').click();
    await until(() => rootOf(panel).querySelector('guichet-person-erasing') === null, 'it is given up');
    expect(focused()?.textContent).to.include('Effacer');

    await doAs(at, MARTIN, ticket, 'take');
    one(panel, 'button', 'Changer les droits de Claire Martin').click();
    await panel.updateComplete;
    one(panel, 'button', 'Effacer Claire Martin du guichet').click();
    await says(panel, 'Des tickets actifs attendent encore cette personne');
    one(panel, 'button', 'Annuler').click();
    await until(() => rootOf(panel).querySelector('guichet-person-erasing') === null, 'it is given up');

    one(panel, 'button', 'Changer les droits de Léa Moreau').click();
    await panel.updateComplete;
    one(panel, 'button', 'Effacer Léa Moreau du guichet').click();
    await asking(panel);
    at.backend.before = (operation) => {
      if (operation === 'erasePerson') throw new Unavailable('full');
    };
    fill(one(panel, 'textbox', /^Pour confirmer/u) as HTMLInputElement, 'Léa Moreau');
    one(panel, 'button', 'Effacer définitivement').click();
    await until(
      () => rootOf(panel).querySelector('guichet-person-erasing')?.shadowRoot?.querySelector('.notice.danger') != null,
      'why not',
    );
    expect((one(panel, 'textbox', /^Pour confirmer/u) as HTMLInputElement).value).to.equal('Léa Moreau');
  });
});
