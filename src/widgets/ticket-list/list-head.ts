/** What stands above a list, whatever it holds: views, search, filters, and those in force. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Involvement, ListFilter } from '../../domain/query.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import type { ListAsking } from './list-asking.ts';
import type { Counts } from './list-counts.ts';
import { peopleOf } from './list-people.ts';
import { filtersButton, searchBox, viewsBar } from './list-toolbar.ts';

/** The filters: most lists are read without any. */
const FILTERS = onDemand(() => import('./list-filters.ts'));

/** What was filed before its reader had an account. */
const CLAIMS = onDemand(() => import('./list-claims.ts'));

export interface HeadOptions {
  readonly locale: Locale;
  readonly words: ListWords;
  readonly session: Session;
  readonly views: readonly Involvement[];
  readonly view: Involvement;
  readonly counts: Counts;
  readonly asking: ListAsking;
  readonly fixed: ListFilter;
  readonly staff: boolean;
  readonly open: boolean;
  /** How much of what makes this question quick is there, from 0 to 1; null where it is as quick as it gets. */
  readonly preparing: number | null;
  /** At the end of the toolbar. */
  readonly tools: unknown;
  readonly drawPart: DrawPart;
  readonly toggle: () => void;
  /** Shows what a task throws unforeseen. */
  readonly guarded: (task: () => unknown) => () => void;
}

export function listHead(options: HeadOptions): TemplateResult {
  const { locale, words, session, views, view, counts, asking, fixed, staff, open, preparing, tools } = options;
  const { text, filter, filters: inForce } = asking.choice;
  const claims =
    session.can.claims === true
      ? options.drawPart(CLAIMS, ({ claimsPart }) => claimsPart(session, { locale, ...asking.around }))
      : nothing;
  return html`${claims}
    <div class="bar no-print">
      ${viewsBar({ locale, words, views, view, counts, choose: (chosen) => void asking.ask({ view: chosen }) })}
      <div class="toolbar" part="toolbar">
        ${searchBox({ words, text, type: (typed) => asking.type(typed), find: options.guarded(() => asking.find()) })}
        ${filtersButton(words, inForce, open, options.toggle)} ${tools}
      </div>
      ${
        preparing === null
          ? nothing
          : html`<p class="preparing">
              <span role="status">${words.preparing}</span> <span aria-hidden="true">${locale.percent(preparing)}</span>
            </p>`
      }
    </div>
    ${
      open || inForce > 0
        ? options.drawPart(FILTERS, ({ filtersPart }) =>
            filtersPart({
              locale,
              columns: words.columns,
              inForce: words.filters(inForce),
              desk: session.desk,
              can: session.can,
              filter,
              staff,
              fixed,
              open,
              nameOf: (id) => asking.nameOf(id),
              people: (key) => ({
                source: peopleOf(session, key, fixed.service ?? filter.service),
                value: asking.person(key),
              }),
              choosePerson: (key, option) => {
                asking.choice.person(key, option);
                void asking.ask();
              },
              change: (changed) => void asking.ask({ filter: changed }),
              remove: (chip, at) => void asking.without(chip, at),
              clear: () => void asking.clear(),
            }),
          )
        : nothing
    }`;
}
