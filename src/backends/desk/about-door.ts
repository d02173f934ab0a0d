/** A session's part about people: what it needs is fetched when it is asked for. */
import type { AboutPart } from '../about.ts';
import { Unsupported } from '../backend.ts';
import { tellingOfPeople } from './later.ts';
import type { Room } from './room.ts';

/** @param onDevice whether what is kept is on the device of whoever asks */
export function aboutPart(room: Room, onDevice: boolean): AboutPart {
  return {
    async person(id) {
      const { personPage } = await tellingOfPeople();
      return room.read('person', (tx, looking) => personPage(tx, id, looking));
    },
    mine: async (options = {}) => (await tellingOfPeople()).keptAbout(room, options),
    exportMine: async (options = {}) => (await tellingOfPeople()).exportMine(room, options),
    async forgetMine() {
      if (!onDevice) throw new Unsupported('forgetMine');
      const { forgetMine } = await tellingOfPeople();
      await room.write('forgetMine', forgetMine);
    },
    foreseeErasing: async (id, options = {}) => (await tellingOfPeople()).foreseeErasing(room, id, options),
    erase: async (id, options = {}) => (await tellingOfPeople()).erasePerson(room, id, options),
  };
}
