/** What a list says of each ticket, at every width, in both languages. */
import { expect } from '@open-wc/testing';
import { violationsIn } from '../axe.ts';
import { allByRole, byRole, inside, plain } from '../shared/inside.ts';
import { clearStage, rowOf, said, showList, summaries } from './stage.ts';
import { ADMIN, LEA, MARTIN, PLAIN, SAMI, emptyWorld, livedWorld } from './world.ts';
import { waitUntil } from '../waiting.ts';

const names = (row: HTMLElement, role: string): string[] =>
  allByRole(row, role).map((each) => each.textContent.replaceAll(/\s+/gu, ' ').trim());

describe('rows of a list', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('is a named table whose headers say what they sort', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN, width: 1100 });
    const root = inside(list);
    const table = root.querySelector('table');
    expect(plain(table?.caption?.textContent)).to.equal('Tous : 12 tickets');
    // Staff choose rows: their boxes come with what acts on several, a moment after the rows.
    await waitUntil(() => root.querySelector('thead input[type="checkbox"]') !== null, 'no box for all rows');
    const headers = allByRole(root, 'columnheader');
    expect(headers.map((each) => each.textContent.trim())).to.deep.equal([
      '',
      'Numéro',
      'Résumé',
      'État',
      'De la part de',
      'En charge',
      'Déposé',
      'Modifié',
      'Observateurs',
    ]);
    expect(
      headers
        .filter((each) => each.hasAttribute('aria-sort'))
        .map((each) => [each.textContent.trim(), each.getAttribute('aria-sort')]),
    ).to.deep.equal([['Modifié', 'descending']]);
    expect(allByRole(root, 'row').length).to.equal(13);
  });

  it('shows number, rank, summary, state, people, dates, observers, files and what is unread', async () => {
    const world = emptyWorld(PLAIN);
    const lea = await world.as(LEA);
    const martin = await world.as(MARTIN);
    const blob = new Blob(['x']);
    const file = await lea.session.upload(blob, { name: 'capture.png', id: crypto.randomUUID() });
    const ticket = await lea.file('Écran noir', { files: [file] });
    await lea.does(ticket, 'invite', undefined, { person: 'sami' });
    await martin.does(ticket, 'take');
    await lea.does(ticket, 'comment', 'Toujours noir.');
    const list = await showList(world, { person: MARTIN, width: 1100 });
    const row = said(list, 'Écran noir');
    expect(row)
      .to.contain('TRK_1')
      .and.to.contain('P1')
      .and.to.contain('Non lu')
      .and.to.contain('En travail')
      .and.to.contain('Léa Moreau')
      .and.to.contain('Vous');
    expect(row).to.contain('1 fichier').and.to.contain('1 observateur').and.to.contain('il y a');
  });

  it('shows the rank to staff alone', async () => {
    const world = emptyWorld(PLAIN);
    await (await world.as(LEA)).file('Écran noir');
    expect(said(await showList(world, { person: MARTIN }), 'Écran noir')).to.match(/Rang 1 dans la pile/u);
    expect(said(await showList(world, { person: LEA }), 'Écran noir')).not.to.match(/Rang|P1/u);
  });

  it('speaks English whole', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN, lang: 'en', width: 1100 });
    const row = said(list, 'Compte d’essai pour un intervenant extérieur');
    expect(row).to.contain('Unread').and.to.contain('On hold').and.to.contain('Lecture hall');
    expect(inside(list).querySelector('table')?.caption?.textContent.trim()).to.equal('All: 12 tickets');
    expect(inside(list).querySelector('[part="base"]')?.textContent).not.to.match(/Chercher|Filtres|Trier|Modifié|Déposé/u);
  });

  for (const width of [268, 320, 600, 800, 1000, 1400]) {
    it(`keeps the table's roles and says the same at ${width} px, and nothing sticks out`, async () => {
      const world = await livedWorld();
      const list = await showList(world, { person: MARTIN, width });
      const root = inside(list);
      expect(allByRole(root, 'table').length).to.equal(1);
      expect(allByRole(root, 'row').length).to.equal(13);
      const row = rowOf(list, 'Import des résultats au format CSV');
      expect(names(row, 'rowheader').length).to.equal(1);
      const columns = allByRole(root, 'columnheader').length;
      expect(names(row, 'cell').length + 1).to.equal(columns);
      expect(said(list, 'Import des résultats au format CSV'))
        .to.match(/TRK2_11.*Sami Haddad/u)
        .and.to.match(/Moodle › Devoirs/u)
        .and.to.match(/Amphithéâtre/u)
        .and.to.match(/1 observateur/u);
      expect(list.scrollWidth).to.be.at.most(width);
    });
  }

  it('breaks no word of a name while the summary has room to give', async () => {
    const world = emptyWorld(PLAIN);
    const office = await world.as({ id: 'office', name: 'Études interdisciplinaires' });
    await office.file('Impossible de rendre le devoir 3 de mécanique. '.repeat(5).trim());
    const list = await showList(world, { person: MARTIN, width: 1000 });
    const name = inside(list)
      .querySelector('td.requester bdi')
      ?.childNodes.values()
      .find((node) => node instanceof Text);
    if (name === undefined) throw new Error('nobody is named');
    const word = document.createRange();
    word.setStart(name, name.data.indexOf('interdisciplinaires'));
    word.setEnd(name, name.data.indexOf('interdisciplinaires') + 'interdisciplinaires'.length);
    expect(word.getClientRects()).to.have.length(1);
  });

  it('reads a card in the order in which it is seen', async () => {
    const world = emptyWorld(PLAIN);
    await (await world.as(LEA)).file('Écran noir');
    const list = await showList(world, { person: MARTIN, width: 320 });
    expect(said(list, 'Écran noir')).to.match(/TRK_1.*Posté.*Écran noir.*Léa Moreau.*Libre/u);
    const wide = await showList(world, { person: MARTIN, width: 1100 });
    expect(said(wide, 'Écran noir')).to.match(/TRK_1.*Écran noir.*Posté.*Léa Moreau.*Libre/u);
  });

  it('turns into cards when the place narrows, and when the text grows', async () => {
    const world = await livedWorld(PLAIN, 3);
    const list = await showList(world, { person: MARTIN, width: 1100 });
    const isCards = () => getComputedStyle(inside(list).querySelector('tbody tr') ?? list).display === 'flex';
    expect(isCards()).to.equal(false);
    list.style.fontSize = '40px';
    await waitUntil(isCards);
    list.style.fontSize = '';
    await waitUntil(() => !isCards());
    const place = list.parentElement;
    if (place !== null) place.style.inlineSize = '320px';
    await waitUntil(isCards);
  });

  it('gives custom fields a column where there is room, and never shows a private one', async () => {
    const desk = {
      ...PLAIN,
      fields: [
        { code: 'room', type: 'text', label: 'Salle', listable: true },
        { code: 'cost', type: 'number', label: 'Coût', listable: true, private: true },
      ],
    } as const;
    const world = emptyWorld({ ...desk, fields: [...desk.fields] });
    await (await world.as(LEA)).file('Projecteur', { fields: { room: 'B12' } });
    const list = await showList(world, { person: LEA, width: 1400 });
    expect(allByRole(inside(list), 'columnheader').map((each) => each.textContent.trim()))
      .to.include('Salle')
      .and.not.to.include('Coût');
    expect(said(list, 'Projecteur')).to.contain('B12');
    expect(said(await showList(world, { person: LEA, width: 320 }), 'Projecteur')).to.contain('Salle : B12');
  });

  it('is put in the order of a custom field by its header, by the list of orders, and by a page; a private one is not', async () => {
    const fields = [
      { code: 'room', type: 'text', label: 'Salle', listable: true },
      { code: 'cost', type: 'number', label: 'Coût', listable: true, private: true },
    ] as const;
    const world = emptyWorld({ ...PLAIN, fields: [...fields] });
    const lea = await world.as(LEA);
    for (const [summary, room] of [
      ['Projecteur', 'B 12'],
      ['Écran', 'B 9'],
      ['Tableau', undefined],
      ['Micro', 'A 1'],
    ] as const)
      await lea.file(summary, room === undefined ? {} : { fields: { room } });
    const list = await showList(world, { person: LEA, width: 1400 });
    byRole(inside(list), 'button', 'Salle').click();
    await waitUntil(() => summaries(list).join() === 'Micro,Écran,Projecteur,Tableau');
    const header = (): Element | null | undefined => byRole(inside(list), 'button', 'Salle').closest('th');
    expect(header()?.getAttribute('aria-sort')).to.equal('ascending');
    byRole(inside(list), 'button', 'Salle').click();
    await waitUntil(() => summaries(list).join() === 'Tableau,Projecteur,Écran,Micro');
    const orders = [...(inside(list).querySelector<HTMLSelectElement>('#sorting')?.options ?? [])].map((each) => each.label);
    expect(orders.filter((each) => /Salle|Coût/u.test(each))).to.deep.equal(['Salle, à l’envers', 'Salle, dans l’ordre']);
    expect(inside(list).querySelector<HTMLSelectElement>('#sorting')?.selectedOptions[0]?.label).to.equal('Salle, à l’envers');
    // What she chose is hers as long as her tab remembers it.
    sessionStorage.clear();
    const fixed = await showList(world, { person: LEA, width: 320, set: { sort: 'field:room' } });
    expect(summaries(fixed)).to.deep.equal(['Micro', 'Écran', 'Projecteur', 'Tableau']);
  });

  it('says what waits for an approval', async () => {
    const world = emptyWorld();
    const lea = await world.as(LEA);
    const ticket = await lea.file('Compte invité', { kind: 'request' });
    await (await world.as(ADMIN)).does(ticket, 'ask-approval');
    expect(said(await showList(world, { person: MARTIN }), 'Compte invité')).to.contain('En attente d’approbation');
  });

  it('shows to each only what they may read', async () => {
    const world = await livedWorld(PLAIN, 6);
    const sami = await showList(world, { person: SAMI });
    expect(summaries(sami).sort()).to.deep.equal([
      'Impossible de rendre le devoir 3 de mécanique',
      'Quiz : le minuteur s’arrête à la première question',
    ]);
  });

  for (const [what, width] of [
    ['table', 1000],
    ['cards', 320],
  ] as const) {
    it(`axe finds nothing in the ${what}`, async () => {
      const world = await livedWorld();
      const list = await showList(world, { person: MARTIN, width });
      expect(await violationsIn(list)).to.deep.equal([]);
    });
  }
});
