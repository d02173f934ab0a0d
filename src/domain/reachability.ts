/**
 * Whether a ticket filed now would be heard of by anybody, for whoever sets the desk up: a desk that takes tickets which nobody
 * is told of is worse than none. It says what `audience` would, for people who chose nothing (domain §5): a new ticket is told to
 * who serves its category, else to the managers of its service, to its permanent observers, to whom it is assigned by default, and to
 * whoever must approve it.
 */
import { categoryOf, lineage, membersOf, serviceOf, type Desk } from './desk.ts';
import { openPlaces, placed } from './placing.ts';
import type { Instant, PersonId } from './values.ts';
import type { Place } from './visibility.ts';

/** Why tickets reach nobody. */
export type Unreached =
  /** The desk takes none any more. */
  | { readonly why: 'over'; readonly until: Instant }
  /** Every service or category is closed. */
  | { readonly why: 'nowhere' }
  /** They may be filed there, and nobody hears of them; null is a desk without services. */
  | { readonly why: 'nobody'; readonly service: string | null; readonly categories: readonly string[] };

/** Whether a new ticket of a place is told to anybody. */
export function isHeard(desk: Desk, { service: code, category }: Place, staff: readonly PersonId[]): boolean {
  const service = serviceOf(desk, code);
  if (service === undefined) return staff.length > 0 || desk.defaultAssignees.length > 0;
  const node = categoryOf(desk, code, category);
  // Who is asked to approve hears of it: by default, the functional administrators.
  const approved = node !== undefined && lineage(service, node).some((each) => each.approval !== undefined);
  return approved || membersOf(service, node).length > 0 || service.observers.length > 0 || desk.defaultAssignees.length > 0;
}

/** The places where tickets may be filed, within what a page fixes. */
function places(desk: Desk, fixed: Partial<Place>): Place[] {
  const { service, category } = fixed;
  if (service !== undefined && category !== undefined) {
    const place = placed(desk, service ?? undefined, category ?? undefined);
    return 'code' in place ? [] : [place];
  }
  return openPlaces(desk).filter((place) => service === undefined || place.service === service);
}

/**
 * Everything that keeps tickets from reaching anybody; empty where each is heard of.
 * @param staff staff of the whole desk, as far as is known; only asked of a desk without services
 * @param fixed the place that the page fixes, if it does
 */
export function unreached(desk: Desk, staff: readonly PersonId[], now: Instant, fixed: Partial<Place> = {}): Unreached[] {
  const { availability } = desk;
  const until = availability?.until;
  // Whom the rule lets in is another matter: only what is over is over for all.
  if (until !== undefined && now >= until) return [{ why: 'over', until }];
  const open = places(desk, fixed);
  if (open.length === 0) return [{ why: 'nowhere' }];
  const deaf = open.filter((place) => !isHeard(desk, place, staff));
  return [...new Set(deaf.map((place) => place.service))].map((service) => ({
    why: 'nobody',
    service,
    categories: [...new Set(deaf.flatMap((each) => (each.service === service && each.category !== null ? [each.category] : [])))],
  }));
}
