/** What would become of somebody who files now, for whoever writes when and from whom a desk takes tickets. */
import { filingAnswer, type FilingAnswer } from '../../domain/availability-why.ts';
import type { Availability } from '../../domain/availability.ts';
import { deskRights } from '../../domain/desk-rights.ts';
import { refuse } from '../../domain/refusal.ts';
import { Availability as AvailabilitySchema } from '../../domain/schemas/availability.ts';
import type { PersonId } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import { NotFound, Refused } from '../backend.ts';
import { valid } from './checking.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** @throws {Invalid} */
export function availabilityOf(input: Availability): Availability {
  return valid(AvailabilitySchema.safeParse(input));
}

/** @throws {Refused} whoever does not set the desk up learns nothing of others' claims · {NotFound} */
export async function wouldFileFor(
  tx: Reading,
  person: PersonId,
  availability: Availability,
  { person: me, desk, now }: Looking,
): Promise<FilingAnswer> {
  if (deskRights(me, desk)?.configure !== true) throw new Refused(refuse('not-allowed'));
  const record = await tx.person(desk.id, person);
  if (record === undefined) throw new NotFound('not-found');
  return filingAnswer(availability, record.person, isStaff(record.person, desk), now);
}
