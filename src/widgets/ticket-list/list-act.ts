/**
 * An act on chosen tickets, from the question to the report: a dialog says for how many it is possible, for how many not and why,
 * and asks what the act needs; the commands then run one by one, with progress and a way to stop; at the end stands who was refused.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { lifecycleOf } from '../../domain/lifecycle.ts';
import type { Scope } from '../../domain/values.ts';
import type { TicketRow, TicketView } from '../../domain/view.ts';
import { relationsTo, writableScopes } from '../../domain/visibility.ts';
import frActing, { type ActingWords, type FormWords } from '../../locales/fr/ticket-acting.ts';
import frDetail, { type TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import { innerSheets } from '../shared/base.styles.ts';
import { blocks } from '../shared/blocks.styles.ts';
import '../shared/define-combobox.ts';
import '../shared/define-dialog.ts';
import type { GuichetDialog } from '../shared/dialog.ts';
import { LocalisedElement, SHARED_WORDS } from '../shared/localised.ts';
import { parts } from '../shared/parts.styles.ts';
import { isForeseen, problemNotice, refusalSentence } from '../shared/problem.ts';
import { DANGERS } from '../ticket-detail/asking.ts';
import { saying } from '../ticket-detail/confirming.ts';
import {
  blank,
  commandOf,
  FORMS,
  identities,
  scopesFor,
  shownParts,
  stillWrong,
  wrongParts,
  type Identities,
  type Part,
  type Values,
} from '../ticket-detail/forms.ts';
import { part } from '../ticket-detail/panel-parts.ts';
import { asks, readAgain, sort, standingFor, type Asked, type Sorted } from './list-act-form.ts';
import { actReport, unableList } from './list-act-report.ts';
import { actStyles } from './list-act.styles.ts';
import { Bulk, type Task } from './list-bulk.ts';
import { Prevented } from './list-prevented.ts';
import { isFocusLost } from './list-row-keys.ts';

const DETAIL: Vocabulary<TicketDetailWords> = words(frDetail, { en: () => import('../../locales/en/ticket-detail.ts') });
const ACTING: Vocabulary<ActingWords> = words(frActing, { en: () => import('../../locales/en/ticket-acting.ts') });

/** Whoever begins acts, and hears how they go. */
export interface Actor {
  readonly session: Session;
  readonly words: ListStaffWords;
  /** Asked before each command: false where the page does not want it. */
  before(task: Task): boolean;
  done(task: Task): void;
  refused(task: Task, error: unknown): void;
  open(row: TicketRow): void;
  announce(text: string): void;
  /** Nothing is under way any more. */
  ended(bulk: Bulk): void;
  /** The report is closed, and what closed it is gone. */
  left(): void;
  /** Something unforeseen happened. */
  fail(error: unknown): void;
}

export class GuichetListAct extends LocalisedElement {
  static override styles = [...innerSheets, blocks, parts, actStyles];

  @property({ attribute: false }) actor: Actor | undefined = undefined;

  @state() private asked: Asked | undefined = undefined;
  @state() private sorted: Sorted = { able: [], unable: [] };
  @state() private values: Values = blank('public');
  @state() private errors: Partial<Record<Part, string>> = {};
  @state() private sample: TicketView | undefined = undefined;
  @state() private asking = false;
  @state() private trouble: unknown = undefined;
  @state() private bulk: Bulk | undefined = undefined;
  private get dialog(): GuichetDialog | null {
    return this.shadowRoot?.querySelector<GuichetDialog>('guichet-dialog') ?? null;
  }

  #ids = new Map<string, Identities>();
  #tried = '';
  #sent = false;

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [SHARED_WORDS, DETAIL, ACTING];
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.actor?.session.desk;
  }

  get #detail(): FormWords {
    const { language } = this.locale;
    return { ...(DETAIL.peek(language) ?? frDetail), ...(ACTING.peek(language) ?? frActing) };
  }

  /** Whether commands are under way. */
  get busy(): boolean {
    return this.bulk?.state === 'running';
  }

  /** Begins an act; while another is under way it does nothing. */
  async begin(asked: Asked): Promise<void> {
    const { actor } = this;
    if (actor === undefined || this.busy || this.asking) return;
    this.#ids = new Map();
    this.bulk = undefined;
    this.trouble = undefined;
    await this.#prepare(asked, actor);
  }

  async #prepare(asked: Asked, actor: Actor): Promise<void> {
    const { session } = actor;
    try {
      const now = await readAgain(session, asked.rows);
      await this.locale.fetchProblems();
      this.sorted = sort(asked, now, (code) => (code === undefined ? actor.words.act.gone : refusalSentence(this.locale, code)));
      const [first] = this.sorted.able;
      const needs = asks(asked.name, asked.values);
      this.sample = first !== undefined && needs ? await session.ticket(first.id) : undefined;
      this.asked = asked;
      this.errors = {};
      this.values = { ...blank(this.#scopes[0] ?? 'public'), ...this.#present(), ...asked.values };
      if (first !== undefined && !needs && this.sorted.unable.length === 0) return await this.#run(this.#tasks());
    } catch (error) {
      if (!isForeseen(error)) return actor.fail(error);
      this.trouble = error;
      return;
    }
    this.#sent = false;
    this.asking = true;
    await this.updateComplete;
    await this.dialog?.show();
    this.#focusFirst();
  }

  /** A single ticket's form begins with what it has. */
  #present(): Partial<Values> {
    const { sample, sorted } = this;
    if (sample === undefined || sorted.able.length !== 1) return {};
    return { priority: sample.ticket.priority, ...(this.asked?.name === 'move' ? { service: sample.ticket.service ?? '' } : {}) };
  }

  get #scopes(): readonly Scope[] {
    const { actor, asked, sample } = this;
    if (actor === undefined || asked === undefined || sample === undefined) return [];
    const relations = relationsTo(sample.ticket, actor.session.me, actor.session.desk);
    return scopesFor(asked.name, writableScopes(relations));
  }

  get #demands(): { solutionRequired: boolean; minutesRequired: boolean; now: number } {
    const desk = this.actor?.session.desk;
    return {
      solutionRequired: desk !== undefined && lifecycleOf(desk).solutionRequired,
      minutesRequired: desk?.timeRequired === true,
      now: this.locale.now(),
    };
  }

  #focusFirst(): void {
    const wrong = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
    const first = this.renderRoot.querySelector<HTMLElement>(
      'guichet-combobox, .fields textarea, .fields select, .fields input, button[type="submit"]',
    );
    (wrong ?? first)?.focus();
  }

  /** One command a ticket. The same words keep their identities, so that a second try of what was done is known as such. */
  #tasks(): Task[] {
    const { asked, values, sorted, sample } = this;
    if (asked === undefined) return [];
    const tried = JSON.stringify(values);
    if (tried !== this.#tried) this.#ids = new Map();
    this.#tried = tried;
    const present = sample?.ticket ?? { summary: '', description: '', kind: 'incident' as const, restricted: false, fields: {} };
    return sorted.able.map((row): Task => {
      const ids = this.#ids.get(row.id) ?? identities();
      this.#ids.set(row.id, ids);
      const command: Command = asks(asked.name)
        ? commandOf(asked.name, row.id, values, ids, present)
        : ({ id: ids.command, ticket: row.id, do: asked.name } as Command);
      return { row, command };
    });
  }

  async #run(tasks: readonly Task[]): Promise<void> {
    const { actor } = this;
    if (actor === undefined) return;
    const bulk = new Bulk(actor.session, tasks, {
      changed: () => this.requestUpdate(),
      before: (task) => actor.before(task),
      done: (task) => actor.done(task),
      refused: (task, error) => {
        actor.refused(task, error);
        if (!isForeseen(error) && !(error instanceof NotFound) && !(error instanceof Prevented)) actor.fail(error);
      },
    });
    this.bulk = bulk;
    await this.#follow(bulk, bulk.run());
  }

  /** Waits for the end, then says it; the focus comes here where what was pressed has gone. */
  async #follow(bulk: Bulk, running: Promise<void>): Promise<void> {
    await running;
    if (this.bulk !== bulk) return;
    this.actor?.ended(bulk);
    await this.updateComplete;
    const said = this.renderRoot.querySelector<HTMLElement>('.said');
    this.actor?.announce((said?.textContent ?? '').replaceAll(/\s+/gu, ' ').trim());
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (isFocusLost()) said?.focus();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { asked, sorted } = this;
    if (asked === undefined || sorted.able.length === 0 || this.#sent) return;
    this.errors = asks(asked.name, asked.values) ? wrongParts(asked.name, this.values, this.#demands, this.#detail.errors) : {};
    if (Object.keys(this.errors).length > 0) {
      void this.updateComplete.then(() => this.#focusFirst());
      return;
    }
    this.#sent = true;
    const tasks = this.#tasks();
    this.dialog?.close(true);
    void this.#run(tasks);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.#submit(event);
  };

  readonly #closed = (): void => {
    this.asking = false;
  };

  readonly #leave = (): void => {
    this.bulk = undefined;
    this.trouble = undefined;
    this.actor?.left();
  };

  readonly #retry = (): void => {
    const { bulk } = this;
    if (bulk !== undefined) void this.#follow(bulk, bulk.again());
  };

  readonly #goOn = (): void => {
    const { bulk } = this;
    if (bulk !== undefined) void this.#follow(bulk, bulk.run());
  };

  readonly #edit = (): void => {
    const { bulk, asked, actor, values } = this;
    if (bulk === undefined || asked === undefined || actor === undefined) return;
    void this.#prepare({ ...asked, rows: bulk.refusals.map(({ task }) => task.row), values }, actor);
  };

  /** The act in words, as its button says it. */
  get #verb(): string {
    const { commands, titles } = this.#detail;
    const name = this.asked?.name ?? 'take';
    return titles[name] ?? commands.labels[name].replace(/…$/u, '');
  }

  #dialog(asked: Asked, actor: Actor): TemplateResult {
    const { sorted, sample, locale } = this;
    const words = this.#detail;
    const { act } = actor.words;
    const { able, unable } = sorted;
    const [only] = able;
    const alone = asked.rows.length === 1 ? (only ?? asked.rows[0]) : undefined;
    const said =
      alone === undefined || sample === undefined
        ? undefined
        : saying(asked.name, sample, actor.session.desk, this.values, words, actor.session.me.id, locale.language);
    const modal = FORMS[asked.name]?.modal === true;
    const what = alone === undefined ? act.counted(able.length) : (alone.key ?? words.unsent);
    const heading = said !== undefined && modal ? said.heading : act.heading(this.#verb, what);
    return html`<guichet-dialog .heading=${heading} @guichet-close=${this.#closed}>
      <form id="act" novalidate @submit=${this.#submit} @keydown=${this.#key}>
        ${said === undefined || said.text === '' ? nothing : html`<p class="warning">${said.text}</p>`}
        ${alone !== undefined && able.length === 1 ? nothing : able.length === 0 ? nothing : html`<p class="will">${act.will(able.length)}</p>`}
        ${unable.length === 0 ? nothing : unableList(act, able.length === 0 && asked.rows.length > 1 ? act.none : act.wont(unable.length), unable)}
        ${sample === undefined ? nothing : this.#fields(asked, actor, sample)}
      </form>
      ${
        able.length === 0
          ? nothing
          : html`<button
              slot="actions"
              class=${DANGERS.has(asked.name) ? 'button danger' : 'button primary'}
              type="submit"
              form="act"
            >
              ${this.#verb}
            </button>`
      }
    </guichet-dialog>`;
  }

  #fields(asked: Asked, { session }: Actor, sample: TicketView): TemplateResult {
    const { locale, values, errors } = this;
    const words = this.#detail;
    const context = {
      name: asked.name,
      locale,
      words,
      session,
      view: standingFor(sample, this.sorted.able, session.me.id),
      values,
      scopes: this.#scopes,
      errors,
      fieldErrors: {},
      demands: this.#demands,
      change: (change: Partial<Values>) => {
        this.values = { ...this.values, ...change };
        this.errors = stillWrong(this.errors, wrongParts(asked.name, this.values, this.#demands, this.#detail.errors));
      },
      picker: html``,
      clash: (): typeof nothing => nothing,
    };
    return html`<div class="fields">${shownParts(asked.name, values).map((each) => part(each, context))}</div>
      ${
        session.desk.quietAllowed
          ? html`<label class="choice"
              ><input
                type="checkbox"
                .checked=${values.quiet}
                @change=${(event: Event) => context.change({ quiet: (event.target as HTMLInputElement).checked })}
              />${words.form.quiet}</label
            >`
          : nothing
      }`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.toggleAttribute('hidden', this.bulk === undefined && this.trouble === undefined && !this.asking);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { actor, asked, bulk, trouble, locale } = this;
    if (actor === undefined) return nothing;
    const again = (): void => {
      if (asked !== undefined) void this.begin(asked);
    };
    return html`${trouble === undefined ? nothing : problemNotice(locale, trouble, { retry: again })}
    ${
      bulk === undefined
        ? nothing
        : actReport({
            locale,
            bulk,
            words: actor.words,
            detail: this.#detail,
            verb: this.#verb,
            person: this.values.person?.label,
            editable: asked !== undefined && asks(asked.name),
            stop: () => bulk.stop(),
            again: this.#retry,
            edit: this.#edit,
            goOn: this.#goOn,
            close: this.#leave,
            open: (row) => actor.open(row),
          })
    }
    ${this.asking && asked !== undefined ? this.#dialog(asked, actor) : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-list-act': GuichetListAct;
  }
}
