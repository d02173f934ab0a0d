/** A session's administration: each act by what is fetched for it (`administration.ts`). */
import type { Administration } from '../backend.ts';
import { administering } from './later.ts';
import type { Room } from './room.ts';

/** The part of a session by which its desk is set up. */
export function administrationOf(room: Room): Administration {
  const { around } = room;
  return {
    async settings() {
      const { settingsFor } = await administering();
      return room.read('settings', (tx, looking) => settingsFor(tx, looking, around));
    },
    async usage(options = {}) {
      const { usageFor } = await administering();
      return usageFor(room, options);
    },
    async run(commands) {
      const { administer, deskBatchOf, settingsFor } = await administering();
      const checked = deskBatchOf(commands);
      return room.write('administer', async (tx, before) => {
        const { events, cursor } = await administer(tx, checked, before, around);
        return { events, cursor, settings: await settingsFor(tx, await room.look(tx), around) };
      });
    },
    async preview(commands, options = {}) {
      const { deskBatchOf, previewOf } = await administering();
      const checked = deskBatchOf(commands);
      return previewOf(room, checked, options);
    },
    async history(before = null) {
      const { historyFor } = await administering();
      return room.read('history', (tx, looking) => historyFor(tx, before, looking));
    },
    async directory(text) {
      const { directoryFor } = await administering();
      return room.read('directory', (tx, looking) => directoryFor(tx, text, looking));
    },
    async nextAssignee(place) {
      const { nextAssigneeFor } = await administering();
      return room.read('nextAssignee', (tx, looking) => nextAssigneeFor(tx, place, looking));
    },
    async wouldFile(person, availability) {
      const { availabilityOf, wouldFileFor } = await administering();
      const checked = availabilityOf(availability);
      return room.read('wouldFile', (tx, looking) => wouldFileFor(tx, person, checked, looking));
    },
  };
}
