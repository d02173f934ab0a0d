/** Lists of a large desk, listed by columns in a worker. */
import { describeLarge } from './large.ts';
import { awaited, inWorker } from './world.ts';

describeLarge('listed by columns in a worker', awaited(inWorker));
