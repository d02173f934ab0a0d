/** A ticket filed by whoever stands before a form, wherever it is: in a page, in a frame. */
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Files a ticket of the demonstration's support desk, in French. @param where the widget, or the document that it is alone in */
export async function fileSupport(where: Page | FrameLocator | Locator, summary: string): Promise<void> {
  const title = where.getByRole('textbox', { name: 'Résumé', exact: true });
  await title.waitFor();
  const service = where.getByRole('combobox', { name: 'Service', exact: true });
  if ((await service.count()) > 0) await service.selectOption({ label: 'Moodle' });
  await where.getByRole('combobox', { name: 'Catégorie' }).selectOption({ label: 'Devoirs et dépôts' });
  await title.fill(summary);
  await where.getByRole('radio', { name: 'Un cours est bloqué' }).check();
  await where.getByRole('button', { name: 'Déposer le ticket', exact: true }).click();
  await where.getByRole('heading', { name: /TRK2_\d+ déposé/u }).waitFor();
}
