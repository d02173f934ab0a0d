/** Registers `<guichet-ticket-list>`. */
import { define } from '../shared/define.ts';
import { GuichetMenu } from '../shared/menu.ts';
import { GuichetTicketList } from './ticket-list.ts';

define('guichet-menu', GuichetMenu);
define('guichet-ticket-list', GuichetTicketList);
export { GuichetTicketList };
