/** The report in tables: what is shown, written to a file and printed is made of the same ones. */
import type { Predicate } from '../../domain/predicate.ts';
import type { Dimension } from '../../domain/report-query.ts';
import type { Group } from '../../domain/reports.ts';
import { ACTIVE, filedIn, handledBy, ofAge, ofGroup, ofSome, ofState } from '../../domain/reports/drill.ts';
import type { Band } from '../../domain/reports/figures.ts';
import { CLOSINGS, DELAYS, type DelayName } from '../../domain/reports/names.ts';
import { STATES } from '../../domain/states.ts';
import { csvMoment } from '../ticket-list/list-csv.ts';
import { counted, delay, largest, share, some, words, type Cell, type Making, type Section } from './cells.ts';
import { bandName, pointName, valueName } from './saying.ts';

export function trend(making: Making): Section {
  const { words: w, report } = making;
  const { period, compared, query } = report;
  const { moves, sections, definitions: d } = w;
  const kinds = ['filed', 'settled', 'abandoned', 'reopened'] as const;
  return {
    id: 'trend',
    title: `${sections.trend} ${w.steps[query.step]}`,
    definitions: [d.filed, d.settled, d.abandoned, d.reopened, d.active],
    columns: [
      w.period,
      ...kinds.map((kind) => moves[kind]),
      w.activeAtEnd,
      ...(compared === undefined ? [] : [w.earlier(moves.filed), w.earlier(moves.settled), w.earlier(w.activeAtEnd)]),
    ],
    rows: period.points.map((point, at) => {
      const name = pointName(making, point, query.step);
      const other = compared?.points[at];
      const plain = (count: number | undefined): Cell =>
        count === undefined ? { text: w.dash, raw: '' } : counted(making, { count, name });
      return {
        head: words(name),
        cells: [
          counted(making, { count: point.moves.filed.count, where: filedIn(point), name: `${moves.filed}, ${name}` }),
          ...kinds.slice(1).map((kind) => some(making, point.moves[kind], `${moves[kind]}, ${name}`)),
          plain(point.active),
          ...(compared === undefined
            ? []
            : [plain(other?.moves.filed.count), plain(other?.moves.settled.count), plain(other?.active)]),
        ],
      };
    }),
  };
}

function states(making: Making): Section {
  const { words: w, locale, report } = making;
  const present = STATES.filter((state) => (report.states[state] ?? 0) > 0);
  const most = largest(present.map((state) => report.states[state] ?? 0));
  return {
    id: 'states',
    title: w.sections.states,
    definitions: [w.definitions.states],
    columns: [w.state, w.tickets, w.share],
    rows: present.map((state) => {
      const name = locale.words.states[state];
      const count = report.states[state] ?? 0;
      return {
        head: words(name),
        cells: [counted(making, { count, where: ofState(state), name, most }), share(making, count, report.tickets)],
      };
    }),
  };
}

function groups(making: Making): Section {
  const { words: w, report } = making;
  const { by } = report.query;
  const isCompared = report.compared !== undefined;
  const row = (name: string, group: Omit<Group, 'value'>, where: Predicate | undefined): Section['rows'][number] => {
    const { moves, delays, spent } = group.period;
    const and = (predicate: Predicate): Predicate | undefined => (where === undefined ? undefined : { and: [where, predicate] });
    return {
      head: words(name),
      cells: [
        counted(making, { count: group.tickets, where, name, most: largest(report.groups.map(({ tickets }) => tickets)) }),
        counted(making, { count: group.active, where: and(ACTIVE), name: `${w.active}, ${name}` }),
        counted(making, { count: moves.filed, where: and(filedIn(report.period)), name: `${w.moves.filed}, ${name}` }),
        counted(making, { count: moves.settled, name }),
        counted(making, { count: moves.reopened, name }),
        delay(making, delays.response.median),
        delay(making, delays.take.median),
        delay(making, delays.resolution.median),
        delay(making, delays.resolution.p90),
        { text: spent === 0 ? w.dash : making.locale.duration(spent), raw: String(spent) },
        ...(group.compared === undefined
          ? []
          : [
              counted(making, { count: group.compared.moves.filed, name }),
              counted(making, { count: group.compared.moves.settled, name }),
              delay(making, group.compared.delays.resolution.median),
            ]),
      ],
    };
  };
  const { others } = report;
  return {
    id: 'groups',
    title: w.sections.groups(w.dimensions[by]),
    definitions: [w.definitions.groups, w.definitions.percentiles, w.definitions.spent],
    columns: [
      w.dimensions[by],
      w.tickets,
      w.active,
      w.moves.filed,
      w.moves.settled,
      w.moves.reopened,
      `${w.delays.response} (${w.median.toLocaleLowerCase(making.locale.tag)})`,
      `${w.delays.take} (${w.median.toLocaleLowerCase(making.locale.tag)})`,
      `${w.delays.resolution} (${w.median.toLocaleLowerCase(making.locale.tag)})`,
      `${w.delays.resolution} (${w.p90.toLocaleLowerCase(making.locale.tag)})`,
      w.spent,
      ...(isCompared ? [w.earlier(w.moves.filed), w.earlier(w.moves.settled), w.earlier(w.delays.resolution)] : []),
    ],
    rows: [
      ...report.groups.map((group) => row(nameFor(making, group.value, by), group, ofGroup(group, by))),
      ...(others === undefined ? [] : [row(w.others(others.values), others.group, undefined)]),
    ],
  };
}

function nameFor(making: Making, value: string | null, by: Dimension): string {
  return valueName(making, value, by, making.report);
}

function delays(making: Making): Section {
  const { words: w, report } = making;
  const { compared } = report;
  const { definitions: d } = w;
  return {
    id: 'delays',
    title: w.sections.delays,
    definitions: [d.response, d.take, d.resolution, report.query.clock === 'wall' ? d.clockWall : d.clockOpening, d.percentiles],
    columns: [w.delay, w.measured, w.median, w.p90, w.mean, w.longest, ...(compared === undefined ? [] : [w.earlier(w.median)])],
    rows: DELAYS.map((name) => {
      const { count, median, p90, mean, longest } = report.period.delays[name];
      return {
        head: words(w.delays[name]),
        cells: [
          counted(making, { count, name: w.delays[name] }),
          ...[median, p90, mean, longest].map((value) => delay(making, value)),
          ...(compared === undefined ? [] : [delay(making, compared.delays[name].median)]),
        ],
      };
    }),
  };
}

/** What was promised, and how much of it came in time. */
function promised(making: Making): Section {
  const { words: w, report } = making;
  const { promised: kept } = report.period;
  const before = report.compared?.promised;
  const done = DELAYS.filter((name) => kept !== undefined && kept[name].met.count + kept[name].missed.count > 0);
  const shareIn = (each: typeof kept, name: DelayName): Cell => {
    const { met, missed } = each?.[name] ?? { met: { count: 0 }, missed: { count: 0 } };
    return share(making, met.count, met.count + missed.count);
  };
  return {
    id: 'promised',
    title: w.sections.promised,
    definitions: [w.definitions.promised, w.definitions.late],
    columns: [w.delay, w.inTime, w.missed, w.inTimeShare, ...(before === undefined ? [] : [w.earlier(w.inTimeShare)])],
    rows: done.map((name) => {
      const { met = { count: 0 }, missed = { count: 0 } } = kept?.[name] ?? {};
      return {
        head: words(w.delays[name]),
        cells: [
          some(making, met, `${w.delays[name]}, ${w.inTime}`),
          some(making, missed, `${w.delays[name]}, ${w.missed}`),
          shareIn(kept, name),
          ...(before === undefined ? [] : [shareIn(before, name)]),
        ],
      };
    }),
  };
}

function banded(
  making: Making,
  bands: readonly Band[],
  clock: 'wall' | 'opening',
  where: (band: Band) => Predicate | undefined,
): Section['rows'] {
  const most = largest(bands.map(({ tickets }) => tickets.count));
  const all = bands.reduce((sum, { tickets }) => sum + tickets.count, 0);
  return bands.map((band) => {
    const name = bandName(making, band, clock);
    return {
      head: words(name),
      cells: [
        counted(making, { count: band.tickets.count, where: where(band), name, most }),
        share(making, band.tickets.count, all),
      ],
    };
  });
}

function spread(making: Making): Section {
  const { words: w, report, delay: name } = making;
  const { clock } = report.query;
  const { definitions: d } = w;
  return {
    id: 'spread',
    title: w.sections.spread(w.delays[name]),
    definitions: [d[name], clock === 'wall' ? d.clockWall : d.clockOpening],
    columns: [w.band, w.tickets, w.share],
    rows: banded(making, report.period.delays[name].bands, clock, ({ tickets }) => ofSome(tickets)),
  };
}

function slowest(making: Making): Section {
  const { words: w, report, delay: name } = making;
  const { clock } = report.query;
  const { definitions: d } = w;
  return {
    id: 'slowest',
    title: w.sections.slowest(w.delays[name]),
    definitions: [d[name], clock === 'wall' ? d.clockWall : d.clockOpening],
    columns: [w.tickets, w.summary, w.value],
    rows: report.period.delays[name].slowest.map(({ ticket, key, summary, value }) => ({
      head: { text: key ?? w.dash, words: true, ticket: { ticket, key } },
      cells: [words(summary), delay(making, value)],
    })),
  };
}

function ageing(making: Making): Section {
  const { words: w, report } = making;
  return {
    id: 'ageing',
    title: w.sections.ageing,
    definitions: [w.definitions.ageing, w.definitions.active],
    columns: [w.age, w.tickets, w.share],
    rows: report.active === 0 ? [] : banded(making, report.ageing, 'wall', (band) => ofAge(band, report.asOf)),
  };
}

function workload(making: Making): Section {
  const { words: w, report, locale } = making;
  const most = largest(report.workload.map(({ active }) => active));
  return {
    id: 'workload',
    title: w.sections.workload,
    definitions: [w.definitions.workload, w.definitions.active],
    columns: [w.dimensions.assignee, w.active, w.waiting, w.oldest],
    rows: report.workload.map(({ assignee, active, waiting, oldest }) => {
      const name = nameFor(making, assignee, 'assignee');
      const his = handledBy(assignee);
      return {
        head: words(name),
        cells: [
          counted(making, { count: active, where: { and: [his, ACTIVE] }, name: `${w.active}, ${name}`, most }),
          counted(making, { count: waiting, where: { and: [his, ofState('waiting')] }, name: `${w.waiting}, ${name}` }),
          { text: locale.date(oldest), raw: csvMoment(locale, oldest) },
        ],
      };
    }),
  };
}

/** Who spent how much time in the period, dated by the day on which they noted it. */
function work(making: Making): Section {
  const { words: w, report, locale } = making;
  const { period, compared } = report;
  const most = largest(period.work.map(({ minutes }) => minutes));
  const all = period.work.reduce((sum, { minutes }) => sum + minutes, 0);
  const time = (minutes: number): Cell => ({ text: locale.duration(minutes), raw: String(minutes) });
  const row = (name: string, minutes: number, before: number): Section['rows'][number] => ({
    head: words(name),
    cells: [
      { ...time(minutes), ...(most === 0 || name === w.total ? {} : { bar: minutes / most }) },
      share(making, minutes, all),
      ...(compared === undefined ? [] : [before === 0 ? words(w.dash) : time(before)]),
    ],
  });
  const before = (person?: string): number =>
    (compared?.work ?? [])
      .filter((each) => person === undefined || each.person === person)
      .reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    id: 'work',
    title: w.sections.work,
    definitions: [w.definitions.work],
    columns: [w.worker, w.spent, w.share, ...(compared === undefined ? [] : [w.earlier(w.spent)])],
    rows:
      all === 0
        ? []
        : [
            ...period.work.map(({ person, minutes }) => row(nameFor(making, person, 'assignee'), minutes, before(person))),
            row(w.total, all, before()),
          ],
  };
}

function closings(making: Making): Section {
  const { words: w, report } = making;
  const counts = CLOSINGS.map((name) => report.period.closings[name].count);
  const all = counts.reduce((sum, count) => sum + count, 0);
  return {
    id: 'closings',
    title: w.sections.closings,
    definitions: [w.definitions.closings],
    columns: [w.answer, w.tickets, w.share],
    rows:
      all === 0
        ? []
        : CLOSINGS.map((name) => {
            const figure = report.period.closings[name];
            return {
              head: words(w.closings[name]),
              cells: [some(making, figure, w.closings[name], largest(counts)), share(making, figure.count, all)],
            };
          }),
  };
}

function marks(making: Making): Section {
  const { words: w, report } = making;
  const given = report.period.marks;
  const all = given.reduce((sum, count) => sum + count, 0);
  const rows = w.marks.map((name, at) => {
    const count = given[at] ?? 0;
    return { head: words(name), cells: [counted(making, { count, name, most: largest(given) }), share(making, count, all)] };
  });
  return {
    id: 'marks',
    title: w.sections.marks,
    definitions: [w.definitions.marks],
    columns: [w.mark, w.tickets, w.share],
    rows: all === 0 ? [] : rows.reverse(),
  };
}

/** Every table that says something, in reading order; the trend is drawn besides. */
export function sectionsOf(making: Making): Section[] {
  const made = [trend, groups, delays, promised, spread, slowest, states, ageing, workload, work, closings, marks].map((make) =>
    make(making),
  );
  return made.filter(({ rows }) => rows.length > 0);
}
