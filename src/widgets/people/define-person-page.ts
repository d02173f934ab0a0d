/** Registers `<guichet-person-page>`, and opens it. */
import type { Session } from '../../backends/backend.ts';
import { define } from '../shared/define.ts';
import '../shared/define-dialog.ts';
import { GuichetPersonPage } from './person-page.ts';

define('guichet-person-page', GuichetPersonPage);
export { GuichetPersonPage };

/** What the page on a person needs of the widget where a name was pressed. */
export interface MeetingPlace extends Pick<GuichetPersonPage, 'clock' | 'zone' | 'open'> {
  readonly session: Session;
  readonly root: HTMLElement | DocumentFragment;
}

/** Shows the page on somebody until it is closed. */
export async function meetIn({ root, ...place }: MeetingPlace, person: string, name: string): Promise<void> {
  const page = document.createElement('guichet-person-page');
  Object.assign(page, place, { person, name });
  (root.querySelector('.base') ?? root).append(page);
  await page.show();
  page.remove();
}
