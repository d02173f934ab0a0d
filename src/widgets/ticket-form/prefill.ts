/** What the page puts into the form by itself: never over what the person typed. */
import type { Kind } from '../../domain/values.ts';
import { warnOnce } from '../shared/doctor.ts';
import type { Draft } from './draft.ts';
import type { Filler } from './filler.ts';
import { offeredCategories, offeredServices } from './places.ts';

/** Words and choices to begin with; all of them optional. */
export interface Prefill {
  readonly summary?: string;
  /** Markdown. */
  readonly description?: string;
  /** Code of the service. */
  readonly service?: string;
  /** Code of the category, inside the service. */
  readonly category?: string;
  readonly kind?: Kind;
  /** By the codes of the desk's fields: a text, a number, an option's code, a day as `2026-09-01`; several as a list. */
  readonly fields?: Readonly<Record<string, string | number | readonly string[]>>;
}

function asTyped(value: string | number | readonly string[]): string | string[] {
  return typeof value === 'object' ? [...value] : String(value);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * A draft with what the page gives, where nothing is written yet.
 * @param before what the page gave last: as long as nobody changed it, it may be replaced
 */
export function prefilled(draft: Draft, given: Prefill, before: Prefill = {}): Draft {
  const free = (typed: string, was: string | undefined): boolean => typed.trim() === '' || typed === was;
  const summary = given.summary !== undefined && free(draft.summary, before.summary) ? given.summary : draft.summary;
  const ownWords = draft.description !== draft.template && !free(draft.description, before.description);
  const description = given.description !== undefined && !ownWords ? given.description : draft.description;
  const freeService = draft.service === null || draft.service === before.service;
  const service = given.service !== undefined && freeService ? given.service : draft.service;
  const freeCategory = draft.category === null || draft.category === before.category || service !== draft.service;
  const fits = given.service === undefined || given.service === service;
  const category = given.category !== undefined && freeCategory && fits ? given.category : draft.category;
  const kind = given.kind !== undefined && (draft.kind === null || draft.kind === before.kind) ? given.kind : draft.kind;
  const fields = { ...draft.fields };
  for (const [code, value] of Object.entries(given.fields ?? {})) {
    const typed = draft.fields[code];
    const was = before.fields?.[code];
    const untouched = typed === undefined || typed.length === 0 || (was !== undefined && same(typed, asTyped(was)));
    if (untouched) fields[code] = asTyped(value);
  }
  return { ...draft, service, category, summary, description, kind, fields };
}

/** Tells the developer what of it the desk does not know; the rest is taken. */
export function checkPrefill(given: Prefill, { desk }: Filler, language: string): void {
  const unknown = (what: string, code: string): void =>
    warnOnce(`prefill ${what} ${code}`, `prefill: this desk has no ${what} "${code}" that may be filled in`);
  const services = offeredServices(desk);
  const service = services.find((each) => each.id === given.service) ?? (services.length === 1 ? services[0] : undefined);
  if (given.service !== undefined && service?.id !== given.service) unknown('service', given.service);
  if (given.category !== undefined && service !== undefined)
    if (!offeredCategories(desk, service, language).some(({ id }) => id === given.category)) unknown('category', given.category);
  for (const code of Object.keys(given.fields ?? {}))
    if (!desk.fields.some((field) => field.code === code)) unknown('field', code);
}
