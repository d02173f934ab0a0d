import assert from 'node:assert/strict';
import { theatre } from './stage.ts';
import { SUPPORT } from './story.ts';

const story = theatre();

/** What only reports need. */
const OF_REPORTS = /\/report(?:-view|-file|ing)/u;

story('a manager reads how the desk goes, and comes from a figure to the ticket behind it and back', async (stage) => {
  const lea = await stage.seat('course', 'lea');
  const key = await lea.file(SUPPORT);

  const manager = await stage.seat('course', 'bernard');
  const fetched: string[] = [];
  manager.page.on('request', (request) => fetched.push(request.url()));
  await manager.tab('tickets');
  await manager.sees(SUPPORT.summary);
  assert.deepEqual(
    fetched.filter((url) => OF_REPORTS.test(url)),
    [],
    'nothing of reports before somebody opens them',
  );

  const { desk } = manager;
  await desk.getByRole('tab', { name: 'Rapports' }).click();
  await desk.getByRole('button', { name: '1, voir les tickets : Déposés', exact: true }).click();
  await desk.getByRole('heading', { name: 'Tickets : Déposés' }).waitFor();
  await desk.locator('guichet-report-view').getByRole('link').first().click();
  await desk.getByRole('region', { name: `Ticket ${key}` }).waitFor();
  await manager.button(manager.words.back).filter({ visible: true }).click();
  await desk.getByRole('button', { name: 'Retour au rapport' }).click();
  // Back to the figure, and not only to its report.
  await manager.page.waitForFunction(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement != null) active = active.shadowRoot.activeElement;
    return active?.getAttribute('aria-label')?.replaceAll(/\s/gu, ' ') === '1, voir les tickets : Déposés';
  });

  // Another tab goes on: the report says so, and is read again when asked.
  await lea.follow(`Voir le ticket ${key}`);
  await lea.write('Toujours refusé ce soir.', lea.words.comment);
  await manager.sees('Des tickets ont changé depuis.');
  await desk.getByRole('button', { name: 'Actualiser' }).click();
  await desk.getByText('Des tickets ont changé depuis.').waitFor({ state: 'hidden' });
  assert.equal(await lea.desk.getByRole('tab', { name: 'Rapports' }).count(), 0, 'a learner has none');
});
