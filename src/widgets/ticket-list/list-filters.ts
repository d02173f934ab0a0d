/** The filters of a list: what may be chosen, and the form that chooses it. Every control is native and applies at once. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localised } from '../../domain/values.ts';
import type { Desk } from '../../domain/desk.ts';
import type { FieldDefinition } from '../../domain/fields.ts';
import type { ListFilter } from '../../domain/query.ts';
import { enabledStates } from '../../domain/states.ts';
import type { State } from '../../domain/states.ts';
import { Kind, Priority } from '../../domain/values.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import type { Locale } from '../shared/locale.ts';

export interface FiltersOptions {
  readonly locale: Locale;
  readonly words: ListWords;
  readonly desk: Desk;
  readonly filter: ListFilter;
  readonly staff: boolean;
  /** Parts of the filter that the page fixed; their controls are not shown. */
  readonly fixed: ListFilter;
  /** People pickers: drawn by the widget, which knows how to search. */
  readonly people: TemplateResult | typeof nothing;
  readonly change: (filter: ListFilter) => void;
}

/** How many choices narrow the list, besides the view itself. */
export function activeFilters(filter: ListFilter): number {
  const { involvement: _view, phase: _phase, fields, states, categories, ...single } = filter;
  const lists = [states, categories].filter((each) => each !== undefined && each.length > 0).length;
  return Object.values(single).filter((value) => value !== undefined).length + lists + Object.keys(fields ?? {}).length;
}

type SingleKey = 'service' | 'kind' | 'priority';

function choose(filter: ListFilter, key: SingleKey, value: string): ListFilter {
  const { [key]: _old, ...rest } = filter;
  return value === '' ? rest : { ...rest, [key]: value };
}

function select(id: string, label: string, any: string, value: string | undefined, options: readonly (readonly [string, string])[], pick: (value: string) => void): TemplateResult {
  return html`<div class="filter">
    <label for=${id}>${label}</label>
    <select id=${id} class="select" .value=${live(value ?? '')} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      <option value="" ?selected=${value === undefined}>${any}</option>
      ${options.map(([code, text]) => html`<option value=${code} ?selected=${code === value}>${text}</option>`)}
    </select>
  </div>`;
}

/** The day before or after, since "until the 8th" includes the 8th. */
function nextDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * 86_400_000).toISOString();
}

function dates({ words, filter, change }: FiltersOptions): TemplateResult {
  const until = filter.filedBefore === undefined ? '' : nextDay(filter.filedBefore.slice(0, 10), -1).slice(0, 10);
  const set = (key: 'filedFrom' | 'filedBefore', day: string): void => {
    const { [key]: _old, ...rest } = filter;
    change(day === '' ? rest : { ...rest, [key]: key === 'filedFrom' ? `${day}T00:00:00.000Z` : nextDay(day, 1) });
  };
  return html`<div class="filter">
      <label for="filed-from">${words.filedFrom}</label>
      <input id="filed-from" class="input" type="date" .value=${live(filter.filedFrom?.slice(0, 10) ?? '')} @change=${(event: Event) => set('filedFrom', (event.target as HTMLInputElement).value)} />
    </div>
    <div class="filter">
      <label for="filed-until">${words.filedUntil}</label>
      <input id="filed-until" class="input" type="date" .value=${live(until)} @change=${(event: Event) => set('filedBefore', (event.target as HTMLInputElement).value)} />
    </div>`;
}

function states({ locale, words, desk, filter, change }: FiltersOptions): TemplateResult {
  const chosen = new Set(filter.states ?? []);
  const toggle = (state: State): void => {
    const next = chosen.has(state) ? [...chosen].filter((each) => each !== state) : [...chosen, state];
    const { states: _old, ...rest } = filter;
    change(next.length === 0 ? rest : { ...rest, states: next });
  };
  return html`<fieldset class="filter states">
    <legend>${words.state}</legend>
    ${enabledStates(desk).map(
      (state) => html`<label class="choice"><input type="checkbox" .checked=${live(chosen.has(state))} @change=${() => toggle(state)} />${locale.words.states[state]}</label>`,
    )}
  </fieldset>`;
}

/** Categories of the chosen service, indented as in its tree. */
function categories({ words, desk, filter, locale, change }: FiltersOptions): TemplateResult | typeof nothing {
  const service = desk.services.find((each) => each.id === filter.service);
  if (service === undefined || service.categories.length < 2) return nothing;
  const depth = (id: string, at = 0): number => {
    const parent = service.categories.find((each) => each.id === id)?.parent;
    return parent === undefined || at > 8 ? at : depth(parent, at + 1);
  };
  const options = service.categories.map((each) => [each.id, `${'\u2003'.repeat(depth(each.id))}${localised(each.label, locale.language)}`] as const);
  return select('category', words.category, words.any, filter.categories?.[0], options, (value) => {
    const { categories: _old, ...rest } = filter;
    if (value === '') return change(rest);
    // A node stands for all that is below it.
    const below = (id: string): string[] => [id, ...service.categories.filter((each) => each.parent === id).flatMap((each) => below(each.id))];
    return change({ ...rest, categories: below(value) });
  });
}

function customFields({ words, desk, filter, locale, staff, change }: FiltersOptions): TemplateResult[] {
  const filterable = desk.fields.filter((field) => field.filterable === true && (staff || field.private !== true) && (field.type === 'choice' || field.type === 'choices'));
  return filterable.map((field: FieldDefinition) =>
    select(
      `field-${field.code}`,
      localised(field.label, locale.language),
      words.any,
      filter.fields?.[field.code],
      (field.options ?? []).map((option) => [option.code, localised(option.label, locale.language)] as const),
      (value) => {
        const { [field.code]: _old, ...fields } = filter.fields ?? {};
        change({ ...filter, fields: value === '' ? fields : { ...fields, [field.code]: value } });
      },
    ),
  );
}

/** The form of filters. */
export function filtersForm(options: FiltersOptions): TemplateResult {
  const { locale, words, desk, filter, fixed, staff, change } = options;
  const services = desk.services.map((service) => [service.id, localised(service.label, locale.language)] as const);
  return html`<div class="filters" id="filters">
    ${fixed.states === undefined ? states(options) : nothing}
    ${desk.services.length < 2 || fixed.service !== undefined
      ? nothing
      : select('service', words.service, words.any, filter.service, services, (value) => {
          const { categories: _old, ...rest } = filter;
          change(choose(rest, 'service', value));
        })}
    ${fixed.categories === undefined ? categories(options) : nothing}
    ${select(
      'kind',
      words.kind,
      words.any,
      filter.kind,
      Kind.options.map((kind) => [kind, locale.words.kinds[kind]] as const),
      (value) => change(choose(filter, 'kind', value)),
    )}
    ${staff
      ? select(
          'priority',
          words.priority,
          words.any,
          filter.priority,
          Priority.options.map((priority) => [priority, locale.words.priorities[priority]] as const),
          (value) => change(choose(filter, 'priority', value)),
        )
      : nothing}
    ${options.people} ${dates(options)} ${customFields(options)}
  </div>`;
}
