/** What comes to a list after its first rows: how it goes on, what others change, what is done with it, where else to look. */
export { lookBeyond } from './list-beyond.ts';
export { ListLive } from './list-live.ts';
export { ListOnward } from './list-onward.ts';
export * from './list-moves.ts';
