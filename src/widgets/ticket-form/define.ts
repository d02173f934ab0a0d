/** Registers `<guichet-ticket-form>`. */
import { define } from '../shared/define.ts';
import { defineShared } from '../shared/define-shared.ts';
import { GuichetTicketForm } from './ticket-form.ts';

defineShared();
define('guichet-ticket-form', GuichetTicketForm);
export { GuichetTicketForm };
