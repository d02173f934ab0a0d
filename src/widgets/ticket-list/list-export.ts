/** Downloads the list as CSV, fetched by whoever asks for the file: every row of the question, with progress and a way to stop, then says what was made. */
import { html, type TemplateResult, type nothing } from 'lit';
import type { PersonCard } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { nameOf } from '../shared/person.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { progress } from '../shared/progress.ts';
import { csvMoment, csvOf, download, type CsvColumn } from './list-csv.ts';
import { doneNote } from './list-done.ts';
import type { ListHost } from './list-extension.ts';
import { readAll, type Reading } from './list-reading.ts';

export class Export {
  readonly #host: ListHost;
  readonly #words: () => ListStaffWords;
  #stopping: AbortController | undefined;
  #reading: Reading | undefined;
  #said: string | undefined;
  #trouble: unknown = undefined;

  constructor(host: ListHost, words: () => ListStaffWords) {
    this.#host = host;
    this.#words = words;
  }

  close(): void {
    this.#stopping?.abort();
  }

  /** Begins; while one is being made it does nothing. */
  async run(): Promise<void> {
    if (this.#stopping !== undefined) return;
    const stopping = new AbortController();
    this.#stopping = stopping;
    this.#said = undefined;
    this.#trouble = undefined;
    const { session, wanted, locale } = this.#host;
    const { csv } = this.#words();
    try {
      const { rows, people } = await readAll(session, wanted, (reading) => this.#tell(reading), stopping.signal);
      const columns = this.#columns({ ...this.#host.list.people, ...people }, (instant) => csvMoment(locale, instant));
      const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(locale.now());
      download(csv.file(localised(session.desk.name, locale.language), day), csvOf(locale, columns, rows));
      this.#said = this.#words().csv.done(rows.length);
    } catch (error) {
      if (stopping.signal.aborted) this.#said = csv.stopped;
      else if (isForeseen(error)) this.#trouble = error;
      else this.#host.fail(error);
    }
    this.#stopping = undefined;
    this.#reading = undefined;
    if (this.#said !== undefined) this.#host.announce(this.#said);
    this.#host.update();
  }

  #tell(reading: Reading): void {
    this.#reading = reading;
    this.#host.update();
  }

  /** The columns shown, in their order; people by the names that came with the rows, moments as spreadsheets read them. */
  #columns(people: Readonly<Record<string, PersonCard>>, moment: (instant: string) => string): CsvColumn[] {
    const { locale, session, columns } = this.#host;
    const name = (id: string | null): string => (id === null ? '' : nameOf(locale, id, people));
    const special: Partial<Record<string, (row: TicketRow) => string>> = {
      requester: (row) => name(row.requester),
      assignee: (row) => name(row.assignee),
      filed: (row) => moment(row.filedAt),
      changed: (row) => moment(row.changedAt),
      due: ({ deadline }) => (deadline?.at == null ? '' : moment(deadline.at)),
      observers: (row) => String(row.observers),
      files: (row) => String(row.files),
    };
    for (const field of session.desk.fields)
      if (field.type === 'person')
        special[`field:${field.code}`] = (row) =>
          [row.fields[field.code] ?? []]
            .flat()
            .map((id) => name(String(id)))
            .join(', ');
    return columns.map((column) => ({ label: column.label, text: special[column.name] ?? ((row) => column.text(row)) }));
  }

  /** Progress, or what came of it. */
  note(): TemplateResult | typeof nothing {
    const { locale } = this.#host;
    const { csv } = this.#words();
    const reading = this.#reading;
    if (this.#stopping !== undefined && reading !== undefined) {
      const label = csv.counted(reading.done, reading.total);
      return html`<div class="making no-print">
        <p aria-hidden="true">${csv.progress}</p>
        ${progress(locale, { label, done: reading.done, total: reading.total })}
        <button type="button" class="button" @click=${() => this.#stopping?.abort()}>${csv.stop}</button>
      </div>`;
    }
    if (this.#trouble !== undefined) return problemNotice(locale, this.#trouble, { retry: () => void this.run() });
    return doneNote(locale, this.#said === undefined ? undefined : { text: this.#said }, () => {
      this.#said = undefined;
      this.#host.update();
    });
  }
}
