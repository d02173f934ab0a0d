/** "What is kept about me": counted, taken out, and erased from this device, where tickets stay. */
import { expect } from '@open-wc/testing';
import { Unavailable } from '../../../src/backends/backend.ts';
import type { GuichetPreferencesPanel } from '../../../src/widgets/preferences-panel/preferences-panel.ts';
import { Draft, type DraftKey } from '../../../src/widgets/shared/drafts.ts';
import { draftsHere, forgetHere } from '../../../src/widgets/shared/on-this-device.ts';
import { all, focused, one, textOf } from '../ticket-detail/finding.ts';
import { LEA, SAMI, rootOf, until, world, type World } from '../ticket-form/world.ts';
import { lived, placePanel, SCHOOL, standing } from './world.ts';

let host: HTMLElement;

const says = (panel: GuichetPreferencesPanel, text: string) =>
  until(() => textOf(panel).includes(text), `the panel says "${text}"; it says: ${textOf(panel)}`);

async function opened(at: World): Promise<GuichetPreferencesPanel> {
  const panel = placePanel(host, at);
  await standing(panel);
  const fold = rootOf(panel).querySelector('#title-about-me')?.closest('section')?.querySelector('details');
  if (fold == null) throw new Error('nothing is told of what is kept');
  fold.open = true;
  return panel;
}

async function counted(panel: GuichetPreferencesPanel): Promise<Record<string, string>> {
  await until(() => rootOf(panel).querySelector('#about-me table') !== null, 'it is counted');
  await panel.updateComplete;
  const rows = [...rootOf(panel).querySelectorAll('#about-me tbody tr')];
  return Object.fromEntries(
    rows.map((row) => [row.querySelector('th')?.textContent.trim() ?? '', row.querySelector('td')?.textContent.trim() ?? '']),
  );
}

async function draft(key: Partial<DraftKey>, value: string): Promise<void> {
  const keeping = new Draft<string>({ backend: 'b', desk: SCHOOL.id, person: LEA.id, slot: 'new', ...key });
  keeping.save(value);
  await keeping.flush();
  await keeping.dispose();
}

async function draftOf(key: Partial<DraftKey>): Promise<string | undefined> {
  const keeping = new Draft<string>({ backend: 'b', desk: SCHOOL.id, person: LEA.id, slot: 'new', ...key });
  const kept = await keeping.load();
  await keeping.dispose();
  return kept?.value;
}

describe('what is kept about me', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    await forgetHere({ desk: SCHOOL.id, person: LEA.id });
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('is read once it is opened, and counted by kind', async () => {
    const at = world(SCHOOL);
    await lived(at);
    let read = 0;
    at.backend.before = (operation) => {
      if (operation === 'mine') read += 1;
    };
    const panel = placePanel(host, at);
    await standing(panel);
    expect(read).to.equal(0);
    panel.remove();
    const counts = await counted(await opened(at));
    expect(read).to.be.above(0);
    expect([counts['Tickets demandés'], counts['Tickets suivis, partagés ou à approuver']]).to.deep.equal(['1', '2']);
    expect([counts['Listes gardées sous un nom'], counts['Brouillons sur cet appareil']]).to.deep.equal(['1', '0']);
  });

  it('goes out as one file, which is said, and given again', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const panel = await opened(at);
    await counted(panel);
    const given: { name: string; words: Promise<string> }[] = [];
    const [make, press] = [URL.createObjectURL.bind(URL), HTMLAnchorElement.prototype.click];
    let blob: Blob | undefined;
    URL.createObjectURL = (file: Blob) => {
      blob = file;
      return make(file);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      if (blob !== undefined) given.push({ name: this.download, words: blob.text() });
    };
    try {
      one(panel, 'button', 'Télécharger mes données').click();
      await says(panel, 'Vos données sont téléchargées');
      await until(() => focused()?.textContent.includes('téléchargées') === true, 'the focus is on what was said');
      expect(all(panel, 'button', 'Télécharger à nouveau')).to.have.length(1);
    } finally {
      URL.createObjectURL = make;
      HTMLAnchorElement.prototype.click = press;
    }
    const [file] = given;
    expect(file?.name).to.match(/^[a-z-]+-\d{4}-\d\d-\d\d\.guichet-moi\.json$/u);
    const told = JSON.parse((await file?.words) ?? '') as { person: { name: string }; tickets: { summary?: string }[] };
    expect(told.person.name).to.equal(LEA.name);
    expect(told.tickets.map(({ summary }) => summary)).to.include('Tableau de bord inaccessible depuis ce matin');
    expect(await file?.words).not.to.include('La vidéo du cours d’optique');
  });

  it('is erased from this device once it is confirmed: drafts, choices, marks; tickets stay, and so does everybody else', async () => {
    const at = world(SCHOOL);
    await lived(at);
    const session = await at.backend.connect(LEA);
    await session.savePreferences({ requester: { taken: false } });
    await draft({}, 'un brouillon');
    await draft({ slot: 'article:new' }, 'un article');
    await draft({ person: SAMI.id }, 'celui de Sami');
    await draft({ desk: 'ailleurs' }, 'un autre guichet');
    localStorage.setItem(`guichet-columns:b|${SCHOOL.id}|${LEA.id}|x`, '[]');
    localStorage.setItem(`guichet-keys:${LEA.id}`, 'off');
    localStorage.setItem(`guichet-keys:${SAMI.id}`, 'off');
    localStorage.setItem('moodle', LEA.id);
    const panel = await opened(at);
    expect((await counted(panel))['Brouillons sur cet appareil']).to.equal('2');
    one(panel, 'button', 'Effacer mes données sur cet appareil').click();
    await until(() => rootOf(panel).querySelector('guichet-dialog')?.isOpen === true, 'it asks');
    expect(textOf(panel)).to.include('2 brouillons').and.to.include('Vos tickets et ce que vous y avez écrit restent');
    one(panel, 'button', 'Annuler').click();
    await until(() => rootOf(panel).querySelector('guichet-dialog') === null, 'it was given up');
    expect(await draftOf({})).to.equal('un brouillon');

    one(panel, 'button', 'Effacer mes données sur cet appareil').click();
    await until(() => rootOf(panel).querySelector('guichet-dialog')?.isOpen === true, 'it asks again');
    one(panel, 'button', 'Effacer de cet appareil').click();
    await says(panel, 'Vos données sont effacées de cet appareil');
    await until(() => focused()?.textContent.includes('effacées de cet appareil') === true, 'the focus is on what was said');
    expect(await Promise.all([draftOf({}), draftOf({ slot: 'article:new' })])).to.deep.equal([undefined, undefined]);
    expect(await Promise.all([draftOf({ person: SAMI.id }), draftOf({ desk: 'ailleurs' })])).to.deep.equal([
      'celui de Sami',
      'un autre guichet',
    ]);
    expect(
      Object.keys(localStorage)
        .filter((key) => !key.startsWith('guichet-drafts'))
        .sort(),
    ).to.deep.equal([`guichet-keys:${SAMI.id}`, 'moodle']);
    expect((await session.preferences()).requester).to.deep.equal({});
    expect((await session.views()).filter(({ owner }) => owner === LEA.id)).to.deep.equal([]);
    await until(
      () => rootOf(panel).querySelector<HTMLInputElement>('#own-taken')?.checked === true,
      'the panel shows the desk’s choice',
    );
    await until(async () => (await counted(panel))['Listes gardées sous un nom'] === '0', 'it is counted again');
    expect((await counted(panel))['Tickets demandés']).to.equal('1');
    expect(await draftsHere({ desk: SCHOOL.id, person: LEA.id })).to.equal(0);
    await session.close();
  });

  it('that cannot be erased stays, and why is said', async () => {
    const at = world(SCHOOL);
    await lived(at);
    await draft({}, 'un brouillon');
    const panel = await opened(at);
    await counted(panel);
    at.backend.before = (operation) => {
      if (operation === 'forgetMine') throw new Unavailable('full');
    };
    one(panel, 'button', 'Effacer mes données sur cet appareil').click();
    await until(() => rootOf(panel).querySelector('guichet-dialog')?.isOpen === true, 'it asks');
    one(panel, 'button', 'Effacer de cet appareil').click();
    await until(() => rootOf(panel).querySelector('#about-me .notice.danger') !== null, 'why not');
    expect(await draftOf({})).to.equal('un brouillon');
  });
});
