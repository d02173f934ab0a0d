/** Registers `<guichet-admin-panel>`. */
import { define } from '../shared/define.ts';
import { defineShared } from '../shared/define-shared.ts';
import { GuichetAdminPanel } from './admin-panel.ts';

defineShared();
define('guichet-admin-panel', GuichetAdminPanel);
export { GuichetAdminPanel };
