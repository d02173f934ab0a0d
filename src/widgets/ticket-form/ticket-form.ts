/** The form that files a ticket. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import { serviceOf, type DeskInput } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import type { Issue } from '../../domain/fields.ts';
import type { TicketView } from '../../domain/view.ts';
import { words } from '../../locales/index.ts';
import fr, { type TicketFormWords } from '../../locales/fr/ticket-form.ts';
import { fixedBy } from '../desk/fixed.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { errorSummary, focusSummary } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import { isForeseen } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { descriptionView, summaryView } from './body.view.ts';
import { closedView, whyClosed } from './closed.view.ts';
import type { Draft } from './draft.ts';
import { corrections, FILE_BLOCKING, sentences } from './errors.ts';
import { assigneesView, extrasView, groupView, kindView } from './extras.view.ts';
import { fieldsView } from './fields.view.ts';
import { filedView } from './filed.view.ts';
import { filesView } from './files.view.ts';
import { askedFields, forSeveral, sentFiles, visibleFields, wrongWith, type Filler } from './filing.ts';
import { footView, newsView, troubleView } from './foot.view.ts';
import { FormDraft } from './form-draft.ts';
import { intakeOf } from './intake.ts';
import { pageContext } from './page-context.ts';
import { pageView } from './page.view.ts';
import { placeView, type TreeState } from './place.view.ts';
import { wrongPlace } from './place-attributes.ts';
import { arrived, send, type Answer } from './sending.ts';
import type { Sheet } from './sheet.ts';
import { formStyles } from './ticket-form.styles.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-form.ts') });

/** Where the form stands. */
type Step = 'opening' | 'writing' | 'sending' | 'filed';

/**
 * The form that files a ticket: where, what, the desk's own fields, files; or one task for each of several people. What is
 * typed is kept in this browser until it is filed.
 *
 * @tag guichet-ticket-form
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-filed - A ticket was filed; once for each; bubbles, composed
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-open - The person wants to see the ticket filed; bubbles, composed, cancelable: prevented, the address of the page stays
 * @csspart form - The form
 * @csspart field - One field: label, hint, error, control
 * @csspart filed - What is said once a ticket is filed
 * @csspart error-summary - What is to correct, with links
 */
export class GuichetTicketForm extends ConnectedElement<TicketFormWords> {
  static override styles = [...ConnectedElement.styles, formStyles];
  protected override readonly vocabulary = WORDS;

  /** Code of the service: the question is then not asked. */
  @property() service = '';

  /** Code of the category, inside the service: the question is then not asked. */
  @property() category = '';

  /** What the desk is for, above its settings document: `bugs`, `support`, `tasks`, `custom`. */
  @property() mode: string | undefined = undefined;

  /** What the numbers of tickets begin with, above its settings document. */
  @property({ attribute: 'prefix' }) keyPrefix: string | undefined = undefined;

  @state() private step: Step = 'opening';
  @state() private issues: readonly Issue[] = [];
  @state() private problem: unknown = undefined;
  @state() private previewing = false;
  @state() private tree: TreeState = { open: false, text: '' };
  @state() private filed: readonly TicketView[] = [];
  @state() private already: TicketView | undefined = undefined;

  readonly #draft: FormDraft = new FormDraft({
    session: () => this.session,
    filler: () => this.#filler,
    place: () => ({ backend: this.backend, service: this.service, category: this.category }),
    locale: () => this.locale,
    words: () => this.words,
    page: () => pageContext(this),
    isBusy: () => document.hasFocus() && this.matches(':focus-within'),
    announce: (text) => this.announce(text),
    requestUpdate: () => this.requestUpdate(),
    fail: (error) => this.fail(error),
  });
  readonly #intake = intakeOf(this.#draft.tray);
  #unwatch: (() => void) | undefined;
  #of = '';

  /** Moves the focus to the first question, or to what was filed. */
  override focus(options?: FocusOptions): void {
    this.renderRoot
      .querySelector<HTMLElement>('#filed, .form select, .form input, .form guichet-combobox, .form textarea')
      ?.focus(options);
  }

  protected override get fixed(): Partial<DeskInput> | undefined {
    return fixedBy({ mode: this.mode, prefix: this.keyPrefix }).fixed;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#draft.tray.clear();
    this.#of = '';
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    if (session === undefined) {
      this.#draft.detach();
      return;
    }
    this.#unwatch = session.watch(session.cursor, (change) => {
      if (change.type === 'desk' || change.type === 'reset') this.requestUpdate();
    });
    const of = JSON.stringify([this.backend, session.desk.id, session.me.id]);
    const same = of === this.#of && this.step !== 'opening';
    this.#of = of;
    this.#draft.attach(session);
    // The same person came back after a break: what is on screen is newer than what was kept.
    if (same) this.#draft.tray.sendAll();
    else this.#begin(session);
  }

  #begin(session: Session): void {
    this.step = 'opening';
    this.issues = [];
    this.problem = undefined;
    this.already = undefined;
    const begin = async () => {
      if (await this.#draft.begin((draft) => this.#arrivedBefore(session, draft))) this.step = 'writing';
    };
    begin().catch((error: unknown) => this.fail(error));
  }

  /** The page went while it was being sent: if it arrived, it is filed. */
  async #arrivedBefore(session: Session, draft: Draft): Promise<boolean> {
    try {
      const views = await arrived(session, draft);
      if (views !== null) await this.#done(views);
      return views !== null;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      return false;
    }
  }

  get #filler(): Filler | undefined {
    const { session } = this;
    return session === undefined ? undefined : { me: session.me, desk: session.desk };
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#checkAttributes();
    const { session } = this;
    if ((changed.has('service') || changed.has('category')) && session !== undefined && this.hasUpdated) {
      this.#draft.attach(session);
      this.#begin(session);
    }
  }

  #checkAttributes(): void {
    const { mode, keyPrefix: prefix, service, category, session } = this;
    const place = session === undefined ? [] : wrongPlace(session.desk, { service, category }, this.locale.language, this.words);
    const wrong = [...fixedBy({ mode, prefix }).wrong, ...place];
    for (const attribute of ['mode', 'prefix', 'service', 'category'])
      if (!wrong.some((each) => each.attribute === attribute)) this.forget(attribute);
    for (const finding of wrong) this.find(finding);
  }

  readonly #submitted = (event?: Event): void => {
    event?.preventDefault();
    this.#submit().catch((error: unknown) => {
      this.step = 'writing';
      this.#draft.reopen();
      this.fail(error);
    });
  };

  async #submit(): Promise<void> {
    const { session } = this;
    const filler = this.#filler;
    if (session === undefined || filler === undefined || this.step !== 'writing') return;
    const { tray } = this.#draft;
    this.problem = undefined;
    this.already = undefined;
    this.issues = this.#wrong(filler);
    if (this.issues.length > 0) return this.#showIssues();
    this.step = 'sending';
    if (tray.pending > 0) {
      this.announce(this.words.waitingFiles(tray.pending));
      await tray.settled();
      this.issues = this.#wrong(filler);
      if (this.issues.length > 0) {
        this.step = 'writing';
        return this.#showIssues();
      }
    }
    await this.#answered(await send(session, filler, this.#draft));
  }

  async #answered(answer: Answer): Promise<void> {
    if ('filed' in answer) return this.#done(answer.filed);
    this.step = 'writing';
    this.already = 'already' in answer ? answer.already : undefined;
    this.problem = 'problem' in answer ? answer.problem : undefined;
    this.issues = 'issues' in answer ? answer.issues : [];
    if (this.issues.length > 0) await this.#showIssues();
  }

  #wrong(filler: Filler): Issue[] {
    const { value, tray } = this.#draft;
    const issues = wrongWith(filler, value, this.locale.language);
    const failed = tray.failed(sentFiles(filler, value));
    if (failed === undefined) return issues;
    return [
      ...issues,
      { path: failed.field === null ? 'files' : `fields.${failed.field}`, code: FILE_BLOCKING, values: { name: failed.name } },
    ];
  }

  async #showIssues(): Promise<void> {
    await this.updateComplete;
    focusSummary(this.renderRoot);
  }

  /** The focus goes to what is said, unless the person is elsewhere on the page: nobody asked for it at a restart. */
  async #done(tickets: readonly TicketView[]): Promise<void> {
    const here = this.step === 'sending';
    await this.#draft.close();
    this.filed = tickets;
    this.step = 'filed';
    this.previewing = false;
    for (const view of tickets) this.#fire('guichet-ticket-filed', view);
    await this.updateComplete;
    if (here) this.focus();
  }

  #fire(name: 'guichet-ticket-filed' | 'guichet-ticket-open', view: TicketView): boolean {
    const detail = { ticket: view.ticket.id, key: view.key };
    return this.dispatchEvent(
      new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: name === 'guichet-ticket-open' }),
    );
  }

  /** Shows the ticket: by whoever listens, else by the page's address, which any desk on it reads. */
  #open(view: TicketView): void {
    if (this.#fire('guichet-ticket-open', view) && view.key !== null) location.hash = `#${view.key}`;
  }

  readonly #again = async (): Promise<void> => {
    this.#draft.fresh();
    this.tree = { open: false, text: '' };
    this.filed = [];
    this.step = 'writing';
    await this.updateComplete;
    this.focus();
  };

  readonly #discard = async (): Promise<void> => {
    this.#draft.discard();
    this.issues = [];
    this.problem = undefined;
    this.already = undefined;
    this.announce(this.words.draftDiscarded);
    await this.updateComplete;
    this.shadowRoot?.getElementById('undo')?.focus();
  };

  readonly #bringBack = async (): Promise<void> => {
    this.#draft.bringBack();
    await this.updateComplete;
    this.focus();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) this.#submitted(event);
  };

  #sheet(session: Session, filler: Filler): Sheet {
    const { locale, words: formWords } = this;
    const draft = this.#draft.value;
    return {
      locale,
      words: formWords,
      session,
      filler,
      draft,
      tray: this.#draft.tray,
      level: this.headingLevel,
      errors: sentences(this.issues, { locale, words: formWords, fields: askedFields(filler, draft) }),
      change: (patch) => this.#draft.change(patch),
      announce: (text) => this.announce(text),
      page: () => pageContext(this),
      focusOn: (id) => {
        void this.updateComplete.then(() => this.shadowRoot?.getElementById(id)?.focus());
      },
    };
  }

  protected override view(): unknown {
    const { session, locale, words: formWords } = this;
    const filler = this.#filler;
    const shape = skeleton(locale, ['line', 'control', 'line', 'block', 'control']);
    if (session === undefined || filler === undefined) return this.connectionView(shape);
    if (this.step === 'opening') return shape;
    if (this.step === 'filed') {
      return filedView({
        locale,
        words: formWords,
        session,
        level: this.headingLevel,
        tickets: this.filed,
        several: forSeveral(filler),
        open: (view) => this.#open(view),
        again: this.guarded(this.#again),
      });
    }
    const now = new Date(this.clock()).toISOString();
    if (whyClosed(filler, now) !== null) return closedView(filler, now, locale, formWords, !this.#draft.isBlank);
    return this.#form(this.#sheet(session, filler));
  }

  #form(sheet: Sheet): TemplateResult {
    const { words: formWords, locale, draft, level, filler } = sheet;
    const several = forSeveral(filler);
    const name = several ? formWords.formTasks : formWords.form;
    const fixedService = this.service !== '' && draft.service === this.service;
    const hasPageField = visibleFields(filler, draft).some((field) => field.type === 'page');
    const { news, unkept, tray, isBlank } = this.#draft;
    return html`<form
      class="form"
      part="form"
      novalidate
      aria-label=${fixedService ? formWords.formFor(name, localised(serviceOf(filler.desk, this.service)?.label, locale.language)) : name}
      @submit=${this.#submitted}
      @keydown=${this.#pressed}
      @paste=${this.#intake.paste}
      @dragover=${this.#intake.over}
      @drop=${this.#intake.drop}
    >
      ${heading(level, several ? formWords.titleTasks : formWords.title, { class: 'title' })}
      ${newsView(sheet, news, this.guarded(this.#bringBack))} ${errorSummary(locale, corrections(sheet.errors), level + 1)}
      <p class="hint">${locale.words.requiredNote}</p>
      ${placeView(sheet, {
        fixedService,
        fixedCategory: this.category !== '' && draft.category === this.category,
        tree: this.tree,
        setTree: (tree) => {
          this.tree = tree;
        },
      })}
      ${assigneesView(sheet)} ${kindView(sheet)} ${summaryView(sheet)}
      ${descriptionView(sheet, this.previewing, () => {
        this.previewing = !this.previewing;
      })}
      ${fieldsView(sheet)} ${groupView(sheet)}
      ${filesView(sheet, { field: null, label: formWords.files, error: sheet.errors.get('files'), optional: true })}
      ${hasPageField ? nothing : pageView(sheet, formWords.page, formWords.pageHint)} ${extrasView(sheet)}
      ${troubleView(sheet, {
        problem: this.problem,
        already: this.already,
        retry: () => this.#submitted(),
        open: (view) => this.#open(view),
        asNew: () => {
          this.already = undefined;
          this.#draft.asNew();
          this.focus();
        },
      })}
      ${footView(sheet, { sending: this.step === 'sending', pending: tray.pending, unkept, isBlank, discard: this.guarded(this.#discard) })}
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-form': GuichetTicketForm;
  }
}
