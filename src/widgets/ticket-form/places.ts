/** Where a ticket may be posted, as the form offers it: services, then categories with the path that leads to each. */
import { placed } from '../../domain/placing.ts';
import { lineage, takesTickets, type Category, type Desk, type Service } from '../../domain/desk.ts';
import { localised } from '../../domain/texts.ts';
import type { Place } from '../../domain/visibility.ts';

/** A category that takes tickets. */
export interface CategoryOffer {
  readonly id: string;
  readonly label: string;
  /** Labels of its ancestors, the root first. */
  readonly path: readonly string[];
}

/** Up to so many categories a list is read at a glance; beyond, they are searched in their tree. */
export const GLANCE = 12;

/** Whether something posted in a category arrives somewhere: it, or where it is redirected, takes tickets. */
function arrives(desk: Desk, service: Service, category: Category): boolean {
  return takesTickets(service, category) && !('code' in placed(desk, service.id, category.id));
}

/** The services that take tickets now, in the desk's order. */
export function offeredServices(desk: Desk): Service[] {
  return desk.services.filter(
    (service) => service.open && service.categories.some((category) => arrives(desk, service, category)),
  );
}

/** The categories of a service that take tickets, in the order of its tree. */
export function offeredCategories(desk: Desk, service: Service, language: string): CategoryOffer[] {
  const within = (parent: string | undefined): Category[] =>
    service.categories.filter((each) => each.parent === parent).flatMap((each) => [each, ...within(each.id)]);
  return within(undefined)
    .filter((category) => arrives(desk, service, category))
    .map((category) => ({
      id: category.id,
      label: localised(category.label, language),
      path: lineage(service, category)
        .slice(1)
        .reverse()
        .map((each) => localised(each.label, language)),
    }));
}

/** Offers gathered under their path, in order: the groups of a list, the branches of a tree. */
export function branches(
  offers: readonly CategoryOffer[],
): { readonly path: readonly string[]; readonly offers: readonly CategoryOffer[] }[] {
  const found: { path: readonly string[]; offers: CategoryOffer[] }[] = [];
  for (const offer of offers) {
    const last = found.at(-1);
    if (last !== undefined && last.path.join('\u0000') === offer.path.join('\u0000')) last.offers.push(offer);
    else found.push({ path: offer.path, offers: [offer] });
  }
  return found;
}

/** What the person has chosen, or the page, or what there is only one of. */
export interface Chosen {
  readonly service: string | null;
  readonly category: string | null;
}

/** The one service and the one category that need no question. */
export function settled(desk: Desk, chosen: Chosen): Chosen {
  const services = offeredServices(desk);
  const service = services.find((each) => each.id === chosen.service) ?? (services.length === 1 ? services[0] : undefined);
  if (service === undefined) return { service: null, category: null };
  const open = service.categories.filter((category) => arrives(desk, service, category));
  const category = open.find((each) => each.id === chosen.category) ?? (open.length === 1 ? open[0] : undefined);
  return { service: service.id, category: category?.id ?? null };
}

/** Where it really goes, redirections followed; null while the choice is not made. */
export function destination(desk: Desk, chosen: Chosen): Place | null {
  if (desk.services.length === 0) return { service: null, category: null };
  if (chosen.service === null || chosen.category === null) return null;
  const place = placed(desk, chosen.service, chosen.category);
  return 'code' in place ? null : place;
}
