/** Registers `<guichet-preferences-panel>`. */
import { define } from '../shared/define.ts';
import { GuichetPreferencesPanel } from './preferences-panel.ts';

define('guichet-preferences-panel', GuichetPreferencesPanel);
export { GuichetPreferencesPanel };
