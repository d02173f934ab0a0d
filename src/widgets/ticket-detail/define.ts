/** Registers `<guichet-ticket-detail>`. */
import { define } from '../shared/define.ts';
import { defineInner } from './inner.ts';
import { GuichetTicketDetail } from './ticket-detail.ts';

defineInner();
define('guichet-ticket-detail', GuichetTicketDetail);
export { GuichetTicketDetail };
