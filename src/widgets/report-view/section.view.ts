/** One table of a report on the screen: its title, its definitions behind a button, and numbers that open their tickets. */
import { html, nothing, svg, type TemplateResult } from 'lit';
import type { ReportWords } from '../../locales/fr/report.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import type { Cell, Section } from './cells.ts';

/** Rows shown before somebody asks for more. */
export const FIRST_ROWS = 12;

export interface SectionOptions {
  readonly words: ReportWords;
  readonly section: Section;
  readonly level: number;
  /** Whether its definitions are shown, and all its rows. */
  readonly defined: boolean;
  readonly whole: boolean;
  readonly define: () => void;
  readonly expand: () => void;
  readonly csv: () => void;
  /** Opens the list of what a number counts. */
  readonly list: (list: NonNullable<Cell['list']>, from: HTMLElement) => void;
  readonly ticket: (ticket: NonNullable<Cell['ticket']>) => boolean;
  /** What is drawn in place of the table, and the buttons that choose. */
  readonly chart?: TemplateResult | undefined;
  readonly switches?: TemplateResult | undefined;
}

/** A length drawn beside its number, which says the same. */
function bar(share: number): TemplateResult {
  return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
    ${svg`<rect x="0" y="0" height="10" width=${Math.max(share * 100, share > 0 ? 1 : 0)}></rect>`}
  </svg>`;
}

function content(cell: Cell, { words, list, ticket }: SectionOptions): unknown {
  const { list: found, ticket: named } = cell;
  if (named !== undefined)
    return html`<a
      href=${`#${named.key ?? named.ticket}`}
      @click=${(event: MouseEvent) => {
        if (!isBrowserClick(event) && !ticket(named)) event.preventDefault();
      }}
      >${cell.text}</a
    >`;
  if (found === undefined) return html`<bdi>${cell.text}</bdi>`;
  return html`<button
    type="button"
    class="button link number"
    aria-label=${words.open(found.name, cell.text)}
    @click=${(event: Event) => list(found, event.currentTarget as HTMLElement)}
  >
    ${cell.text}
  </button>`;
}

function row({ head, cells }: Section['rows'][number], options: SectionOptions): TemplateResult {
  return html`<tr>
    <th scope="row">${content(head, options)}</th>
    ${cells.map(
      (cell, at) =>
        html`<td class=${cell.words === true ? 'words' : 'number'} data-label=${options.section.columns[at + 1] ?? ''}>
          ${content(cell, options)}${cell.bar === undefined ? nothing : bar(cell.bar)}
        </td>`,
    )}
  </tr>`;
}

function table(options: SectionOptions): TemplateResult {
  const { section, whole, words, expand } = options;
  const { columns, rows } = section;
  const shown = whole ? rows : rows.slice(0, FIRST_ROWS);
  const left = rows.length - shown.length;
  return html`<div class="scroller" role="group" aria-label=${section.title} tabindex="0">
      <table class="table">
        <caption class="visually-hidden">
          ${section.title}
        </caption>
        <thead>
          <tr>
            ${columns.map((label, at) => html`<th scope="col" class=${at > 0 && rows[0]?.cells[at - 1]?.words !== true ? 'number' : ''}>${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${shown.map((each) => row(each, options))}
        </tbody>
      </table>
    </div>
    ${left <= 0 ? nothing : html`<button type="button" class="button quiet" @click=${expand}>${words.more(left)}</button>`}`;
}

/** A section of the report. */
export function sectionView(options: SectionOptions): TemplateResult {
  const { section, words, level, defined, define, csv, chart, switches } = options;
  const { id, title, definitions } = section;
  return html`<section class="section ${id}" aria-labelledby=${`title-${id}`}>
    <div class="section-head">
      ${heading(level, title, { id: `title-${id}`, class: 'section-title' })}
      <div class="tools no-print">
        ${switches ?? nothing}
        <button
          type="button"
          class="button quiet icon-only"
          title=${words.define(title)}
          aria-label=${words.define(title)}
          aria-expanded=${defined ? 'true' : 'false'}
          aria-controls=${`definition-${id}`}
          @click=${define}
        >
          ${icon('info')}
        </button>
        <button type="button" class="button quiet" aria-label=${words.csvOf(title)} @click=${csv}>
          ${icon('download')}${words.csv}
        </button>
      </div>
    </div>
    <div class="definitions" id=${`definition-${id}`} ?hidden=${!defined}>${definitions.map((text) => html`<p>${text}</p>`)}</div>
    ${chart ?? table(options)}
  </section>`;
}
