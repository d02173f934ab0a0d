/** A desk: one configured ticket space, its services, categories and fields (domain §7). */
import type { FieldDefinition } from './fields.ts';
import type { Category, Desk, Service } from './schemas/desk.ts';
import type { Ticket } from './ticket.ts';
import type { PersonId } from './values.ts';

export type {
  Assignment,
  Category,
  Desk,
  DeskInput,
  KnowledgeLink,
  Manager,
  Mode,
  RequesterDefault,
  Response,
  Retention,
  Service,
} from './schemas/desk.ts';

/** The four presets of the tracker (mod_tracker §1.3): applied once, then changed by hand. */
export const MODE_NAMES = ['bugs', 'support', 'tasks', 'custom'] as const;

/** The prefix of this desk's ticket keys (mod_tracker §2.1). */
export function prefixOf(desk: Pick<Desk, 'id' | 'prefix'>): string {
  return desk.prefix ?? `TRK${desk.id}_`;
}

/** The service of an id, or undefined. */
export function serviceOf(desk: Desk, id: string | null): Service | undefined {
  return id === null ? undefined : desk.services.find((service) => service.id === id);
}

/** The category of an id inside a service, or undefined. */
export function categoryOf(desk: Desk, service: string | null, category: string | null): Category | undefined {
  return category === null ? undefined : serviceOf(desk, service)?.categories.find((each) => each.id === category);
}

/** A category and its ancestors, nearest first. A loop in an editor's tree ends the walk. */
export function lineage(service: Service, category: Category): Category[] {
  const line: Category[] = [];
  for (let at: Category | undefined = category; at !== undefined && !line.includes(at);) {
    line.push(at);
    const parent: string | undefined = at.parent;
    at = parent === undefined ? undefined : service.categories.find((each) => each.id === parent);
  }
  return line;
}

/** Whether tickets may be posted in a category: leaves do, and nodes marked so, while neither they nor the service is closed. */
export function takesTickets(service: Service, category: Category): boolean {
  const leaf = !service.categories.some((each) => each.parent === category.id);
  return service.open && category.closed !== true && (leaf || category.accepts === true);
}

/** Whether a category or one of its ancestors is confidential (esup-helpdesk §5: inherited). */
export function isConfidential(desk: Desk, service: string | null, category: string | null): boolean {
  const inService = serviceOf(desk, service);
  const node = categoryOf(desk, service, category);
  return inService !== undefined && node !== undefined && lineage(inService, node).some((each) => each.confidential === true);
}

/** Who serves a category: its own members, else its nearest ancestor's, else all managers of the service (domain §5). */
export function membersOf(service: Service, category: Category | undefined): PersonId[] {
  const named = category === undefined ? undefined : lineage(service, category).find((each) => (each.members ?? []).length > 0);
  return named?.members ?? service.managers.map((manager) => manager.person);
}

/** Fields asked in a category: those no category claims, and those this one or an ancestor claims, in the desk's order; none that is retired. */
export function fieldsFor(desk: Desk, service: string | null, category: string | null): FieldDefinition[] {
  const claimed = new Set(desk.services.flatMap((each) => each.categories.flatMap((node) => node.fields ?? [])));
  const inService = serviceOf(desk, service);
  const node = categoryOf(desk, service, category);
  const here = new Set(
    inService === undefined || node === undefined ? [] : lineage(inService, node).flatMap((each) => each.fields ?? []),
  );
  return desk.fields.filter((field) => field.retired !== true && (!claimed.has(field.code) || here.has(field.code)));
}

/** Fields to read on a ticket: those asked where it stands, and those of which it holds a value though they are asked there no more. */
export function fieldsOn(
  desk: Desk,
  { service, category, fields }: Pick<Ticket, 'service' | 'category' | 'fields'>,
): FieldDefinition[] {
  const asked = new Set(fieldsFor(desk, service, category));
  return desk.fields.filter((field) => asked.has(field) || Object.hasOwn(fields, field.code));
}
