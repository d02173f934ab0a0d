/** The editor of promised times: by service and priority, in hours, with what they come to; what is wrong beside its line. */
import { expect } from '@open-wc/testing';
import type { Session } from '../../../src/backends/backend.ts';
import { violationsIn } from '../axe.ts';
import { all, fill, focused, has, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, NOW, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { SectionHost } from './section-host.ts';

let host: HTMLElement;
let session: Session | undefined;

async function editorAt(at: World): Promise<SectionHost> {
  const section = new SectionHost();
  section.editor = 'levels';
  section.lang = 'fr';
  section.clock = () => NOW;
  section.zone = 'Europe/Paris';
  host.append(section);
  session = await at.backend.connect(ADMIN);
  await section.read(session);
  await until(() => section.shadowRoot?.querySelector('.editor') != null, 'the section stands');
  return section;
}

async function press(section: SectionHost, name: string | RegExp): Promise<void> {
  one(section, 'button', name).click();
  await section.updateComplete;
}

async function choose(section: SectionHost, label: string, value: string): Promise<void> {
  const select = one(section, 'combobox', label) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await section.updateComplete;
}

describe('the editor of promised times', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    host.remove();
    await session?.close();
    session = undefined;
  });

  it('promises by service and priority, says what it comes to, and keeps it', async () => {
    const section = await editorAt(world(SUPPORT));
    expect(textOf(section)).to.contain('Aucun délai n’est promis.');
    await press(section, 'Ajouter un délai');
    await until(() => focused()?.localName === 'select', 'the focus is in the line');
    await choose(section, 'Service', 'moodle');
    await choose(section, 'Priorité', 'high');
    fill(one(section, 'textbox', 'Prise en charge, heures'), '0,5');
    fill(one(section, 'textbox', 'Solution, heures'), '8');
    await section.updateComplete;
    expect(textOf(section)).to.match(/Moodle, Haute/iu);
    expect(textOf(section)).to.match(/Prise en charge avant le mardi 24 novembre 2026 à 16:00/u);
    await press(section, 'Enregistrer les délais');
    await until(() => section.settings?.desk.serviceLevels !== undefined, 'it is kept');
    expect(section.settings?.desk.serviceLevels).to.deep.equal([
      { service: 'moodle', priority: 'high', take: 30, resolution: 480 },
    ]);
    await until(() => !has(section, 'button', 'Enregistrer les délais'), 'nothing is left to save');
    expect(await violationsIn(section)).to.deep.equal([]);
  });

  it('says beside its line what is wrong, and keeps nothing', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'Ajouter un délai');
    await press(section, 'Enregistrer les délais');
    expect(textOf(section)).to.contain('Donnez au moins un délai');
    fill(one(section, 'textbox', 'Solution, heures'), 'vite');
    await press(section, 'Enregistrer les délais');
    expect(textOf(section)).to.contain('Écrivez un nombre d’heures');
    fill(one(section, 'textbox', 'Solution, heures'), '4');
    await press(section, 'Ajouter un délai');
    const second = all(section, 'textbox', 'Solution, heures')[1];
    if (second !== undefined) fill(second, '5');
    await press(section, 'Enregistrer les délais');
    expect(textOf(section)).to.contain('ont déjà un délai');
    expect(section.settings?.desk.serviceLevels).to.equal(undefined);
  });

  it('promises nothing any more once every line is gone', async () => {
    const section = await editorAt(world({ ...SUPPORT, serviceLevels: [{ service: null, priority: null, take: 90 }] }));
    expect((one(section, 'textbox', 'Prise en charge, heures') as HTMLInputElement).value).to.equal('1,5');
    await press(section, 'Retirer le délai 1');
    await press(section, 'Enregistrer les délais');
    await until(() => section.settings?.desk.serviceLevels === undefined, 'they are gone');
  });
});
