/** A session's notices: what tells and keeps them is fetched when they are first asked for. */
import type { Notices } from '../notices.ts';
import { cursorOf } from './changes.ts';
import type { Hub } from './hub.ts';
import { noticing } from './later.ts';
import type { NoticeKeeper } from './notices.ts';
import type { Room } from './room.ts';

/** What pages say to each other where something was marked; of a ticket that was read, `neighbours.ts` says it. */
const MARKED = 'notices';

function isMine(word: unknown, person: string): boolean {
  const { say, person: whose } = (word ?? {}) as { readonly say?: unknown; readonly person?: unknown };
  return whose === person && (say === MARKED || say === 'read');
}

export function noticesOf(room: Room, hub: Hub): Notices {
  const { store, around, me } = room;
  let keeper: NoticeKeeper | undefined;
  const kept = async (): Promise<NoticeKeeper> => {
    const { NoticeKeeper: Keeper } = await noticing();
    const marked = (): void => store.tell(around.desk, { say: MARKED, person: me.id });
    return (keeper ??= new Keeper(room, marked));
  };
  return {
    page: async (query = {}) => (await kept()).page(query),
    unread: async () => (await kept()).unread(),
    mark: async (which, read) => (await kept()).mark(which, read),
    watch(listener) {
      const wake = (): void => {
        if (!room.closed) listener();
      };
      // There can be a notice only of what this person is told of.
      const watcher = hub.watch({
        person: me.id,
        after: cursorOf(room.record),
        listener: ({ type }) => {
          // Whoever watches the desk hears that it is lost, and says so.
          if (type !== 'tick' && type !== 'lost') wake();
        },
        look: (...kept) => room.lookAt(...kept),
      });
      const unhear = store.hear(around.desk, (word) => {
        if (isMine(word, me.id)) wake();
      });
      return () => {
        watcher.stop();
        unhear();
      };
    },
  };
}
