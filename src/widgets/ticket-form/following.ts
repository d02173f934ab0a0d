/** What follows from what is chosen in the form: the only service or category, and the words an editor prepared for it. */
import { localised } from '../../domain/texts.ts';
import { lineage, type Desk } from '../../domain/desk.ts';
import type { Place } from '../../domain/visibility.ts';
import type { Draft } from './draft.ts';
import { destination, settled } from './places.ts';

/** The words that an editor prepared for a category, its own or its nearest ancestor's. */
export function templateOf(desk: Desk, place: Place | null, language: string): string {
  const service = desk.services.find((each) => each.id === place?.service);
  const category = service?.categories.find((each) => each.id === place?.category);
  if (service === undefined || category === undefined) return '';
  return localised(lineage(service, category).find((each) => each.template !== undefined)?.template, language);
}

/**
 * A draft after a choice. A template never takes the place of what the person wrote.
 * @param fixed what the page fixes; empty where it fixes nothing
 */
export function following(
  draft: Draft,
  desk: Desk,
  fixed: { readonly service: string; readonly category: string },
  language: string,
): Draft {
  const next = {
    ...draft,
    ...settled(desk, { service: fixed.service || draft.service, category: fixed.category || draft.category }),
  };
  const template = templateOf(desk, destination(desk, next), language);
  const untouched = draft.description === draft.template || draft.description.trim() === '';
  return { ...next, template, description: template !== draft.template && untouched ? template : draft.description };
}
