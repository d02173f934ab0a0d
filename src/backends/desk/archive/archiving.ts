/** What operating a desk needs, behind one door. */
export { exportDesk } from './exporting.ts';
export { checkArchive, importArchive } from './importing.ts';
export { bringTickets, foreseeTickets, peopleKnown } from '../bringing.ts';
export { applyRetention, planRetention } from '../retaining.ts';
