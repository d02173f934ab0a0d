/** Registers `<guichet-notice-bell>`. */
import { define } from '../shared/define.ts';
import { GuichetNoticeBell } from './notice-bell.ts';

define('guichet-notice-bell', GuichetNoticeBell);
export { GuichetNoticeBell };
