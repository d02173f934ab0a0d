/** Rows 13, 14, 28 and 32: hands that are too quick, two at once, clocks that are wrong, pages that come back. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { Seat } from '../journeys/seat.ts';
import { theatre, type Stage } from '../journeys/stage.ts';
import { SUPPORT } from '../journeys/story.ts';
import { isFirefox } from '../run/engine.ts';
import { countsIn } from './ground.ts';

const story = theatre();

const { file: _picture, ...TEXTS } = SUPPORT;

async function tickets(page: Page): Promise<number | undefined> {
  return (await countsIn(page))['tickets'];
}

const HANDS: readonly (readonly [string, (seat: Seat) => Promise<void>])[] = [
  ['double click', (seat) => seat.button(seat.words.submit).dblclick()],
  ['three clicks', (seat) => seat.button(seat.words.submit).click({ clickCount: 3 })],
  [
    'double Enter on the button',
    async (seat) => {
      await seat.button(seat.words.submit).focus();
      await Promise.all([seat.page.keyboard.press('Enter'), seat.page.keyboard.press('Enter')]);
    },
  ],
  [
    'Control+Enter twice in a box',
    async (seat) => {
      await seat.desk.getByRole('textbox', { name: seat.words.description }).focus();
      await Promise.all([seat.page.keyboard.press('Control+Enter'), seat.page.keyboard.press('Control+Enter')]);
    },
  ],
];

for (const [name, twice] of HANDS) {
  story(`row 13: ${name} → 1 ticket`, async (stage) => {
    const lea = await stage.seat('course', 'lea');
    await lea.tab('form');
    await lea.fill(TEXTS);
    await twice(lea);
    assert.equal(await lea.filedKey(), 'TRK2_1');
    await lea.tab('tickets');
    await lea.desk.getByRole('table', { name: /1 ticket$/u }).waitFor();
    assert.equal(await tickets(lea.page), 1);
  });
}

story('row 13: an answer and a closing pressed twice → once each', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  const technician = await stage.seat('course', 'user', { hash: key });
  const box = technician.desk.getByRole('textbox', { name: technician.words.message, exact: true });
  await box.fill('On regarde.');
  await Promise.all([technician.page.keyboard.press('Control+Enter'), technician.page.keyboard.press('Control+Enter')]);
  await technician.sees('On regarde.');
  await technician.act(technician.words.take);
  await technician.isIn('resolving');
  await technician.act(technician.words.resolve);
  await technician.form.getByRole('textbox', { name: technician.words.solution }).fill('Réparé.');
  await technician.form.getByRole('button', { name: technician.words.resolve, exact: true }).dblclick();
  await technician.isIn('resolved');
  assert.equal((await countsIn(technician.page))['events'], 5, 'filed, seen, answered, taken, resolved');
});

/** Opens the form of edits and writes a summary in it. */
async function edits(seat: Seat, summary: string): Promise<void> {
  await seat.act('Modifier…');
  await seat.form.getByRole('textbox', { name: /^Résumé/u }).fill(summary);
}

async function sends(seat: Seat): Promise<void> {
  await seat.look();
  await seat.form.getByRole('button', { name: 'Modifier', exact: true }).click();
}

story('row 14: two tabs edit the same field → server order, both values in history', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  const one = await stage.seat('course', 'user', { hash: key });
  const two = await stage.seat('course', 'martin', { hash: key });
  await edits(one, 'Dépôt refusé : le premier');
  await edits(two, 'Dépôt refusé : le second');
  await sends(one);
  await one.desk.getByRole('heading', { name: 'Dépôt refusé : le premier' }).waitFor();

  await two.look();
  await two.sees(/a changé ce champ/u);
  await two.button('Garder la mienne').click();
  await sends(two);
  const last = 'Dépôt refusé : le second';
  for (const seat of [two, one, lea]) {
    await seat.look();
    if (seat === lea) await seat.follow(`Voir le ticket ${key}`);
    await seat.desk.getByRole('heading', { name: last }).waitFor();
  }
  await one.page.reload();
  await one.ready();
  await one.desk.getByRole('heading', { name: last }).waitFor();
  const folds = one.desk.locator('details.edited');
  await folds.nth(1).waitFor();
  for (const fold of await folds.all()) await fold.locator('summary').click();
  const told = (await folds.allInnerTexts()).join(' ');
  assert.match(told, /Le dépôt du devoir 3 est refusé[^]*le premier[^]*le premier[^]*le second/u);
});

/** The texts of the thread, in the order in which they stand. */
async function thread(seat: Seat, texts: readonly string[]): Promise<string[]> {
  for (const text of texts) await seat.sees(text);
  const said = await seat.desk.getByRole('region', { name: 'Fil' }).innerText();
  return [...texts].sort((a, b) => said.indexOf(a) - said.indexOf(b));
}

const HOUR = 3_600_000;
const TALK = ['Première question', 'Première réponse', 'Seconde question', 'Seconde réponse'];

/** One says something, the other has read it. */
async function says(one: Seat, other: Seat, text: string): Promise<void> {
  await one.write(text, one.words.comment);
  await other.look();
  await other.sees(text);
}

async function talks(lea: Seat, technician: Seat): Promise<void> {
  for (const [place, text] of TALK.entries()) await (place % 2 === 0 ? says(technician, lea, text) : says(lea, technician, text));
}

async function inOrder(seat: Seat): Promise<void> {
  await seat.page.reload();
  await seat.ready();
  assert.deepEqual(await thread(seat, TALK), TALK);
}

for (const [name, by] of [
  ['a day late', -24 * HOUR],
  ['a day early', 24 * HOUR],
] as const) {
  story(`row 28: a clock ${name} → order`, async (stage) => {
    const lea = await stage.seat('course', 'lea');
    const key = await lea.file(TEXTS);
    await lea.follow(`Voir le ticket ${key}`);
    const technician = await stage.seat('course', 'user', { hash: key });
    await lea.page.clock.setFixedTime(Date.now() + by);
    await talks(lea, technician);
    await inOrder(technician);
    await inOrder(lea);
  });
}

story('row 28: a backward step of the clock in the middle of it → order', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  await lea.follow(`Voir le ticket ${key}`);
  const technician = await stage.seat('course', 'user', { hash: key });
  await says(technician, lea, 'Première question');
  await says(lea, technician, 'Première réponse');
  for (const seat of [lea, technician]) await seat.page.clock.setFixedTime(Date.now() - 2 * HOUR);
  await says(technician, lea, 'Seconde question');
  await says(lea, technician, 'Seconde réponse');
  await inOrder(technician);
  await technician.act(technician.words.take);
  await technician.isIn('resolving');
});

story('row 28: the hour that comes twice when summer time ends → order, and each day its own', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  // 2:50 in summer time, ten minutes before the hour is set back; then 2:05, a quarter of an hour later.
  await lea.page.clock.setFixedTime('2026-10-25T00:50:00Z');
  const key = await lea.file(TEXTS);
  await lea.follow(`Voir le ticket ${key}`);
  const technician = await stage.seat('course', 'user', { hash: key });
  await technician.page.clock.setFixedTime('2026-10-25T00:55:00Z');
  await says(technician, lea, 'Première question');
  await lea.page.clock.setFixedTime('2026-10-25T01:05:00Z');
  await says(lea, technician, 'Première réponse');
  await technician.page.clock.setFixedTime('2026-10-25T23:30:00Z');
  await says(technician, lea, 'Seconde question');
  await says(lea, technician, 'Seconde réponse');
  await inOrder(technician);
});

/** Firefox reports fetches of a page that is left, and a story that leaves at once cannot tell them from faults: it is told in Chromium. */
const storyOfLeaving: typeof story = (sentence, told) => {
  if (!isFirefox) story(sentence, told);
};

/** Counts the transactions that the page begins on its desk. */
function counted(): void {
  const { transaction } = IDBDatabase.prototype;
  Object.assign(globalThis, { asked: 0 });
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...rest: Parameters<typeof transaction>) {
    if (this.name === 'guichet') (globalThis as unknown as { asked: number }).asked += 1;
    return transaction.apply(this, rest);
  };
}

/** How many transactions one change by somebody else costs the page that looks at the ticket. */
async function costOfOneChange(lea: Seat, technician: Seat, text: string): Promise<number> {
  const before = await lea.page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  await technician.write(text, technician.words.comment);
  await lea.look();
  await lea.sees(text);
  await lea.page.waitForLoadState('networkidle');
  return (await lea.page.evaluate(() => (globalThis as unknown as { asked: number }).asked)) - before;
}

/** A draft comes back from the disk, a moment after its box. */
async function holds(box: Locator, text: string): Promise<void> {
  const field = await box.elementHandle();
  await box
    .page()
    .waitForFunction(([element, wanted]) => (element as HTMLTextAreaElement).value === wanted, [field, text] as const);
}

storyOfLeaving('row 32: reload loop, back and forward → no stale write, no second subscription', async (stage) => {
  await stage.context.addInitScript(counted);
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  const technician = await stage.seat('course', 'user', { hash: key });
  await lea.look();
  await lea.follow(`Voir le ticket ${key}`);
  const once = await costOfOneChange(lea, technician, 'Un premier mot.');

  const box = lea.desk.getByRole('textbox', { name: lea.words.message, exact: true });
  await box.fill('Je garde ceci.');
  await lea.sees('Brouillon gardé sur cet appareil');
  for (let turn = 0; turn < 5; turn += 1) {
    await lea.page.evaluate(() => history.back());
    await lea.desk.getByRole('tab', { name: lea.words.tabs.tickets }).waitFor();
    await lea.page.evaluate(() => history.forward());
    await lea.desk.getByRole('heading', { name: SUPPORT.summary }).waitFor();
  }
  await holds(box, 'Je garde ceci.');
  const again = await costOfOneChange(lea, technician, 'Un deuxième mot.');
  assert.ok(again <= once + 2, `one change costs ${again} transactions after going back and forth, ${once} before`);

  for (let turn = 0; turn < 8; turn += 1) await lea.page.reload({ waitUntil: 'domcontentloaded' });
  await lea.ready();
  await lea.sees('Un deuxième mot.');
  await holds(box, 'Je garde ceci.');
  const reloaded = await costOfOneChange(lea, technician, 'Un troisième mot.');
  assert.ok(reloaded <= once + 2, `one change costs ${reloaded} transactions after reloads, ${once} before`);
  assert.equal(await tickets(lea.page), 1);
  assert.equal((await countsIn(lea.page))['events'], 5, 'filed, seen, three words: nothing was written twice');
});

/** A page goes where the browser keeps it, or comes back from there: Chromium's test build keeps none, so that it is done by hand; Firefox's does. */
async function keep(stage: Stage, page: Page, kept: boolean): Promise<void> {
  if (isFirefox) {
    await (kept ? page.goto('about:blank') : page.goBack());
    return;
  }
  const devtools = await stage.context.newCDPSession(page);
  const tell = (type: string): Promise<boolean> =>
    page.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);
  if (kept) await tell('pagehide');
  await devtools.send('Page.setWebLifecycleState', { state: kept ? 'frozen' : 'active' });
  if (!kept) await tell('pageshow');
}

story('row 32: bfcache restore → no stale write, no second subscription', async (stage) => {
  await stage.context.addInitScript(counted);
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(TEXTS);
  const technician = await stage.seat('course', 'user', { hash: key });
  await lea.look();
  await lea.follow(`Voir le ticket ${key}`);
  const once = await costOfOneChange(lea, technician, 'Un premier mot.');
  const box = lea.desk.getByRole('textbox', { name: lea.words.message, exact: true });
  await box.fill('Je garde ceci.');

  await keep(stage, lea.page, true);
  await technician.act(technician.words.take);
  await technician.isIn('resolving');
  await technician.write('Vu, on regarde.', technician.words.comment);
  await keep(stage, lea.page, false);
  await lea.look();
  await lea.isIn('resolving');
  await lea.sees('Vu, on regarde.');
  assert.equal(await box.inputValue(), 'Je garde ceci.');
  const again = await costOfOneChange(lea, technician, 'Et encore ceci.');
  assert.ok(again <= once + 2, `one change costs ${again} transactions once it is back, ${once} before`);

  // What came meanwhile is held up once; then the answer goes.
  await box.press('Control+Enter');
  await lea.button('Envoyer quand même').click();
  await technician.look();
  await technician.sees('Je garde ceci.');
  assert.equal((await countsIn(lea.page))['events'], 7, 'filed, seen, a word, taken, two words, the answer: each once');
});
