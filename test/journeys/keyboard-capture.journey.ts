/** A screenshot is taken, retouched and attached by keys alone. */
import { hasFocus } from './keyboard.ts';
import { Keys } from './keys.ts';
import { theatre } from './stage.ts';

const story = theatre();

story('a mask and an arrow are drawn, one is taken back, and the picture is attached', async (stage) => {
  const seat = await stage.seat('course', 'lea');
  const keys = new Keys(seat.page);
  const { desk } = seat;
  await keys.enter(desk.getByRole('tab', { name: seat.words.tabs.form }));
  const door = desk.getByRole('group', { name: seat.words.files }).getByRole('button', { name: 'Ajouter une capture' });
  await keys.enter(door);
  // The window of the system in which one picks a file is not the page's; it answers when the picker is pressed.
  const picture = { name: 'écran.png', mimeType: 'image/png', buffer: await seat.page.screenshot() };
  seat.page.on('filechooser', (chooser) => void chooser.setFiles(picture));
  await keys.tabTo(desk.getByLabel('Retoucher une image que vous avez'));
  await keys.press('Space');
  await keys.enter(desk.getByRole('button', { name: 'Masquer une zone' }));
  const mask = desk.getByRole('button', { name: /^Zone masquée 1,/u });
  await hasFocus(mask);
  const before = await mask.getAttribute('aria-label');
  await keys.press('ArrowRight', 'ArrowDown', 'Shift+ArrowRight');
  await desk
    .getByRole('button', { name: /^Zone masquée 1,/u })
    .and(desk.locator(`:not([aria-label="${before}"])`))
    .waitFor();
  await keys.tabTo(desk.getByRole('button', { name: 'Ajouter une flèche' }), 'Shift+Tab');
  await keys.press('Enter');
  const arrow = desk.getByRole('button', { name: /^Flèche 1,/u });
  await hasFocus(arrow);
  await keys.press('Delete');
  await arrow.waitFor({ state: 'hidden' });
  await hasFocus(desk.getByRole('button', { name: 'Défaire la retouche' }));
  await keys.press('Enter');
  await arrow.waitFor();
  await keys.tabTo(desk.getByRole('button', { name: 'Prendre une autre capture' }));
  await keys.press('Enter');
  await keys.keepsFocus('going back to the ways');
  await keys.enter(desk.getByRole('button', { name: 'Revenir à la capture' }));
  await arrow.waitFor();
  await keys.keepsFocus('coming back to the picture');
  await keys.enter(desk.getByRole('button', { name: 'Joindre la capture' }));
  await seat.button('Retirer capture-1.png').waitFor();
  await hasFocus(door);
});
