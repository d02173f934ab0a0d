import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import type { Seat } from './seat.ts';
import { theatre } from './stage.ts';
import { askedAndAnswered, SUPPORT, TALK } from './story.ts';

const story = theatre({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });

/** Neither the page nor the desk is wider than the telephone. */
async function fits(seat: Seat, screen: string): Promise<void> {
  const wide = await seat.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(wide, 0, `${screen}: the page scrolls sideways by ${wide} px`);
  const desk = await seat.desk.evaluate((element) => element.scrollWidth - element.clientWidth);
  assert.ok(desk <= 0, `${screen}: the desk is ${desk} px too wide`);
}

/** What a finger must hit is 24 px at least each way (WCAG 2.5.8), links within a sentence aside. */
async function canBeHit(seat: Seat, screen: string): Promise<void> {
  for (const button of await seat.desk.getByRole('button').filter({ visible: true }).all()) {
    const box = await button.boundingBox();
    const name = (await button.getAttribute('aria-label')) ?? (await button.textContent());
    assert.ok(
      box !== null && box.width >= 24 && box.height >= 24,
      `${screen}: “${name?.trim()}” is ${box?.width} × ${box?.height}`,
    );
  }
}

async function comfortable(seat: Seat, screen: string): Promise<void> {
  await seat.look();
  await fits(seat, screen);
  await canBeHit(seat, screen);
}

story('the learner’s side on a telephone: nothing scrolls sideways, everything can be hit', async (stage) => {
  const technician = await stage.seat('course', 'user');
  await technician.page.setViewportSize({ width: 1280, height: 900 });
  await technician.tab('tickets');
  const lea = await stage.seat('course', 'lea');

  await lea.tab('form');
  await comfortable(lea, 'the form');
  await lea.fill(SUPPORT);
  await comfortable(lea, 'the form, filled');
  const key = await lea.submit();
  await comfortable(lea, 'after filing');
  await lea.desk.getByRole('link', { name: `Voir le ticket ${key}` }).tap();
  await lea.isIn('posted');
  await comfortable(lea, 'the ticket');

  await technician.open(SUPPORT.summary);
  await askedAndAnswered(lea, technician, TALK);
  await comfortable(lea, 'the thread');
  await technician.actWith('Clore', /^La solution/, TALK.solution);
  await lea.sees(TALK.solution);
  await comfortable(lea, 'a solution');
  await lea.act('Approuver la clôture');
  await lea.desk.getByRole('dialog').waitFor();
  await comfortable(lea, 'the confirmation');
  await lea.form.getByRole('button', { name: 'Approuver la clôture', exact: true }).tap();
  await lea.isIn('validated');

  await lea.tab('over');
  await lea.desk.getByRole('link', { name: SUPPORT.summary }).filter({ visible: true }).first().waitFor();
  await comfortable(lea, 'the list');
});

/** A finger that takes what is at one place of the screen, and lets it go at another. */
async function drag(seat: Seat, from: Locator, to: Locator): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const middle = async (at: Locator): Promise<{ x: number; y: number }> => {
    const box = await at.boundingBox();
    assert.ok(box, 'it is on the screen');
    return { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
  };
  const start = await middle(from);
  const end = await middle(to);
  const devtools = await seat.page.context().newCDPSession(seat.page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [start]);
  for (let step = 1; step <= 8; step += 1)
    await touch('touchMove', [{ x: start.x, y: Math.round(start.y + ((end.y - start.y) * step) / 8) }]);
  await touch('touchEnd', []);
  await devtools.detach();
}

story('an editor on a telephone puts services in order with a finger, and has them back as they were', async (stage) => {
  const editor = await stage.seat('course', 'leroy');
  await editor.tab('admin');
  await editor.desk.getByRole('combobox', { name: 'Partie de l’administration' }).selectOption('Services et catégories');
  const lines = editor.desk.locator('.movable:has(> details[id^="service-"])');
  const order = async (): Promise<string[]> =>
    (await lines.locator('> details > summary strong').allTextContents()).map((each) => each.trim());
  await lines.nth(2).waitFor();
  await comfortable(editor, 'services in order');
  const [first = '', second = '', third = '', ...others] = await order();
  await lines.nth(1).scrollIntoViewIfNeeded();
  const before = await editor.page.evaluate(() => scrollY);
  await drag(editor, lines.nth(0).locator('> .grip'), lines.nth(2).locator('> .grip'));
  await editor.desk
    .getByText(`« ${first} » est à la place 3 sur ${3 + others.length}.`)
    .filter({ visible: true })
    .first()
    .waitFor();
  assert.deepEqual(await order(), [second, third, first, ...others]);
  assert.equal(await editor.page.evaluate(() => scrollY), before, 'the page does not scroll under the finger');
  await editor.desk.locator('.movable.held').waitFor({ state: 'detached' });
  await editor.button('Défaire').click();
  await editor.desk.getByText('Le changement est défait').filter({ visible: true }).first().waitFor();
  assert.deepEqual(await order(), [first, second, third, ...others]);
});
