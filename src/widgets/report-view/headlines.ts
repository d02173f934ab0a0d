/** The figures that are read first, each with its definition behind a button and, where there are some, its tickets. */
import { html, type TemplateResult } from 'lit';
import { ACTIVE, filedIn, ofSome, within } from '../../domain/reports/drill.ts';
import { icon } from '../shared/icons.ts';
import { duration, shareOf, signed } from './saying.ts';
import type { Cell, Making } from './cells.ts';

/** One figure. */
export interface Headline {
  readonly id: string;
  readonly name: string;
  readonly value: Cell;
  /** What stands below it: a change, of how many, what it was. */
  readonly notes: readonly string[];
  readonly definition: string;
}

function meanOf(marks: readonly number[]): { readonly count: number; readonly mean: number } {
  const count = marks.reduce((sum, each) => sum + each, 0);
  return { count, mean: count === 0 ? 0 : marks.reduce((sum, each, at) => sum + each * (at + 1), 0) / count };
}

/** The first figures of a report. */
export function headlinesOf(making: Making): Headline[] {
  const { report, words: w, locale } = making;
  const { period, compared, query } = report;
  const { definitions: d } = w;
  const was = (value: string | undefined): string[] => (value === undefined ? [] : [w.was(value)]);
  const count = (name: string, value: number, where: Parameters<typeof within>[1] | undefined): Cell => ({
    text: locale.number(value),
    ...(where === undefined || value === 0 ? {} : { list: { where: within(report, where), name } }),
  });
  const delay = (name: 'response' | 'resolution'): Headline => {
    const { median, count: measured } = period.delays[name];
    const before = compared?.delays[name].median;
    const clock = query.clock === 'wall' ? d.clockWall : d.clockOpening;
    return {
      id: name,
      name: `${w.delays[name]}, ${w.median.toLocaleLowerCase(locale.tag)}`,
      value: { text: duration(making, median, query.clock) },
      notes: [w.measuredOn(measured), ...was(before === undefined ? undefined : duration(making, before, query.clock))],
      definition: `${d[name]} ${clock} ${d.percentiles}`,
    };
  };
  const marks = meanOf(period.marks);
  const earlier = compared === undefined ? undefined : meanOf(compared.marks);
  const mean = (value: number): string => new Intl.NumberFormat(locale.tag, { maximumFractionDigits: 1 }).format(value);
  const all: (Headline | undefined)[] = [
    {
      id: 'active',
      name: w.active,
      value: count(w.active, report.active, ACTIVE),
      notes: [w.change(signed(locale, period.active - period.activeBefore))],
      definition: d.active,
    },
    {
      id: 'unanswered',
      name: w.unanswered,
      value: count(w.unanswered, report.unanswered.count, ofSome(report.unanswered)),
      notes: [],
      definition: d.unanswered,
    },
    report.late === undefined
      ? undefined
      : {
          id: 'late',
          name: w.late,
          value: count(w.late, report.late.count, ofSome(report.late)),
          notes: [],
          definition: d.late,
        },
    {
      id: 'filed',
      name: w.moves.filed,
      value: count(w.moves.filed, period.moves.filed.count, filedIn(period)),
      notes: was(compared === undefined ? undefined : locale.number(compared.moves.filed.count)),
      definition: d.filed,
    },
    {
      id: 'settled',
      name: w.moves.settled,
      value: count(w.moves.settled, period.moves.settled.count, ofSome(period.moves.settled)),
      notes: was(compared === undefined ? undefined : locale.number(compared.moves.settled.count)),
      definition: d.settled,
    },
    delay('response'),
    delay('resolution'),
    {
      id: 'reopened',
      name: w.reopenedShare,
      value: { text: shareOf(making, period.reopened) },
      notes: [
        w.of(locale.number(period.reopened.count), locale.number(period.reopened.of)),
        ...was(compared === undefined ? undefined : shareOf(making, compared.reopened)),
      ],
      definition: d.reopenedShare,
    },
    {
      id: 'resolved',
      name: w.resolutionShare,
      value: { text: shareOf(making, period.resolution) },
      notes: [
        w.of(locale.number(period.resolution.count), locale.number(period.resolution.of)),
        ...was(compared === undefined ? undefined : shareOf(making, compared.resolution)),
      ],
      definition: d.resolutionShare,
    },
    report.avoided === undefined || report.avoided.count + (report.comparedAvoided?.count ?? 0) === 0
      ? undefined
      : {
          id: 'avoided',
          name: w.avoided,
          value: { text: locale.number(report.avoided.count) },
          notes: [
            w.byArticle(locale.number(report.avoided.byArticle)),
            ...was(report.comparedAvoided === undefined ? undefined : locale.number(report.comparedAvoided.count)),
          ],
          definition: d.avoided,
        },
    marks.count === 0
      ? undefined
      : {
          id: 'satisfaction',
          name: w.satisfaction,
          value: { text: w.outOf(mean(marks.mean)) },
          notes: [
            w.marksGiven(marks.count),
            ...was(earlier === undefined || earlier.count === 0 ? undefined : w.outOf(mean(earlier.mean))),
          ],
          definition: d.marks,
        },
  ];
  return all.filter((each) => each !== undefined);
}

export interface HeadlineOptions {
  readonly making: Making;
  readonly defined: ReadonlySet<string>;
  readonly define: (id: string) => void;
  readonly list: (list: NonNullable<Cell['list']>, from: HTMLElement) => void;
}

/** The figures on the screen. */
export function headlines({ making, defined, define, list }: HeadlineOptions): TemplateResult {
  const { words: w } = making;
  return html`<dl class="headlines">
    ${headlinesOf(making).map(({ id, name, value, notes, definition }) => {
      const open = defined.has(`figure-${id}`);
      const { list: found } = value;
      return html`<div class="headline">
        <dt>
          <span>${name}</span>
          <button
            type="button"
            class="button quiet icon-only no-print"
            title=${w.define(name)}
            aria-label=${w.define(name)}
            aria-expanded=${open ? 'true' : 'false'}
            aria-controls=${`definition-figure-${id}`}
            @click=${() => define(`figure-${id}`)}
          >
            ${icon('info')}
          </button>
        </dt>
        <dd class="value">
          ${
            found === undefined
              ? html`<bdi>${value.text}</bdi>`
              : html`<button
                  type="button"
                  class="button link number"
                  aria-label=${w.open(name, value.text)}
                  @click=${(event: Event) => list(found, event.currentTarget as HTMLElement)}
                >
                  ${value.text}
                </button>`
          }
        </dd>
        ${notes.map((note) => html`<dd class="note"><bdi>${note}</bdi></dd>`)}
        <dd class="definitions" id=${`definition-figure-${id}`} ?hidden=${!open}>${definition}</dd>
      </div>`;
    })}
  </dl>`;
}
