/** The filters in force, each said in words with a button that takes it away: nobody looks at a narrowed list unaware. */
import { html, nothing, type TemplateResult } from 'lit';
import { categoryOf, serviceOf, type Desk } from '../../domain/desk.ts';
import type { ListFilter } from '../../domain/query.ts';
import { localised } from '../../domain/values.ts';
import type { ListFiltersWords } from '../../locales/fr/list-filters.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { dayOf, later } from './days.ts';
import { lacking } from './list-choice.ts';

/** One filter in force. */
export interface Chip {
  readonly label: string;
  readonly value: string;
  /** The filter without it. */
  readonly rest: ListFilter;
}

export interface ChipsOptions {
  readonly locale: Locale;
  readonly words: ListFiltersWords;
  /** What each column is called. */
  readonly columns: ListWords['columns'];
  readonly desk: Desk;
  readonly filter: ListFilter;
  /** The service that the page fixed. */
  readonly service: string | undefined;
  readonly nameOf: (person: string) => string;
}

function fieldChips({ desk, filter, locale }: ChipsOptions): Chip[] {
  return Object.entries(filter.fields ?? {}).map(([code, value]) => {
    const field = desk.fields.find((each) => each.code === code);
    const option = field?.options?.find((each) => each.code === value);
    const fields = Object.fromEntries(Object.entries(filter.fields ?? {}).filter(([other]) => other !== code));
    return {
      label: field === undefined ? code : localised(field.label, locale.language),
      value:
        option !== undefined ? localised(option.label, locale.language) : field?.type === 'date' ? locale.date(value) : value,
      rest: Object.keys(fields).length === 0 ? lacking(filter, 'fields') : { ...filter, fields },
    };
  });
}

/** Every filter in force, besides the view by involvement. */
export function chipsOf(options: ChipsOptions): Chip[] {
  const { locale, words: w, columns, desk, filter, nameOf } = options;
  const { states, kinds, priorities } = locale.words;
  const chips: Chip[] = [];
  const add = (key: keyof ListFilter, label: string, value: string | undefined, ...also: readonly (keyof ListFilter)[]): void => {
    if (value !== undefined) chips.push({ label, value, rest: lacking(filter, key, ...also) });
  };
  const service = serviceOf(
    desk,
    options.service ?? filter.service ?? (desk.services.length === 1 ? (desk.services[0]?.id ?? null) : null),
  );
  const category = filter.categories?.[0];
  add('phase', w.phase, filter.phase && w.phases[filter.phase]);
  add(
    'states',
    columns.state,
    filter.states === undefined ? undefined : locale.list(filter.states.map((state) => states[state])),
  );
  add(
    'service',
    columns.service,
    filter.service && (service === undefined ? filter.service : localised(service.label, locale.language)),
    'categories',
  );
  add(
    'categories',
    columns.category,
    category && localised(categoryOf(desk, service?.id ?? null, category)?.label ?? category, locale.language),
  );
  add('kind', columns.kind, filter.kind && kinds[filter.kind]);
  add('priority', columns.priority, filter.priority && priorities[filter.priority]);
  add('late', columns.due, filter.late === true ? w.late : undefined);
  add('assignee', columns.assignee, filter.assignee && nameOf(filter.assignee));
  add('requester', columns.requester, filter.requester && nameOf(filter.requester));
  add('filedFrom', w.filedFrom, filter.filedFrom && locale.date(dayOf(filter.filedFrom, locale.zone)));
  add('filedBefore', w.filedUntil, filter.filedBefore && locale.date(later(dayOf(filter.filedBefore, locale.zone), -1)));
  return [...chips, ...fieldChips(options)];
}

/** The filters in force, as a list of buttons. */
export function chipList(
  words: ListFiltersWords,
  label: string,
  chips: readonly Chip[],
  remove: (chip: Chip, at: number) => void,
  clear: () => void,
): TemplateResult | typeof nothing {
  if (chips.length === 0) return nothing;
  return html`<div class="chips no-print">
    <ul role="list" aria-label=${label}>
      ${chips.map(
        (chip, at) =>
          html`<li class="chip">
            <span>${words.chip(chip.label, chip.value)}</span>
            <button type="button" title=${words.unfilter(chip.label, chip.value)} @click=${() => remove(chip, at)}>
              ${icon('close')}
            </button>
          </li>`,
      )}
    </ul>
    <button type="button" class="button link" @click=${clear}>${words.clear}</button>
  </div>`;
}
