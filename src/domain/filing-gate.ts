/** Who may file now (domain §4 modes, §7 availability): all that a form must know before it is shown. */
import { available } from './availability.ts';
import type { Desk } from './desk.ts';
import type { Actor } from './events.ts';
import type { Person } from './people.ts';
import { hasOpenPlace } from './placing.ts';
import type { RefusalCode } from './refusal.ts';
import type { Instant } from './values.ts';
import { isStaff } from './standing.ts';

/** Whoever acts, with their card where they are a person of this desk. */
export interface Who {
  readonly actor: Actor;
  /** Present exactly when the actor is a person. */
  readonly person?: Person | undefined;
  /** The problem that a known problem which this person reads stands for: he may say of it that he has it too. */
  readonly vouched?: string | undefined;
}

/** Why somebody may file nothing at all on a desk now, or null. What is filed is judged by its decision. */
export function filingGate({
  desk,
  actor,
  person,
  now,
}: Who & { readonly desk: Desk; readonly now: Instant }): RefusalCode | null {
  if (!hasOpenPlace(desk)) return 'category-closed';
  if (actor.type === 'application') return null;
  if (actor.type === 'peer') return desk.networked ? null : 'not-allowed';
  if (person === undefined || person.suspended === true) return 'not-allowed';
  if (person.guest === true && !desk.guests) return 'not-allowed';
  const staff = isStaff(person, desk);
  if (desk.file === 'staff' && !staff) return 'not-allowed';
  if (!staff && desk.availability !== undefined && !available(desk.availability, person, now).open) return 'closed-desk';
  return null;
}
