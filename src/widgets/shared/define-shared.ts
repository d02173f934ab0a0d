/** Registers the inner elements of a first view; each widget's `define` module calls it before registering its own. */
import { define } from './define.ts';
import { GuichetMarkdown } from './markdown.ts';
import { GuichetMenu } from './menu.ts';
import { GuichetTabs } from './tabs.ts';

/** Registers menu, tabs and Markdown, once. Who draws a dialog or a combobox imports `define-dialog` or `define-combobox`. */
export function defineShared(): void {
  define('guichet-menu', GuichetMenu);
  define('guichet-tabs', GuichetTabs);
  define('guichet-markdown', GuichetMarkdown);
}
