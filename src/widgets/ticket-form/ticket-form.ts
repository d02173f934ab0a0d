/** The form that files a ticket. */
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import type { DeskInput } from '../../domain/desk.ts';
import type { Issue } from '../../domain/fields.ts';
import type { TicketView } from '../../domain/view.ts';
import { words } from '../../locales/index.ts';
import fr, { type TicketFormWords } from '../../locales/fr/ticket-form.ts';
import { FORM_READERS, readFixed } from '../desk/form-fixed.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { TicketFiledEvent, TicketOpenEvent, type TicketNamed } from '../shared/events.ts';
import { focusSummary } from '../shared/field.ts';
import { isForeseen } from '../shared/problem.ts';
import { onDemand } from '../shared/on-demand.ts';
import { skeleton } from '../shared/skeleton.ts';
import { captureDoor } from './capture-door.ts';
import { closedView, whyClosed } from './closed.view.ts';
import type { Draft } from './draft.ts';
import { blocking, sentences } from './errors.ts';
import { askedFields, forSeveral, type Filler } from './filing.ts';
import { formView } from './form.view.ts';
import { FormDraft } from './form-draft.ts';
import { intakeOf } from './intake.ts';
import { pageContext } from './page-context.ts';
import type { TreeState } from './place.view.ts';
import type { Prefill } from './prefill.ts';
import { wrongPlace } from './place-attributes.ts';
import { arrived, send, type Answer } from './sending.ts';
import type { Sheet } from './sheet.ts';
import { SimilarDoor } from './similar-door.ts';
import { formStyles } from './ticket-form.styles.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-form.ts') });

const FILED = onDemand(() => import('./filed.view.ts'));

/** Where the form stands. */
type Step = 'opening' | 'writing' | 'sending' | 'filed';

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

  /** Takes away the button that takes a screenshot. */
  @property({ type: Boolean, attribute: 'no-capture' }) noCapture = false;

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
  readonly #similar = new SimilarDoor({
    widget: this,
    requestUpdate: () => this.requestUpdate(),
    announce: (text) => this.announce(text),
    fail: (error) => this.fail(error),
    open: (ticket) => this.#open(ticket),
    restart: () => this.guarded(this.#discard)(),
  });
  readonly #capture = captureDoor({
    root: () => this.shadowRoot,
    words: () => this.words,
    tray: this.#draft.tray,
    drawn: () => this.updateComplete,
  });
  #unwatch: (() => void) | undefined;
  #of = '';

  /** The first question, or what was filed. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('#filed, .form select, .form input, .form guichet-combobox, .form textarea');
  }

  /**
   * Gives words and choices to begin with: `{summary, description, service, category, kind, fields}`. They go where the person
   * wrote nothing, now or as soon as the form is there, and again in the next form after one was filed.
   */
  prefill(values: Prefill): void {
    this.#draft.prefill(values);
  }

  protected override get fixed(): Partial<DeskInput> | undefined {
    return readFixed(FORM_READERS, { mode: this.mode, prefix: this.keyPrefix }).fixed;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#draft.tray.clear();
    this.#similar.clear();
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
      if (change.type !== 'desk' && change.type !== 'reset') return;
      this.#checkReach(session);
      this.requestUpdate();
    });
    const of = JSON.stringify([this.backend, session.desk.id, session.me.id]);
    const same = of === this.#of && this.step !== 'opening';
    this.#of = of;
    this.#draft.attach(session);
    this.#checkReach(session);
    // The same person came back after a break: what is on screen is newer than what was kept.
    if (same) this.#draft.tray.sendAll();
    else this.#begin(session);
  }

  /** Whoever runs the desk is told when tickets filed here would reach nobody; not to know it breaks nothing. */
  #checkReach(session: Session): void {
    if (!session.me.profile.endsWith('-admin')) return;
    const check = async () => {
      const { reachSentences } = await import('./reach.ts');
      const said = await reachSentences(session, this.locale, { service: this.service, category: this.category });
      if (this.session !== session) return;
      const sentence = said.join(' ');
      if (sentence === '') this.forget('reach');
      else this.find({ attribute: 'reach', value: '', expected: sentence, sentence });
    };
    check().catch(() => undefined);
  }

  #begin(session: Session): void {
    this.step = 'opening';
    this.issues = [];
    this.problem = undefined;
    this.already = undefined;
    this.#similar.clear();
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
      this.#checkReach(session);
      this.#begin(session);
    }
  }

  #checkAttributes(): void {
    const { mode, keyPrefix: prefix, service, category, session } = this;
    const place = session === undefined ? [] : wrongPlace(session.desk, { service, category }, this.locale.language, this.words);
    const wrong = [...readFixed(FORM_READERS, { mode, prefix }).wrong, ...place];
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
    this.issues = blocking(filler, this.#draft, this.locale.language);
    if (this.issues.length > 0) return this.#showIssues();
    this.step = 'sending';
    if (tray.pending > 0) {
      this.announce(this.words.waitingFiles(tray.pending));
      await tray.settled();
      this.issues = blocking(filler, this.#draft, this.locale.language);
      if (this.issues.length > 0) {
        this.step = 'writing';
        return this.#showIssues();
      }
    }
    await this.#answered(await send(session, filler, this.#draft, { widget: this, locale: this.locale }));
  }

  async #answered(answer: Answer): Promise<void> {
    if ('filed' in answer) return this.#done(answer.filed);
    this.step = 'writing';
    if ('held' in answer) return;
    this.already = 'already' in answer ? answer.already : undefined;
    this.problem = 'problem' in answer ? answer.problem : undefined;
    this.issues = 'issues' in answer ? answer.issues : [];
    if (this.issues.length > 0) await this.#showIssues();
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
    for (const { ticket, key } of tickets) this.dispatchEvent(new TicketFiledEvent({ ticket: ticket.id, key }));
    await this.updateComplete;
    if (here) this.focus();
  }

  /** Shows the ticket: by whoever listens, else by the page's address, which any desk on it reads. */
  #open(named: TicketNamed): void {
    if (this.dispatchEvent(new TicketOpenEvent(named)) && named.key !== null) location.hash = `#${named.key}`;
  }

  readonly #again = async (): Promise<void> => {
    this.#draft.fresh();
    this.#similar.clear();
    this.tree = { open: false, text: '' };
    this.filed = [];
    this.step = 'writing';
    await this.updateComplete;
    this.focus();
  };

  readonly #discard = async (): Promise<void> => {
    this.#draft.discard();
    this.#similar.clear();
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
      part: this.drawPart,
      capture: this.noCapture ? undefined : this.guarded(this.#capture),
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
      const filed = {
        locale,
        words: formWords,
        session,
        level: this.headingLevel,
        tickets: this.filed,
        several: forSeveral(filler),
        open: ({ ticket, key }: TicketView) => this.#open({ ticket: ticket.id, key }),
        again: this.guarded(this.#again),
      };
      return this.drawPart(FILED, ({ filedView }) => filedView(filed), shape);
    }
    const now = new Date(this.clock()).toISOString();
    if (whyClosed(filler, now) !== null) return closedView(filler, now, locale, formWords, !this.#draft.isBlank);
    const sheet = this.#sheet(session, filler);
    return this.#similar.instead(sheet) ?? this.#form(sheet);
  }

  #form(sheet: Sheet): TemplateResult {
    return formView(sheet, {
      fixed: { service: this.service, category: this.category },
      draft: this.#draft,
      intake: this.#intake,
      similar: this.#similar,
      trouble: {
        problem: this.problem,
        already: this.already,
        retry: () => this.#submitted(),
        open: ({ ticket, key }) => this.#open({ ticket: ticket.id, key }),
        asNew: () => {
          this.already = undefined;
          this.#draft.asNew();
          this.focus();
        },
      },
      tree: this.tree,
      previewing: this.previewing,
      sending: this.step === 'sending',
      setTree: (tree) => {
        this.tree = tree;
      },
      togglePreview: () => {
        this.previewing = !this.previewing;
      },
      submit: this.#submitted,
      discard: this.guarded(this.#discard),
      bringBack: this.guarded(this.#bringBack),
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-form': GuichetTicketForm;
  }
}
