/** Registers `<guichet-dialog>`. */
import { define } from './define.ts';
import { GuichetDialog } from './dialog.ts';

define('guichet-dialog', GuichetDialog);
export { GuichetDialog };
