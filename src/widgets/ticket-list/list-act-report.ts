/** How an act on many tickets goes and how it ended: progress with its number, then who was refused and why. */
import { html, nothing, type TemplateResult } from 'lit';
import { Refused } from '../../backends/backend.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { diagnose, problemNotice } from '../shared/problem.ts';
import { progress } from '../shared/progress.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import type { Bulk } from './list-bulk.ts';
import { Prevented } from './list-prevented.ts';

/** Most numbers in one line, and most lines of a report: the rest is counted. */
const MOST_KEYS = 8;
const MOST_LINES = 100;

type Words = ListStaffWords['act'];

/** Who does not allow an act, one line a reason. */
export function unableList(
  words: Words,
  title: string,
  unable: readonly { readonly row: TicketRow; readonly why: string }[],
): TemplateResult {
  const reasons = Map.groupBy(unable, ({ why }) => why);
  return html`<div class="unable">
    <p>${title}</p>
    <ul>
      ${[...reasons].map(([why, each]) => {
        const keys = each.slice(0, MOST_KEYS).map(({ row }) => row.key ?? '–');
        const others = each.length - keys.length;
        return html`<li>${why} <span class="keys">${keys.join(', ')}${others > 0 ? ` ${words.others(others)}` : ''}</span></li>`;
      })}
    </ul>
  </div>`;
}

export interface ReportOptions {
  readonly locale: Locale;
  readonly bulk: Bulk;
  readonly words: ListStaffWords;
  readonly detail: FormWords;
  readonly verb: string;
  /** Who was chosen in the act's form. */
  readonly person: string | undefined;
  /** Whether the act had a form that can be filled in again. */
  readonly editable: boolean;
  readonly stop: () => void;
  readonly again: () => void;
  readonly edit: () => void;
  readonly goOn: () => void;
  readonly close: () => void;
  readonly open: (row: TicketRow) => void;
}

function reason(locale: Locale, words: Words, error: unknown): string {
  if (error instanceof Prevented) return words.prevented;
  const { what, why, todo } = diagnose(locale, error);
  return error instanceof Refused ? why : `${what} ${why} ${todo}`.trim();
}

function refusedLine({ locale, words, open }: ReportOptions, row: TicketRow, error: unknown): TemplateResult {
  const follow = (event: MouseEvent): void => {
    if (isBrowserClick(event)) return;
    event.preventDefault();
    open(row);
  };
  const name = row.key ?? row.summary;
  return html`<li>
    <a class="key" href="#${row.key ?? row.id}" @click=${follow}>${name}</a>
    ${row.key === null ? nothing : html`<bdi>${row.summary}</bdi>`}
    <span class="why">${reason(locale, words.act, error)}</span>
  </li>`;
}

/** Everything in one sentence. */
function sentence({ bulk, words, detail, verb, person }: ReportOptions): string {
  const { act } = words;
  const [only] = bulk.tasks;
  const done = bulk.of('done').length;
  const refused = bulk.of('refused').length;
  const left = bulk.of('waiting').length;
  if (bulk.tasks.length === 1 && only !== undefined && done === 1) {
    return (detail.done[only.command.do] ?? detail.updated)(only.row.key ?? detail.unsent, person);
  }
  const title = { stopped: act.stopped, interrupted: act.interrupted }[bulk.state as 'stopped' | 'interrupted'] ?? act.over;
  const counts = [act.done(done), ...(refused === 0 ? [] : [act.refused(refused)]), ...(left === 0 ? [] : [act.untouched(left)])];
  return `${title(verb)}. ${counts.join(', ')}.`;
}

/** Progress while it runs; then the report, which stays until it is closed. */
export function actReport(options: ReportOptions): TemplateResult {
  const { locale, bulk, words, verb } = options;
  const { act } = words;
  const total = bulk.tasks.length;
  const left = bulk.of('waiting').length;
  if (bulk.state === 'running' || bulk.state === 'idle') {
    const label = act.progress(verb, total - left, total);
    return html`<div class="report running">
      <p aria-hidden="true">${label}</p>
      ${progress(locale, { label, done: total - left, total })}
      ${total < 2 ? nothing : html`<button type="button" class="button" @click=${options.stop}>${act.stop}</button>`}
    </div>`;
  }
  const { refusals } = bulk;
  const shown = refusals.slice(0, MOST_LINES);
  const good = refusals.length === 0 && left === 0;
  return html`<section class="report" aria-label=${verb}>
    <div class="line">
      <p class=${good ? 'said good' : 'said'} tabindex="-1">
        ${icon(good ? 'success' : 'warning')}<span>${sentence(options)}</span>
      </p>
      <button type="button" class="button quiet icon-only" title=${locale.words.close} @click=${options.close}>
        ${icon('close')}
      </button>
    </div>
    ${bulk.trouble === undefined ? nothing : problemNotice(locale, bulk.trouble)}
    ${
      shown.length === 0
        ? nothing
        : html`<ul class="refused" aria-label=${act.refusedList}>
            ${shown.map(({ task, error }) => refusedLine(options, task.row, error))}
            ${refusals.length > shown.length ? html`<li>${act.others(refusals.length - shown.length)}</li>` : nothing}
          </ul>`
    }
    <div class="row">
      ${left === 0 ? nothing : html`<button type="button" class="button primary" @click=${options.goOn}>${act.goOn(left)}</button>`}
      ${
        refusals.length === 0
          ? nothing
          : html`<button type="button" class="button" @click=${options.again}>${act.again}</button>
              ${options.editable ? html`<button type="button" class="button" @click=${options.edit}>${act.edit}</button>` : nothing}`
      }
    </div>
  </section>`;
}
