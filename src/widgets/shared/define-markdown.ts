/** Registers `<guichet-markdown>`. */
import { define } from './define.ts';
import { GuichetMarkdown } from './markdown.ts';

define('guichet-markdown', GuichetMarkdown);
export { GuichetMarkdown };
