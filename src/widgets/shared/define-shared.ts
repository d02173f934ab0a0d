/** Registers the inner elements that several widgets draw with from the first. */
import { define } from './define.ts';
import { GuichetMarkdown } from './markdown.ts';
import { GuichetMenu } from './menu.ts';

/** Registers menu and Markdown, once. Who draws a dialog or a combobox imports `define-dialog` or `define-combobox`. */
export function defineShared(): void {
  define('guichet-menu', GuichetMenu);
  define('guichet-markdown', GuichetMarkdown);
}
