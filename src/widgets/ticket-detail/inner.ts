/** The inner elements that the ticket draws with. */
import { defineShared } from '../shared/define-shared.ts';
import { define } from '../shared/define.ts';
import { GuichetCommandPanel } from './command-panel.ts';
import { GuichetComposer } from './composer.ts';

/** Registers them, once. */
export function defineInner(): void {
  defineShared();
  define('guichet-command-panel', GuichetCommandPanel);
  define('guichet-composer', GuichetComposer);
}
