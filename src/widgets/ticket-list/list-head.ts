/** What stands above a list, whatever it holds: views, search, filters, and those in force. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Involvement, ListFilter } from '../../domain/query.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import { chipList, type Chip } from './list-chips.ts';
import type { ListAsking } from './list-asking.ts';
import type { Counts } from './list-counts.ts';
import { peopleOf } from './list-people.ts';
import { filtersButton, searchBox, viewsBar } from './list-toolbar.ts';

/** The form of filters, with what chooses people in it. */
const FILTERS = onDemand(async () => {
  const [filters] = await Promise.all([import('./list-filters.ts'), import('../shared/define-combobox.ts')]);
  return filters;
});

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
  readonly chips: readonly Chip[];
  readonly open: boolean;
  /** At the end of the toolbar. */
  readonly tools: unknown;
  readonly drawPart: DrawPart;
  readonly toggle: () => void;
  /** Shows what a task throws unforeseen. */
  readonly guarded: (task: () => unknown) => () => void;
}

export function listHead(options: HeadOptions): TemplateResult {
  const { locale, words, session, views, view, counts, asking, fixed, staff, chips, open, tools } = options;
  const { text, filter } = asking.choice;
  return html`<div class="bar no-print">
      ${viewsBar({ locale, words, views, view, counts, choose: (chosen) => void asking.ask({ view: chosen }) })}
      <div class="toolbar" part="toolbar">
        ${searchBox({ words, text, type: (typed) => asking.type(typed), find: options.guarded(() => asking.find()) })}
        ${filtersButton(words, chips.length, open, options.toggle)} ${tools}
      </div>
    </div>
    ${
      open
        ? options.drawPart(FILTERS, ({ filtersForm }) =>
            filtersForm({
              locale,
              words,
              desk: session.desk,
              can: session.can,
              filter,
              staff,
              fixed,
              people: (key) => ({
                source: peopleOf(session, key, fixed.service ?? filter.service),
                value: asking.person(key),
              }),
              choosePerson: (key, option) => {
                asking.choice.person(key, option);
                void asking.ask();
              },
              change: (changed) => void asking.ask({ filter: changed }),
            }),
          )
        : nothing
    }
    ${chipList(
      words,
      chips,
      (chip, at) => void asking.without(chip, at),
      () => void asking.clear(),
    )}`;
}
