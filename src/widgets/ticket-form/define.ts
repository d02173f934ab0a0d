/** Registers `<guichet-ticket-form>`; the elements inside it come with the parts that draw them. */
import { define } from '../shared/define.ts';
import { GuichetTicketForm } from './ticket-form.ts';

define('guichet-ticket-form', GuichetTicketForm);
export { GuichetTicketForm };
