/** The form that files a ticket. */
import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import type { DeskInput } from '../../domain/desk.ts';
import { words } from '../../locales/index.ts';
import fr, { type TicketFormWords } from '../../locales/fr/ticket-form.ts';
import { FORM_READERS, readFixed } from '../desk/form-fixed.ts';
import { ConnectedElement } from '../shared/connection.ts';
import type { Finding } from '../shared/doctor.ts';
import { onDemand } from '../shared/on-demand.ts';
import { skeleton } from '../shared/skeleton.ts';
import { Before } from './before.ts';
import type { Draft } from './draft.ts';
import { mayBeClosed, type Filler } from './filler.ts';
import { formView } from './form.view.ts';
import type { TreeState } from './place.view.ts';
import type { Prefill } from './prefill.ts';
import { WRITING, type Sheet } from './sheet.ts';
import { pickerStyles } from '../shared/picker.styles.ts';
import { formStyles } from './ticket-form.styles.ts';
import type { Writing, WritingHost } from './writing.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-form.ts') });

const CLOSED = onDemand(() => import('./closed.view.ts'));
const PLACE = onDemand(() => import('./place-attributes.ts'));
const PREFILL = onDemand(() => import('./prefill.ts'));

const NO_ERRORS: ReadonlyMap<string, string> = new Map();

/**
 * The form that files a ticket: where, what, the desk's own fields, files; or one task for each of several people. What is
 * typed is kept in this browser until it is filed.
 *
 * @tag guichet-ticket-form
 * @fires {BeforeFileEvent} guichet-before-file - A ticket is about to be filed, once for each: `{command}`; cancelable: prevented for one, nothing is filed and what was typed stays
 * @fires {TicketFiledEvent} guichet-ticket-filed - A ticket was filed, once for each: `{ticket, key}`
 * @fires {RefusedEvent} guichet-refused - It was not filed: `{commands, code, sentence}`
 * @fires {TicketOpenEvent} guichet-ticket-open - The person wants to see a ticket: `{ticket, key}`; cancelable: prevented, the address of the page stays
 * @csspart form - The form
 * @csspart field - One field: label, hint, error, control
 * @csspart filed - What is said once a ticket is filed
 * @csspart error-summary - What is to correct, with links
 */
export class GuichetTicketForm extends ConnectedElement<TicketFormWords> {
  static override styles = [...ConnectedElement.styles, pickerStyles, formStyles];
  protected override readonly vocabulary = WORDS;

  /** Code of the service: the question is then not asked. */
  @property() service = '';

  /** Code of the category, inside the service: the question is then not asked. */
  @property() category = '';

  /** What the desk is for, above its settings document: `bugs`, `support`, `tasks`, `custom`. */
  @property() mode: string | undefined = undefined;

  /** What the numbers of tickets begin with, above its settings document. */
  @property({ attribute: 'prefix' }) keyPrefix: string | undefined = undefined;

  /** Takes away the button that takes a screenshot. */
  @property({ type: Boolean, attribute: 'no-capture' }) noCapture = false;

  /** It is not known yet what was kept. */
  @state() private opening = true;
  @state() private previewing = false;
  @state() private unfolded = false;
  @state() private tree: TreeState = { open: false, text: '' };

  /** What the person writes, until what keeps it is here. */
  readonly #before = new Before({
    session: () => this.session,
    place: () => this.#place,
    locale: () => this.locale,
    heard: () => this.#write(({ draft }) => draft.heard('saved')),
  });
  #writing: Writing | undefined;
  /** What is to be done as soon as it is here; undefined while nobody needs it. */
  #waiting: ((writing: Writing) => unknown)[] | undefined;
  /** What the page gave the form to begin with, until it is taken. */
  readonly #given: Prefill[] = [];
  /** Somebody has come to it: until then it listens to nothing, and a page that shows it holds no connection. */
  #isEntered = false;
  #unwatch: (() => void) | undefined;
  #of = '';

  constructor() {
    super();
    const entered = (): void => {
      this.#isEntered = true;
      if (this.session !== undefined) this.#follow(this.session);
    };
    // What a browser fills in by itself takes no focus.
    for (const sign of ['focusin', 'input']) this.addEventListener(sign, entered);
  }

  /** The first question, or what was filed. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('#filed, .form select, .form input, .form guichet-combobox, .form textarea');
  }

  /**
   * Gives words and choices to begin with: `{summary, description, service, category, kind, fields}`. They go where the person
   * wrote nothing, now or as soon as the form is there, and again in the next form after one was filed.
   */
  prefill(values: Prefill): void {
    this.#given.push(values);
    this.#write(() => this.requestUpdate());
  }

  protected override get fixed(): Partial<DeskInput> | undefined {
    return readFixed(FORM_READERS, { mode: this.mode, prefix: this.keyPrefix }).fixed;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before.foresee();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#writing?.clear();
    this.#of = '';
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#before.leave();
    if (session === undefined) {
      this.#writing?.draft.detach();
      return;
    }
    if (this.#isEntered) this.#follow(session);
    const of = JSON.stringify([this.backend, session.desk.id, session.me.id]);
    const same = of === this.#of && !this.opening;
    this.#of = of;
    this.#checkReach(session);
    if (!same) this.#begin(session);
    else if (this.#writing === undefined) this.#before.stay(session);
    else this.#writing.resume(session);
  }

  /** Hears of the desk's changes, from what its session tells of it on. */
  #follow(session: Session): void {
    this.#unwatch ??= session.watch(session.cursor, (change) => {
      if (change.type !== 'desk' && change.type !== 'reset') return;
      this.#checkReach(session);
      this.requestUpdate();
    });
  }

  /** Whoever runs the desk is told when tickets filed here would reach nobody; not to know it breaks nothing. */
  #checkReach(session: Session): void {
    if (!session.me.profile.endsWith('-admin')) return;
    const check = async () => {
      const { reachSentences } = await import('./reach.ts');
      const said = await reachSentences(session, this.locale, this.#place);
      if (this.session !== session) return;
      const sentence = said.join(' ');
      if (sentence === '') this.forget('reach');
      else this.find({ attribute: 'reach', value: '', expected: sentence, sentence });
    };
    check().catch(() => undefined);
  }

  get #place(): { readonly backend: string; readonly service: string; readonly category: string } {
    const { backend, service, category } = this;
    return { backend, service, category };
  }

  /** An empty form, unless something may have been kept: what finds it again is then fetched first. */
  #begin(session: Session): void {
    this.opening = true;
    this.guarded(async () => {
      const mayBeKept = await this.#before.begin(session);
      if (this.session !== session) return;
      if (!mayBeKept && this.#writing === undefined && WRITING.peek() === undefined) this.opening = false;
      else this.#write((writing) => (this.session === session ? writing.begin(session) : undefined));
    })();
  }

  /** Does something with what keeps and sends what is written, now or as soon as it is here. */
  readonly #write = (task: (writing: Writing) => unknown): void => {
    if (this.#writing !== undefined) return this.guarded(task)(this.#writing);
    (this.#waiting ??= []).push(task);
    this.requestUpdate();
  };

  readonly #change = (patch: Partial<Draft>): void => {
    if (this.#writing !== undefined) return this.#writing.draft.change(patch);
    this.#before.change(patch);
    this.#write(() => undefined);
  };

  /** Goes on with what was typed once what keeps it is here; it is fetched as soon as somebody needs it. */
  #bring(session: Session): void {
    if (this.#writing !== undefined || (this.#waiting === undefined && WRITING.peek() === undefined)) return;
    this.drawPart(WRITING, ({ Writing }) => {
      this.#before.leave(false);
      this.#writing = new Writing(this.#host);
      if (!this.opening) this.#writing.take(session, this.#before.draft);
      for (const task of this.#waiting?.splice(0) ?? []) this.#write(task);
    });
  }

  /** Puts into the form what the page gave it, once what knows how is here too. */
  #fill(): void {
    const writing = this.#writing;
    if (writing !== undefined && this.#given.length > 0)
      this.drawPart(PREFILL, (how) => this.#given.splice(0).forEach((given) => writing.draft.prefill(given, how)));
  }

  get #host(): WritingHost {
    return {
      widget: this,
      session: () => this.session,
      filler: () => this.#filler,
      place: () => this.#place,
      locale: () => this.locale,
      isBusy: () => document.hasFocus() && this.matches(':focus-within'),
      announce: (text) => this.announce(text),
      requestUpdate: () => this.requestUpdate(),
      fail: (error) => this.fail(error),
      guarded: (task) => this.guarded(task),
      setOpening: (opening) => {
        this.opening = opening;
      },
    };
  }

  get #filler(): Filler | undefined {
    const { session } = this;
    return session === undefined ? undefined : { me: session.me, desk: session.desk };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#checkAttributes();
    const { session } = this;
    if (session === undefined) return;
    if ((changed.has('service') || changed.has('category')) && this.hasUpdated) {
      this.#before.leave();
      this.#checkReach(session);
      this.#begin(session);
    }
    this.#bring(session);
    this.#fill();
    this.#writing?.bring(this.drawPart);
  }

  #checkAttributes(): void {
    const { mode, keyPrefix: prefix, service, category, session } = this;
    const wrong: Finding[] = [...readFixed(FORM_READERS, { mode, prefix }).wrong];
    if (session !== undefined && service + category !== '')
      this.drawPart(PLACE, ({ wrongPlace }) => wrong.push(...wrongPlace(session.desk, { service, category }, this.locale)));
    for (const attribute of ['mode', 'prefix', 'service', 'category'])
      if (!wrong.some((each) => each.attribute === attribute)) this.forget(attribute);
    for (const finding of wrong) this.find(finding);
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    if (this.#writing === undefined) this.tryAgain();
    this.#write((writing) => writing.submit());
  };

  #sheet(session: Session, filler: Filler): Sheet {
    const { locale, words: formWords } = this;
    const writing = this.#writing;
    const draft = writing?.draft.value ?? this.#before.draft;
    return {
      locale,
      words: formWords,
      session,
      filler,
      draft,
      writing,
      level: this.headingLevel,
      errors: writing?.errors({ locale, filler, draft }) ?? NO_ERRORS,
      capture: !this.noCapture,
      change: this.#change,
      write: this.#write,
      announce: (text) => this.announce(text),
      part: this.drawPart,
      late: (draw, otherwise = nothing) =>
        writing === undefined ? otherwise : this.drawPart(WRITING, (views) => draw(views, writing), otherwise),
      focusOn: (id) => {
        void this.updateComplete.then(() => this.shadowRoot?.getElementById(id)?.focus());
      },
    };
  }

  protected override view(): unknown {
    const { session, locale } = this;
    const filler = this.#filler;
    const shape = skeleton(locale, ['line', 'control', 'line', 'block', 'control']);
    if (session === undefined || filler === undefined) return this.connectionView(shape);
    if (this.opening) return this.awaited(shape);
    const sheet = this.#sheet(session, filler);
    const instead = sheet.writing?.instead(sheet, shape);
    if (instead !== undefined) return instead;
    const form = () =>
      formView(sheet, {
        fixed: this.#place,
        tree: this.tree,
        previewing: this.previewing,
        unfolded: this.unfolded,
        setTree: (tree) => {
          this.tree = tree;
        },
        togglePreview: () => {
          this.previewing = !this.previewing;
        },
        unfold: () => {
          this.unfolded = true;
        },
        submit: this.#submitted,
      });
    if (!mayBeClosed(filler)) return form();
    const hasDraft = sheet.writing?.draft.isBlank === false;
    return this.drawPart(CLOSED, ({ closedView }) => closedView(filler, locale, hasDraft) ?? form(), shape);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-form': GuichetTicketForm;
  }
}
