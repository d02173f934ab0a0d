/** Registers `<guichet-knowledge>`. */
import { define } from '../shared/define.ts';
import { GuichetKnowledge } from './knowledge.ts';

define('guichet-knowledge', GuichetKnowledge);
export { GuichetKnowledge };
