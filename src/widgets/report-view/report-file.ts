/** A table of the report as a file, and the whole report on paper: fetched by whoever asks for them. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { localised } from '../../domain/values.ts';
import { writeCsv } from '../shared/csv.ts';
import { printSheet } from '../shared/print-sheet.ts';
import { download, fileNamed, separatorFor } from '../ticket-list/list-csv.ts';
import { headlinesOf } from './headlines.ts';
import type { Making, Section } from './cells.ts';
import { sectionsOf } from './sections.ts';
import { chartColours } from './report-view.styles.ts';
import { trendDrawing } from './trend-chart.ts';

/** Downloads a table. @returns the file's name */
export function saveTable({ locale, words, session }: Making, { title, columns, rows }: Section): string {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(locale.now());
  const name = fileNamed(words.file(localised(session.desk.name, locale.language), title, day));
  const text = writeCsv(
    columns,
    rows.map(({ head, cells }) => [head, ...cells].map((cell) => cell.raw ?? cell.text)),
    { separator: separatorFor(locale.tag) },
  );
  download(name, text);
  return name;
}

const paper = css`
  h1 {
    margin-block-end: 4pt;
  }

  h2 {
    margin: 14pt 0 4pt;
    font-size: 11.5pt;
    break-after: avoid;
  }

  .headlines {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6pt;
    margin: 10pt 0 0;
  }

  .headline {
    padding: 5pt 6pt;
    border: 0.5pt solid GrayText;
    border-radius: 3pt;
    break-inside: avoid;
  }

  dt,
  dd {
    margin: 0;
  }

  .value {
    font-size: 15pt;
    font-weight: 700;
    line-height: 1.25;
  }

  .note {
    font-size: 8pt;
  }

  table {
    margin-block-start: 2pt;
    font-variant-numeric: tabular-nums;
  }

  td,
  thead th:not(:first-child) {
    text-align: end;
  }

  td.words,
  thead th.words {
    text-align: start;
  }

  thead th {
    white-space: normal;
    vertical-align: bottom;
  }

  tbody th {
    overflow-wrap: break-word;
  }

  table.wide {
    font-size: 7.5pt;
  }

  /* Small tables stand two by two. */
  .pairs {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0 18pt;
    align-items: start;
  }

  .pairs > section {
    break-inside: avoid;
  }

  svg.chart {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }

  .definitions {
    margin-block-start: 4pt;
    font-size: 7.5pt;
    line-height: 1.35;
    columns: 2;
    column-gap: 18pt;
  }

  .definitions p {
    break-inside: avoid;
  }

  @page {
    size: A4;
    margin: 14mm 13mm;
  }
`;

/** From so many columns on a table needs the whole width, and smaller letters. */
const WIDE = 7;

function table({ title, columns, rows }: Section, withTitle = true): TemplateResult {
  return html`<section>
    ${withTitle ? html`<h2>${title}</h2>` : nothing}
    <table class=${columns.length > WIDE ? 'wide' : ''}>
      <thead>
        <tr>
          ${columns.map((label, at) => html`<th scope="col" class=${at > 0 && rows[0]?.cells[at - 1]?.words === true ? 'words' : ''}>${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ head, cells }) =>
            html`<tr>
              <th scope="row">${head.text}</th>
              ${cells.map((cell) => html`<td class=${cell.words === true ? 'words' : ''}>${cell.text}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

/** The report as it stands on paper. @param about the line below its title: period, filters, date */
export function sheetOf(making: Making, about: readonly string[]): TemplateResult {
  const { words: w, session, locale, report } = making;
  const sections = sectionsOf(making);
  const [trend] = sections;
  const large = sections.filter(({ id }) => ['groups', 'delays'].includes(id));
  const small = sections.filter(({ id }) => !['trend', 'groups', 'delays', 'slowest'].includes(id));
  const slowest = sections.find(({ id }) => id === 'slowest');
  const figures = headlinesOf(making);
  const named = [
    ...figures.map(({ name, definition }) => [name, definition] as const),
    ...sections.map(({ title, definitions }) => [title, definitions.join(' ')] as const),
  ];
  return html`<h1>${localised(session.desk.name, locale.language)} · ${w.label}</h1>
    ${about.map((text) => html`<p>${text}</p>`)}
    <dl class="headlines">
      ${figures.map(
        ({ name, value, notes }) =>
          html`<div class="headline">
            <dt>${name}</dt>
            <dd class="value">${value.text}</dd>
            ${notes.map((note) => html`<dd class="note">${note}</dd>`)}
          </div>`,
      )}
    </dl>
    ${
      trend?.id === 'trend'
        ? html`<h2>${trend.title}</h2>
            ${trendDrawing({ ...making, report, room: { width: 690, em: 11 } })}${table(trend, false)}`
        : nothing
    }
    ${large.map((section) => table(section))}
    <div class="pairs">${small.map((section) => table(section))}</div>
    ${slowest === undefined ? nothing : table(slowest)}
    <h2>${w.definitionsTitle}</h2>
    <div class="definitions">
      <p>${w.definitions.scope}</p>
      ${named.map(([name, text]) => html`<p><strong>${name}.</strong> ${text}</p>`)}
    </div>`;
}

/** Prints the report. */
export function printReport(making: Making, about: readonly string[], near: Node): Promise<void> {
  const { words: w, locale } = making;
  return printSheet(sheetOf(making, about), {
    title: w.label,
    lang: locale.tag,
    near,
    styles: css`
      ${chartColours}${paper}
    `,
  });
}
