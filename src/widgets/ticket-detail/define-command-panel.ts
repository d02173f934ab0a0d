/** Registers `<guichet-command-panel>`, and what is inside it. */
import '../shared/define-combobox.ts';
import '../shared/define-dialog.ts';
import { define } from '../shared/define.ts';
import { GuichetCommandPanel } from './command-panel.ts';

define('guichet-command-panel', GuichetCommandPanel);
export { GuichetCommandPanel };
