/** Two people in two tabs of one browser: one answers, the other's bell rings, and leads to what was written. */
import assert from 'node:assert/strict';
import { theatre } from './stage.ts';
import { SUPPORT, TALK } from './story.ts';

const story = theatre();

story('one answers, the other’s bell rings, opens at the place, and the title counts until it is read', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  await lea.tab('tickets');
  const title = await lea.page.title();
  const bell = lea.desk.getByRole('button', { name: /^Avis/u });
  await bell.filter({ hasText: 'aucun non lu' }).waitFor();

  const technician = await stage.seat('course', 'user');
  await technician.tab('tickets');
  await technician.open(SUPPORT.summary);
  const { words } = technician;
  await technician.act(words.take);
  await technician.isIn('resolving');
  await technician.actWith(words.ask, words.question, TALK.question);
  await technician.isIn('waiting');

  await lea.look();
  // That it was opened, taken in hand, and asked about: a notice each.
  await bell.filter({ hasText: '3 non lus' }).waitFor();
  await lea.page.waitForFunction((own) => document.title.startsWith('(3) ') && document.title.endsWith(own), title);
  await bell.click();
  const panel = lea.desk.getByRole('dialog', { name: 'Avis' });
  await panel.getByText('Question pour vous').waitFor();
  await panel.getByRole('link', { name: /Question pour vous/u }).click();
  await lea.desk.getByText(TALK.question).filter({ visible: true }).first().waitFor();
  await lea.page.waitForFunction(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
    return active?.closest('[data-entry]') !== null && active?.localName === 'article';
  });
  await bell.filter({ hasText: 'aucun non lu' }).waitFor();
  await lea.page.waitForFunction((own) => document.title === own, title);
  await lea.page.keyboard.press('b');
  await panel
    .getByRole('link', { name: new RegExp(`${key}`, 'u') })
    .first()
    .waitFor();
  await lea.page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  assert.equal(await technician.desk.getByRole('button', { name: /^Avis/u }).count(), 1);
});
