/** The editor of fields: added, ordered, changed and retired by keys and names, with the form as it would be beside it. */
import { expect } from '@open-wc/testing';
import type { Session } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { violationsIn } from '../axe.ts';
import { all, fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, FIELDS, LEA, NOW, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { SectionHost } from './section-host.ts';

let host: HTMLElement;
let session: Session | undefined;

async function editorAt(at: World, lang: 'fr' | 'en' = 'fr'): Promise<SectionHost> {
  const section = new SectionHost();
  section.lang = lang;
  section.clock = () => NOW;
  section.zone = 'Europe/Paris';
  host.append(section);
  session = await at.backend.connect(ADMIN);
  await section.read(session);
  await until(() => section.shadowRoot?.querySelector('.editor') != null, 'the section stands');
  return section;
}

async function press(section: SectionHost, role: string, name: string | RegExp): Promise<void> {
  one(section, role, name).click();
  await section.updateComplete;
}

async function write(section: SectionHost, name: RegExp, text: string, role = 'textbox'): Promise<void> {
  fill(one(section, role, name), text);
  await section.updateComplete;
}

const codes = (section: SectionHost): string[] => (section.settings?.desk.fields ?? []).map((each) => each.code);
const preview = (section: SectionHost): string =>
  section.shadowRoot?.querySelector('.form-preview')?.textContent.replaceAll(/\s+/gu, ' ') ?? '';

async function fileAs(at: World, fields: Record<string, string>): Promise<void> {
  const lea = await at.backend.connect(LEA);
  const [id, ticket] = [crypto.randomUUID(), crypto.randomUUID()];
  await lea.run([{ do: 'file', id, ticket, summary: 'Essai', description: '', service: 'moodle', category: 'accounts', fields }]);
  await lea.close();
}

describe('the editor of fields', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    host.remove();
    await session?.close();
    session = undefined;
  });

  it('begins empty with an invitation, adds a field with a proposed code, and comes back to it in the list', async () => {
    const section = await editorAt(world(SUPPORT));
    expect(textOf(section)).to.contain('Aucun champ.');
    await press(section, 'button', /Ajouter un champ/u);
    expect(nameOf(focused() ?? section)).to.equal('Intitulé');
    await write(section, /^Intitulé$/u, 'Bâtiment');
    expect((one(section, 'textbox', /^Code/u) as HTMLInputElement).value).to.equal('batiment');
    expect(preview(section)).to.contain('Bâtiment');
    await press(section, 'button', 'Ajouter ce champ');
    await until(() => /Champ «.Bâtiment.» ajouté/u.test(textOf(section)), 'it is said');
    expect(codes(section)).to.deep.equal(['batiment']);
    expect(focused()?.id).to.equal('field-batiment');
    expect(await violationsIn(section)).to.deep.equal([]);
  });

  it('says beside its cause what is wrong, keeps what is typed, and moves to it', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', /Ajouter un champ/u);
    await write(section, /^Type de réponse/u, 'choice', 'combobox');
    await write(section, /^Aide sous/u, 'Le vôtre.');
    await press(section, 'button', 'Ajouter ce champ');
    await until(() => textOf(section).includes('Donnez un intitulé en français.'), 'the label is asked for');
    expect(textOf(section)).to.contain('Proposez au moins une réponse.');
    expect(nameOf(focused() ?? section)).to.equal('Intitulé');
    expect((one(section, 'textbox', /^Aide sous/u) as HTMLInputElement).value).to.equal('Le vôtre.');
    expect(codes(section)).to.deep.equal([]);
  });

  it('adds a choice, and a field that depends on one of its answers, as the preview then shows', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', /Ajouter un champ/u);
    await write(section, /^Intitulé$/u, 'Campus');
    await write(section, /^Type de réponse/u, 'choice', 'combobox');
    for (const [at, name] of ['Nord', 'Sud'].entries()) {
      await press(section, 'button', /Ajouter une réponse/u);
      await write(section, new RegExp(`^Réponse ${at + 1}$`, 'u'), name);
    }
    await press(section, 'button', 'Ajouter ce champ');
    await until(() => codes(section).length === 1, 'the choice is there');
    await press(section, 'button', /Ajouter un champ/u);
    await write(section, /^Intitulé$/u, 'Salle');
    await write(section, /^Quand il est demandé/u, 'campus', 'combobox');
    await press(section, 'checkbox', 'Nord');
    expect(preview(section)).not.to.contain('Salle');
    await press(section, 'button', 'Ajouter ce champ');
    await until(() => codes(section).length === 2, 'the second is there');
    expect(section.settings?.desk.fields[1]?.showIf).to.deep.equal({ field: 'campus', in: ['nord'] });
    await write(section, /^Campus/u, 'nord', 'combobox');
    expect(preview(section)).to.contain('Salle');
  });

  it('moves a field by its buttons, keeps the focus, and the end stays where it is', async () => {
    const section = await editorAt(world(FIELDS));
    await press(section, 'button', /^Descendre «.Urgence.»$/u);
    await until(() => codes(section)[0] === 'echeance', 'it is moved');
    await until(() => /^Descendre «.Urgence.»$/u.test(nameOf(focused() ?? section)), 'the focus stays on its button');
    expect(one(section, 'button', /^Monter «.Date de l’examen.»$/u).getAttribute('aria-disabled')).to.equal('true');
  });

  it('of a field that tickets hold fixes the code and the type, and closes an answer instead of losing it', async () => {
    const at = world({ ...SUPPORT, fields: FIELDS.fields?.filter(({ code }) => code === 'systeme') } as DeskInput);
    await fileAs(at, { systeme: 'linux' });
    const section = await editorAt(at);
    await press(section, 'button', /^Système/u);
    expect((one(section, 'textbox', /^Code/u) as HTMLInputElement).readOnly).to.equal(true);
    expect(
      [...(one(section, 'combobox', /^Type de réponse/u) as HTMLSelectElement).options].map((each) => each.value),
    ).to.deep.equal(['choice']);
    await press(section, 'button', /^Retirer «.Linux.»$/u);
    expect(textOf(section)).to.contain('n’est plus proposée');
    await press(section, 'button', /^Retirer «.macOS.»$/u);
    await press(section, 'button', /Ajouter une réponse/u);
    await write(section, /^Réponse 2$/u, 'Autre');
    await press(section, 'button', 'Enregistrer le champ');
    await until(
      () => section.settings?.desk.fields[0]?.options?.length === 2 && has(section, 'button', /Ajouter un champ/u),
      'it is saved',
    );
    expect(section.settings?.desk.fields[0]?.options).to.deep.equal([
      { code: 'linux', label: 'Linux', closed: true },
      { code: 'autre', label: 'Autre' },
    ]);
  });

  it('says where a field is used before it is retired, and asks it again on demand', async () => {
    const at = world({ ...SUPPORT, fields: FIELDS.fields?.filter(({ code }) => code === 'salle') } as DeskInput);
    await fileAs(at, { salle: 'C 114' });
    const section = await editorAt(at);
    await press(section, 'button', /^Salle/u);
    await press(section, 'button', 'Retirer ce champ');
    await until(() => textOf(section).includes('1 ticket l’a rempli'), 'its use is said');
    await press(section, 'button', 'Retirer ce champ');
    await until(() => section.settings?.desk.fields[0]?.retired === true, 'it is retired');
    await section.updateComplete;
    section.shadowRoot?.querySelector('summary')?.click();
    await press(section, 'button', /^Demander à nouveau/u);
    await until(() => section.settings?.desk.fields[0]?.retired === undefined, 'it is asked again');
  });

  it('shows the form as staff and in English too', async () => {
    const section = await editorAt(world(FIELDS));
    expect(preview(section)).not.to.contain('Cause trouvée');
    await write(section, /^Vu par/u, 'staff', 'combobox');
    expect(preview(section)).to.contain('Cause trouvée');
    await write(section, /^Langue/u, 'en', 'combobox');
    await until(() => preview(section).includes('Cause found'), 'the preview is in English');
    expect(await violationsIn(section)).to.deep.equal([]);
  });

  it('speaks English to who reads English, and fits in 268 pixels', async () => {
    host.style.width = '268px';
    const section = await editorAt(world(FIELDS), 'en');
    await until(() => has(section, 'button', /Add a field/u), 'the words are here');
    await press(section, 'button', /^Urgency/u);
    const wide = all(section, 'textbox').filter(
      (each) => each.getBoundingClientRect().right > host.getBoundingClientRect().right + 1,
    );
    expect(wide.map(nameOf)).to.deep.equal([]);
    expect(await violationsIn(section)).to.deep.equal([]);
  });
});
