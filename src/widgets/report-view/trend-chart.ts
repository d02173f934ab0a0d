/**
 * The trend as a chart: what came in and what was settled above, the stock of active tickets below, each on a scale of its own. Lines
 * are told apart by dash and mark and named where they end; one goes through the points by a slider, with the keys of any slider.
 */
import { max, nice, ticks } from 'd3-array';
import { area, line } from 'd3-shape';
import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Report } from '../../domain/reports.ts';
import type { Point } from '../../domain/reports/period.ts';
import { pointName, type Saying } from './saying.ts';

/** A chart's room, in CSS pixels. */
export interface Room {
  readonly width: number;
  /** Of the text in it. */
  readonly em: number;
}

export interface ChartOptions extends Saying {
  readonly report: Report;
  readonly room: Room;
  /** The point that is looked at; none on paper. */
  readonly at?: number | undefined;
  readonly look?: ((at: number) => void) | undefined;
}

interface Series {
  readonly name: string;
  readonly kind: 'filed' | 'settled' | 'active';
  readonly values: readonly number[];
  /** The same in the period compared, point by point. */
  readonly earlier?: readonly number[] | undefined;
}

interface Panel {
  readonly top: number;
  readonly height: number;
  readonly series: readonly Series[];
  readonly filled?: boolean;
}

/** A mark of its own for each line: a disc, a square, a triangle. */
function mark(kind: Series['kind'], x: number, y: number, size: number): SVGTemplateResult {
  if (kind === 'filed') return svg`<circle class="mark filed" cx=${x} cy=${y} r=${size}></circle>`;
  if (kind === 'settled')
    return svg`<rect class="mark settled" x=${x - size} y=${y - size} width=${2 * size} height=${2 * size}></rect>`;
  return svg`<path class="mark active" d=${`M${x},${y - size * 1.2}l${size * 1.2},${size * 2.2}h${-size * 2.4}Z`}></path>`;
}

/** A scale from nothing to a round number above all values, and the round numbers in between. */
function scaleOf(values: readonly number[], top: number, height: number): { y: (value: number) => number; steps: number[] } {
  const [, end] = nice(0, Math.max(1, max(values) ?? 0), 3);
  return {
    y: (value) => top + height - (value / end) * height,
    steps: ticks(0, end, 3).filter((step) => Number.isInteger(step)),
  };
}

/** Where names would run into each other they are set apart. */
function apart(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((y, at) => ({ y, at })).sort((one, other) => one.y - other.y);
  for (const [place, each] of order.entries()) {
    const above = order[place - 1];
    if (above !== undefined) each.y = Math.max(each.y, above.y + gap);
  }
  return order.sort((one, other) => one.at - other.at).map(({ y }) => y);
}

/** The drawing alone, which is told in a sentence and has its table beside. */
export function trendDrawing(options: ChartOptions): TemplateResult {
  const { report, words: w, locale, room, at, look } = options;
  const { points, moves, active } = report.period;
  const { em } = room;
  const width = Math.max(room.width, 12 * em);
  const longest = Math.max(...[w.moves.filed, w.moves.settled, w.active].map((name) => name.length));
  const isWide = width >= 34 * em;
  const left = 3 * em;
  const right = isWide ? (longest + 2) * 0.62 * em : em;
  const inner = width - left - right;
  const x = (index: number): number => left + ((index + 0.5) * inner) / points.length;
  const before = report.compared?.points.slice(0, points.length);
  const of = (name: string, kind: Series['kind'], value: (point: Point) => number): Series => ({
    name,
    kind,
    values: points.map(value),
    earlier: before?.map(value),
  });
  const panels: readonly Panel[] = [
    {
      top: em,
      height: 9 * em,
      series: [
        of(w.moves.filed, 'filed', (point) => point.moves.filed.count),
        of(w.moves.settled, 'settled', (point) => point.moves.settled.count),
      ],
    },
    {
      top: 12 * em,
      height: 6 * em,
      series: [of(w.active, 'active', (point) => point.active)],
      filled: true,
    },
  ];
  const height = 21 * em;
  const every = Math.max(1, Math.ceil((5.5 * em * points.length) / inner));
  const marked = Math.max(1, Math.ceil((1.2 * em * points.length) / inner));
  const drawn = panels.map(({ top, height: tall, series, filled }) => {
    const { y, steps } = scaleOf(
      series.flatMap(({ values, earlier = [] }) => [...values, ...earlier]),
      top,
      tall,
    );
    const path = line<number>(
      (_value, index) => x(index),
      (value) => y(value),
    );
    const under = area<number>(
      (_value, index) => x(index),
      () => y(0),
      (value) => y(value),
    );
    const ends = apart(
      series.map(({ values }) => y(values.at(-1) ?? 0)),
      1.3 * em,
    );
    return svg`
      ${steps.map((step) => svg`<line class="grid" x1=${left} x2=${left + inner} y1=${y(step)} y2=${y(step)}></line><text class="axis" x=${left - 0.5 * em} y=${y(step)} dy="0.32em" text-anchor="end">${locale.number(step)}</text>`)}
      ${series.map(
        ({ name, kind, values, earlier = [] }, place) => svg`
          ${earlier.length === 0 ? nothing : svg`<path class=${`line ${kind} earlier`} d=${path(earlier as number[]) ?? ''}></path>`}
          ${filled === true ? svg`<path class="under" d=${under(values as number[]) ?? ''}></path>` : nothing}
          <path class=${`line ${kind}`} d=${path(values as number[]) ?? ''}></path>
          ${values.map((value, index) => (index % marked === 0 || index === values.length - 1 || index === at ? mark(kind, x(index), y(value), (index === at ? 0.42 : 0.24) * em) : nothing))}
          ${isWide ? svg`<text class=${`name ${kind}`} x=${left + inner + 0.6 * em} y=${ends[place] ?? 0} dy="0.32em">${name}</text>` : nothing}`,
      )}`;
  });
  const chosen = (event: PointerEvent): void => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left - left) / inner) * points.length);
    look?.(Math.min(points.length - 1, Math.max(0, index)));
  };
  const whole = w.sayPoint(w.sections.trend, moves.filed.count, moves.settled.count, active);
  return html`<svg
      class="chart"
      role="img"
      aria-label=${whole}
      width=${width}
      height=${height}
      viewBox=${`0 0 ${width} ${height}`}
      direction="ltr"
      @pointermove=${look === undefined ? nothing : chosen}
      @pointerdown=${look === undefined ? nothing : chosen}
    >
      ${at === undefined ? nothing : svg`<line class="cursor" x1=${x(at)} x2=${x(at)} y1=${0.5 * em} y2=${18 * em}></line>`}
      ${drawn}
      ${points.map((point, index) => (index % every === 0 ? svg`<text class="axis" x=${x(index)} y=${19.5 * em} text-anchor="middle">${pointName(options, point, report.query.step, true)}</text>` : nothing))}
    </svg>
    ${isWide ? nothing : legend(options)} ${before === undefined ? nothing : html`<p class="muted small">${w.thin}</p>`}`;
}

/** Where there is no room beside the lines, they are named below, each with its dash and mark. */
function legend({ words: w, room: { em } }: ChartOptions): TemplateResult {
  const each = (kind: Series['kind'], name: string): TemplateResult =>
    html`<li>
      <svg class="chart" aria-hidden="true" width=${2.5 * em} height=${em} viewBox=${`0 0 ${2.5 * em} ${em}`}>
        ${svg`<path class=${`line ${kind}`} d=${`M0,${em / 2}H${2.5 * em}`}></path>`} ${mark(kind, 1.25 * em, em / 2, 0.28 * em)}
      </svg>
      ${name}
    </li>`;
  return html`<ul class="legend" role="list">
    ${each('filed', w.moves.filed)} ${each('settled', w.moves.settled)} ${each('active', w.active)}
  </ul>`;
}

/** The point that is looked at, in words. */
function said(options: ChartOptions, point: Point): string {
  const { report, words: w } = options;
  return w.sayPoint(
    pointName(options, point, report.query.step),
    point.moves.filed.count,
    point.moves.settled.count,
    point.active,
  );
}

/** The chart, and the slider that goes through its points. */
export function trendChart(options: ChartOptions): TemplateResult {
  const { report, words: w, at, look } = options;
  const { points } = report.period;
  const index = Math.min(at ?? points.length - 1, points.length - 1);
  const point = points[index];
  if (point === undefined) return html`<p class="muted">${w.nothing}</p>`;
  const text = said(options, point);
  return html`<div class="drawing">${trendDrawing({ ...options, at: index })}</div>
    ${
      points.length < 2
        ? nothing
        : html`<input
            class="explore"
            dir="ltr"
            type="range"
            min="0"
            max=${points.length - 1}
            step="1"
            aria-label=${w.explore}
            aria-valuetext=${text}
            .value=${live(String(index))}
            @input=${(event: Event) => look?.(Number((event.target as HTMLInputElement).value))}
          />`
    }
    <p class="said">${text}</p>`;
}
