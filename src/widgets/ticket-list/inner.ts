/** The inner element that a list draws with. */
import { define } from '../shared/define.ts';
import { GuichetMenu } from '../shared/menu.ts';

/** Registers the menu, once. */
export function defineInner(): void {
  define('guichet-menu', GuichetMenu);
}
