/** What is done beside a ticket's own acts: small steps that show themselves, and acts on other tickets. Comes with what offers them. */
import type { Command } from '../../domain/commands.ts';
import { isForeseen } from '../shared/problem.ts';
import type { Acting } from './acting.ts';

/** Draws again what stands beside the ticket. @param said what is said to screen readers of it */
export function redraw({ stage }: Acting, said?: string): void {
  stage.changed();
  if (said !== undefined) stage.announce(said);
}

/** Does something small, that shows itself where it is done; what stops it is said under the head. @returns whether it is done */
export async function quietly(acting: Acting, batch: readonly Command[]): Promise<boolean> {
  const { stage } = acting;
  const follower = stage.follower();
  if (follower === undefined || !stage.allows(batch[0]?.ticket ?? '', batch)) return false;
  acting.missed = undefined;
  try {
    await follower.run(batch);
    return true;
  } catch (error) {
    stage.refused(batch, error);
    if (!isForeseen(error)) stage.fail(error);
    acting.missed = { batch, error };
    stage.changed();
    return false;
  }
}

/**
 * Does something to another ticket than the one that is shown.
 * @returns whether the page let it be done @throws what the backend answers
 */
export async function elsewhere({ stage }: Acting, command: Command): Promise<boolean> {
  const follower = stage.follower();
  if (follower === undefined || !stage.allows(command.ticket, [command])) return false;
  try {
    await follower.session.run([command]);
    return true;
  } catch (error) {
    stage.refused([command], error);
    throw error;
  }
}
