/** What administration needs once somebody sets the desk up: its rules, its schemas, what it reads. */
export { administer, deskBatchOf } from './desk-commands.ts';
export { directoryFor, historyFor, nextAssigneeFor, settingsFor } from './administration-reading.ts';
export { previewOf } from './previewing.ts';
export { usageFor } from './usage.ts';
export { availabilityOf, wouldFileFor } from './would-file.ts';
