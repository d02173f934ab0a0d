/** Registers `<guichet-ticket-detail>` and what it is made of. */
import { defineShared } from '../shared/define-shared.ts';
import { define } from '../shared/define.ts';
import { GuichetCommandPanel } from './command-panel.ts';
import { GuichetComposer } from './composer.ts';
import { GuichetTicketDetail } from './ticket-detail.ts';

defineShared();
define('guichet-command-panel', GuichetCommandPanel);
define('guichet-composer', GuichetComposer);
define('guichet-ticket-detail', GuichetTicketDetail);
export { GuichetTicketDetail };
