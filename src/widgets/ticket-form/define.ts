/** Registers `<guichet-ticket-form>`. */
import { define } from '../shared/define.ts';
import { defineInner } from './inner.ts';
import { GuichetTicketForm } from './ticket-form.ts';

defineInner();
define('guichet-ticket-form', GuichetTicketForm);
export { GuichetTicketForm };
