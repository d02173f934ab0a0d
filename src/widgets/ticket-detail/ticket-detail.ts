/** One ticket: what matters, its thread, what one may do, and the box in which one answers. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, type Session } from '../../backends/backend.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { TicketFile } from '../../domain/ticket.ts';
import type { Entry, EntryComment, TicketView } from '../../domain/view.ts';
import { isAtLeast } from '../../domain/people.ts';
import { relationsTo } from '../../domain/visibility.ts';
import fr, { type TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { words } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { opening, type Opened } from './command-panel.ts';
import type { Continuation, GuichetComposer } from './composer.ts';
import { expected } from './expected.ts';
import { Follower } from './follower.ts';
import type { FilesContext } from './files.ts';
import { FORMS, type Values } from './forms.ts';
import { backButton, header } from './header.ts';
import { may, type Composite } from './offers.ts';
import { Pictures } from './pictures.ts';
import { properties } from './properties.ts';
import { keepPlace } from './scrolling.ts';
import { thread } from './thread.ts';
import { detailStyles } from './ticket-detail.styles.ts';
import { Writing } from './writing.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-detail.ts') });

/** What was done to the ticket, or that it was read. */
export type TicketChangedEvent = CustomEvent<{ readonly ticket: string; readonly key: string | null }>;

/** A command given without a form, that was not done. */
interface Missed {
  readonly batch: readonly Command[];
  readonly error: unknown;
}

/**
 * A ticket: its head, its thread, its properties, the answer box, and the commands that one may give now.
 *
 * @tag guichet-ticket-detail
 * @fires {CustomEvent} guichet-back - Back to the list; bubbles
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-changed - Something was done here, or the ticket was read; bubbles
 * @fires {CustomEvent<{ticket: string, key: string | null}>} guichet-ticket-open - Another ticket is to be opened; bubbles, cancelable
 * @csspart header - Number, summary, state, people, buttons
 * @csspart thread - What was written and what happened
 * @csspart properties - Everything else
 */
export class GuichetTicketDetail extends ConnectedElement<TicketDetailWords> {
  static override styles = [...ConnectedElement.styles, ...detailStyles];
  protected override readonly vocabulary = WORDS;

  /** Key, former key or id of the ticket. */
  @property() ticket = '';

  /** Leaves out the way back to the list. */
  @property({ type: Boolean, attribute: 'no-back' }) noBack = false;

  @state() private follower: Follower | undefined = undefined;
  @state() private opened: Opened | undefined = undefined;
  @state() private busy = false;
  @state() private missed: Missed | undefined = undefined;
  @state() private said = '';
  @state() private newcomers: readonly string[] = [];
  @state() private propertiesOpen = false;
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private turn = 0;
  @state() private fileProblem = '';

  #writing: Writing | undefined;
  #followed = '';
  /** Batches under way, by what they do. */
  readonly #running = new Set<string>();
  /** What opened the form: the focus goes back to it. */
  #opener: HTMLElement | undefined;
  readonly #pictures = new Pictures(
    () => this.session,
    () => this.requestUpdate(),
  );

  protected override sessionChanged(_session: Session | undefined): void {
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
  }

  #leave(): void {
    this.follower?.stop();
    this.follower = undefined;
    void this.#writing?.dispose();
    this.#writing = undefined;
    this.#pictures.clear();
    this.#followed = '';
    this.opened = undefined;
    this.missed = undefined;
    this.said = '';
    this.newcomers = [];
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
        },
        news: (entries) => this.#tell(entries),
        done: (view) => this.#changed(view),
      },
      () => this.locale.now(),
    );
    this.follower = follower;
    void follower.start().then(() => this.#arrived(follower));
  }

  /** The first sight of a ticket: its draft, `see` where it is due, the mark of what was read. */
  async #arrived(follower: Follower): Promise<void> {
    const { view, session } = follower;
    if (this.follower !== follower || view === undefined) return;
    if (may(view, session, 'see')) {
      try {
        await follower.run([{ id: crypto.randomUUID(), ticket: view.ticket.id, do: 'see' }]);
      } catch {
        // Somebody else saw it first, or it will be seen at the next opening: nothing that the person did.
      }
    }
    this.#look();
  }

  readonly #look = (): void => {
    if (!document.hidden) void this.follower?.markRead();
  };

  #changed(view: TicketView): void {
    this.dispatchEvent(new CustomEvent('guichet-ticket-changed', { bubbles: true, composed: true, detail: { ticket: view.ticket.id, key: view.key } }));
  }

  /** Others wrote or did something: said once, moved to by whoever wants. */
  #tell(entries: readonly Entry[]): void {
    const written = entries.filter((entry) => entry.comments.length > 0 || entry.files.length > 0);
    const ids = [...this.newcomers, ...(written.length > 0 ? written : entries).map((entry) => entry.id)];
    this.newcomers = ids;
    this.announce(written.length > 0 ? this.words.news(written.length) : this.words.changedByOthers);
    this.#look();
  }

  #seeNews(): void {
    const [first] = this.newcomers;
    this.newcomers = [];
    const item = first === undefined ? undefined : [...this.renderRoot.querySelectorAll<HTMLElement>('[data-entry]')].find((each) => each.dataset['entry'] === first);
    const target = item?.querySelector<HTMLElement>('article') ?? this.renderRoot.querySelector<HTMLElement>('#thread-title');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }

  /** Begins a command: its form where it has one, else the command itself. */
  readonly #begin = (name: string, values?: Partial<Values>): void => {
    const { follower } = this;
    const view = follower?.view;
    if (follower === undefined || view === undefined) return;
    this.#opener = active(this.renderRoot as ShadowRoot);
    this.missed = undefined;
    this.said = '';
    const composite = name as Composite;
    if (composite === 'takeAndAsk' || composite === 'takeAndResolve') {
      const before: Command[] = [{ id: crypto.randomUUID(), ticket: view.ticket.id, do: 'take' }];
      this.#open(composite === 'takeAndAsk' ? 'ask' : 'resolve', { before, verb: this.words.commands.composite[composite] });
      return;
    }
    const command = name as CommandName;
    const leaving = command === 'uninvite' && values === undefined && !relationsTo(view.ticket, follower.session.me, follower.session.desk).requester && !relationsTo(view.ticket, follower.session.me, follower.session.desk).staff;
    if (command === 'uninvite' && (values?.person != null || leaving)) {
      void this.#run([{ id: crypto.randomUUID(), ticket: view.ticket.id, do: 'uninvite', person: values?.person?.id ?? follower.session.me.id }]);
    } else if (command === 'unlink' && values?.link !== undefined) {
      const [type, to = ''] = values.link.split(' ');
      void this.#run([{ id: crypto.randomUUID(), ticket: view.ticket.id, do: 'unlink', type, to } as Command]);
    } else if (FORMS[command] === undefined) void this.#run([{ id: crypto.randomUUID(), ticket: view.ticket.id, do: command } as Command]);
    else this.#open(command, values === undefined ? {} : { values });
  };

  #open(name: CommandName, more: { readonly before?: readonly Command[]; readonly verb?: string; readonly values?: Partial<Values> }): void {
    const { follower } = this;
    if (follower?.view === undefined) return;
    this.opened = opening(name, follower.session, follower.view, {
      ...more,
      changed: () => {
        this.turn += 1;
      },
    });
  }

  readonly #onComment = (act: 'split' | 'withdraw', comment: EntryComment): void => {
    const line = comment.text.split('\n').find((each) => each.trim() !== '') ?? '';
    this.#begin(act, { entry: comment.id, ...(act === 'split' ? { summary: line.slice(0, 120), description: comment.text } : {}) });
  };

  readonly #goOn = (how: Continuation, first: Command): void => {
    this.#opener = active(this.renderRoot as ShadowRoot);
    this.missed = undefined;
    const { composite } = this.words.commands;
    this.#open(how, { before: [first], verb: how === 'ask' ? composite.answerAndAsk : composite.answerAndResolve });
  };

  /** Runs a batch, with the form it came from, if any: refused, the form is back with its text and why. */
  async #run(batch: readonly Command[], opened?: Opened): Promise<void> {
    const { follower } = this;
    const name = batch.map((command) => command.do).join(' ');
    // Pressed twice, it is done once.
    if (follower === undefined || this.#running.has(name)) return;
    this.#running.add(name);
    this.missed = undefined;
    this.busy = opened !== undefined;
    // Where it is drawn at once the form has nothing more to say; a dialog has closed itself.
    if (opened !== undefined && (follower.foresees(batch) || FORMS[opened.name]?.modal === true)) this.opened = undefined;
    try {
      await follower.run(batch);
      if (this.follower !== follower) return;
      if (this.opened === opened) this.opened = undefined;
      this.#done(batch, follower);
    } catch (error) {
      if (this.follower !== follower) return;
      if (!isForeseen(error)) this.fail(error);
      if (opened === undefined || follower.standing === 'gone') this.missed = { batch, error };
      else this.opened = { ...opened, error };
    } finally {
      this.#running.delete(name);
      this.busy = false;
    }
    if (this.opened === undefined) await this.#giveFocusBack();
  }

  #done(batch: readonly Command[], follower: Follower): void {
    const last = batch.at(-1);
    const key = follower.view?.key ?? this.words.unsent;
    const { done, fallbackDone } = this.words.commands;
    if (last !== undefined) this.#say((done[last.do] ?? fallbackDone)(key));
    // The first half of a composite was what stood in the answer box.
    if (batch.length > 1 && batch.some((command) => command.do === 'comment')) this.#writing?.discard();
  }

  #say(text: string): void {
    this.said = text;
    this.announce(text);
  }

  /** Back to what opened the form, or, where it is no longer offered, to the ticket's title. */
  async #giveFocusBack(): Promise<void> {
    await this.updateComplete;
    const root = this.renderRoot as ShadowRoot;
    const at = active(root);
    if (at !== undefined && at.isConnected && at.localName !== 'guichet-command-panel') return;
    const opener = this.#opener;
    if (opener?.isConnected === true) opener.focus();
    else root.querySelector<HTMLElement>('#title')?.focus();
  }

  readonly #cancel = (): void => {
    this.opened = undefined;
    void this.#giveFocusBack();
  };

  /** What the answer box sends. */
  readonly #send = async (batch: readonly Command[]): Promise<void> => {
    const { follower } = this;
    if (follower === undefined) return;
    this.said = '';
    this.newcomers = [];
    try {
      await follower.run(batch);
    } catch (error) {
      if (!isForeseen(error)) this.fail(error);
      throw error;
    }
    const [command] = batch;
    const { done, fallbackDone } = this.words.commands;
    if (command !== undefined) this.#say((done[command.do] ?? fallbackDone)(follower.view?.key ?? ''));
  };

  async #loadEarlier(): Promise<void> {
    const { follower } = this;
    if (follower === undefined) return;
    const root = this.renderRoot as ShadowRoot;
    const restore = keepPlace(this, () => root.querySelector<HTMLElement>('.entries > .item:not(.earlier) ~ .item:not(.earlier)'));
    try {
      const came = await follower.loadEarlier();
      await this.updateComplete;
      restore();
      this.announce(this.words.earlierShown(came));
    } catch (error) {
      this.missed = { batch: [], error };
    }
    if (active(root) === undefined) root.querySelector<HTMLElement>('#thread-title')?.focus({ preventScroll: true });
  }

  async #download(file: TicketFile): Promise<void> {
    const { view } = this.follower ?? {};
    if (view === undefined) return;
    this.fileProblem = '';
    try {
      await this.#pictures.download(view.ticket.id, file);
    } catch {
      this.fileProblem = this.words.downloadFailed(file.name);
    }
  }

  readonly #openTicket = (ticket: string, key: string | null): void => {
    const goes = this.dispatchEvent(new CustomEvent('guichet-ticket-open', { bubbles: true, composed: true, cancelable: true, detail: { ticket, key } }));
    // Where nobody around shows it, it is shown here.
    if (goes && this.parentElement?.closest('guichet-desk') == null) this.ticket = key ?? ticket;
  };

  readonly #back = (): void => {
    this.dispatchEvent(new CustomEvent('guichet-back', { bubbles: true, composed: true }));
  };

  get #backOrNot(): (() => void) | undefined {
    return this.noBack ? undefined : this.#back;
  }

  #files(session: Session, view: TicketView): FilesContext {
    const moderates = isAtLeast(relationsTo(view.ticket, session.me, session.desk).profile, 'moderator');
    return {
      locale: this.locale,
      words: this.words,
      ticket: view.ticket.id,
      pictures: this.#pictures,
      download: (file) => void this.#download(file),
      detach: (file) => (may(view, session, 'detach') && (moderates || file.by === session.me.id) ? () => this.#begin('detach', { file: file.id }) : undefined),
    };
  }

  #gone(): TemplateResult {
    const { words: w } = this;
    const text = this.#writing?.text ?? '';
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(text);
      this.announce(w.textCopied);
    };
    return html`${backButton(w, this.#backOrNot)} ${notice(this.locale, 'warning', { what: w.gone, more: w.goneMore, role: 'alert' })}
    ${text.trim() === ''
      ? nothing
      : html`<div class="field kept">
          <label class="label" for="kept">${w.goneText}</label>
          <textarea class="textarea" id="kept" readonly .value=${text}></textarea>
          <button class="button" type="button" @click=${this.guarded(copy)}>${icon('copy')}${w.copyText}</button>
        </div>`}`;
  }

  #problems(follower: Follower): TemplateResult {
    const { missed } = this;
    const again = (): void => {
      if (missed !== undefined && missed.batch.length > 0) void this.#run(missed.batch);
      else void this.#loadEarlier();
    };
    return html`${missed === undefined ? nothing : problemNotice(this.locale, missed.error, { retry: again })}
    ${follower.lost === undefined ? nothing : problemNotice(this.locale, follower.lost, { retry: () => this.reconnect(), role: 'status' })}
    ${this.fileProblem === '' ? nothing : notice(this.locale, 'danger', { what: this.fileProblem, role: 'alert' })}
    ${this.said === '' ? nothing : html`<p class="said" part="said">${icon('success')}<span>${this.said}</span></p>`}`;
  }

  /** What was done by others while one reads: under the thread, where it has been added. */
  #news(): TemplateResult | typeof nothing {
    if (this.newcomers.length === 0) return nothing;
    return html`<p class="news no-print">
      <span>${this.words.news(this.newcomers.length)}</span> <button class="button link" type="button" @click=${() => this.#seeNews()}>${this.words.seeNews}</button>
    </p>`;
  }

  #answer(session: Session, view: TicketView): TemplateResult | typeof nothing {
    if (may(view, session, 'comment') || may(view, session, 'answer')) {
      return html`<guichet-composer
        .writing=${this.#writing}
        .view=${view}
        .session=${session}
        .words=${this.words}
        .headingLevel=${this.headingLevel + 1}
        .turn=${this.turn}
        .clock=${this.clock}
        .run=${this.#send}
        .goOn=${this.#goOn}
      ></guichet-composer>`;
    }
    return view.allowed.comment === 'comments-off' ? html`<p class="muted">${this.words.composer.closed}</p>` : nothing;
  }

  #ticket(follower: Follower, view: TicketView): TemplateResult {
    const { locale, words: w, headingLevel } = this;
    const { session, entries } = follower;
    const common = { locale, words: w, session, view };
    const level = headingLevel + 1;
    const files = this.#files(session, view);
    const answer = (): void => this.renderRoot.querySelector<GuichetComposer>('guichet-composer')?.focus();
    const { banner, main } = expected({ ...common, entries, level, begin: this.#begin, answer, open: this.#openTicket });
    return html`${header({ ...common, level: headingLevel, bannered: main, copied: (said) => this.announce(said), begin: this.#begin, back: this.#backOrNot })} ${this.#problems(follower)} ${banner}
      <guichet-command-panel
        .opened=${this.opened}
        .view=${view}
        .session=${session}
        .words=${w}
        .headingLevel=${level}
        .busy=${this.busy}
        .turn=${this.turn}
        .clock=${this.clock}
        .submit=${(batch: readonly Command[]) => void this.#run(batch, this.opened)}
        .leave=${this.#cancel}
      ></guichet-command-panel>
      <div class="columns">
        <div class="conversation">
          ${thread({
            ...common,
            entries,
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
            onComment: this.#onComment,
          })}
          ${this.#news()} ${this.#answer(session, view)}
        </div>
        ${properties({
          ...common,
          level,
          open: this.propertiesOpen,
          toggle: () => {
            this.propertiesOpen = !this.propertiesOpen;
          },
          files,
          begin: this.#begin,
          openTicket: this.#openTicket,
        })}
      </div>`;
  }

  protected override view(): TemplateResult {
    const { session, follower } = this;
    const bones = skeleton(this.locale, ['control', 'line', 'line', 'block', 'block', 'line', 'block']);
    if (session === undefined) return this.connectionView(bones);
    if (this.ticket === '') return problemNotice(this.locale, new NotFound(), { role: 'status' });
    if (follower === undefined || follower.standing === 'loading') return html`${backButton(this.words, this.#backOrNot)} ${bones}`;
    if (follower.standing === 'gone') return this.#gone();
    const { view } = follower;
    if (view === undefined) return html`${backButton(this.words, this.#backOrNot)} ${problemNotice(this.locale, follower.error, { retry: () => void follower.reload() })}`;
    return this.#ticket(follower, view);
  }
}

/** The focused element of a root, if any. */
function active(root: ShadowRoot): HTMLElement | undefined {
  return root.activeElement instanceof HTMLElement ? root.activeElement : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-detail': GuichetTicketDetail;
  }
  interface HTMLElementEventMap {
    'guichet-back': CustomEvent;
    'guichet-ticket-changed': TicketChangedEvent;
  }
}
