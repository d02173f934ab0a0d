/** One ticket: what matters, its thread, what one may do, and the box in which one answers. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketFile } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Vocabulary } from '../../locales/index.ts';
import { meeting } from '../shared/meeting.ts';
import { onDemand } from '../shared/on-demand.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { BackEvent, BeforeChangeEvent, TicketChangedEvent, TicketOpenEvent, TicketOpenedEvent } from '../shared/events.ts';
import { problemNotice, refusalSentence } from '../shared/problem.ts';
import { tellRefused } from '../shared/refused.ts';
import { Shortcuts } from '../shared/shortcuts.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { Trail } from '../shared/trail.ts';
import type { Verb } from '../shared/verbs.ts';
import { Acting, PANEL, prepareActs } from './acting.ts';
import { Along } from './along.ts';
import { answerBox } from './answer.ts';
import { expectedBanner } from './banner.ts';
import { Company, companyLine, companySentence } from './company.ts';
import { showEarlier } from './earlier.ts';
import { Follower } from './follower.ts';
import { filesContext } from './files-place.ts';
import { backButton, header } from './header.ts';
import { News } from './news.ts';
import type { Pictures } from './pictures.ts';
import { PlacedElement } from './placed-element.ts';
import { properties } from './properties.ts';
import { seen } from './seen.ts';
import { thread } from './thread.ts';
import { detailStyles } from './ticket-detail.styles.ts';
import { said, troubles } from './told.ts';
import { detailVerbs } from './verbs.ts';
import { ACTING, ACTS, DETAIL, laterWords, prepareTelling, wordsBesides, wordsFor } from './wording.ts';
import { Writing } from './writing.ts';
import '../shared/shared-words.ts';

const GONE = onDemand(() => import('./gone.ts'));

/**
 * A ticket: its head, its thread, its properties, the answer box, and the commands that one may give now.
 *
 * @tag guichet-ticket-detail
 * @fires {TicketOpenedEvent} guichet-ticket-opened - The ticket is on screen: `{ticket, key}`
 * @fires {BeforeChangeEvent} guichet-before-change - Something is about to be done to it: `{ticket, commands}`; cancelable: prevented, the form or the answer box stays as it is
 * @fires {TicketChangedEvent} guichet-ticket-changed - Something was done here, or the ticket was read: `{ticket, key, commands}`
 * @fires {RefusedEvent} guichet-refused - Something was not done: `{commands, code, sentence}`
 * @fires {TicketOpenEvent} guichet-ticket-open - Another ticket is to be opened: `{ticket, key}`; cancelable: prevented, this one stays
 * @fires {BackEvent} guichet-back - Back to the list
 * @csspart header - Number, summary, state, people, buttons
 * @csspart thread - What was written and what happened
 * @csspart properties - Everything else
 */
export class GuichetTicketDetail extends PlacedElement<TicketDetailWords> {
  static override styles = [...sheets, ...detailStyles];
  protected override readonly vocabulary = DETAIL;

  /** Key, former key or id of the ticket. */
  @property() ticket = '';

  /** Leaves out the way back to the list. */
  @property({ type: Boolean, attribute: 'no-back' }) noBack = false;

  /** Switches off the keys that stand for verbs; the palette of verbs remains. */
  @property({ type: Boolean, attribute: 'no-shortcuts', reflect: true }) noShortcuts = false;

  /** The list that the ticket was opened from: ways to the next one are then shown. */
  @property({ attribute: false }) trail: Trail | undefined = undefined;

  @state() private follower: Follower | undefined = undefined;
  @state() private propertiesOpen = false;
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private turn = 0;
  @state() private fileProblem = '';

  #writing: Writing | undefined;
  #company: Company | undefined;
  #followed = '';
  readonly #acting = new Acting({
    follower: () => this.follower,
    writing: () => this.#writing,
    words: () => this.words,
    acting: {
      peek: () => laterWords(this.session, ACTING, this.locale.language),
      load: () => Promise.all([ACTING.load(this.locale.language), prepareTelling(this.locale.language)]),
    },
    root: () => this.renderRoot as ShadowRoot,
    changed: () => {
      this.turn += 1;
    },
    drawn: () => this.updateComplete,
    now: () => this.locale.now(),
    announce: (text) => this.announce(text),
    fail: (error) => this.fail(error),
    allows: (ticket, batch) => this.dispatchEvent(new BeforeChangeEvent(ticket, batch)),
    refused: (batch, error) => tellRefused(this, this.locale, batch, error),
  });
  /** Those of the ticket's files, once it has some. */
  #pictures: Pictures | undefined;
  readonly #news = new News({
    words: () => this.words,
    root: () => this.renderRoot,
    writing: () => this.#writing?.isBlank === false,
    announce: (text) => this.announce(text),
    changed: () => this.requestUpdate(),
  });
  readonly #along = new Along({
    trail: () => this.trail,
    words: () => this.words,
    open: (ticket, key) => this.#openTicket(ticket, key),
    announce: (text) => this.announce(text),
    number: (value) => this.locale.number(value),
    changed: () => this.requestUpdate(),
  });
  readonly #keys = new Shortcuts(this, { verbs: () => this.#verbs(), person: () => this.session?.me.id });

  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('#title');
  }

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, ...wordsBesides(this.session, this.follower)];
  }

  protected override get words(): TicketDetailWords {
    return wordsFor(this.session, super.words, this.locale.language);
  }

  protected override sessionChanged(): void {
    this.#followed = '';
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    this.#leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { session } = this;
    const wanted = session === undefined || this.ticket === '' ? '' : this.ticket;
    if (wanted === this.#followed && (this.follower?.session === session || wanted === '')) return;
    this.#leave();
    if (session !== undefined && wanted !== '') this.#follow(session, wanted);
  }

  /** What is being written belongs to the ticket, whatever key it was asked by. */
  #write(session: Session, view: TicketView): void {
    this.#writing ??= new Writing(this.backend, session, view.ticket.id, () => {
      this.turn += 1;
    });
    this.#writing.typed = () => {
      void this.follower?.prepare('writing');
      this.#company?.typed(this.#writing?.scope !== 'public');
    };
    if (!session.can.presence) return;
    this.#company ??= new Company(session, view.ticket.id, {
      changed: () => this.requestUpdate(),
      announce: (people) => this.announce(companySentence(people, this.words, (names) => this.locale.list(names))),
    });
  }

  #leave(): void {
    this.follower?.stop();
    this.follower = undefined;
    void this.#writing?.dispose();
    this.#writing = undefined;
    this.#company?.stop();
    this.#company = undefined;
    this.#along.forget();
    this.#pictures?.clear();
    this.#pictures = undefined;
    this.#followed = '';
    this.#acting.forget();
    this.#news.forget();
    this.unfolded = new Set();
  }

  #follow(session: Session, key: string): void {
    this.#followed = key;
    const follower = new Follower(
      session,
      key,
      {
        changed: () => {
          if (follower.view !== undefined) this.#write(session, follower.view);
          this.requestUpdate();
          if (follower.standing === 'gone') void this.#keepText();
        },
        news: (entries) => {
          this.#news.tell(entries);
          this.#look();
        },
        done: ({ ticket, key }, batch) => this.dispatchEvent(new TicketChangedEvent({ ticket: ticket.id, key }, batch)),
      },
      () => this.locale.now(),
    );
    this.follower = follower;
    void follower.start().then(() => this.#arrived(follower));
  }

  /** The first sight of a ticket: its draft, `see` where it is due, the mark of what was read. */
  async #arrived(follower: Follower): Promise<void> {
    const { view } = follower;
    if (this.follower !== follower || view === undefined) return;
    this.dispatchEvent(new TicketOpenedEvent({ ticket: view.ticket.id, key: view.key }));
    if (isStaff(follower.session.me, follower.session.desk)) void prepareActs(this.locale.language);
    await seen(follower);
    this.#look();
  }

  /** Whoever was writing when the ticket went finds the focus in what they wrote. */
  async #keepText(): Promise<void> {
    const root = this.renderRoot as ShadowRoot;
    if (root.activeElement === null) return;
    await this.updateComplete;
    if (root.activeElement === null)
      (root.querySelector<HTMLElement>('#kept') ?? root.querySelector<HTMLElement>('.back'))?.focus();
  }

  readonly #look = (): void => {
    if (!document.hidden) void this.follower?.markRead();
  };

  /** Whoever answers has read what came. */
  readonly #send = (batch: readonly Command[]): Promise<void> => {
    this.#news.forget();
    this.#company?.rests();
    return this.#acting.send(batch);
  };

  #loadEarlier(): Promise<void> {
    return showEarlier(this, this.follower, this.renderRoot as ShadowRoot, {
      came: (count) => this.announce(this.words.earlierShown(count)),
      missed: this.#acting.miss,
    });
  }

  async #download(file: TicketFile): Promise<void> {
    const { view } = this.follower ?? {};
    this.fileProblem = '';
    try {
      if (view !== undefined) await this.#pictures?.download(view.ticket.id, file);
    } catch {
      this.fileProblem = this.words.downloadFailed(file.name);
    }
  }

  readonly #openTicket = (ticket: string, key: string | null): false => {
    // Whoever shows it elsewhere prevents it.
    if (this.dispatchEvent(new TicketOpenEvent({ ticket, key }))) this.ticket = key ?? ticket;
    return false;
  };

  readonly #back = (): void => void this.dispatchEvent(new BackEvent());

  get #wayBack(): (() => void) | undefined {
    return this.noBack ? undefined : this.#back;
  }

  #troubles(follower: Follower): TemplateResult {
    const { missed } = this.#acting;
    return troubles(this.locale, {
      missed: missed?.error,
      again: () => (missed !== undefined && missed.batch.length > 0 ? this.#acting.run(missed.batch) : void this.#loadEarlier()),
      lost: follower.lost,
      isDeaf: follower.isDeaf,
      reconnect: () => (follower.isDeaf ? this.reconnect() : void follower.reload()),
      file: this.fileProblem,
    });
  }

  #verbs(): readonly Verb[] {
    const { view, session } = this.follower ?? {};
    if (view === undefined || session === undefined) return [];
    return detailVerbs({
      words: this.words,
      session,
      view,
      why: (code) => refusalSentence(this.locale, code),
      begin: (name) => this.#acting.begin(name),
      write: this.#acting.write,
      back: this.#back,
      step: this.trail === undefined ? undefined : (to) => void this.#along.step(view.ticket.id, to),
      undo: this.#acting.undoable === undefined ? undefined : this.#acting.undo,
    });
  }

  #ticket(follower: Follower, view: TicketView): TemplateResult {
    const { locale, words: w, headingLevel } = this;
    const { session, entries } = follower;
    const common = { locale, words: w, session, view, meet: meeting(this, session, this.#openTicket) };
    const level = headingLevel + 1;
    const files = filesContext(session, view, {
      locale,
      drawPart: this.drawPart,
      pictures: (Made) => (this.#pictures ??= new Made(session, () => this.requestUpdate())),
      download: (file) => void this.#download(file),
      begin: this.#acting.begin,
    });
    const { banner, main } = expectedBanner(this.drawPart, {
      ...common,
      entries,
      level,
      acting: this.#acting,
      answer: () => this.#acting.write(false),
      open: this.#openTicket,
      opened: this.#acting.opened !== undefined,
    });
    return html`${header({ ...common, level: headingLevel, bannered: main || this.#acting.opened !== undefined, copied: (said) => this.announce(said), begin: this.#acting.begin, back: this.#wayBack, along: this.#along.view(view.ticket.id), keys: this.#keys.active, openKeys: this.#keys.openKeys })}
      ${companyLine(this.#company?.people ?? [], w, (names) => locale.list(names))} ${this.#troubles(follower)}
      ${said('head', this.#acting, w)} ${banner}
      ${this.#acting.opened === undefined ? nothing : this.drawPart(PANEL, ({ panel }) => panel(this.#acting, { ...common, level, turn: this.turn, clock: this.clock }))}
      <div class="columns">
        <div class="conversation">
          ${thread({
            ...common,
            entries,
            acts: laterWords(session, ACTS, locale.language),
            drawPart: this.drawPart,
            level,
            hasEarlier: follower.hasEarlier,
            loadingEarlier: follower.loadingEarlier,
            loadEarlier: () => void this.#loadEarlier(),
            sending: follower.sending,
            fresh: follower.fresh,
            unfolded: this.unfolded,
            unfold: (id) => {
              this.unfolded = new Set([...this.unfolded, id]);
            },
            files,
            onComment: this.#acting.onComment,
          })}
          ${this.#news.view()}
          ${answerBox({
            ...common,
            writing: this.#writing,
            level,
            turn: this.turn,
            clock: this.clock,
            run: this.#send,
            goOn: this.#acting.goOn,
            meanwhile: this.#news.meanwhile(view),
            reread: this.#news.see,
            begin: this.#acting.begin,
          })}
          ${said('answer', this.#acting, w)}
        </div>
        ${properties({
          ...common,
          level,
          open: this.propertiesOpen,
          toggle: () => {
            this.propertiesOpen = !this.propertiesOpen;
          },
          files,
          acting: this.#acting,
          openTicket: this.#openTicket,
        })}
      </div>`;
  }

  protected override view(): TemplateResult {
    const { session, follower } = this;
    const bones = skeleton(this.locale, ['control', 'line', 'line', 'block', 'block', 'line', 'block']);
    if (session === undefined) return this.connectionView(bones);
    if (this.ticket === '') return problemNotice(this.locale, new NotFound(), { role: 'status' });
    const { locale, words: w } = this;
    const back = backButton(w, session, this.#wayBack);
    if (follower === undefined || follower.standing === 'loading') return html`${back} ${bones}`;
    if (follower.standing === 'gone') {
      const text = this.#writing?.text ?? '';
      const said = (copied: string): void => this.announce(copied);
      return html`${back}
      ${this.drawPart(GONE, ({ gone }) => gone({ locale, session, text, said, guarded: (task) => this.guarded(task) }))}`;
    }
    const { view } = follower;
    const retry = (): void => void follower.reload().then(() => this.#arrived(follower));
    if (view === undefined) return html`${back} ${problemNotice(locale, follower.error, { retry, reads: true })}`;
    return this.#ticket(follower, view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-detail': GuichetTicketDetail;
  }
}
