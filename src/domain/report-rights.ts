/** Who may ask for reports (domain §4): apart, since a desk asks before anybody opens one. */
import type { Desk } from './desk.ts';
import { isAtLeast, type Person } from './people.ts';
import { profileIn } from './standing.ts';

/**
 * Whether somebody may ask for reports: moderators and above, of the desk or of one of its services (domain §4). What they are
 * told of is what they read, and nothing more.
 */
export function mayReport(person: Person, desk: Desk): boolean {
  if (person.suspended === true) return false;
  const places = [null, ...desk.services.map(({ id }) => id)];
  return places.some((service) => isAtLeast(profileIn(person, desk, service), 'moderator'));
}
