/** "My settings" of staff: the level of each service, three axes that keep their order, the daily report. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OwnPreferences } from '../../../src/backends/backend.ts';
import type { GuichetPreferencesPanel } from '../../../src/widgets/preferences-panel/preferences-panel.ts';
import { all, fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, MARTIN, PLAIN, until, world, type World } from '../ticket-form/world.ts';
import { lived, named, placePanel, SCHOOL, standing } from './world.ts';

let host: HTMLElement;

async function panelAt(at: World, person = MARTIN): Promise<GuichetPreferencesPanel> {
  const panel = placePanel(host, at, { person });
  await standing(panel);
  await until(() => panel.shadowRoot?.querySelector('.service') != null, 'the services are there');
  const first = panel.shadowRoot?.querySelector<HTMLDetailsElement>('.service');
  if (first != null) first.open = true;
  return panel;
}

async function kept(at: World, person = MARTIN): Promise<OwnPreferences> {
  const session = await at.backend.connect(person);
  const preferences = await session.preferences();
  await session.close();
  return preferences;
}

const says = (panel: GuichetPreferencesPanel, text: string) =>
  until(() => textOf(panel).includes(text), `the panel says "${text}"; it says: ${textOf(panel)}`);
const box = (panel: GuichetPreferencesPanel, role: 'radio' | 'checkbox', name: string) =>
  one(panel, role, named(name)) as HTMLInputElement;

/** What is chosen in the grid, row by row. */
const grid = (panel: GuichetPreferencesPanel): string[] =>
  all(panel, 'radio')
    .filter((each) => (each as HTMLInputElement).checked)
    .map((each) => nameOf(each).replaceAll(/\s+/gu, ' '));

/** The parts of the report that are chosen, in order. */
const parts = (panel: GuichetPreferencesPanel): string[] =>
  all(panel, 'checkbox', /^(?:Ceux|Tous)/u)
    .filter((each) => (each as HTMLInputElement).checked)
    .map(nameOf);

describe('what staff watch over', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('keeps answers ready and a signature: added, corrected, deleted and put back', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    one(panel, 'button', 'Ajouter une réponse').click();
    await until(() => has(panel, 'textbox', 'Titre') && focused() === one(panel, 'textbox', 'Titre'), 'it is written');
    one(panel, 'button', 'Enregistrer la réponse').click();
    await says(panel, 'Donnez un titre à cette réponse.');
    fill(one(panel, 'textbox', 'Titre'), 'Vider le cache');
    fill(one(panel, 'textbox', 'Texte'), 'Bonjour {requester}');
    one(panel, 'button', 'Enregistrer la réponse').click();
    await says(panel, 'Enregistré : réponse « Vider le cache »');
    expect((await kept(at)).responses.map(({ title, text }) => [title, text])).to.deep.equal([
      ['Vider le cache', 'Bonjour {requester}'],
    ]);
    one(panel, 'button', named('Modifier « Vider le cache »')).click();
    await until(() => has(panel, 'textbox', 'Texte'), 'it is corrected');
    fill(one(panel, 'textbox', 'Texte'), 'Bonsoir {requester}');
    one(panel, 'button', 'Enregistrer la réponse').click();
    await until(async () => (await kept(at)).responses[0]?.text === 'Bonsoir {requester}', 'it is kept');
    one(panel, 'button', named('Supprimer « Vider le cache »')).click();
    await says(panel, 'Aucune réponse type pour l’instant.');
    one(panel, 'button', 'Défaire').click();
    await until(() => has(panel, 'button', named('Modifier « Vider le cache »')), 'it is back');
    fill(one(panel, 'textbox', 'Signature'), 'Claire');
    await says(panel, 'Enregistré : votre signature');
    expect((await kept(at)).signature).to.equal('Claire');
  });

  it('is medium by default, and a level is chosen by its name', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    expect(grid(panel)).to.deep.equal([
      'N’importe lequel : jamais',
      'De ma catégorie : à l’arrivée',
      'Pris en charge : toujours',
    ]);
    fill(one(panel, 'combobox', 'Surveillance'), 'complete');
    await says(panel, 'Enregistré : Moodle, surveillance complète.');
    expect((await kept(at)).services).to.deep.equal({ moodle: 'complete' });
    expect(grid(panel)).to.deep.equal(['N’importe lequel : toujours', 'De ma catégorie : toujours', 'Pris en charge : toujours']);
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'C’est défait');
    expect((await kept(at)).services).to.deep.equal({});
  });

  it('keeps the order of its axes: choosing one moves the others, and says which', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    box(panel, 'radio', 'N’importe lequel : toujours').click();
    await says(panel, '« N’importe lequel » toujours ; et aussi De ma catégorie : toujours');
    expect((await kept(at)).services).to.deep.equal({ moodle: 'complete' });
    box(panel, 'radio', 'Pris en charge : à l’arrivée').click();
    await says(panel, 'et aussi N’importe lequel : à l’arrivée et De ma catégorie : à l’arrivée');
    expect((await kept(at)).services).to.deep.equal({ moodle: { any: 'creation', category: 'creation', taken: 'creation' } });
    expect((one(panel, 'combobox', 'Surveillance') as HTMLSelectElement).selectedOptions[0]?.textContent).to.equal(
      'Personnalisée',
    );
  });

  it('is chosen by the arrows of the keyboard, row by row', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    box(panel, 'radio', 'De ma catégorie : à l’arrivée').focus();
    await sendKeys({ press: 'ArrowRight' });
    await says(panel, '« De ma catégorie » toujours');
    expect(focused()?.getAttribute('aria-label')).to.match(/^De ma catégorie.: toujours$/u);
    expect((await kept(at)).services).to.deep.equal({ moodle: { any: 'never', category: 'always', taken: 'always' } });
  });

  it('is switched off for a holiday, and work is no longer given by itself', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    box(panel, 'checkbox', 'Avis de l’équipe').click();
    await says(panel, 'les avis de l’équipe sont coupés');
    box(panel, 'checkbox', 'Assignation automatique').click();
    await says(panel, 'plus aucun ticket ne vous est confié automatiquement');
    const { staff, available } = await kept(at);
    expect([staff, available]).to.deep.equal([false, false]);
    one(panel, 'button', 'Défaire').click();
    await says(panel, 'C’est défait');
    expect((await kept(at)).available).to.equal(true);
  });

  it('is that of the whole desk where there are no services, and nobody else’s than staff’s', async () => {
    const at = world(PLAIN);
    const panel = await panelAt(at);
    fill(one(panel, 'combobox', 'Surveillance'), 'none');
    await says(panel, 'Enregistré : Tout le guichet, surveillance aucune.');
    expect((await kept(at)).level).to.equal('none');
    const lea = placePanel(host, at, { person: LEA });
    await standing(lea);
    expect(has(lea, 'heading', 'Dans l’équipe')).to.equal(false);
  });

  it('says who else of the team would be told', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    await says(panel, 'Vous recevriez un avis : membre de la catégorie.');
    await says(panel, 'Noé Dubois : membre de la catégorie');
    fill(one(panel, 'combobox', 'Service'), 'video');
    await says(panel, 'Personne d’autre dans l’équipe ne recevrait d’avis.');
  });
});

describe('the daily report', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  const MINE = 'Ceux dont je m’occupe';
  const CATEGORIES = 'Ceux de mes catégories';
  const FREE = 'Ceux dont personne ne s’occupe';
  const OTHERS = 'Tous les autres';

  it('has its parts put in order with the keyboard, which keeps the focus', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    expect(parts(panel)).to.deep.equal([MINE, CATEGORIES, FREE]);
    one(panel, 'button', named(`Monter « ${FREE} »`)).focus();
    await sendKeys({ press: 'Enter' });
    await until(() => parts(panel).join() === [MINE, FREE, CATEGORIES].join(), 'it moved up');
    expect((focused() as HTMLElement).title).to.match(/^Monter «.Ceux dont personne/u);
    await sendKeys({ press: 'Enter' });
    await until(() => parts(panel).join() === [FREE, MINE, CATEGORIES].join(), 'it moved up again');
    one(panel, 'checkbox', OTHERS).click();
    await until(() => parts(panel).at(-1) === OTHERS, 'it is added at the end');
    await until(async () => (await kept(at)).reports['moodle']?.sections.join() === 'free,mine,categories,others', 'it is kept');
  });

  it('has its parts put in order with a pointer, and as they were with Escape', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    const grips = () => [...(panel.shadowRoot?.querySelectorAll<HTMLElement>('.service .grip:not([hidden])') ?? [])];
    const middle = (element: Element | undefined) => {
      const { left, top, width, height } = element?.getBoundingClientRect() ?? new DOMRect();
      return { clientX: left + width / 2, clientY: top + height / 2 };
    };
    const send = (target: EventTarget | undefined, type: string, where: object) =>
      target?.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true, button: 0, ...where }));
    grips()[0]?.scrollIntoView({ block: 'center' });
    send(grips()[0], 'pointerdown', middle(grips()[0]));
    send(document, 'pointermove', middle(grips()[2]));
    await until(() => parts(panel).join() === [CATEGORIES, FREE, MINE].join(), 'it follows the pointer');
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    await until(() => parts(panel).join() === [MINE, CATEGORIES, FREE].join(), 'it is as it was');
    send(grips()[0], 'pointerdown', middle(grips()[0]));
    send(document, 'pointermove', middle(grips()[1]));
    send(document, 'pointerup', middle(grips()[1]));
    await says(panel, 'Enregistré : Moodle, parties du rapport.');
    expect((await kept(at)).reports['moodle']?.sections).to.deep.equal(['categories', 'mine', 'free']);
  });

  it('has its hours, its days, its language and a pause, each saved by itself', async () => {
    const at = world(SCHOOL);
    const panel = await panelAt(at);
    fill(one(panel, 'combobox', 'Seconde heure'), '6');
    await says(panel, 'Enregistré : Moodle, rapport à 6 h et 8 h.');
    one(panel, 'checkbox', 'Samedi et dimanche aussi').click();
    await says(panel, 'rapport le week-end aussi');
    one(panel, 'checkbox', 'Suspendu').click();
    await says(panel, 'rapport suspendu');
    fill(one(panel, 'combobox', 'Langue'), 'en');
    await says(panel, 'langue du rapport');
    expect((await kept(at)).reports).to.deep.equal({
      moodle: { sections: ['mine', 'categories', 'free'], hours: [6, 8], weekends: true, suspended: true, language: 'en' },
    });
    fill(one(panel, 'combobox', 'Ce qu’il contient'), 'none');
    await until(() => parts(panel).length === 0, 'it has no parts');
  });

  it('is seen as it would be sent now, by what was just chosen', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const panel = await panelAt(at);
    fill(one(panel, 'combobox', 'Ce qu’il contient'), 'free');
    one(panel, 'button', 'Voir celui d’aujourd’hui').click();
    await until(() => has(panel, 'heading', 'Moodle, rapport d’aujourd’hui'), 'it is there');
    const headings = all(panel, 'heading', /\(\d\)$/u).map(nameOf);
    expect(headings).to.deep.equal([`${MINE} (0)`, `${CATEGORIES} (3)`, `${FREE} (0)`, `${OTHERS} (0)`]);
    expect(nameOf(focused() ?? panel)).to.equal('Moodle, rapport d’aujourd’hui');
    fill(one(panel, 'combobox', 'Ce qu’il contient'), 'managed');
    one(panel, 'button', 'Voir celui d’aujourd’hui').click();
    await says(panel, 'Rien à signaler');
  });
});
