/** The inner element that the desk draws with. */
import { define } from '../shared/define.ts';
import { GuichetTabs } from '../shared/tabs.ts';

/** Registers the tabs, once. */
export function defineInner(): void {
  define('guichet-tabs', GuichetTabs);
}
