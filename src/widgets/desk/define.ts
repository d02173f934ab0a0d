/** Registers `<guichet-desk>`, and its tabs. */
import { define } from '../shared/define.ts';
import { GuichetTabs } from '../shared/tabs.ts';
import { GuichetDesk } from './desk.ts';

define('guichet-tabs', GuichetTabs);
define('guichet-desk', GuichetDesk);
export { GuichetDesk };
