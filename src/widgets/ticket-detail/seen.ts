/** The first sight of a ticket by whoever handles such tickets: recorded where the rules ask for it. */
import { freshId } from '../../backends/backend.ts';
import type { Follower } from './follower.ts';
import { may } from './offers.ts';

/** Gives `see` where it is due. */
export async function seen(follower: Follower): Promise<void> {
  const { view, session } = follower;
  if (view === undefined || !may(view, session, 'see')) return;
  try {
    await follower.run([{ id: freshId(), ticket: view.ticket.id, do: 'see' }]);
  } catch {
    // Somebody else saw it first, or it will be seen at the next opening: nothing that the person did.
  }
}
