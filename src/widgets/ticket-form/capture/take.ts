/** Takes a screenshot for a form: opens the dialog in the form's own root and waits until it closes. */
import { define } from '../../shared/define.ts';
import { GuichetDialog } from '../../shared/dialog.ts';
import { GuichetCapture } from './capture.ts';

/**
 * @param root the form's root
 * @param ordinal the place of this capture among those of the form, in its file's name
 * @returns the picture, or null when the person gave up
 */
export async function takeCapture(root: HTMLElement | DocumentFragment, ordinal: number): Promise<File | null> {
  define('guichet-dialog', GuichetDialog);
  define('guichet-capture', GuichetCapture);
  const element = document.createElement('guichet-capture');
  element.ordinal = ordinal;
  (root.querySelector('.base') ?? root).append(element);
  const closed = new Promise<void>((resolve) => {
    element.addEventListener('guichet-close', () => resolve(), { once: true });
  });
  await element.show();
  await closed;
  element.remove();
  return element.picture;
}
