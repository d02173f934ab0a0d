/** What comes to a list after its first rows: how it goes on, what others change, and what is done with it. */
export { ListLive } from './list-live.ts';
export { ListOnward } from './list-onward.ts';
export * from './list-moves.ts';
