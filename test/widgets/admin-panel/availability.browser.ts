/** The editor of availability: conditions built by keys, kept as they are read, and tried on a person. */
import { expect } from '@open-wc/testing';
import type { Session } from '../../../src/backends/backend.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { violationsIn } from '../axe.ts';
import { fill, nameOf, focused, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, NOW, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { SectionHost } from './section-host.ts';

let host: HTMLElement;
let session: Session | undefined;

async function editorAt(at: World): Promise<SectionHost> {
  const section = new SectionHost();
  section.editor = 'availability';
  section.lang = 'fr';
  section.clock = () => NOW;
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

async function write(section: SectionHost, role: string, name: RegExp, text: string): Promise<void> {
  fill(one(section, role, name), text);
  await section.updateComplete;
}

describe('the editor of availability', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(async () => {
    host.remove();
    await session?.close();
    session = undefined;
  });

  it('builds a condition and a group of others, and keeps the rule that they say', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, /^Ajouter une condition$/u);
    expect(nameOf(focused() ?? section)).to.match(/^Condition 1\s: ce qui compte$/u);
    await write(section, 'textbox', /^Condition 1\s: valeur/u, 'student');
    await press(section, /^Ajouter un groupe de conditions$/u);
    await write(section, 'combobox', /^Condition 2\.1\s: ce qui compte/u, 'claim');
    await write(section, 'textbox', /^Nom de l’attribut/u, 'grade');
    await write(section, 'combobox', /^Condition 2\.1\s: comparaison/u, 'at-least');
    await write(section, 'textbox', /^Condition 2\.1\s: valeur/u, '12,5');
    await press(section, 'Enregistrer la disponibilité');
    await until(() => section.settings?.desk.availability !== undefined, 'it is kept');
    expect(section.settings?.desk.availability).to.deep.equal({
      rule: {
        all: [{ field: 'affiliation', op: 'is', value: 'student' }, { any: [{ claim: 'grade', op: 'at-least', value: 12.5 }] }],
      },
    });
    expect(await violationsIn(section)).to.deep.equal([]);
  });

  it('says beside it what a condition lacks, and keeps nothing', async () => {
    const section = await editorAt(world(SUPPORT));
    await press(section, /^Ajouter une condition$/u);
    await press(section, 'Enregistrer la disponibilité');
    expect(textOf(section)).to.contain('Complétez cette condition, ou retirez-la.');
    expect(section.settings?.desk.availability).to.equal(undefined);
  });

  it('keeps moments by the clock of the desk, and none that end before they begin', async () => {
    const section = await editorAt(world(SUPPORT));
    const moment = (id: string): HTMLInputElement => {
      const found = section.shadowRoot?.querySelector<HTMLInputElement>(`#available-${id}`);
      if (found == null) throw new Error(`no ${id}`);
      return found;
    };
    fill(moment('from'), '2026-09-01T08:00');
    fill(moment('until'), '2026-08-01T08:00');
    await press(section, 'Enregistrer la disponibilité');
    expect(textOf(section)).to.contain('La fermeture doit venir après l’ouverture.');
    fill(moment('until'), '2026-12-18T18:00');
    await press(section, 'Enregistrer la disponibilité');
    await until(() => section.settings?.desk.availability !== undefined, 'they are kept');
    expect(section.settings?.desk.availability).to.deep.equal({
      from: '2026-09-01T06:00:00.000Z',
      until: '2026-12-18T17:00:00.000Z',
    });
    expect(moment('from').value).to.equal('2026-09-01T08:00');
  });

  it('tries a person: yes or no, and which condition fails', async () => {
    const availability = {
      rule: { all: [{ field: 'school', op: 'contains', value: 'Strasbourg' }, { profile: ['requester'] }] },
    };
    const section = await editorAt(world({ ...SUPPORT, availability } as DeskInput));
    const box = section.shadowRoot?.querySelector('guichet-combobox');
    box?.dispatchEvent(new CustomEvent('guichet-choose', { detail: { option: { id: 'sami', label: 'Sami Haddad' } } }));
    await until(() => textOf(section).includes('Sami Haddad ne pourrait pas déposer'), 'it is answered');
    const verdicts = [...(section.shadowRoot?.querySelectorAll('.line-fields .verdict') ?? [])].map((each) =>
      each.textContent.trim(),
    );
    expect(verdicts).to.deep.equal(['non remplie', 'non remplie', 'remplie']);
    await write(section, 'textbox', /^Condition 1\s: valeur/u, 'Lyon');
    await until(() => textOf(section).includes('Sami Haddad pourrait déposer.'), 'what is written is tried');
  });
});
