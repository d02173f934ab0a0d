/** Registers the inner elements; each widget's `define` module calls it before registering its own. */
import { GuichetCombobox } from './combobox.ts';
import { define } from './define.ts';
import { GuichetDialog } from './dialog.ts';
import { GuichetMarkdown } from './markdown.ts';
import { GuichetMenu } from './menu.ts';
import { GuichetTabs } from './tabs.ts';

/** Registers menu, tabs, dialog, combobox and Markdown, once. */
export function defineShared(): void {
  define('guichet-menu', GuichetMenu);
  define('guichet-tabs', GuichetTabs);
  define('guichet-dialog', GuichetDialog);
  define('guichet-combobox', GuichetCombobox);
  define('guichet-markdown', GuichetMarkdown);
}
