/** Registers `<guichet-desk>`. */
import { define } from '../shared/define.ts';
import { defineShared } from '../shared/define-shared.ts';
import { GuichetDesk } from './desk.ts';

defineShared();
define('guichet-desk', GuichetDesk);
export { GuichetDesk };
