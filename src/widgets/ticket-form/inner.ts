/** The inner elements that the form draws with: registered with it, and only these. */
import { GuichetCombobox } from '../shared/combobox.ts';
import { define } from '../shared/define.ts';
import { GuichetMarkdown } from '../shared/markdown.ts';

/** Registers combobox and Markdown, once. */
export function defineInner(): void {
  define('guichet-combobox', GuichetCombobox);
  define('guichet-markdown', GuichetMarkdown);
}
