import { act, hasFocus } from './keyboard.ts';
import { Keys } from './keys.ts';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

story('a technician who goes away hands over what they handle to a colleague, by keys alone', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);
  const technician = await stage.seat('course', 'user');
  const { desk, words } = technician;
  const keys = new Keys(technician.page);
  await keys.enter(desk.getByRole('tab', { name: words.tabs.tickets }));
  await keys.enter(desk.getByRole('link', { name: SUPPORT.summary }).filter({ visible: true }));
  await act(technician, keys, words.take);
  await technician.isIn('resolving');

  await keys.tabTo(technician.button(words.back).filter({ visible: true }), 'Shift+Tab');
  await keys.press('Enter');
  await keys.tabTo(desk.getByRole('tab', { name: words.tabs.tickets }), 'Shift+Tab');
  await keys.press('ArrowRight', 'ArrowRight', 'Enter');
  const panel = desk.locator('guichet-preferences-panel');
  await keys.enter(panel.locator('summary').filter({ hasText: 'Je m’absente' }));
  await technician.sees('Vous avez 1 ticket en charge.');
  await keys.tabTo(panel.getByRole('radio', { name: /^Au choix de chaque service/u }));
  await keys.press('ArrowDown');
  const who = panel.getByRole('combobox', { name: 'Personne' });
  await keys.write(who, 'Bernard');
  await panel.getByRole('option', { name: 'N. Bernard' }).waitFor();
  await keys.press('ArrowDown', 'Enter');
  await technician.sees('1 ticket : à N. Bernard.');
  await keys.enter(panel.getByRole('button', { name: 'Confier 1 ticket' }));
  await technician.sees('1 ticket est confié.');
  await hasFocus(panel.locator('p').filter({ hasText: '1 ticket est confié.' }));

  const colleague = await stage.seat('course', 'bernard');
  await colleague.tab('tickets');
  await colleague.open(SUPPORT.summary);
  await colleague.isIn('open');
  await colleague.unfold();
  await lea.follow(words.see(key));
  await lea.isIn('open');
});
