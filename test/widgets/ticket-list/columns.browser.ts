/** How a list is shown: its columns, its orders, paper. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { GuichetTicketList } from '../../../src/widgets/ticket-list/ticket-list.ts';
import { violationsIn } from '../axe.ts';
import { allByRole, byRole, focused, inside } from '../shared/inside.ts';
import { all, clearStage, press, said, showList, summaries } from './stage.ts';
import { plentyWorld } from './plenty.ts';
import { LEA, MARTIN, SUPPORT, livedWorld, settled } from './world.ts';
import { waitUntil } from '../waiting.ts';

const headers = (list: GuichetTicketList): string[] =>
  allByRole(inside(list), 'columnheader')
    .filter((each) => each.querySelector('input') === null)
    .map((each) => each.textContent.replaceAll(/\s+/gu, ' ').trim());

/** Opens an entry of the list's own menu, and waits for its dialog. */
async function options(list: GuichetTicketList, entry: string | RegExp): Promise<HTMLElement> {
  const menu = [...inside(list).querySelectorAll('guichet-menu')].find((each) => each.label === 'Présentation de la liste');
  if (menu === undefined) throw new Error('no menu of the list');
  menu.show();
  byRole(inside(menu), 'menuitem', entry).click();
  await waitUntil(() => inside(list).querySelector('guichet-dialog')?.isOpen === true, 'the dialog is open');
  const dialog = inside(list).querySelector('guichet-dialog');
  if (dialog === null) throw new Error('no dialog');
  return dialog;
}

const box = (dialog: HTMLElement, label: string): HTMLInputElement => {
  const found = [...dialog.querySelectorAll('label')]
    .find((each) => each.textContent.trim().startsWith(label))
    ?.querySelector('input');
  if (found === null || found === undefined) throw new Error(`no box "${label}"`);
  return found;
};

describe('how a list is shown', () => {
  const clear = (): void => {
    clearStage();
    localStorage.clear();
  };
  beforeEach(clear);
  after(clear);

  it('takes the columns that a person chooses, in their order, and keeps them', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: LEA, width: 1400, set: { involvement: 'mine' } });
    const dialog = await options(list, 'Colonnes…');
    expect(box(dialog, 'Résumé').disabled).to.equal(true);
    expect(await violationsIn(list)).to.deep.equal([]);
    for (const name of ['Observateurs', 'Déposé', 'Lieu']) box(dialog, name).click();
    box(dialog, 'Service').click();
    const up = byRole(dialog, 'button', 'Monter la colonne Service');
    for (let n = 0; n < 20; n += 1) up.click();
    expect(focused()).to.equal(up);
    byRole(dialog, 'button', 'Afficher ces colonnes').click();
    await waitUntil(() => headers(list)[0] === 'Service');
    expect(headers(list)).to.deep.equal(['Service', 'Numéro', 'Résumé', 'Pour le', 'État', 'En charge', 'Modifié']);
    expect(said(list, summaries(list)[0] ?? '')).to.match(/^(Moodle|Plateforme vidéo)/u);
    list.parentElement?.remove();
    const again = await showList(world, { person: LEA, width: 1400, set: { involvement: 'mine' } });
    expect(headers(again)[0]).to.equal('Service');
    byRole(await options(again, 'Colonnes…'), 'button', 'Revenir aux colonnes habituelles').click();
    await waitUntil(() => headers(again)[0] === 'Numéro');
    expect(headers(again)).to.include('Observateurs');
  });

  it('moves a column by dragging, and puts it back on Escape', async () => {
    const list = await showList(await livedWorld(), { person: LEA, width: 1400 });
    const dialog = await options(list, 'Colonnes…');
    const names = (): string[] => [...dialog.querySelectorAll('li label')].map((each) => each.textContent.trim());
    const before = names();
    const grip = dialog.querySelectorAll<HTMLElement>('.grip')[0];
    const target = dialog.querySelectorAll('li')[3]?.getBoundingClientRect();
    const move = (y: number) => document.dispatchEvent(new PointerEvent('pointermove', { clientY: y, bubbles: true }));
    grip?.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true, composed: true, cancelable: true }));
    move((target?.top ?? 0) + 5);
    expect(names()[3]).to.equal(before[0]);
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    expect(names()).to.deep.equal(before);
    expect(inside(list).querySelector('guichet-dialog')).to.exist;
    dialog
      .querySelectorAll<HTMLElement>('.grip')[0]
      ?.dispatchEvent(new PointerEvent('pointerdown', { button: 0, bubbles: true, composed: true, cancelable: true }));
    move((target?.top ?? 0) + 5);
    document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    expect(names()[3]).to.equal(before[0]);
  });

  it('holds to the columns of the page, and tells the rest under the summary where there is no room', async () => {
    const world = await livedWorld(SUPPORT);
    const columns = 'number summary state priority kind service changed field:where nothing';
    const list = await showList(world, { person: MARTIN, width: 1400, set: { columns } });
    expect(headers(list)).to.deep.equal(['Numéro', 'Résumé', 'État', 'Priorité', 'Type', 'Service', 'Modifié', 'Lieu']);
    expect(all(list)).to.contain('L’attribut columns vaut « nothing »');
    const narrow = await showList(world, { person: MARTIN, width: 760, set: { columns: columns.replace(' nothing', '') } });
    const shown = headers(narrow);
    expect(shown.slice(0, 2)).to.deep.equal(['Numéro', 'Résumé']);
    expect(shown.length).to.be.below(7);
    expect(said(narrow, summaries(narrow)[0] ?? '')).to.match(/Lieu : (Amphithéâtre|À distance)/u);
    expect(narrow.scrollWidth).to.be.at.most(760);
  });

  it('sorts by several columns: with Shift in the headers, or in a dialog', async () => {
    const world = await plentyWorld({ size: 40 });
    const list = await showList(world, { person: LEA, width: 1100, set: { involvement: 'mine' } });
    await press(list, 'État');
    const number = byRole(inside(list), 'button', 'Numéro');
    number.focus();
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await settled(list);
    await waitUntil(() => world.asked.some(({ sort }) => sort?.length === 2));
    const sorts = [...inside(list).querySelectorAll('th[aria-sort]')];
    expect(sorts.length).to.equal(1);
    expect(sorts[0]?.textContent).to.contain('État');
    expect(byRole(inside(list), 'button', /^Numéro/u).textContent.replaceAll(/\s+/gu, ' ')).to.contain('2e tri, croissant');
    expect(inside(list).querySelector<HTMLSelectElement>('#sorting')?.selectedOptions[0]?.text).to.match(/^État.*, puis Numéro/u);
    const dialog = await options(list, /^Trier par plusieurs/u);
    const [, , third] = dialog.querySelectorAll('select');
    if (third === undefined) throw new Error('no third order');
    third.selectedIndex = [...third.options].findIndex(({ text }) => text.trim() === 'Les plus récents');
    third.dispatchEvent(new Event('change', { bubbles: true }));
    expect(await violationsIn(list)).to.deep.equal([]);
    byRole(dialog, 'button', 'Trier la liste').click();
    await waitUntil(() => world.asked.some(({ sort }) => sort?.length === 3));
    expect(world.asked.findLast(({ sort }) => sort?.length === 3)?.sort).to.deep.equal([
      { by: 'state', descending: false },
      { by: 'number', descending: false },
      { by: 'filed', descending: true },
    ]);
    await press(list, 'Résumé');
    expect(world.asked.at(-1)?.sort?.length ?? 1).to.equal(1);
  });

  it('prints a list alone, whole up to a limit, and says what it left', async () => {
    const world = await plentyWorld({ size: 2300 });
    const list = await showList(world, { person: MARTIN });
    const frames: string[][] = [];
    const { print } = window;
    const seen = new MutationObserver(() => {
      const frame = document.querySelector<HTMLIFrameElement>('.print-frame');
      const view = frame?.contentWindow;
      if (view === null || view === undefined || frames.length > 0) return;
      const page = view.document;
      Object.assign(view, {
        print: () => {
          frames.push([
            page.querySelector('h1')?.textContent ?? '',
            ...[...page.querySelectorAll('p')].map((each) => each.textContent),
            String(page.querySelectorAll('tbody tr').length),
          ]);
          view.dispatchEvent(new Event('afterprint'));
        },
      });
    });
    seen.observe(document.body, { childList: true });
    const menu = [...inside(list).querySelectorAll('guichet-menu')].find((each) => each.label === 'Présentation de la liste');
    menu?.show();
    byRole(inside(menu ?? list), 'menuitem', 'Imprimer la liste').click();
    await waitUntil(() => frames.length === 1, 'it was printed');
    seen.disconnect();
    expect(window.print).to.equal(print);
    const said = frames[0]?.join('\n').replaceAll(/\s/gu, ' ') ?? '';
    expect(said).to.contain('Assistance · Tous : 2 300 tickets').and.to.contain('Les 2 000 premiers tickets, sur 2 300.');
    expect(said).to.contain('Ordre : Modifiés récemment').and.to.contain('Imprimé le mardi 24 novembre 2026');
    expect(frames[0]?.at(-1)).to.equal('2000');
    await waitUntil(() => document.querySelector('.print-frame') === null);
  });
});
