/**
 * Script vectors and naughty strings in every text of a desk, in every place where it is shown, in a real browser, on the built
 * library: nothing runs, nothing is loaded from elsewhere, and nothing stands there that could. Shown raw, they fire: the control.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hostileTexts } from './corpora.ts';
import { ADMIN, fillDesk, groupOf, GROUP } from './hostile-desk.ts';
import { firing, HostilePage, type HostileWindow } from './hostile-page.ts';

/** Most of those that fire that are shown one by one where a place has room for one. */
const SHARP = 100;

/** Forms on the page at once. */
const FORMS = 20;

describe('script vectors and naughty strings, place by place', { timeout: 600_000 }, () => {
  let hostile: HostilePage;
  /** Those that fire come last: they are the newest tickets. */
  let texts: string[] = [];
  let sharp: string[] = [];
  let tickets: string[] = [];

  before(async () => {
    hostile = await HostilePage.open();
    const all = hostileTexts();
    const fire = await firing(hostile, all);
    sharp = fire.slice(0, SHARP);
    texts = [...all.filter((text) => !sharp.includes(text)), ...sharp];
    tickets = await fillDesk(hostile, texts, sharp.length);
  });
  after(() => hostile.close());

  /** Puts one widget into the page, alone. */
  const show = (tag: string, attributes: Readonly<Record<string, string>>): Promise<void> =>
    hostile.page.evaluate(
      ([name, said]) => {
        const widget = document.createElement(name);
        for (const [attribute, value] of Object.entries(said)) widget.setAttribute(attribute, value);
        document.querySelector('main')?.replaceChildren(widget);
      },
      [tag, { desk: 'vectors', person: ADMIN, ...attributes }] as const,
    );

  /** Chooses an item of whichever menu of the widget has it. */
  const choose = (item: RegExp | string): Promise<void> =>
    hostile.page.evaluate(
      async (wanted) => {
        const { until } = globalThis as unknown as HostileWindow;
        const pattern = new RegExp(wanted, 'u');
        type Menu = HTMLElement & { items: readonly { id: string; label: string }[] };
        await until(() => {
          const root = document.querySelector('main')?.firstElementChild?.shadowRoot;
          for (const menu of root?.querySelectorAll<Menu>('guichet-menu') ?? []) {
            const found = menu.items.find(({ id, label }) => pattern.test(label) || id === wanted);
            if (found === undefined) continue;
            return menu.dispatchEvent(new CustomEvent('guichet-select', { detail: { id: found.id }, bubbles: true }));
          }
          return false;
        });
      },
      typeof item === 'string' ? item : item.source,
    );

  const list = (more: Readonly<Record<string, string>> = {}): Promise<void> =>
    show('guichet-ticket-list', {
      sort: 'number:desc',
      involvement: 'all',
      columns: 'number summary state field:salle field:choix requester assignee',
      ...more,
    }).then(() => hostile.page.locator('[data-ticket]').first().waitFor());

  it('fire when they are shown raw', () => assert.ok(sharp.length > 10, `${sharp.length}`));

  it('in a list: every row, and the report of an act on all of them that the page refuses', async () => {
    const { page } = hostile;
    await list();
    await page.getByRole('button', { name: /^Tout afficher/u }).click();
    await page.locator('guichet-ticket-list tr.gap').first().waitFor({ state: 'attached' });
    // Only what is near the window is in the page: all of it is passed, a screen at a time, each once its rows are read.
    const seen = await page.evaluate(async () => {
      const { until } = globalThis as unknown as HostileWindow;
      const root = document.querySelector('guichet-ticket-list')?.shadowRoot;
      const shown = new Set<string>();
      const isAwaited = (row: Element): boolean => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      };
      scrollTo({ top: 0, behavior: 'instant' });
      for (let isEnd = false; !isEnd; scrollBy({ top: innerHeight / 2, behavior: 'instant' })) {
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        await until(() => ![...(root?.querySelectorAll('tr:is(.coming, .gap)') ?? [])].some(isAwaited));
        for (const row of root?.querySelectorAll<HTMLElement>('[data-ticket]') ?? []) shown.add(row.dataset['ticket'] ?? '');
        const { scrollTop, scrollHeight, clientHeight } = document.documentElement;
        isEnd = scrollTop + clientHeight >= scrollHeight - 1;
      }
      return shown.size;
    });
    assert.equal(seen, texts.length);
    await hostile.assertHarmless('rows');

    await page.evaluate(() => document.addEventListener('guichet-before-change', (event) => event.preventDefault()));
    await page.getByRole('checkbox', { name: /^Choisir les \d+ affichés/u }).click();
    await page.getByRole('group', { name: 'Gestes sur ce qui est choisi' }).getByRole('button', { name: 'Assigner…' }).click();
    const act = page.locator('guichet-list-act');
    const people = act.locator('guichet-combobox [role="option"]');
    await act
      .getByRole('combobox')
      .first()
      .fill(groupOf(texts.length - 1));
    await people.first().waitFor();
    await hostile.assertHarmless('the dialog of an act, and its people');
    await people.first().click();
    await act.locator('button[type="submit"]').click();
    const report = page.getByRole('list', { name: 'Refusés' });
    await report.getByRole('listitem').nth(100).waitFor();
    await hostile.assertHarmless('the report of an act');
  });

  it('in what is made of a list: columns, views, menus of cells, the stack, the palette', async () => {
    const { page } = hostile;
    await hostile.blank();
    await list();
    await choose(/^Colonnes/u);
    await page.getByRole('list', { name: 'Colonnes, dans leur ordre' }).waitFor();
    await hostile.assertHarmless('the dialog of columns');
    await page.keyboard.press('Escape');
    await page.locator('[data-control="state"]').first().click();
    await page.getByRole('menuitem').first().waitFor();
    await hostile.assertHarmless('the menu of a cell');
    await page.keyboard.press('Escape');
    await page.locator('[data-ticket] a').first().focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Chercher un geste' }).fill(sharp.join(' '));
    await hostile.assertHarmless('the palette');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Vues' }).click();
    await page.getByRole('menuitemradio').or(page.getByRole('menuitem')).nth(sharp.length).waitFor();
    await hostile.assertHarmless('the menu of views');
    await page.keyboard.press('Escape');
    for (const name of sharp.filter((each) => each.length < 80).slice(0, 3)) {
      const shown = name.trim();
      await choose(`^${shown.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')}$`);
      await choose('rename');
      await page.getByRole('textbox', { name: 'Nom de la vue' }).waitFor();
      await hostile.assertHarmless(`renaming a view: ${name}`);
      await page.keyboard.press('Escape');
      await choose('forget');
      await page.locator('p.done').waitFor();
      await hostile.assertHarmless(`a view that went: ${name}`);
    }

    await hostile.blank();
    await list({ sort: 'rank' });
    await page.locator('[data-control="rank"]').first().click();
    await page.getByRole('menuitem').last().click();
    await page.getByRole('spinbutton').or(page.locator('guichet-list-act').getByRole('textbox')).first().waitFor();
    await hostile.assertHarmless('the dialog of the stack');
  });

  it('in the names of who else is there and of who may be mentioned', async () => {
    const { page } = hostile;
    await hostile.blank();
    const ticket = tickets.at(-1) ?? '';
    await show('guichet-ticket-detail', { ticket });
    const box = page.getByRole('textbox', { name: 'Votre message' });
    await box.waitFor();
    await page.evaluate(
      async ({ names, id }) => {
        const { packed, until } = globalThis as unknown as HostileWindow;
        const { connect } = (await import(`${location.origin}/guichet.js`)) as typeof import('../../src/guichet.ts');
        for (const [at, name] of packed(names, 255).entries()) {
          const session = await connect({ backend: 'indexeddb:', desk: 'vectors' }, { id: `near-${at}`, name });
          await session.announce(id, at % 2 === 0 ? 'typing' : 'reading');
        }
        const line = (): string =>
          document.querySelector('guichet-ticket-detail')?.shadowRoot?.querySelector('.company')?.textContent ?? '';
        await until(() => line().length > 200);
      },
      { names: sharp, id: ticket },
    );
    await hostile.assertHarmless('who else is there');

    for (let at = texts.length - sharp.length; at < texts.length; at += GROUP) {
      await box.fill(`@${groupOf(at)}`);
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await hostile.assertHarmless(`mentions: ${groupOf(at)}`);
      await box.fill('');
      await page.getByRole('listbox').waitFor({ state: 'hidden' });
    }
  });

  it('in what is offered while somebody writes the same', async () => {
    await hostile.blank();
    let offered = 0;
    for (let at = 0; at < sharp.length; at += FORMS) {
      offered += await hostile.page.evaluate(
        async ({ wanted, from }) => {
          const { until } = globalThis as unknown as HostileWindow;
          const forms = wanted.map((_, index) => {
            const form = document.createElement('guichet-ticket-form');
            form.setAttribute('desk', 'vectors');
            form.setAttribute('person', `writer-${from + index}`);
            return form;
          });
          document.querySelector('main')?.replaceChildren(...forms);
          const field = (form: Element): HTMLInputElement | null | undefined => form.shadowRoot?.querySelector('#f-summary');
          await until(() => forms.every((form) => field(form)));
          for (const [index, form] of forms.entries()) {
            const input = field(form);
            if (input == null) continue;
            input.focus();
            input.value = wanted[index] ?? '';
            input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          }
          const shown = (): number => forms.filter(({ shadowRoot }) => shadowRoot?.querySelector('.alike bdi')).length;
          await until(() => shown() > 0);
          return shown();
        },
        { wanted: sharp.slice(at, at + FORMS), from: at },
      );
      await hostile.assertHarmless(`forms from ${sharp[at]}`);
    }
    assert.ok(offered > 0, `${offered}`);
  });
});
