/** The inner elements that every ticket draws with; the form of a command comes when one is opened. */
import { defineShared } from '../shared/define-shared.ts';
import { define } from '../shared/define.ts';
import { GuichetComposer } from './composer.ts';

/** Registers them, once. */
export function defineInner(): void {
  defineShared();
  define('guichet-composer', GuichetComposer);
}
