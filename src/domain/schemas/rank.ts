/** What a place in the stack must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { isRank } from '../rank.ts';

/** A fractional key: ASCII letters and digits, so that every store agrees on the order. */
export const Rank = z.string().check(z.refine(isRank, { error: 'not-a-rank' }));
export type Rank = z.infer<typeof Rank>;
