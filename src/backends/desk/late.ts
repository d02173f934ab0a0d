/**
 * What a desk needs once something is asked of it: the schemas, seeding, batches, timed acts, imports. Opening one that is kept
 * already does without, so that its first view waits for none of this.
 */
export { aheadOf, runBatch } from './batch.ts';
export { attachmentOf, batchOf, checkInForce, checkPredicates, queryOf, seedFrom, viewOf } from './checking.ts';
export { checkQuota } from './quota.ts';
export { emptied, importInto, stateOf } from './importing.ts';
export { seedDesk, welcome } from './seeding.ts';
export { sweepSent } from './sweeping.ts';
export { doWhatIsDue } from './timed.ts';
