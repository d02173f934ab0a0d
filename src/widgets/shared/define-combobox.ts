/** Registers `<guichet-combobox>`. */
import { GuichetCombobox } from './combobox.ts';
import { define } from './define.ts';

define('guichet-combobox', GuichetCombobox);
export { GuichetCombobox };
