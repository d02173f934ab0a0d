/** Registers `<guichet-ticket-form>`, and the inner elements that it uses. */
import { GuichetCombobox } from '../shared/combobox.ts';
import { define } from '../shared/define.ts';
import { GuichetMarkdown } from '../shared/markdown.ts';
import { GuichetTicketForm } from './ticket-form.ts';

define('guichet-combobox', GuichetCombobox);
define('guichet-markdown', GuichetMarkdown);
define('guichet-ticket-form', GuichetTicketForm);
export { GuichetTicketForm };
