/** Registers `<guichet-desk>`. */
import { define } from '../shared/define.ts';
import { GuichetDesk } from './desk.ts';
import { defineInner } from './inner.ts';

defineInner();
define('guichet-desk', GuichetDesk);
export { GuichetDesk };
