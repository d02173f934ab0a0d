/** What stands above the rows: the views, the search, the filters' button; how many there are and in which order. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Capabilities } from '../../backends/backend.ts';
import { promises } from '../../domain/deadline.ts';
import type { Desk } from '../../domain/desk.ts';
import { SORT_KEYS, fieldSort, sortedField, type Involvement, type Sort, type SortBy, type SortKey } from '../../domain/query.ts';
import { listedFields } from '../../domain/listed-fields.ts';
import { localised } from '../../domain/values.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { MenuItem, SelectEvent } from '../shared/menu.ts';
import type { Locale } from '../shared/locale.ts';
import { problemNotice } from '../shared/problem.ts';
import type { ListAsking } from './list-asking.ts';
import type { Counts } from './list-counts.ts';
import type { ListState } from './list-source.ts';

export interface ViewsOptions {
  readonly locale: Locale;
  readonly words: ListWords;
  readonly views: readonly Involvement[];
  readonly view: Involvement;
  readonly counts: Counts;
  readonly choose: (view: Involvement) => void;
}

/** The views by involvement, each with the number of tickets it holds; nothing where there is no choice. */
export function viewsBar({ locale, words, views, view, counts, choose }: ViewsOptions): TemplateResult | typeof nothing {
  if (views.length < 2) return nothing;
  return html`<ul class="views" role="list" aria-label=${words.involvementLabel} part="views">
    ${views.map((each) => {
      const count = counts[each];
      return html`<li>
        <button type="button" class="button quiet" aria-pressed=${each === view ? 'true' : 'false'} @click=${() => choose(each)}>
          ${words.involvements[each]}${count === undefined || count === 0 ? nothing : html` <span class="badge">${locale.number(count)}</span>`}
        </button>
      </li>`;
    })}
  </ul>`;
}

export interface SearchOptions {
  readonly words: ListWords;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly find: () => void;
}

/** The search, which is also where a number is typed. */
export function searchBox({ words, text, type, find }: SearchOptions): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    find();
  };
  return html`<form class="find" role="search" aria-label=${words.search} @submit=${submit}>
    ${icon('search')}
    <input
      class="input"
      type="search"
      autocomplete="off"
      spellcheck="false"
      enterkeyhint="search"
      maxlength="500"
      aria-label=${words.search}
      placeholder=${words.searchFor}
      .value=${live(text)}
      @input=${(event: InputEvent) => type((event.target as HTMLInputElement).value)}
    />
  </form>`;
}

/** The button that shows the filters, and says how many are in force. */
export function filtersButton(words: ListWords, active: number, open: boolean, toggle: () => void): TemplateResult {
  return html`<button
    type="button"
    class="button filters-button"
    aria-expanded=${open ? 'true' : 'false'}
    aria-controls="filters"
    @click=${toggle}
  >
    ${icon('filter')}${words.filters(active)}
  </button>`;
}

/** What orders are named by. */
interface Naming {
  readonly words: ListWords;
  readonly desk: Desk;
  readonly locale: Locale;
}

interface Order {
  readonly by: SortBy;
  readonly descending: boolean;
  readonly label: string;
}

/** What each direction of an order is called. */
function called({ words, desk, locale }: Naming, by: SortBy): readonly [ascending: string, descending?: string] {
  const code = sortedField(by);
  if (code === undefined) return words.orders[by as SortKey];
  const label = desk.fields.find((field) => field.code === code)?.label;
  return words.fieldOrders(label === undefined ? code : localised(label, locale.language));
}

/** Orders offered: a key and its direction. Rank has one, that of the stack. */
export function ordersOf(naming: Naming, sorts: readonly SortBy[]): Order[] {
  return sorts.flatMap((by) => {
    const [ascending, descending] = called(naming, by);
    const up = { by, descending: false, label: ascending };
    return descending === undefined ? [up] : [{ by, descending: true, label: descending }, up];
  });
}

/** Orders by the fields that a list shows, where the place of the tickets has them. */
export function fieldSorts({ sortsFields }: Capabilities, { staff, desk }: Offering): SortBy[] {
  return sortsFields === true ? listedFields(desk, staff).map(({ code }) => fieldSort(code)) : [];
}

interface Offering {
  readonly staff: boolean;
  readonly desk: Desk;
}

/** What this person may sort by, in the order in which it is offered. */
export function sortsFor(can: Capabilities, words: ListWords, offering: Offering): SortBy[] {
  const { staff, desk } = offering;
  const isOffered = (key: SortKey): boolean => {
    if (key === 'due') return staff && promises(desk);
    return staff || (key !== 'rank' && key !== 'priority');
  };
  const ofAll = SORT_KEYS.filter((key) => can.sorts.has(key) && isOffered(key));
  return [...ofAll.sort((one, other) => order(words, one) - order(words, other)), ...fieldSorts(can, offering)];
}

function order(words: ListWords, key: SortKey): number {
  return Object.keys(words.orders).indexOf(key);
}

export interface StatusOptions extends Naming {
  readonly list: ListState;
  readonly view: Involvement;
  /** The orders in force, the first decides. */
  readonly sort: readonly Sort[];
  readonly sorts: readonly SortBy[];
  readonly choose: (sort: readonly Sort[]) => void;
  /** What else may be done with the list, and what does it. */
  readonly items: readonly MenuItem[];
  readonly act: (id: string) => void;
}

/** How many there are, and in which order. */
export function statusLine(options: StatusOptions): TemplateResult {
  const { words, list, view, sort, sorts, choose, items, act } = options;
  const { rows, total, atLeast } = list;
  const orders = ordersOf(options, sorts);
  const isOf = (order: Pick<Order, 'by' | 'descending'>, one: Sort): boolean =>
    order.by === one.by && (order.by === 'rank' || order.descending === (one.descending === true));
  // Several orders at once are an entry of their own, before those that one press puts in their place.
  const several =
    sort.length < 2
      ? undefined
      : words.several(sort.map((one) => orders.find((order) => isOf(order, one))?.label ?? called(options, one.by)[0]));
  const pick = (event: Event): void => {
    const chosen = orders[(event.target as HTMLSelectElement).selectedIndex - (several === undefined ? 0 : 1)];
    if (chosen !== undefined) choose([{ by: chosen.by, descending: chosen.descending }]);
  };
  return html`<div class="status">
    <span class="print-only">${words.involvements[view]}</span>
    <span class="total"
      >${rows.length < total || atLeast ? words.shown(rows.length, total, atLeast) : words.found(total, atLeast)}</span
    >
    <span class="sorting no-print">
      <label for="sorting">${words.sort}</label>
      <select id="sorting" class="select" @change=${pick}>
        ${several === undefined ? nothing : html`<option .selected=${live(true)}>${several}</option>`}
        ${orders.map((order) => html`<option .selected=${live(several === undefined && sort[0] !== undefined && isOf(order, sort[0]))}>${order.label}</option>`)}
      </select>
      <guichet-menu
        label=${words.options}
        icon="more"
        .items=${items}
        @guichet-select=${(event: SelectEvent) => act(event.detail.id)}
      ></guichet-menu>
    </span>
  </div>`;
}

/** What others changed meanwhile, and the button that shows it. */
export function freshBar(words: ListWords, waiting: number, refresh: () => void): TemplateResult | typeof nothing {
  if (waiting === 0) return nothing;
  return html`<p class="fresh no-print">
    ${icon('resolving')}<span>${words.changed(waiting)}</span>
    <button type="button" class="button link" @click=${refresh}>${words.refresh}</button>
  </p>`;
}

/** What reads the next page, or lets the list go on as one scrolls; why that failed; nothing at the end. */
export function afterRows(
  words: ListWords,
  { next, loading, rows, total, atLeast, whole, failed, error }: ListState,
  page: number,
  locale: Locale,
  asking: ListAsking,
): TemplateResult | typeof nothing {
  if (failed === 'more') {
    return problemNotice(locale, error, { retry: () => void (whole ? asking.source?.retry() : asking.more()), reads: true });
  }
  if (next === null) return nothing;
  const busy = loading === 'more';
  // A number that is only a least says nothing of how few are left.
  const left = atLeast ? Infinity : total - rows.length;
  return html`<div class="after no-print">
    <button type="button" class="button" aria-disabled=${busy ? 'true' : nothing} @click=${() => void asking.more()}>
      ${busy ? words.loadingMore : words.more(Math.min(page, Math.max(1, left)))}
    </button>
    ${
      whole || left <= page
        ? nothing
        : html`<button type="button" class="button quiet" @click=${() => void asking.spread()}>
            ${words.everything(`${locale.number(total)}${atLeast ? ' +' : ''}`)}
          </button>`
    }
  </div>`;
}
