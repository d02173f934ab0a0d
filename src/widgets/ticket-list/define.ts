/** Registers `<guichet-ticket-list>`. */
import { define } from '../shared/define.ts';
import { defineInner } from './inner.ts';
import { GuichetTicketList } from './ticket-list.ts';

defineInner();
define('guichet-ticket-list', GuichetTicketList);
export { GuichetTicketList };
