/** Lists of a large desk, listed by columns in slices. */
import { describeLarge } from './large.ts';
import { awaited, inSlices } from './world.ts';

describeLarge('listed by columns in slices', awaited(inSlices));
