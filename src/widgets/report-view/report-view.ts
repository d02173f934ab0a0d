/** The reports of a desk: what came in, what was settled, how long it took, what is left, and the tickets behind every figure. */
import { ContextProvider } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import { mayReport } from '../../domain/report-rights.ts';
import type { Report } from '../../domain/reports.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import fr from '../../locales/fr/report.ts';
import { ConnectedElement, deskContext } from '../shared/connection.ts';
import { empty } from '../shared/empty.ts';
import { TicketOpenEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { progress } from '../shared/progress.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { skeleton } from '../shared/skeleton.ts';
import { WORDS as LIST_WORDS } from '../ticket-list/list-words.ts';
import { controls } from './controls.view.ts';
import { headlines } from './headlines.ts';
import { EMPTY, ReportAsking, type ReportState } from './report-asking.ts';
import { ReportChoice, type Settings } from './report-choice.ts';
import { chartColours, reportStyles } from './report-view.styles.ts';
import { sectionView } from './section.view.ts';
import type { Cell, Making, Section } from './cells.ts';
import { sectionsOf } from './sections.ts';
import { trendChart } from './trend-chart.ts';
import '../shared/shared-words.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/report.ts') });

/** The list of what a figure counts. */
const LIST = onDemand(() => import('../ticket-list/define.ts'));

/** Files and paper. */
const FILE = onDemand(() => import('./report-file.ts'));

type Listed = NonNullable<Cell['list']>;

/**
 * The reports of a desk, for its moderators: figures with their definitions, a trend, tables that are downloaded and printed, and
 * from each figure the list of its tickets.
 *
 * @tag guichet-report-view
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened: `{ticket, key}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 */
export class GuichetReportView extends ConnectedElement<typeof fr> {
  static override styles = [...sheets, chartColours, reportStyles];
  protected override readonly vocabulary = WORDS;

  @state() private made: ReportState = EMPTY;
  @state() private filtersOpen = false;
  @state() private defined: ReadonlySet<string> = new Set();
  @state() private whole: ReadonlySet<string> = new Set();
  @state() private shown: 'chart' | 'table' = 'chart';
  @state() private at: number | undefined = undefined;
  @state() private room: { readonly width: number; readonly em: number } | undefined = undefined;
  @state() private list: Listed | undefined = undefined;

  /** The list of a figure's tickets uses the report's session. */
  readonly #provider = new ContextProvider(this, { context: deskContext });
  #choice: ReportChoice | undefined;
  #asking: ReportAsking | undefined;
  /** The figure from which its list was opened: one comes back to it. */
  #from: HTMLElement | undefined;
  readonly #size = new ResizeObserver(() => this.#measure());

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, LIST_WORDS];
  }

  /** Its first choice, or the list that is open. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector(this.list === undefined ? '#period' : '.drill .section-title');
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
    this.#asking?.close();
    this.#asking = undefined;
  }

  /** Text and width of the place, in CSS pixels: the chart is drawn at its true size, so that its words are as large as others. */
  #measure(): void {
    const width = Math.floor(this.clientWidth);
    const em = Number.parseFloat(getComputedStyle(this).fontSize) || 16;
    if (width > 0 && (width !== this.room?.width || em !== this.room.em)) this.room = { width, em };
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#asking?.close();
    this.#asking = undefined;
    this.#choice = undefined;
    this.made = EMPTY;
    this.list = undefined;
    if (session === undefined || !this.#isOffered(session)) return;
    const person = [this.backend, session.desk.id, session.me.id].join('|');
    this.#choice = new ReportChoice(session, person, this.clock());
    this.#asking = new ReportAsking(session, (made) => {
      this.made = made;
      if (made.error !== undefined && !isForeseen(made.error)) this.fail(made.error);
    });
    void this.#ask();
  }

  #isOffered({ can, me, desk }: Session): boolean {
    return can.reports && mayReport(me, desk);
  }

  async #ask(): Promise<void> {
    const query = this.#choice?.query;
    this.requestUpdate();
    if (query === undefined) return;
    this.#choice?.keep();
    const report = await this.#asking?.ask(query);
    if (report === undefined) return;
    this.at = undefined;
    this.announce(this.words.ready(report.tickets));
  }

  readonly #change = (settings: Partial<Settings>): void => {
    this.#choice?.change(settings);
    // Another delay in detail asks for nothing: its figures are there.
    if (settings.delay === undefined) void this.#ask();
    else {
      this.#choice?.keep();
      this.requestUpdate();
    }
  };

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const density = this.density === 'compact' ? 'compact' : 'comfortable';
    this.#provider.setValue({ connection: this.connection, fallbackMail: this.fallbackMail, density, theme: this.theme });
    if (this.room === undefined && this.isConnected) this.#measure();
  }

  #making(session: Session, report: Report): Making {
    return {
      locale: this.locale,
      words: this.words,
      session,
      report,
      delay: this.#choice?.settings.delay ?? 'resolution',
    };
  }

  readonly #open = (list: Listed, from: HTMLElement): void => {
    this.list = list;
    this.#from = from;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.drill .section-title')?.focus());
  };

  readonly #back = (): void => {
    this.list = undefined;
    const from = this.#from;
    this.#from = undefined;
    void this.updateComplete.then(() => {
      if (from?.isConnected === true) from.focus();
      else this.focus();
    });
  };

  /** What the report is of: its days, and when it was made. */
  #about(report: Report): string[] {
    const { words: w, locale } = this;
    const days = ({ from, until }: { readonly from: string; readonly until: string }): string =>
      from === until ? w.onDay(locale.date(from)) : w.between(locale.date(from), locale.date(until));
    const { period, compared } = report.query;
    return [
      days(period),
      ...(compared === undefined ? [] : [w.against(days(compared))]),
      w.asOf(report.tickets, locale.exact(report.asOf)),
    ];
  }

  async #print(session: Session, report: Report): Promise<void> {
    const { printReport } = await FILE.load();
    const filters = this.renderRoot.querySelectorAll('.chip > span');
    const chosen = [...filters].map((chip) => chip.textContent.trim());
    const about = [this.#about(report).join(' · '), ...(chosen.length === 0 ? [] : [chosen.join(' · ')])];
    const printed = this.words.printed(this.locale.exact(new Date(this.locale.now()).toISOString()));
    await printReport(this.#making(session, report), [...about, printed], this.renderRoot);
  }

  async #save(making: Making, section: Section): Promise<void> {
    const { saveTable } = await FILE.load();
    this.announce(this.words.saved(saveTable(making, section)));
  }

  #toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
    const next = new Set(set);
    if (!next.delete(id)) next.add(id);
    return next;
  }

  #switches(): TemplateResult {
    const { words: w } = this;
    const one = (shown: 'chart' | 'table', label: string): TemplateResult =>
      html`<button
        type="button"
        class="button quiet"
        aria-pressed=${this.shown === shown ? 'true' : 'false'}
        @click=${() => {
          this.shown = shown;
        }}
      >
        ${label}
      </button>`;
    return html`<span role="group" class="tools" aria-label=${w.shownAs(w.sections.trend)}>
      ${one('chart', w.asChart)} ${one('table', w.asTable)}
    </span>`;
  }

  #section(making: Making, section: Section, level: number): TemplateResult {
    const { words: w } = this;
    const { id } = section;
    const { report, session, locale } = making;
    const room = this.room ?? { width: 640, em: 16 };
    const trend =
      id !== 'trend'
        ? {}
        : {
            switches: this.#switches(),
            ...(this.shown === 'table'
              ? {}
              : {
                  chart: trendChart({
                    locale,
                    words: w,
                    session,
                    report,
                    room,
                    at: this.at,
                    look: (at) => {
                      this.at = at;
                    },
                  }),
                }),
          };
    return sectionView({
      words: w,
      section,
      level,
      defined: this.defined.has(id),
      // What came last is at its end.
      whole: id === 'trend' || this.whole.has(id),
      define: () => {
        this.defined = this.#toggled(this.defined, id);
      },
      expand: () => {
        this.whole = this.#toggled(this.whole, id);
      },
      csv: this.guarded(() => this.#save(making, section)),
      list: this.#open,
      ticket: ({ ticket, key }) => this.dispatchEvent(new TicketOpenEvent({ ticket, key })),
      ...trend,
    });
  }

  #figures(session: Session, report: Report): TemplateResult {
    const making = this.#making(session, report);
    if (report.tickets === 0)
      return empty({
        icon: 'search',
        text: html`${this.words.none}. ${report.query.where === undefined ? this.words.noneYet : this.words.noneHint}`,
      });
    return html`${headlines({
        making,
        defined: this.defined,
        define: (id) => {
          this.defined = this.#toggled(this.defined, id);
        },
        list: this.#open,
      })}
      <div class="sections">${sectionsOf(making).map((section) => this.#section(making, section, this.headingLevel))}</div>`;
  }

  #status(): TemplateResult | typeof nothing {
    const { words: w, locale, made } = this;
    if (made.error !== undefined && isForeseen(made.error))
      return problemNotice(locale, made.error, { retry: () => void this.#ask(), reads: true });
    if (made.progress !== undefined) {
      const { done, total } = made.progress;
      return html`<div class="reading no-print">
        ${progress(locale, { label: w.reading(locale.number(done), locale.number(total)), done, total })}
        <span class="numeric">${w.reading(locale.number(done), locale.number(total))}</span>
        <button type="button" class="button" @click=${() => this.#asking?.stop()}>${w.stop}</button>
      </div>`;
    }
    const again = html`<button type="button" class="button" @click=${() => void this.#ask()}>${w.refresh}</button>`;
    if (made.stopped) return html`<p class="reading no-print" role="status">${w.stopped} ${again}</p>`;
    if (made.stale && !made.busy) return html`<p class="reading no-print">${icon('clock')}${w.fresh} ${again}</p>`;
    return nothing;
  }

  #drill(list: Listed): TemplateResult {
    const { words: w, locale } = this;
    return html`<div class="drill">
      <button type="button" class="button quiet" @click=${this.#back}>${icon('chevron-back')}${w.back}</button>
      ${heading(this.headingLevel, w.listOf(list.name), { class: 'section-title', focusable: true })}
      ${this.drawPart(
        LIST,
        () =>
          html`<guichet-ticket-list
            class="list"
            involvement="all"
            .within=${{ name: `report|${list.name}`, where: list.where }}
            .clock=${this.clock}
            .zone=${this.zone}
            heading-level=${this.headingLevel + 1}
          ></guichet-ticket-list>`,
        skeleton(locale, ['control', 'line', 'line', 'line']),
      )}
    </div>`;
  }

  protected override view(): TemplateResult {
    const { session, words: w, locale, made, list } = this;
    const choice = this.#choice;
    if (session === undefined) return this.connectionView(skeleton(locale, ['control', 'block', 'line', 'line', 'line']));
    if (choice === undefined) return notice(locale, 'info', { what: w.notAllowed });
    const { report } = made;
    const columns = (LIST_WORDS.peek(locale.language) ?? LIST_WORDS.peek('fr'))?.columns;
    return html`<div class="report" ?hidden=${list !== undefined}>
        ${
          columns === undefined
            ? nothing
            : controls({
                locale,
                words: w,
                columns,
                session,
                choice,
                open: this.filtersOpen,
                toggle: () => {
                  this.filtersOpen = !this.filtersOpen;
                },
                change: this.#change,
                filtered: () => void this.#ask(),
                print: this.guarded(() => (report === undefined ? undefined : this.#print(session, report))),
                printable: report !== undefined && report.tickets > 0,
                drawPart: this.drawPart,
              })
        }
        ${this.#status()}
        ${
          report === undefined
            ? made.busy
              ? skeleton(locale, ['block', 'block', 'line', 'line', 'line'])
              : nothing
            : html`<p class="about muted">${this.#about(report).join(' · ')}</p>
                <div class=${made.busy ? 'report busy' : 'report'} aria-busy=${made.busy ? 'true' : 'false'}>
                  ${this.#figures(session, report)}
                </div>`
        }
      </div>
      ${list === undefined ? nothing : this.#drill(list)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-report-view': GuichetReportView;
  }
}
