/** Registers `<guichet-tabs>`. */
import { define } from './define.ts';
import { GuichetTabs } from './tabs.ts';

define('guichet-tabs', GuichetTabs);
export { GuichetTabs };
