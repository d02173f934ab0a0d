/** Where tickets go that say no place of their own. */
import { html, nothing, type TemplateResult } from 'lit';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import { openPlaces } from '../../domain/placing.ts';
import { localised } from '../../domain/values.ts';
import type { ArchiveHost } from './work.ts';

export interface Place {
  readonly service: string | null;
  readonly category: string | null;
}

/** A select of every open place; nothing on a desk without services. */
export function placeSelect(host: ArchiveHost, place: Place, choose: (place: Place) => void): TemplateResult | typeof nothing {
  const { session, locale, words } = host;
  const { desk } = session;
  const places = openPlaces(desk).filter(({ service }) => service !== null);
  const unique = [...new Map(places.map((each) => [`${each.service ?? ''}/${each.category ?? ''}`, each])).entries()];
  if (unique.length === 0) return nothing;
  const named = ({ service, category }: Place): string => {
    const [inService, node] = [serviceOf(desk, service), categoryOf(desk, service, category)];
    return [inService?.label, node?.label].map((label) => localised(label, locale.language)).join(' › ');
  };
  const chosen = `${place.service ?? ''}/${place.category ?? ''}`;
  return html`<div class="field">
    <label class="label" for="place">${words.place}</label><span class="hint" id="place-hint">${words.placeHint}</span>
    <select
      class="select"
      id="place"
      aria-describedby="place-hint"
      @change=${(event: Event) => {
        const found = unique.find(([key]) => key === (event.target as HTMLSelectElement).value);
        if (found !== undefined) choose(found[1]);
      }}
    >
      ${unique.map(([key, each]) => html`<option value=${key} .selected=${key === chosen}>${named(each)}</option>`)}
    </select>
  </div>`;
}
