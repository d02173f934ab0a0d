/** What people do on a page that is weighed: each visit fetches what it needs, and that is what it weighs. */
import type { Locator, Page } from 'playwright-core';

/** Long enough for what a pause in typing fetches, in milliseconds. */
const QUIET = 800;

/** The same for what one press fetches. */
const BRIEF = 250;

/** Waits until nothing more is fetched. The browser's own word for it is not asked: a frame that printed, and went, takes it along. */
export async function still(page: Page, quiet = QUIET): Promise<void> {
  await page.waitForFunction((quiet) => {
    const fetched = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return performance.now() - Math.max(0, ...fetched.map(({ responseEnd }) => responseEnd)) > quiet;
  }, quiet);
}

/** Writes a ticket, as far as the button. */
export async function write(page: Page): Promise<void> {
  for (const name of [/^Service/u, /^(?:Catégorie|Category)/u])
    await page.getByRole('combobox', { name }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: /^(?:Résumé|Summary)/u }).fill('Une page reste blanche');
  await page
    .getByRole('textbox', { name: /^Description/u })
    .first()
    .fill('Depuis ce matin, **rien** ne vient.');
  await still(page);
}

/** Files, and opens what was filed. */
async function file(page: Page): Promise<void> {
  await write(page);
  await page.keyboard.press('Control+Enter');
  const filed = /TRKsize_\d/u;
  await page
    .getByRole('link', { name: filed })
    .or(page.getByRole('button', { name: filed }))
    .first()
    .click();
  await page.getByRole('textbox').first().waitFor();
  await still(page);
}

/** Tabs that hold no list. */
const NO_LIST = /^\s*(?:Mes réglages|My settings|Rapports|Reports|Administration|Aide|Help)\s*$/u;

/** Leaves a ticket, and looks at every list. @throws where none is shown: what is not visited is not weighed */
async function lookAtLists(page: Page): Promise<void> {
  // Where the list stands beside the ticket there is nothing to leave.
  const back = page.getByRole('button', { name: 'Tickets', exact: true });
  if ((await back.count()) > 0) await back.click();
  // What one chooses, the reports, what is administered and what is known are no lists.
  const tabs = page.getByRole('tab').filter({ hasNotText: NO_LIST });
  await tabs.first().waitFor();
  for (const tab of await tabs.all()) {
    await tab.click();
    await still(page);
  }
  await page.getByRole('searchbox').first().waitFor();
}

/** Where a requester goes: files, opens what was filed and answers, looks at every list. */
export async function useDesk(page: Page): Promise<void> {
  await file(page);
  const said = 'Et aussi sur https://cours.exemple.fr/devoir/3, d’un autre poste.';
  await page.getByRole('textbox').first().fill(said);
  await page.keyboard.press('Control+Enter');
  await page.getByText(said).first().waitFor();
  await still(page);
  await lookAtLists(page);
}

/** What staff do besides: take a ticket, look at its other actions, look at the lists as staff see them. */
export async function handleDesk(page: Page): Promise<void> {
  await page.getByRole('tab').first().click();
  await file(page);
  for (const name of [/Prendre en charge/u, /Autres actions/u]) {
    const button = page.getByRole('button', { name }).first();
    if ((await button.count()) > 0) await button.click();
    await still(page);
  }
  await page.keyboard.press('Escape');
  await lookAtLists(page);
}

/** "My settings": a choice made there, what is followed, and for staff the services. */
export async function chooseSettings(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Mes réglages' }).click();
  await page.getByRole('checkbox', { name: 'Suivis' }).click();
  await page.getByText('ne vous sera plus annoncé').first().waitFor();
  await still(page);
}

/** The reports, as whoever may ask for them opens them. */
export async function openReports(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Rapports' }).click();
  await page.locator('guichet-report-view .headlines').waitFor();
  await still(page);
}

/** A picture of one point. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Leaves whatever is open: a menu, a dialog, a form of a command. */
async function leave(page: Page): Promise<void> {
  const dialogs = page.locator('dialog[open]');
  for (let round = 0; round < 5; round += 1) {
    await still(page, BRIEF);
    for (let press = 0; press < 2 || (press < 10 && (await dialogs.count()) > 0); press += 1) await page.keyboard.press('Escape');
    // A page on somebody opens once the desk has answered, which no file tells.
    await page.waitForTimeout(BRIEF);
    if ((await dialogs.count()) === 0) return;
  }
}

/** Switches single keys on or off. */
async function setKeys(page: Page, on: boolean): Promise<void> {
  await page.locator('guichet-desk').evaluate((desk, off) => desk.toggleAttribute('no-shortcuts', off), !on);
}

/** Opens a menu again and again, each time for an entry that was not tried yet. @throws where one cannot be reached */
async function tryEntries(page: Page, menu: Locator): Promise<void> {
  const tried = new Set<string>();
  for (let missed = 0; missed < 5 && (await menu.first().isVisible());) {
    try {
      await menu.first().getByRole('button').first().click({ timeout: 3_000 });
      const entries = menu.first().locator('.item:not([aria-disabled])');
      const labels = await entries.allInnerTexts();
      const next = labels.findIndex((label) => !tried.has(label));
      if (next < 0) return leave(page);
      await entries.nth(next).click({ timeout: 3_000 });
      tried.add(labels[next]!);
    } catch (error) {
      // What was pressed before may come only now: it covers a menu, or closes it.
      missed += 1;
      if (missed === 5) throw error;
    }
    await leave(page);
  }
}

/** Presses what is there and seen, one after the other. */
async function tryAll(page: Page, buttons: Locator): Promise<void> {
  for (let at = 0; at < (await buttons.count()); at += 1) {
    const button = buttons.nth(at);
    if (!(await button.isVisible()) || (await button.isDisabled())) continue;
    await button.click();
    await leave(page);
  }
}

/** The form: a file, the preview, a screenshot, what is like it already. */
async function useForm(page: Page): Promise<void> {
  await write(page);
  await page
    .locator('guichet-ticket-form input[type="file"]')
    .first()
    .setInputFiles({ name: 'ecran.png', mimeType: 'image/png', buffer: PICTURE });
  await page.getByRole('button', { name: 'Aperçu' }).first().click();
  await page.getByRole('button', { name: 'Ajouter une capture' }).first().click();
  await page.getByRole('button', { name: 'Capturer cette page seule' }).click();
  await page.getByRole('button', { name: 'Joindre la capture' }).click();
  await still(page);
}

/** An open ticket: its buttons, its menus, somebody named in an answer. */
async function useTicket(page: Page): Promise<void> {
  const detail = page.locator('guichet-ticket-detail');
  await tryAll(page, detail.locator('[data-command]'));
  for (const menu of await detail.locator('guichet-menu').all()) await tryEntries(page, menu);
  await detail.getByRole('textbox').first().pressSequentially('@le');
  await leave(page);
}

/** A list: filters, menus, rows chosen and what is done with them, all of it as one scrolls. */
async function useList(page: Page): Promise<void> {
  const list = page.locator('guichet-ticket-list:visible');
  await list.getByRole('button', { name: /^Filtres/u }).click();
  for (const menu of await list.locator('guichet-menu').all()) await tryEntries(page, menu);
  await list
    .getByRole('checkbox', { name: /^Choisir/u })
    .first()
    .check();
  await tryAll(page, list.locator('.chosen-bar .button:not(.link)'));
  await tryEntries(page, list.locator('.chosen-bar guichet-menu'));
  await tryAll(page, list.locator('tbody tr').first().getByRole('button'));
  await list.getByRole('button', { name: /^Tout afficher/u }).click();
  await still(page);
}

/** Whoever may do everything does everything that a desk shows. */
export async function useEverything(page: Page): Promise<void> {
  // What would cover the page is none of its files; and with keys, Escape would leave the ticket after what was opened in it.
  await page.evaluate(() => {
    globalThis.print = () => undefined;
  });
  await setKeys(page, false);
  await page.getByRole('tab').first().click();
  await useForm(page);
  await file(page);
  await useTicket(page);
  await setKeys(page, true);
  for (const keys of ['Control+k', '?']) {
    await page.keyboard.press(keys);
    await leave(page);
  }
  await lookAtLists(page);
  await chooseSettings(page);
  await openReports(page);
  await page.getByRole('tab').nth(1).click();
  // One after the other, a list has the room for a table.
  await page.getByRole('button', { name: 'Liste et ticket côte à côte' }).click();
  await page.getByRole('tab').nth(1).click();
  await useList(page);
  await page.locator('guichet-ticket-list:visible [data-ticket] a').first().click();
  await page.locator('guichet-ticket-detail').getByRole('textbox').first().waitFor();
  await still(page);
}
