/** Registers `<guichet-person-erasing>`, and opens it. */
import type { Session } from '../../backends/backend.ts';
import type { PersonCard } from '../../domain/people.ts';
import { define } from '../shared/define.ts';
import '../shared/define-dialog.ts';
import { GuichetPersonErasing } from './erasing.ts';

define('guichet-person-erasing', GuichetPersonErasing);
export { GuichetPersonErasing };

/**
 * Asks whether to erase somebody, and does it.
 * @param root where the dialog is put
 * @returns whether they were erased
 */
export async function eraseIn(
  root: HTMLElement | ShadowRoot,
  session: Session,
  person: PersonCard,
  { clock }: { readonly clock: () => number },
): Promise<boolean> {
  const asking = document.createElement('guichet-person-erasing');
  Object.assign(asking, { session, person, clock });
  (root.querySelector('.base') ?? root).append(asking);
  const isErased = await asking.ask();
  asking.remove();
  return isErased;
}
