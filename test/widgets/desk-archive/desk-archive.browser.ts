/** Import and export as an administrator lives them: a desk out and in, a table with its mistakes, a tracker in every form that Moodle gives it. */
import { expect } from '@open-wc/testing';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { createTar } from 'nanotar';
import { PROOF, filesXml, trackerXml, usersXml } from '../../domain/foreign/tracker-backup.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { GuichetAdminPanel } from '../../../src/widgets/admin-panel/admin-panel.ts';
import type { SectionId } from '../../../src/widgets/admin-panel/sections.ts';
import { fileAs } from '../desk/world.ts';
import { fill, focused, has, nameOf, one, textOf } from '../ticket-detail/finding.ts';
import { ADMIN, LEA, PLAIN, SAMI, SUPPORT, until, world, type World } from '../ticket-form/world.ts';
import { pick, placeArchive, shown, tableFile, trackerFiles } from './world.ts';

let host: HTMLElement;

async function placed(desk: DeskInput, section: SectionId = 'archive'): Promise<{ part: GuichetAdminPanel; at: World }> {
  const at = world(desk);
  for (const person of [LEA, SAMI]) await (await at.backend.connect(person)).close();
  const part = placeArchive(host, at, { section });
  await shown(part, section === 'archive' ? '#file' : '#plan');
  return { part, at };
}

async function summaries(at: World): Promise<(string | null)[][]> {
  const session = await at.backend.connect(ADMIN);
  const { rows } = await session.tickets({ sort: [{ by: 'number', descending: false }] });
  await session.close();
  return rows.map(({ summary, state, assignee }) => [summary, state, assignee]);
}

/** Files that are given to the person while something is done. */
async function given(act: () => Promise<unknown>): Promise<{ name: string; file: Blob }[]> {
  const files: { name: string; address: string }[] = [];
  const heard = (event: Event): void => {
    const link = event.target;
    if (link instanceof HTMLAnchorElement && link.download !== '') files.push({ name: link.download, address: link.href });
  };
  // The link is clicked without being in the page.
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function clicked(this: HTMLAnchorElement) {
    heard({ target: this } as unknown as Event);
  };
  try {
    await act();
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
  return Promise.all(files.map(async ({ name, address }) => ({ name, file: await (await fetch(address)).blob() })));
}

const button = (part: GuichetAdminPanel, name: string | RegExp): HTMLElement => one(part, 'button', name);
const says = (part: GuichetAdminPanel, text: string | RegExp): Promise<void> =>
  until(
    () => (typeof text === 'string' ? textOf(part).includes(text) : text.test(textOf(part))),
    `it says ${String(text)}; it says: ${textOf(part)}`,
  );

describe('import and export', () => {
  beforeEach(() => {
    sessionStorage.clear();
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('a desk exported here is imported there, and its tickets with it', async () => {
    const { part, at } = await placed(PLAIN);
    await fileAs(at, LEA, 'Tableau de bord inaccessible');
    const [file] = await given(async () => {
      button(part, 'Exporter tout le guichet').click();
      await says(part, /Guichet exporté\s: 1 ticket\./u);
    });
    expect(file?.name).to.match(/^plain-2026-\d\d-\d\d\.guichet\.json$/u);
    expect(focused()?.className).to.equal('exported');
    const there = await placed({ ...PLAIN, name: 'Ailleurs' });
    await pick(there.part, new File([file?.file ?? ''], 'plain.guichet.json'));
    await says(there.part, 'Ce guichet est vide');
    button(there.part, 'Importer ce guichet').click();
    await says(there.part, /Guichet importé\s: 1 ticket\./u);
    expect(await summaries(there.at)).to.deep.equal(await summaries(at));
    button(there.part, 'Choisir un autre fichier').click();
    await shown(there.part, '#file');
    await until(() => focused()?.id === 'file', 'the focus is where one chooses');
  });

  it('tickets that are here go only if it is ticked, and what is unusable changes nothing', async () => {
    const { part, at } = await placed(PLAIN);
    await fileAs(at, LEA, 'Avant');
    const session = await at.backend.connect(ADMIN);
    const { file } = await session.archive.export();
    await session.close();
    await fileAs(at, SAMI, 'Depuis');
    await pick(part, new File([(await file.text()).replace('"tickets":1', '"tickets":5')], 'faux.json'));
    await says(part, /counts\.tickets L’archive annonce 5 et contient 1/u);
    expect(has(part, 'button', 'Importer ce guichet')).to.equal(false);
    button(part, 'Choisir un autre fichier').click();
    await pick(part, new File([file], 'juste.json'));
    await says(part, 'Ce guichet contient 2 tickets, qui seront remplacés');
    const go = button(part, 'Importer ce guichet') as HTMLButtonElement;
    expect(go.disabled).to.equal(true);
    one(part, 'checkbox', 'Remplacer les 2 tickets qui sont ici').click();
    await until(() => !go.disabled, 'it may be pressed');
    go.click();
    await says(part, 'Guichet importé');
    expect((await summaries(at)).map(([summary]) => summary)).to.deep.equal(['Avant']);
  });

  it('a table: columns and values proposed and changed by hand, mistakes by line and column, the others in at once', async () => {
    const { part, at } = await placed(PLAIN);
    await pick(part, tableFile());
    await says(part, /tickets\.csv\s: 3 lignes/u);
    await says(part, /Lu en UTF-8, un point-virgule entre les cellules/u);
    await says(part, '2 lignes ne seront pas importées');
    await says(part, /Ligne 3\s: Statut, «\sBof\s»\s: n’est pas un état/u);
    await says(part, /Ligne 4\s: Titre\s: est vide/u);
    await says(part, /Ligne 4\s: Déposé le, «\shier\s»\s: n’est pas une date/u);
    expect(nameOf(button(part, /^Importer \d/u))).to.equal('Importer 1 ticket');
    const status = one(part, 'combobox', /Bof/u) as HTMLSelectElement;
    status.value = 'open';
    status.dispatchEvent(new Event('change'));
    await until(() => has(part, 'button', 'Importer 2 tickets'), 'two may come in');
    const [refused] = await given(async () => Promise.resolve(button(part, 'Télécharger ces lignes').click()));
    const text = (await refused?.file.text()) ?? '';
    expect(text).to.match(/A-9/u);
    expect(text).not.to.match(/A-7/u);
    button(part, 'Importer 2 tickets').click();
    await says(part, '2 tickets importés.');
    expect(await summaries(at)).to.deep.equal([
      ['Écran noir en salle C 114', 'resolved', null],
      ['Pas de son', 'open', null],
    ]);
    button(part, 'Choisir un autre fichier').click();
    await pick(part, tableFile());
    await until(() => has(part, 'button', 'Importer 1 ticket'), 'it is read again');
    button(part, 'Importer 1 ticket').click();
    await says(part, '1 ticket était déjà là et reste tel quel.');
    expect((await summaries(at)).length).to.equal(2);
  });

  const xml = (): File[] => [
    new File([trackerXml()], 'tracker.xml'),
    new File([usersXml()], 'users.xml'),
    new File([filesXml()], 'files.xml'),
  ];
  const packed = {
    'activities/tracker_77/tracker.xml': trackerXml(),
    'users.xml': usersXml(),
    'files.xml': filesXml(),
    [`files/ab/${PROOF.hash}`]: PROOF.text,
  };
  const entries = Object.entries(packed);
  const tar = (): File => {
    const bytes = createTar(entries.map(([name, text]) => ({ name, data: strToU8(text) })));
    return new File([gzipSync(bytes) as Uint8Array<ArrayBuffer>], 'sauvegarde.mbz');
  };
  const zip = (): File =>
    new File(
      [zipSync(Object.fromEntries(entries.map(([name, text]) => [name, strToU8(text)]))) as Uint8Array<ArrayBuffer>],
      'sauvegarde.mbz',
    );

  for (const [form, files, withFile] of [
    ['tables as CSV', trackerFiles, false],
    ['XML of a backup', xml, false],
    ['a whole backup, a tar in gzip', () => [tar()], true],
    ['a whole backup, a zip', () => [zip()], true],
  ] as const) {
    it(`a tracker, as ${form}: its tickets under their numbers`, async () => {
      const { part, at } = await placed(SUPPORT);
      await pick(part, ...files());
      await until(() => has(part, 'button', 'Importer 3 tickets'), `three may come in; it says: ${textOf(part)}`);
      await says(part, '1 recherche enregistrée');
      button(part, 'Importer 3 tickets').click();
      await says(part, '3 tickets importés.');
      const session = await at.backend.connect(ADMIN);
      const { ticket } = await session.ticket('TRK2_7');
      expect([ticket.summary, ticket.fields['salle'], ticket.files.map(({ name }) => name)]).to.deep.equal([
        'Tableau de bord inaccessible',
        'B 204',
        withFile ? ['ecran 1.png'] : [],
      ]);
      await session.close();
    });
  }

  it('what is no tracker is said', async () => {
    const { part } = await placed(PLAIN);
    await pick(part, new File(['<users></users>'], 'users.xml'));
    await says(part, 'Aucun ticket de mod_tracker ne s’y trouve');
    button(part, 'Choisir un autre fichier').click();
    await pick(part, new File(['<a><b></a>'], 'cassé.xml'));
    await says(part, 'Ce n’est pas du XML lisible');
    button(part, 'Choisir un autre fichier').click();
    await pick(part, new File(['bonjour'], 'photo.png'));
    await says(part, 'Ce n’est ni une archive de guichet');
  });

  it('what is old is counted, and goes only once it is ticked; a length that is none is said beside it', async () => {
    const { part, at } = await placed(PLAIN, 'retention');
    const session = await at.backend.connect(ADMIN);
    const told = { description: '', requester: 'lea', filedAt: '2026-01-05T09:00:00.000Z' };
    const over = { do: 'state', at: '2026-01-12T09:00:00.000Z', by: null, state: 'abandoned' } as const;
    const tickets = [
      { ...told, name: '1', key: 'A-1', summary: 'Ancien', acts: [over] },
      { ...told, name: '2', key: 'A-2', summary: 'Toujours ouvert' },
    ];
    await session.bringing.bring({ source: 'avant', tickets, people: [], fields: [], files: [] });
    const months = one(part, 'textbox', /Textes des tickets clos/u);
    fill(months, 'six');
    button(part, 'Voir ce qui partirait').click();
    await says(part, 'Écrivez un nombre de mois entre 1 et 1200');
    expect(focused()?.id).to.equal('retention-texts');
    fill(months, '6');
    button(part, 'Voir ce qui partirait').click();
    await says(part, /Textes et fichiers 1 ticket/u);
    expect((await session.ticket('A-1')).ticket.summary).to.equal('Ancien');
    const go = button(part, 'Effacer maintenant') as HTMLButtonElement;
    expect(go.disabled).to.equal(true);
    one(part, 'checkbox', 'Faire partir ce qui est listé').click();
    await until(() => !go.disabled, 'it may be pressed');
    go.click();
    await says(part, 'les textes de 1 ticket');
    expect((await session.ticket('A-1')).ticket.summary).to.equal('—');
    expect((await session.ticket('A-2')).ticket.summary).to.equal('Toujours ouvert');
    await session.close();
  });
});
