/** Where tickets may be posted or moved: redirections followed, closed places left out (domain §1 category, §7). */
import { categoryOf, serviceOf, takesTickets } from './desk.ts';
import type { Category, Desk } from './desk.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import type { Ticket } from './ticket.ts';
import type { Place } from './visibility.ts';

/** Where a ticket posted in a place really goes: redirections followed, loops ended. */
export function placed(desk: Desk, service: string | undefined, category: string | undefined): Place | Refusal {
  if (desk.services.length === 0)
    return service === undefined && category === undefined ? { service: null, category: null } : refuse('unknown-category');
  const inService = serviceOf(desk, service ?? desk.services[0]?.id ?? null);
  if (inService === undefined || (service === undefined && desk.services.length > 1)) return refuse('unknown-category');
  const open = inService.categories.filter((each) => takesTickets(inService, each));
  let node = categoryOf(desk, inService.id, category ?? (open.length === 1 ? (open[0]?.id ?? null) : null)) as
    Category | undefined;
  const seen = new Set<string>();
  while (node?.redirect !== undefined && !seen.has(node.id)) {
    seen.add(node.id);
    node = categoryOf(desk, inService.id, node.redirect) ?? node;
    if (seen.has(node.id)) break;
  }
  if (node === undefined) return refuse('unknown-category');
  return takesTickets(inService, node) ? { service: inService.id, category: node.id } : refuse('category-closed');
}

/** Looked for once a desk, which is never changed in place: each row of a list asks whether its ticket may be moved. */
const OPEN_PLACES = new WeakMap<Desk, readonly Place[]>();

/** Every place that takes tickets now, redirections followed. */
export function openPlaces(desk: Desk): readonly Place[] {
  const known = OPEN_PLACES.get(desk);
  if (known !== undefined) return known;
  const asked = desk.services.flatMap((service) => service.categories.map((category) => placed(desk, service.id, category.id)));
  const places = (desk.services.length === 0 ? [placed(desk, undefined, undefined)] : asked).flatMap((place) =>
    'code' in place ? [] : [place],
  );
  OPEN_PLACES.set(desk, places);
  return places;
}

/** Whether anything may be posted on this desk at all. */
export function hasOpenPlace(desk: Desk): boolean {
  return openPlaces(desk).length > 0;
}

/** Whether a ticket may be moved somewhere: there is an open place besides its own. */
export function hasOtherPlace(desk: Desk, from: Place): boolean {
  return (
    desk.services.length > 0 &&
    openPlaces(desk).some((place) => place.service !== from.service || place.category !== from.category)
  );
}

/** The place that `move-back` returns a ticket to, with who had sent it from there; or why there is none. */
export function placeBefore(desk: Desk, ticket: Pick<Ticket, 'places'>): Ticket['places'][number] | Refusal {
  const last = ticket.places.at(-1);
  if (last === undefined) return refuse('no-earlier-place');
  const service = serviceOf(desk, last.service);
  const category = categoryOf(desk, last.service, last.category);
  if (service === undefined || category === undefined) return refuse('unknown-category');
  return takesTickets(service, category) ? last : refuse('category-closed');
}
