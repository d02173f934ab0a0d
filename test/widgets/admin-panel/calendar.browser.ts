/** The editor of opening hours: what is typed, what it comes to, and what is kept of it. */
import { expect } from '@open-wc/testing';
import type { Session } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { violationsIn } from '../axe.ts';
import { fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, NOW, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { SectionHost } from './section-host.ts';

let host: HTMLElement;
let session: Session | undefined;

async function editorAt(at: World): Promise<SectionHost> {
  const section = new SectionHost();
  section.editor = 'calendar';
  section.lang = 'fr';
  section.clock = () => NOW;
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

const input = (section: SectionHost, id: string): HTMLInputElement => {
  const found = section.shadowRoot?.querySelector<HTMLInputElement>(`#${id}`);
  if (found == null) throw new Error(`no ${id}`);
  return found;
};

describe('the editor of opening hours', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    host.remove();
    await session?.close();
    session = undefined;
  });

  it('begins with the hours of an office, says what they come to, and keeps them', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', 'Donner des heures d’ouverture');
    await until(() => focused()?.id === 'monday-0-from', 'the focus is in the first hour');
    expect(textOf(section)).to.match(/Ouvert 37\sh\s30\smin par semaine/u);
    expect(textOf(section)).to.contain('vendredi 25 décembre 2026');
    fill(input(section, 'friday-1-until'), '15:30');
    await section.updateComplete;
    expect(textOf(section)).to.match(/Ouvert 35\sh\s30\smin par semaine/u);
    await press(section, 'button', 'Enregistrer les heures');
    await until(() => section.settings?.desk.calendar !== undefined, 'they are kept');
    expect(section.settings?.desk.calendar?.week.friday).to.deep.equal([
      ['08:30', '12:00'],
      ['13:30', '15:30'],
    ]);
    expect(await violationsIn(section)).to.deep.equal([]);
  });

  it('says beside its day what is wrong, and keeps nothing', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', 'Donner des heures d’ouverture');
    fill(input(section, 'tuesday-0-until'), '08:00');
    await press(section, 'button', /^Ajouter une fermeture/u);
    await press(section, 'button', 'Enregistrer les heures');
    expect(textOf(section)).to.contain('La fin doit venir après le début');
    expect(textOf(section)).to.contain('Choisissez un jour.');
    expect(section.settings?.desk.calendar).to.equal(undefined);
  });

  it('closes days, which the preview names', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', 'Donner des heures d’ouverture');
    await press(section, 'button', /^Ajouter une fermeture/u);
    fill(input(section, 'closed-0-from'), '2026-11-26');
    fill(input(section, 'closed-0-until'), '2026-11-26');
    await section.updateComplete;
    expect(textOf(section)).to.match(/jeudi 26 novembre 2026\s: fermeture/u);
  });

  it('leaves room above each hour and each field, and names a day within a sentence', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, 'button', 'Donner des heures d’ouverture');
    const above = (label: string): number =>
      section.shadowRoot?.querySelector(`label[for="${label}"]`)?.getBoundingClientRect().top ?? 0;
    expect(above('monday-1-from') - input(section, 'monday-0-from').getBoundingClientRect().bottom).to.be.at.least(8);
    const copy = one(section, 'button', /^Copier lundi/u).getBoundingClientRect();
    expect(above('holidays') - copy.bottom).to.be.at.least(8);
    expect(has(section, 'button', 'Ajouter une plage le lundi')).to.equal(true);
    expect(has(section, 'button', 'Retirer le lundi de 08:30 à 12:00')).to.equal(true);
  });

  it('gives no hours any more on demand', async () => {
    const section = await editorAt(world({ ...SUPPORT, calendar: { week: { monday: [['09:00', '12:00']] } } } as DeskInput));
    await press(section, 'button', 'Ne plus donner d’heures');
    await until(() => section.settings?.desk.calendar === undefined, 'they are gone');
    expect(has(section, 'button', 'Donner des heures d’ouverture')).to.equal(true);
    expect(nameOf(focused() ?? section)).to.equal('Donner des heures d’ouverture');
  });
});
