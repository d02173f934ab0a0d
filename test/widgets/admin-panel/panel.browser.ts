/** Administration as whoever sets a desk up meets it: by roles and names, by keys, with what is typed kept. */
import { expect } from '@open-wc/testing';
import { freshId } from '../../../src/backends/backend.ts';
import type { DeskSettings } from '../../../src/backends/backend.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import { all, fill, has, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, LEA, MARTIN, PLAIN, SUPPORT, TASKS, placeForm, until, world, type World } from '../ticket-form/world.ts';
import { doAs, fileAs } from '../desk/world.ts';
import { countsSlowly, placeAdmin, standing, unfold, type Look } from './world.ts';

let host: HTMLElement;

async function panelAt(at: World, look: Look = {}): Promise<GuichetAdminPanel> {
  const panel = placeAdmin(host, at, look);
  await standing(panel);
  return panel;
}

/** The desk as it is kept, read as another page would. */
async function kept(at: World): Promise<DeskSettings> {
  const session = await at.backend.connect(ADMIN);
  const settings = await session.administration.settings();
  await session.close();
  return settings;
}

const says = (panel: GuichetAdminPanel, words: string) =>
  until(() => textOf(panel).includes(words), `the panel says "${words}"; it says: ${textOf(panel)}`);

/** Types into a control, and waits until it is drawn. */
async function typed(panel: GuichetAdminPanel, control: HTMLElement, words: string): Promise<void> {
  fill(control, words);
  await panel.updateComplete;
}

async function open(panel: GuichetAdminPanel, section: string): Promise<void> {
  one(panel, 'button', section).click();
  await panel.updateComplete;
  await standing(panel);
}

describe('administration', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.setProperty('inline-size', '60em');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('is not for whoever may change nothing, and shows a manager what is theirs', async () => {
    const at = world(SUPPORT);
    expect(textOf(await panelAt(at, { person: LEA }))).to.contain('ne vous est pas ouverte');
    const manager = await panelAt(at, { person: MARTIN });
    expect(has(manager, 'button', 'Services et catégories')).to.equal(true);
    expect(has(manager, 'button', 'Réglages')).to.equal(false);
    await open(manager, 'Services et catégories');
    await says(manager, 'Moodle');
    expect(textOf(manager)).not.to.contain('Plateforme vidéo');
  });

  it('says what keeps the desk from serving, and leads to where it is mended', async () => {
    const panel = await panelAt(world(SUPPORT));
    await says(panel, '« Plateforme vidéo » n’a pas de gestionnaire');
    all(panel, 'button', /Ouvrir « Services/u)[0]?.click();
    await panel.updateComplete;
    await standing(panel);
    await until(
      () => panel.shadowRoot?.querySelector<HTMLDetailsElement>('#service-video')?.open === true,
      'the service is open',
    );
  });

  it('names who handles tickets, whoever they are', async () => {
    const at = world(PLAIN);
    const ticket = await fileAs(at, LEA, 'Je ne vois plus mes cours');
    await doAs(at, MARTIN, ticket, 'take');
    await says(await panelAt(at), 'Claire Martin : 1 ticket');
  });

  it('speaks of tasks where tasks are given', async () => {
    const panel = await panelAt(world(TASKS));
    await says(panel, 'Aucune tâche pour le moment');
    expect(has(panel, 'heading', 'Tâches')).to.equal(true);
    expect(textOf(panel)).not.to.match(/ticket/iu);
  });

  it('says how far the counting of a large desk is, stops it, and counts when it is asked again', async () => {
    const at = world(SUPPORT);
    await fileAs(at, LEA, 'Je ne vois plus mes cours', { service: 'moodle', category: 'accounts' });
    const letGo = countsSlowly(at);
    const panel = await panelAt(at, { set: { section: 'services' } });
    await says(panel, 'Les tickets sont comptés…');
    one(panel, 'button', 'Arrêter de compter').click();
    letGo();
    await says(panel, 'Le compte a été arrêté');
    expect(textOf(panel)).not.to.match(/ticket actif|aucun ticket/u);
    one(panel, 'button', 'Compter les tickets').click();
    await says(panel, '1 ticket');
    expect(textOf(panel)).not.to.contain('Le compte a été arrêté');
  });

  it('saves settings, says so, and takes them back; an error stands beside its field and keeps what was typed', async () => {
    const at = world(SUPPORT);
    const panel = await panelAt(at, { set: { section: 'settings' } });
    const zone = one(panel, 'textbox', 'Fuseau horaire');
    await typed(panel, zone, 'Europe/Rouen');
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, 'Ce fuseau horaire n’est pas connu');
    expect((one(panel, 'textbox', 'Fuseau horaire') as HTMLInputElement).value).to.equal('Europe/Rouen');
    expect(one(panel, 'textbox', 'Fuseau horaire').getAttribute('aria-invalid')).to.equal('true');
    await typed(panel, one(panel, 'textbox', 'Fuseau horaire'), 'Indian/Reunion');
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, 'est enregistré');
    expect((await kept(at)).desk.zone).to.equal('Indian/Reunion');
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'Le changement est défait');
    expect((await kept(at)).desk.zone).to.equal('Europe/Paris');
  });

  it('has what is typed in two languages level, whatever is said above one of them', async () => {
    const panel = await panelAt(world(SUPPORT), { set: { section: 'settings' } });
    const bottom = (name: RegExp): number => one(panel, 'textbox', name).getBoundingClientRect().bottom;
    expect(bottom(/^Nom \(français\)/u)).to.be.closeTo(bottom(/^Nom \(anglais\)/u), 1);
  });

  it('adds a service once, however often its button is pressed', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at, { set: { section: 'services' } });
    await typed(panel, one(panel, 'textbox', 'Nom du service'), 'Wifi');
    await typed(panel, one(panel, 'textbox', 'Première catégorie'), 'Accès');
    const save = one(panel, 'button', 'Enregistrer');
    save.click();
    save.click();
    await says(panel, '« Wifi » est ajouté');
    expect((await kept(at)).desk.services).to.have.length(1);
    expect(textOf(panel)).not.to.contain('existe déjà');
  });

  it('keeps what is typed while somebody else changes the desk', async () => {
    const at = world(SUPPORT);
    const panel = await panelAt(at, { set: { section: 'settings' } });
    await typed(panel, one(panel, 'textbox', /Préfixe/u), 'AIDE_');
    const other = await at.backend.connect({ ...ADMIN, id: 'other' });
    await other.administration.run([{ do: 'change-settings', id: freshId(), patch: { name: 'Aide' } }]);
    await until(
      () => (one(panel, 'textbox', /^Nom \(français\)/u) as HTMLInputElement).value === 'Aide',
      'the other’s change is shown',
    );
    expect((one(panel, 'textbox', /Préfixe/u) as HTMLInputElement).value).to.equal('AIDE_');
    await other.close();
  });

  it('shows what a mode would change before it is applied', async () => {
    const at = world(SUPPORT);
    const panel = await panelAt(at, { set: { section: 'settings' } });
    const radio = panel.shadowRoot?.querySelector<HTMLInputElement>('input[name="mode"][value="bugs"]');
    radio?.click();
    await panel.updateComplete;
    one(panel, 'button', 'Voir ce qui changerait').click();
    await says(panel, 'Lecture : les siens → tous');
    expect((await kept(at)).desk.mode).to.equal('support');
    one(panel, 'button', /^Appliquer/u).click();
    await says(panel, 'est appliqué');
    expect((await kept(at)).desk.read).to.equal('all');
  });

  it('builds a service with its categories, managers and template, in which a learner then files', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at, { set: { section: 'services' } });
    await typed(panel, one(panel, 'textbox', 'Nom du service'), 'Wifi des résidences');
    await typed(panel, one(panel, 'textbox', 'Première catégorie'), 'Accès');
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, '« Wifi des résidences » est ajouté');
    const [service] = (await kept(at)).desk.services;
    expect([service?.id, service?.categories.map(({ id }) => id)]).to.deep.equal(['wifi-des-residences', ['acces']]);
    await unfold(panel);
    const [template] = all(panel, 'textbox', /^Modèle de description \(français\)/u);
    if (template === undefined) throw new Error('no template');
    await typed(panel, template, 'Résidence :');
    template.closest('form')?.requestSubmit();
    await says(panel, '« Accès » est enregistré');
    const form = placeForm(host, at, { person: LEA });
    await until(() => textOf(form).includes('Description') || all(form, 'textbox').length > 1, 'the form is there');
    await until(
      () => all(form, 'textbox').some((each) => (each as HTMLTextAreaElement).value === 'Résidence :'),
      'the template stands in the form',
    );
  });

  it('names who approves the requests of a category, keeps them as other things change, and asks nobody any more', async () => {
    const at = world(SUPPORT);
    await (await at.backend.connect(MARTIN)).close();
    const panel = await panelAt(at, { set: { section: 'services' } });
    await unfold(panel);
    const accounts = (): HTMLElement => {
      const form = panel.shadowRoot?.querySelector<HTMLElement>('form[data-form="category-moodle-accounts"]');
      if (form == null) throw new Error('no form for accounts');
      return form;
    };
    const save = (): void => accounts().querySelector<HTMLElement>('button.primary')?.click();
    const approval = async () =>
      (await kept(at)).desk.services[0]?.categories.find(({ id }) => id === 'accounts')?.approval?.approvers;
    const asks = (): HTMLElement => one(accounts(), 'checkbox', 'Demande une approbation');
    asks().click();
    await panel.updateComplete;
    const box = [...accounts().querySelectorAll('guichet-combobox')].find((each) => each.label.startsWith('Qui approuve'));
    box?.dispatchEvent(new CustomEvent('guichet-choose', { detail: { option: { id: 'martin', label: 'Claire Martin' } } }));
    await panel.updateComplete;
    save();
    await until(async () => (await approval())?.join() === 'martin', 'she approves');
    await typed(panel, one(accounts(), 'textbox', /^Modèle de description/u), 'Votre identifiant :');
    save();
    await until(
      async () => (await kept(at)).desk.services[0]?.categories.some(({ template }) => template !== undefined) === true,
      'it is kept',
    );
    expect(await approval()).to.deep.equal(['martin']);
    asks().click();
    await panel.updateComplete;
    save();
    await until(async () => (await approval()) === undefined, 'nobody is asked');
  });

  it('moves, refuses to remove what is in use with how many tickets, and says so', async () => {
    const at = world(SUPPORT);
    await fileAs(at, LEA, 'Bonjour', { service: 'moodle', category: 'accounts' });
    const panel = await panelAt(at, { set: { section: 'services' } });
    await unfold(panel);
    one(panel, 'button', /^Descendre «\sCours\s»$/u).click();
    await says(panel, '« Cours » est à la place 2 sur 3');
    const roots = (await kept(at)).desk.services[0]?.categories.filter(({ parent }) => parent === undefined);
    expect(roots?.map(({ id }) => id)).to.deep.equal(['accounts', 'courses', 'old']);
    one(panel, 'button', 'Supprimer « Comptes »').click();
    await says(panel, '1 ticket s’y trouve');
  });

  it('gives people a profile and tells the history of it, which is taken back', async () => {
    const at = world(SUPPORT);
    const lea = await at.backend.connect(LEA);
    const panel = await panelAt(at, { set: { section: 'people' } });
    await says(panel, 'Léa Moreau');
    one(panel, 'button', 'Changer les droits de Léa Moreau').click();
    await panel.updateComplete;
    const profile = one(panel, 'combobox', /^Profil/u) as HTMLSelectElement;
    profile.value = 'technician';
    profile.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.updateComplete;
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, 'Les droits de Léa Moreau sont enregistrés');
    await lea.tickets({});
    expect(lea.me.profile).to.equal('technician');
    await open(panel, 'Historique');
    await says(panel, 'Droits modifiés : Léa Moreau');
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'Changement précédent défait');
    await lea.tickets({});
    expect(lea.me.profile).to.equal('requester');
    await lea.close();
  });
});
