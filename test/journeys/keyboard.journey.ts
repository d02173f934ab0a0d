import { act, actWith } from './keyboard.ts';
import { Keys } from './keys.ts';
import type { Seat } from './seat.ts';
import { theatre } from './stage.ts';
import { SUPPORT, TALK } from './story.ts';

const story = theatre();

/** Files the learner's question. */
async function file(lea: Seat, keys: Keys): Promise<void> {
  const { desk, words } = lea;
  const { service = '', category = '', summary, description = '', file: chosen } = SUPPORT;
  // The window of the system in which one picks a file is not the page's; it answers when the picker is pressed.
  lea.page.on('filechooser', (chooser) => void chooser.setFiles(chosen === undefined ? [] : [chosen]));
  await keys.choose(desk.getByRole('combobox', { name: words.service, exact: true }), service);
  await keys.choose(desk.getByRole('combobox', { name: words.category, exact: true }), category);
  await keys.write(desk.getByRole('textbox', { name: words.summary, exact: true }), summary);
  await keys.tabTo(desk.getByRole('textbox', { name: words.description }));
  await keys.press('ControlOrMeta+a');
  await keys.type(description);
  const urgency = desk.getByRole('group', { name: 'Urgence' });
  await keys.tabTo(urgency.getByRole('radio', { name: 'Ne pas répondre' }));
  await keys.press('ArrowUp', 'ArrowUp');
  await urgency.getByRole('radio', { name: 'Un cours est bloqué', checked: true }).waitFor();

  const picker = desk.getByRole('group', { name: words.files }).getByLabel(words.addFiles);
  await keys.tabTo(picker);
  await keys.press('Space');
  await lea.button(words.fileReady(chosen?.name ?? '')).waitFor();
  await keys.enter(lea.button(words.submit));
}

story('the whole support story with the keyboard alone', async (stage) => {
  const technician = await stage.seat('course', 'user');
  const lea = await stage.seat('course', 'lea');
  const hers = new Keys(lea.page);
  const his = new Keys(technician.page);

  await hers.tabTo(lea.desk.getByRole('tab', { name: lea.words.tabs.form }));
  await hers.press('Enter');
  await file(lea, hers);
  const key = await lea.filedKey();
  await hers.keepsFocus('filing');
  await hers.enter(lea.desk.getByRole('link', { name: `Voir le ticket ${key}` }));
  await lea.isIn('posted');
  await hers.keepsFocus('opening the ticket');

  const tab = technician.desk.getByRole('tab', { name: technician.words.tabs.tickets });
  await his.tabTo(tab);
  await his.press('Enter');
  await his.enter(technician.desk.getByRole('link', { name: SUPPORT.summary }).filter({ visible: true }));
  await technician.sees('Depuis ce matin');
  await his.keepsFocus('opening the ticket');
  await act(technician, his, 'Prendre en charge');
  await technician.isIn('resolving');
  await his.keepsFocus('taking');
  await actWith(technician, his, 'Demander info.', 'Votre question', TALK.question);
  await technician.isIn('waiting');

  await lea.sees(TALK.question);
  await hers.keepsFocus('the question came');
  await hers.write(lea.desk.getByRole('textbox', { name: 'Votre message' }), TALK.answer);
  await hers.press('Control+Enter');
  await lea.isIn('resolving');
  await hers.keepsFocus('answering');

  await technician.sees(TALK.answer);
  await actWith(technician, his, 'Clore', /^La solution/, TALK.solution);
  await technician.isIn('resolved');

  await lea.sees(TALK.solution);
  await hers.keepsFocus('the solution came');
  await actWith(lea, hers, 'Approuver la clôture');
  await lea.isIn('validated');
  await hers.tabTo(lea.button('Tickets'), 'Shift+Tab');
  await hers.press('Enter');
  await lea.desk.getByRole('tab', { name: lea.words.tabs.over }).waitFor();
  await hers.keepsFocus('going back to the list');
});
