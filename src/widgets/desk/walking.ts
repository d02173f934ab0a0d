/** From a list to the way along it: fetched when a ticket is opened from one. */
import type { Session } from '../../backends/backend.ts';
import type { Around, Question, Trail } from '../shared/trail.ts';

/** A list that can be walked along. */
export interface Walked {
  questionAt(ticket: string): { readonly question: Question; readonly around: Around } | undefined;
}

/** The way along a list from one of its tickets; undefined where the list asks nothing yet, or the way cannot be fetched. */
export async function trailFrom(
  session: Session | undefined,
  list: Walked | undefined,
  ticket: string,
): Promise<Trail | undefined> {
  const asked = list?.questionAt(ticket);
  if (session === undefined || asked === undefined) return undefined;
  try {
    const { Trail } = await import('../shared/trail.ts');
    return new Trail(session, asked.question, asked.around);
  } catch (error) {
    console.warn('guichet:', error);
    return undefined;
  }
}
