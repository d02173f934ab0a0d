/** Registers `<guichet-ticket-list>`. */
import { define } from '../shared/define.ts';
import { defineShared } from '../shared/define-shared.ts';
import { GuichetTicketList } from './ticket-list.ts';

defineShared();
define('guichet-ticket-list', GuichetTicketList);
export { GuichetTicketList };
