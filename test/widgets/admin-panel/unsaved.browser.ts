/** What is typed in administration and not saved: it is said where it is, asked about before the page is left, and the focus stays. */
import { expect } from '@open-wc/testing';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import { Typing } from '../../../src/widgets/admin-panel/typing.ts';
import { violationsIn } from '../axe.ts';
import { fill, focused, has, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, PLAIN, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { placeAdmin, standing } from './world.ts';

let host: HTMLElement;

async function panelAt(at: World, section: string): Promise<GuichetAdminPanel> {
  const panel = placeAdmin(host, at, { set: { section } });
  await standing(panel);
  return panel;
}

async function open(panel: GuichetAdminPanel, section: string | RegExp): Promise<void> {
  one(panel, 'button', section).click();
  await panel.updateComplete;
  await standing(panel);
}

async function typed(panel: GuichetAdminPanel, name: string | RegExp, text: string): Promise<void> {
  fill(one(panel, 'textbox', name), text);
  await panel.updateComplete;
}

const says = (panel: GuichetAdminPanel, text: string) =>
  until(() => textOf(panel).includes(text), `the panel says "${text}"; it says: ${textOf(panel)}`);

/** Whether the browser would ask before the page is left. */
function isAsked(): boolean {
  const leaving = new Event('beforeunload', { cancelable: true });
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

describe('what is typed in administration and not saved', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    host.style.setProperty('inline-size', '60em');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('is marked in the list of sections and asked about before the page is left, until it is saved', async () => {
    const panel = await panelAt(world(SUPPORT), 'settings');
    expect(isAsked()).to.equal(false);
    await typed(panel, 'Fuseau horaire', 'Indian/Reunion');
    await open(panel, 'Résumé');
    expect(has(panel, 'button', 'Réglages non enregistré')).to.equal(true);
    expect(isAsked()).to.equal(true);
    expect(await violationsIn(panel)).to.deep.equal([]);
    host.style.setProperty('inline-size', '20em');
    await until(
      () =>
        has(panel, 'combobox', 'Partie de l’administration') &&
        one(panel, 'combobox', 'Partie de l’administration').textContent.includes('Réglages (non enregistré)'),
      'the narrow list says so too',
    );
    host.style.setProperty('inline-size', '60em');
    await until(() => has(panel, 'button', 'Réglages non enregistré'), 'there is room again');
    await open(panel, 'Réglages non enregistré');
    one(panel, 'button', 'Enregistrer').click();
    await says(panel, 'est enregistré');
    expect(has(panel, 'button', 'Réglages')).to.equal(true);
    expect(isAsked()).to.equal(false);
  });

  it('is asked about no more once it is given up, and the focus stays in its form', async () => {
    const panel = await panelAt(world(SUPPORT), 'settings');
    await typed(panel, 'Fuseau horaire', 'Indian/Reunion');
    const giveUp = one(panel, 'button', 'Abandonner');
    giveUp.focus();
    giveUp.click();
    await until(() => focused() === one(panel, 'textbox', 'Fuseau horaire'), 'the focus is in what had been typed in');
    expect(has(panel, 'button', 'Réglages')).to.equal(true);
    expect(isAsked()).to.equal(false);
  });

  it('is asked about no more once the panel is gone', async () => {
    const panel = await panelAt(world(SUPPORT), 'settings');
    await typed(panel, 'Fuseau horaire', 'Indian/Reunion');
    expect(isAsked()).to.equal(true);
    panel.remove();
    expect(isAsked()).to.equal(false);
  });

  it('is found in its field and marked when the page comes again, until it is given up', async () => {
    const at = world(SUPPORT);
    await (await at.backend.connect(LEA)).close();
    const panel = await panelAt(at, 'settings');
    await typed(panel, 'Fuseau horaire', 'Indian/Reunion');
    await open(panel, 'Personnes');
    await says(panel, 'Léa Moreau');
    one(panel, 'button', 'Changer les droits de Léa Moreau').click();
    await panel.updateComplete;
    one(panel, 'checkbox', 'Suspendre l’accès').click();
    await panel.updateComplete;
    panel.remove();

    const again = await panelAt(at, 'people');
    await until(() => has(again, 'button', 'Réglages non enregistré'), 'a section that is not open yet is marked');
    await until(
      () =>
        one(again, 'button', 'Changer les droits de Léa Moreau').closest('li')?.textContent.includes('non enregistré') === true,
      'so is the line of a person',
    );
    await open(again, 'Réglages non enregistré');
    expect((one(again, 'textbox', 'Fuseau horaire') as HTMLInputElement).value).to.equal('Indian/Reunion');
    one(again, 'button', 'Abandonner').click();
    await until(() => has(again, 'button', 'Réglages'), 'it is marked no more');
    again.remove();

    const last = await panelAt(at, 'settings');
    expect((one(last, 'textbox', 'Fuseau horaire') as HTMLInputElement).value).to.equal('Europe/Paris');
    expect(has(last, 'button', 'Réglages')).to.equal(true);
  });

  it('is found again of a field that is being defined, its answers too, until it is added', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at, 'fields');
    one(panel, 'button', /^Ajouter un champ/u).click();
    await until(() => focused()?.id === 'label', 'the form of a field is open');
    fill(focused() as HTMLElement, 'Appareil');
    const type = one(panel, 'combobox', 'Type de réponse') as HTMLSelectElement;
    type.value = 'choice';
    type.dispatchEvent(new Event('change', { bubbles: true }));
    await panel.updateComplete;
    one(panel, 'button', 'Ajouter une réponse').click();
    await panel.updateComplete;
    await typed(panel, 'Réponse 1', 'Téléphone');
    panel.remove();

    const again = await panelAt(at, 'fields');
    await until(() => has(again, 'textbox', 'Réponse 1'), 'the form of the field is open');
    expect((one(again, 'textbox', 'Intitulé') as HTMLInputElement).value).to.equal('Appareil');
    expect((one(again, 'textbox', 'Réponse 1') as HTMLInputElement).value).to.equal('Téléphone');
    one(again, 'button', 'Ajouter ce champ').click();
    await says(again, 'Champ « Appareil » ajouté');
    again.remove();

    const last = await panelAt(at, 'fields');
    await until(() => has(last, 'button', /^Ajouter un champ/u), 'the list of fields stands');
    expect(has(last, 'textbox', 'Intitulé')).to.equal(false);
  });

  it('is found again of opening hours, until they are given up', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at, 'calendar');
    await until(() => has(panel, 'button', 'Donner des heures d’ouverture'), 'the editor stands');
    one(panel, 'button', 'Donner des heures d’ouverture').click();
    const closing = (of: GuichetAdminPanel) => of.shadowRoot?.querySelector<HTMLInputElement>('#friday-1-until');
    await until(() => closing(panel) != null, 'the hours of an office stand');
    const friday = closing(panel);
    if (friday != null) fill(friday, '15:30');
    await panel.updateComplete;
    panel.remove();

    const again = await panelAt(at, 'calendar');
    await until(() => closing(again)?.value === '15:30', 'the hour that was typed stands');
    one(again, 'button', 'Abandonner').click();
    await until(() => has(again, 'button', 'Donner des heures d’ouverture'), 'there are none again');
  });

  it('keeps no section shut where what was kept is of another version', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at, 'summary');
    const { backend, session } = panel;
    const kept = new Typing({ backend, desk: session?.desk.id ?? '', person: session?.me.id ?? '' });
    kept.keep('fields/fields', { of: null, draft: { type: 'text', options: 'none' } });
    kept.keep('calendar/calendar', { draft: { week: 'monday' } });
    await kept.close();
    panel.remove();

    const again = await panelAt(at, 'fields');
    await until(() => has(again, 'button', /^Ajouter un champ/u), 'the list of fields stands');
    await open(again, /^Heures d’ouverture/u);
    await until(() => has(again, 'button', 'Donner des heures d’ouverture'), 'the editor of hours stands');
  });

  it('is marked in the editors too, and given up there', async () => {
    const panel = await panelAt(world(PLAIN), 'calendar');
    await until(() => has(panel, 'button', 'Donner des heures d’ouverture'), 'the editor stands');
    one(panel, 'button', 'Donner des heures d’ouverture').click();
    await until(() => has(panel, 'button', 'Heures d’ouverture non enregistré'), 'it is marked');
    expect(isAsked()).to.equal(true);
    one(panel, 'button', 'Abandonner').click();
    await until(() => focused()?.id === 'calendar-begin', 'the focus is in the section');
    expect(isAsked()).to.equal(false);

    await open(panel, 'Champs');
    one(panel, 'button', /^Ajouter un champ/u).click();
    await until(() => focused()?.id === 'label', 'the form of a field is open');
    expect(isAsked()).to.equal(false);
    fill(focused() as HTMLElement, 'Salle');
    await until(() => has(panel, 'button', 'Champs non enregistré'), 'it is marked');
    one(panel, 'button', 'Revenir aux champs').click();
    await until(() => has(panel, 'button', 'Champs'), 'it is marked no more');
    expect(isAsked()).to.equal(false);
  });

  it('is marked on its line where that is closed', async () => {
    const at = world(SUPPORT);
    await (await at.backend.connect(LEA)).close();
    const panel = await panelAt(at, 'people');
    await says(panel, 'Léa Moreau');
    const line = (): HTMLElement => one(panel, 'button', 'Changer les droits de Léa Moreau');
    line().click();
    await panel.updateComplete;
    one(panel, 'checkbox', 'Suspendre l’accès').click();
    await panel.updateComplete;
    line().click();
    await until(() => line().closest('li')?.textContent.includes('non enregistré') === true, 'the line says so');
  });
});
