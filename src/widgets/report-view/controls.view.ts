/** What the report shows: period, comparison, breakdown, clock, and the list's own filters; each choice applies at once. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import { CLOCKS, DIMENSIONS } from '../../domain/report-query.ts';
import type { Dimension } from '../../domain/report-query.ts';
import { DELAYS } from '../../domain/reports/names.ts';
import type { ReportWords } from '../../locales/fr/report.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import { peopleOf } from '../ticket-list/list-people.ts';
import { PERIODS } from './periods.ts';
import { COMPARED, type ReportChoice, type Settings } from './report-choice.ts';

const FILTERS = onDemand(() => import('../ticket-list/list-filters.ts'));

export interface ControlsOptions {
  readonly locale: Locale;
  readonly words: ReportWords;
  readonly columns: ListWords['columns'];
  readonly session: Session;
  readonly choice: ReportChoice;
  /** Whether the form of filters is shown; those in force always are. */
  readonly open: boolean;
  readonly toggle: () => void;
  readonly change: (settings: Partial<Settings>) => void;
  /** The filters are others. */
  readonly filtered: () => void;
  readonly print: () => void;
  /** Whether there is something to print. */
  readonly printable: boolean;
  readonly drawPart: DrawPart;
}

/** A choice among a few. */
export function select<Value extends string>(
  id: string,
  label: string,
  value: Value,
  options: readonly (readonly [Value, string])[],
  pick: (value: Value) => void,
): TemplateResult {
  return html`<div class="filter">
    <label class="label" for=${id}>${label}</label>
    <select
      id=${id}
      class="select"
      @change=${(event: Event) => {
        const chosen = options.find(([each]) => each === (event.target as HTMLSelectElement).value);
        if (chosen !== undefined) pick(chosen[0]);
      }}
    >
      ${options.map(([each, text]) => html`<option value=${each} .selected=${live(each === value)}>${text}</option>`)}
    </select>
  </div>`;
}

function day(id: string, label: string, value: string, wrong: string | undefined, pick: (day: string) => void): TemplateResult {
  return html`<div class=${wrong === undefined ? 'filter' : 'filter invalid'}>
    <label class="label" for=${id}>${label}</label>
    ${wrong === undefined ? nothing : html`<p class="error" id="${id}-error">${icon('danger')}<span>${wrong}</span></p>`}
    <input
      id=${id}
      class="input"
      type="date"
      aria-invalid=${wrong === undefined ? nothing : 'true'}
      aria-describedby=${wrong === undefined ? nothing : `${id}-error`}
      .value=${live(value)}
      @change=${(event: Event) => pick((event.target as HTMLInputElement).value)}
    />
  </div>`;
}

/** What figures can be told apart by on this desk. */
function dimensionsOf({ desk }: Session): Dimension[] {
  const places = desk.services.length > 0;
  const absent: readonly Dimension[] = [
    ...(places ? [] : (['service', 'category'] as const)),
    ...(desk.groups === 'none' ? (['group'] as const) : []),
  ];
  return DIMENSIONS.filter((each) => !absent.includes(each));
}

function filters(options: ControlsOptions): unknown {
  const { locale, words: w, columns, session, choice, open, filtered, drawPart } = options;
  const { list } = choice;
  if (!open && list.filters === 0) return nothing;
  const nameOf = (id: string): string => list.nameOf(id, {}) ?? locale.words.unknownPerson;
  return drawPart(FILTERS, ({ filtersPart }) =>
    filtersPart({
      locale,
      columns,
      inForce: w.inForce,
      desk: session.desk,
      can: session.can,
      filter: list.filter,
      staff: true,
      fixed: {},
      open,
      nameOf,
      people: (key) => {
        const id = list.filter[key];
        return {
          source: peopleOf(session, key, list.filter.service),
          value: id === undefined ? null : { id, label: nameOf(id) },
        };
      },
      choosePerson: (key, option) => {
        list.person(key, option);
        filtered();
      },
      change: (filter) => {
        list.filter = filter;
        filtered();
      },
      remove: (chip) => {
        list.filter = chip.rest;
        filtered();
      },
      clear: () => {
        list.clear();
        filtered();
      },
    }),
  );
}

/** The controls of a report. */
export function controls(options: ControlsOptions): TemplateResult {
  const { words: w, session, choice, open, toggle, change, print, printable } = options;
  const { settings, list } = choice;
  const isWrong = choice.period === undefined && settings.from !== '' && settings.until !== '';
  return html`<div class="controls no-print" role="group" aria-label=${w.controls}>
      ${select(
        'period',
        w.period,
        settings.period,
        PERIODS.map((each) => [each, w.periods[each]] as const),
        (period) => change({ period }),
      )}
      ${
        settings.period !== 'chosen'
          ? nothing
          : html`${day('report-from', w.from, settings.from, undefined, (from) => change({ from, period: 'chosen' }))}
            ${day('report-until', w.until, settings.until, isWrong ? w.backwards : undefined, (until) => change({ until, period: 'chosen' }))}`
      }
      ${select(
        'compared',
        w.compare,
        settings.compared,
        COMPARED.map((each) => [each, w.compared[each]] as const),
        (compared) => change({ compared }),
      )}
      ${select(
        'by',
        w.by,
        settings.by,
        dimensionsOf(session).map((each) => [each, w.dimensions[each]] as const),
        (by) => change({ by }),
      )}
      ${
        session.desk.calendar === undefined
          ? nothing
          : select(
              'clock',
              w.clock,
              settings.clock,
              CLOCKS.map((each) => [each, w.clocks[each]] as const),
              (clock) => change({ clock }),
            )
      }
      ${select(
        'delay',
        w.delay,
        settings.delay,
        DELAYS.map((each) => [each, w.delays[each]] as const),
        (delay) => change({ delay }),
      )}
      <div class="verbs">
        <button
          type="button"
          class="button filters-button"
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls="filters"
          @click=${toggle}
        >
          ${icon('filter')}${w.filters(list.filters)}
        </button>
        <button type="button" class="button" ?disabled=${!printable} @click=${print}>${icon('file')}${w.print}</button>
      </div>
    </div>
    ${filters(options)}`;
}
