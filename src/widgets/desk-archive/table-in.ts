/** Bringing in tickets from a table: what each column and each unknown value is, the first tickets as they would be, what is wrong. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Foreseen } from '../../backends/backend.ts';
import {
  NEWCOMER,
  TARGETS,
  firstPlace,
  newcomersOf,
  proposedColumns,
  ticketOf,
  unknownValues,
} from '../../domain/foreign/table.ts';
import type { CellIssue, TableContext, TableMapping, Target, Valued } from '../../domain/foreign/table.ts';
import type { BroughtTicket } from '../../domain/bringing.ts';
import { STATES, isEnabled } from '../../domain/states.ts';
import { KINDS, PRIORITIES, localised } from '../../domain/values.ts';
import type { PersonCard } from '../../domain/people.ts';
import { writeCsv } from '../shared/csv.ts';
import { NoTable, readCsv, type CsvTable } from '../shared/csv-reading.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { broughtView } from './foreseen.ts';
import { give } from './giving.ts';
import { placeSelect } from './places.ts';
import { otherWords } from './words.ts';
import { Work, type ArchiveHost } from './work.ts';

/** Tickets shown before anything is done, and mistakes told one by one. */
const SHOWN = 5;
const MOST_TOLD = 20;
/** Values of one column that are asked for one by one. */
const MOST_ASKED = 50;
/** Rows made into tickets between two breaths. */
const SLICE = 500;

/** What the rows come to as they are read now. */
interface Assessed {
  readonly tickets: readonly BroughtTicket[];
  readonly issues: readonly CellIssue[];
  readonly refused: readonly number[];
  readonly unknown: Partial<Record<Valued, string[]>>;
}

export class TableIn {
  readonly #host: () => ArchiveHost;
  readonly #work: Work;
  readonly #close: () => void;
  readonly file: File;
  #table: CsvTable | undefined;
  #trouble: NoTable | undefined;
  #people: readonly PersonCard[] = [];
  #mapping: TableMapping | undefined;
  #assessed: Assessed | undefined;
  #turn = 0;
  #done: Foreseen | undefined;

  /** @param close goes back to choosing a file */
  constructor(host: () => ArchiveHost, file: File, close: () => void) {
    this.#host = host;
    this.#work = new Work(host);
    this.file = file;
    this.#close = close;
  }

  stop(): void {
    this.#work.stop();
  }

  /** Reads it. */
  async read(): Promise<void> {
    const { session, lookAt } = this.#host();
    const read = await this.#work.run(async ({ signal, onProgress }) => {
      const people = await session.bringing.people();
      try {
        const table = await readCsv(this.file, {
          signal,
          onProgress: (done, total) => onProgress?.({ step: 'reading', done, total }),
        });
        return { people, table };
      } catch (error) {
        if (!(error instanceof NoTable)) throw error;
        this.#trouble = error;
        return undefined;
      }
    });
    if (read !== undefined) {
      this.#people = read.people;
      this.#table = read.table;
      const { desk, me } = session;
      this.#mapping = { columns: proposedColumns(read.table.header, desk), values: {}, requester: me.id, ...firstPlace(desk) };
      await this.#assess();
    }
    this.#host().update();
    if (!this.#work.isUnderWay) lookAt('.checked');
  }

  get #context(): TableContext {
    const { session, locale } = this.#host();
    return { desk: session.desk, people: this.#people, words: otherWords(), now: new Date(locale.now()).toISOString() };
  }

  /** Makes tickets of the rows, in slices; a newer reading takes the place of one that is under way. */
  async #assess(): Promise<void> {
    const [table, mapping, context] = [this.#table, this.#mapping, this.#context];
    if (table === undefined || mapping === undefined) return;
    const turn = (this.#turn += 1);
    const tickets: BroughtTicket[] = [];
    const issues: CellIssue[] = [];
    const refused: number[] = [];
    const names = new Map<string, number>();
    for (const [at, row] of table.rows.entries()) {
      if (at > 0 && at % SLICE === 0) await new Promise((resume) => setTimeout(resume, 0));
      if (turn !== this.#turn) return;
      const made = ticketOf(row, at, mapping, context);
      if ('issues' in made) {
        issues.push(...made.issues);
        refused.push(at);
        continue;
      }
      const { ticket } = made;
      const before = names.get(ticket.name) ?? 0;
      names.set(ticket.name, before + 1);
      if (before === 0) tickets.push(ticket);
      else if (ticket.key === undefined) tickets.push({ ...ticket, name: `${ticket.name}/${before}` });
      else {
        issues.push({ row: at, column: mapping.columns.indexOf('key'), code: 'twice', value: ticket.key });
        refused.push(at);
      }
    }
    this.#assessed = { tickets, issues, refused, unknown: unknownValues(table.rows, mapping, context) };
    this.#host().update();
  }

  #change(change: Partial<TableMapping>): void {
    if (this.#mapping === undefined) return;
    this.#mapping = { ...this.#mapping, ...change };
    void this.#assess();
  }

  async #import(): Promise<void> {
    const [assessed, mapping] = [this.#assessed, this.#mapping];
    if (assessed === undefined || mapping === undefined) return;
    const { session } = this.#host();
    const batch = { source: 'csv', tickets: assessed.tickets, people: newcomersOf(mapping), fields: [], files: [] };
    this.#done = await this.#work.run((patience) => session.bringing.bring(batch, patience));
    if (this.#done === undefined) return;
    const { words, announce, lookAt, update } = this.#host();
    update();
    announce(words.brought(this.#done.fresh));
    lookAt('.done');
  }

  view(): TemplateResult {
    const { locale, words } = this.#host();
    if (this.#trouble !== undefined)
      return html`<div class="checked" tabindex="-1">
        ${notice(locale, 'danger', {
          what: words.unusable(this.file.name),
          more: words.noTable[this.#trouble.code],
          actions: html`<button class="button" type="button" @click=${this.#close}>${words.another}</button>`,
        })}
      </div>`;
    if (this.#done !== undefined) return broughtView(this.#host(), this.#done, this.#close);
    const [table, mapping] = [this.#table, this.#mapping];
    return html`${table === undefined || mapping === undefined || this.#work.isUnderWay ? nothing : this.#steps(table, mapping)}${this.#work.view(() => void (this.#table === undefined ? this.read() : this.#import()))}`;
  }

  #steps(table: CsvTable, mapping: TableMapping): TemplateResult {
    const { words } = this.#host();
    const assessed = this.#assessed;
    const ready = assessed?.tickets.length ?? 0;
    return html`<div class="checked" tabindex="-1">
      <p>
        <strong>${words.tableOf(this.file.name, table.rows.length)}</strong>
        <span class="hint">${words.readAs(words.encodings[table.encoding], words.separators[table.separator])}</span>
      </p>
      ${this.#columns(table, mapping)} ${placeSelect(this.#host(), mapping, (place) => this.#change(place))}
      ${assessed === undefined ? nothing : html`${this.#values(mapping, assessed)} ${this.#preview(assessed)} ${this.#mistakes(table, assessed)}`}
      <div class="row">
        <button class="button primary" type="button" id="bring" ?disabled=${ready === 0} @click=${() => void this.#import()}>
          ${icon('check')} ${words.bring(ready)}
        </button>
        <button class="button" type="button" @click=${this.#close}>${words.giveUp}</button>
      </div>
    </div>`;
  }

  /** Every column with what it holds and what it is. */
  #columns(table: CsvTable, mapping: TableMapping): TemplateResult {
    const { session, locale, words } = this.#host();
    const targets: { value: Target | ''; label: string }[] = [
      { value: '', label: words.nothing },
      ...TARGETS.map((value) => ({ value, label: words.targets[value] })),
      ...session.desk.fields
        .filter(({ type }) => type !== 'file' && type !== 'page' && type !== 'constant')
        .map(({ code, label }) => ({ value: `field:${code}` as const, label: localised(label, locale.language) })),
    ];
    const choose = (at: number, value: string): void => {
      const target = value === '' ? null : (value as Target);
      const columns = mapping.columns.map((each, place) =>
        place === at ? target : each === target && target !== 'comment' ? null : each,
      );
      this.#change({ columns });
    };
    return html`<fieldset class="mapping">
      <legend class="label">${words.columns}</legend>
      <p class="hint">${words.mine}</p>
      ${table.header.map((name, at) => {
        const sample = table.rows.find((row) => (row[at] ?? '').trim() !== '')?.[at] ?? '';
        return html`<div class="pair">
          <label for="column-${at}"
            ><strong>${name === '' ? words.nameless(at + 1) : name}</strong
            >${sample === '' ? nothing : html`<span class="sample">${sample.slice(0, 60)}</span>`}</label
          >
          <select
            class="select"
            id="column-${at}"
            @change=${(event: Event) => choose(at, (event.target as HTMLSelectElement).value)}
          >
            ${targets.map(({ value, label }) => html`<option value=${value} .selected=${value === (mapping.columns[at] ?? '')}>${label}</option>`)}
          </select>
        </div>`;
      })}
    </fieldset>`;
  }

  /** What each text is that says nothing here by its name. */
  #values(mapping: TableMapping, { unknown }: Assessed): TemplateResult | typeof nothing {
    const { words } = this.#host();
    const columns = Object.entries(unknown) as [Valued, string[]][];
    if (columns.length === 0) return nothing;
    const choose = (column: Valued, text: string, value: string): void => {
      const { [text]: _before, ...rest } = mapping.values[column] ?? {};
      this.#change({ values: { ...mapping.values, [column]: value === '' ? rest : { ...rest, [text]: value } } });
    };
    return html`<fieldset class="mapping">
      <legend class="label">${words.values}</legend>
      ${columns.map(([column, texts]) =>
        texts.slice(0, MOST_ASKED).map((text, at) => {
          const chosen = mapping.values[column]?.[text] ?? '';
          return html`<div class="pair">
            <label for="value-${column}-${at}"><span class="hint">${words.targets[column]}</span> <strong>${text}</strong></label>
            <select
              class="select"
              id="value-${column}-${at}"
              @change=${(event: Event) => choose(column, text, (event.target as HTMLSelectElement).value)}
            >
              <option value="" .selected=${chosen === ''}>${words.unsaid}</option>
              ${this.#choices(column).map(({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
            </select>
          </div>`;
        }),
      )}
    </fieldset>`;
  }

  #choices(column: Valued): readonly { readonly value: string; readonly label: string }[] {
    const { session, locale, words } = this.#host();
    const { desk } = session;
    const named = (label: Parameters<typeof localised>[0]): string => localised(label, locale.language);
    switch (column) {
      case 'state':
        return STATES.filter((state) => state !== 'transferred' && isEnabled(state, desk)).map((value) => ({
          value,
          label: locale.words.states[value],
        }));
      case 'priority':
        return PRIORITIES.map((value) => ({ value, label: locale.words.priorities[value] }));
      case 'kind':
        return KINDS.map((value) => ({ value, label: locale.words.kinds[value] }));
      case 'service':
        return desk.services.map(({ id, label }) => ({ value: id, label: named(label) }));
      case 'category':
        return desk.services.flatMap((service) =>
          service.categories.map(({ id, label }) => ({ value: id, label: `${named(service.label)} › ${named(label)}` })),
        );
      case 'requester':
      case 'assignee':
        return [
          { value: NEWCOMER, label: words.newcomer },
          ...this.#people
            .map(({ id, name }) => ({ value: id, label: name }))
            .sort((one, other) => locale.compare(one.label, other.label)),
        ];
    }
  }

  /** The first tickets, as they would be. */
  #preview({ tickets }: Assessed): TemplateResult | typeof nothing {
    const { locale, words, session } = this.#host();
    if (tickets.length === 0) return nothing;
    const names = new Map(this.#people.map(({ id, name }) => [id, name]));
    return html`<div class="scroll" role="region" aria-label=${words.preview} tabindex="0">
      <table class="table">
        <caption>
          ${words.preview}
        </caption>
        <thead>
          <tr>
            ${(['key', 'summary', 'state', 'requester', 'assignee', 'filed'] as const).map((target) => html`<th scope="col">${words.targets[target]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${tickets.slice(0, SHOWN).map(
            (ticket) =>
              html`<tr>
                <td>${ticket.key ?? nothing}</td>
                <th scope="row">${ticket.summary}</th>
                <td>${locale.words.states[ticket.state ?? 'posted']}</td>
                <td>
                  ${names.get(ticket.requester) ?? (ticket.requester === session.me.id ? session.me.name : ticket.requester)}
                </td>
                <td>
                  ${ticket.assignee === undefined || ticket.assignee === null ? nothing : (names.get(ticket.assignee) ?? ticket.assignee)}
                </td>
                <td>${locale.exact(ticket.filedAt)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** What is wrong, by row and column, and the rows to be mended. */
  #mistakes(table: CsvTable, { issues, refused }: Assessed): TemplateResult | typeof nothing {
    const { locale, words } = this.#host();
    if (refused.length === 0) return nothing;
    const left = issues.length - MOST_TOLD;
    const download = (): void => {
      const header = [...table.header, words.mistake];
      const why = (at: number): string =>
        issues
          .filter(({ row }) => row === at)
          .map((issue) => this.#mistake(table, issue))
          .join(' ');
      const rows = refused.map((at) => [...(table.rows[at] ?? []), why(at)]);
      const separator = table.separator === '|' ? ';' : table.separator;
      give(
        words.refusedFile(this.file.name),
        new Blob([writeCsv(header, rows, { separator })], { type: 'text/csv;charset=utf-8' }),
      );
    };
    return notice(locale, 'warning', {
      what: words.refused(refused.length),
      more: html`${words.refusedMore}
        <ul class="wrongs">
          ${issues.slice(0, MOST_TOLD).map((issue) => html`<li>${words.line(issue.row + 2)} ${this.#mistake(table, issue)}</li>`)}
          ${left > 0 ? html`<li>${words.moreIssues(left)}</li>` : nothing}
        </ul>`,
      actions: html`<button class="button" type="button" @click=${download}>
        ${icon('download')} ${words.refusedDownload}
      </button>`,
    });
  }

  #mistake(table: CsvTable, { column, code, value }: CellIssue): string {
    const { words } = this.#host();
    const name = column === null ? '' : (table.header[column] ?? '');
    return words.cell(name, value.slice(0, 60), (words.cells[code] ?? words.cells['other'])!);
  }
}
