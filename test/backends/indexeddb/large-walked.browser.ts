/** Lists of a large desk, walked along its indexes. */
import { describeLarge } from './large.ts';

describeLarge('walked along its indexes', () => null);
