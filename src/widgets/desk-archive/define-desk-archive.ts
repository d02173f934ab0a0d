/** Registers `<guichet-desk-archive>`. */
import { define } from '../shared/define.ts';
import { GuichetDeskArchive } from './desk-archive.ts';

define('guichet-desk-archive', GuichetDeskArchive);
export { GuichetDeskArchive };
