/** Registers `<guichet-ticket-list>`. */
import { define } from '../shared/define.ts';
import { GuichetTicketList } from './ticket-list.ts';

define('guichet-ticket-list', GuichetTicketList);
export { GuichetTicketList };
