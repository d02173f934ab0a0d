/** Lists kept under a name, and the list as a file. */
import { expect } from '@open-wc/testing';
import { waitUntil } from '../waiting.ts';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { byRole, focused, inside, plain } from '../shared/inside.ts';
import { all, announced, clearStage, press, search, shows, summaries } from './stage.ts';
import { openItems, pick, workList } from './working.ts';
import { LEA, MARTIN, PLAIN, USER, emptyWorld, type World } from './world.ts';

async function freshWorld(size: number): Promise<World> {
  const world = emptyWorld(PLAIN);
  const lea = await world.as(LEA);
  for (let n = 1; n <= size; n += 1) await lea.file(`Demande ${n}`);
  return world;
}

function menuOf(list: GuichetTicketList): HTMLElement & { label: string; show(): void } {
  const menu = inside(list).querySelector('guichet-menu.views-menu');
  if (menu === null) throw new Error('no views');
  return menu as HTMLElement & { label: string; show(): void };
}

async function viewsList(world: World, person = MARTIN): Promise<GuichetTicketList> {
  const list = await workList(world, { person, set: { sort: 'number' } });
  await waitUntil(() => inside(list).querySelector('guichet-menu.views-menu') !== null, 'the views are there');
  return list;
}

const said = (text: string): string => text.replaceAll(/\s/gu, ' ');

async function name(list: GuichetTicketList, typed: string, staff = false): Promise<void> {
  await waitUntil(() => inside(list).querySelector('guichet-dialog')?.isOpen === true, 'the name is asked');
  const dialog = inside(list).querySelector('guichet-dialog');
  const input = dialog?.querySelector<HTMLInputElement>('input');
  if (dialog === null || input == null) throw new Error('no name can be given');
  await waitUntil(() => focused() === input);
  input.value = typed;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  if (staff) dialog.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]?.click();
  byRole(dialog, 'button', /la vue$/u).click();
}

async function keep(list: GuichetTicketList, typed: string, staff = false): Promise<void> {
  menuOf(list).show();
  await pick(list, 'Enregistrer comme vue…');
  await name(list, typed, staff);
  await waitUntil(() => said(menuOf(list).label) === `Vue : ${typed}` && inside(list).querySelector('guichet-dialog') === null);
}

/** The cells of a file without line breaks in them: all are quoted. */
function cellsOf(text: string): string[][] {
  const lines = text.replace('\uFEFF', '').trimEnd().split('\r\n');
  return lines.map((line) =>
    line
      .slice(1, -1)
      .split('";"')
      .map((cell) => cell.replaceAll('""', '"')),
  );
}

describe('a list kept under a name', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('comes back with its question and its order, and says when it was changed', async () => {
    const world = await freshWorld(4);
    const list = await viewsList(world);
    await search(list, 'Demande 3');
    await shows(list, ['Demande 3']);
    await keep(list, 'La troisième');
    await waitUntil(() => said(all(list)).includes('Vue « La troisième » enregistrée.'));
    await search(list, 'Demande 2');
    await shows(list, ['Demande 2']);
    await waitUntil(() => said(menuOf(list).label) === 'Vue : La troisième (changée)');
    menuOf(list).show();
    await pick(list, 'Revenir à');
    await shows(list, ['Demande 3']);
    expect(said(menuOf(list).label)).to.equal('Vue : La troisième');
    menuOf(list).show();
    await pick(list, 'Liste habituelle');
    await waitUntil(() => summaries(list).length === 4);
    expect(menuOf(list).label).to.equal('Vues');
    menuOf(list).show();
    await pick(list, 'La troisième');
    await shows(list, ['Demande 3']);
    await waitUntil(() => said(announced(list)).includes('Vue « La troisième » affichée.'));
  });

  it('stands on one line with the search, which shows a whole word, however long its name', async () => {
    const list = await workList(await freshWorld(3), { width: 1066, set: { sort: 'number' } });
    await waitUntil(() => inside(list).querySelector('guichet-menu.views-menu') !== null, 'the views are there');
    await search(list, 'Demande');
    await keep(list, `Très urgents ${'W'.repeat(60)}`);
    const root = inside(list);
    const box = (selector: string): DOMRect => {
      const found = root.querySelector(selector);
      if (found === null) throw new Error(`no ${selector}`);
      return found.getBoundingClientRect();
    };
    expect(box('.views-menu').height).to.equal(box('.filters-button').height);
    expect(box('.views-menu').top).to.equal(box('.filters-button').top);
    expect(box('input[type="search"]').width).to.be.at.least(14 * 16);
    // What was done is said in one piece: sign, sentence and cross side by side.
    expect(box('.done > span').left).to.be.at.least(box('.done > .icon').right);
    expect(box('.done > button').left).to.be.at.least(box('.done > span').right);
  });

  it('needs a name, and keeps what was typed when it is refused', async () => {
    const world = await freshWorld(2);
    const list = await viewsList(world);
    await keep(list, 'Ma vue');
    menuOf(list).show();
    await pick(list, 'Enregistrer comme vue…');
    await name(list, '  ');
    const dialog = inside(list).querySelector('guichet-dialog');
    await waitUntil(() => dialog?.querySelector('[aria-invalid="true"]') != null);
    expect(plain(dialog?.textContent)).to.include('Donnez un nom à cette vue.');
    await name(list, 'Ma vue');
    await waitUntil(() => dialog?.querySelector('.notice.danger') != null);
    expect(dialog?.querySelector<HTMLInputElement>('input')?.value).to.equal('Ma vue');
    await name(list, 'Mon autre vue');
    await waitUntil(() => said(menuOf(list).label) === 'Vue : Mon autre vue');
  });

  it('is shared with the staff, who see whose it is and cannot change it', async () => {
    const world = await freshWorld(2);
    const list = await viewsList(world);
    await keep(list, 'Pour tous', true);
    list.remove();
    sessionStorage.clear();
    const other = await viewsList(world, USER);
    await waitUntil(() => (menuOf(other) as unknown as { items: unknown[] }).items.length > 2);
    menuOf(other).show();
    const labels = (await openItems(other)).map((item) => plain(item.textContent));
    expect(labels.some((label) => label.startsWith('Pour tous'))).to.equal(true);
    await pick(other, 'Pour tous');
    await waitUntil(() => said(menuOf(other).label) === 'Vue : Pour tous');
    menuOf(other).show();
    const offered = (await openItems(other)).map((item) => plain(item.textContent));
    expect(offered).not.to.include('Renommer…');
    expect(offered).not.to.include('Supprimer la vue');
  });

  it('is renamed, shared, deleted, and restored', async () => {
    const world = await freshWorld(2);
    const list = await viewsList(world);
    await keep(list, 'Un');
    menuOf(list).show();
    await pick(list, 'Renommer…');
    await name(list, 'Deux');
    await waitUntil(() => said(menuOf(list).label) === 'Vue : Deux' && inside(list).querySelector('guichet-dialog') === null);
    menuOf(list).show();
    await pick(list, 'Partager avec l’équipe');
    await waitUntil(() => said(all(list)).includes('Vue « Deux » partagée avec l’équipe.'));
    menuOf(list).show();
    await pick(list, 'Supprimer la vue');
    await waitUntil(() => menuOf(list).label === 'Vues');
    expect(said(all(list))).to.include('Vue « Deux » supprimée.');
    await press(list, 'Rétablir');
    await waitUntil(() => said(menuOf(list).label) === 'Vue : Deux');
  });
});

describe('the list as a file', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('holds every row of the question, in the order and with the columns shown', async () => {
    const world = await freshWorld(64);
    const lea = await world.as(LEA);
    await lea.file('=HYPERLINK("http://x.example")');
    const list = await viewsList(world);
    expect(summaries(list).length).to.equal(50);
    const files: { name: string; text: Promise<string> }[] = [];
    const link = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      files.push({ name: this.download, text: fetch(this.href).then((answer) => answer.text()) });
    };
    try {
      const more = [...inside(list).querySelectorAll('guichet-menu')].find((menu) => menu.items.some(({ id }) => id === 'csv'));
      more?.show();
      await pick(list, 'Télécharger en CSV');
      await waitUntil(() => said(all(list)).includes('Fichier CSV de 65 tickets téléchargé.'));
    } finally {
      HTMLAnchorElement.prototype.click = link;
    }
    const [file] = files;
    expect(file?.name).to.match(/^Assistance-\d{4}-\d{2}-\d{2}\.csv$/u);
    const rows = cellsOf((await file?.text) ?? '');
    expect(rows.length).to.equal(66);
    const [header = []] = rows;
    expect(header.slice(0, 2)).to.deep.equal(['Numéro', 'Résumé']);
    expect(rows[1]?.slice(0, 2)).to.deep.equal(['TRK_1', 'Demande 1']);
    expect(rows[65]?.[1]).to.equal(`'=HYPERLINK("http://x.example")`);
    expect(rows[1]?.[header.indexOf('De la part de')]).to.equal('Léa Moreau');
    expect(rows[1]?.[header.indexOf('Déposé')]).to.match(/^\d{2}\/\d{2}\/2026 \d{2}:\d{2}$/u);
  });
});
