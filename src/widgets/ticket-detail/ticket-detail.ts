/** One ticket: what matters, its thread, what one may do, and the box in which one answers. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { NotFound, freshId, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketFile } from '../../domain/ticket.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import { isAtLeast } from '../../domain/people.ts';
import { relationsTo } from '../../domain/visibility.ts';
import fr, { type TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { words } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { GuichetComposer } from './composer.ts';
import { Acting, active } from './acting.ts';
import { BackEvent, LinkedTicketEvent, TicketChangedEvent } from './detail-events.ts';
import { expected } from './expected.ts';
import { Follower } from './follower.ts';
import type { FilesContext } from './files.ts';
import { gone } from './gone.ts';
import { backButton, header } from './header.ts';
import { may } from './offers.ts';
import { Pictures } from './pictures.ts';
import { properties } from './properties.ts';
import { keepPlace } from './scrolling.ts';
import { thread } from './thread.ts';
import { detailStyles } from './ticket-detail.styles.ts';
import { Writing } from './writing.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/ticket-detail.ts') });

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
  @state() private newcomers: readonly string[] = [];
  @state() private propertiesOpen = false;
  @state() private unfolded: ReadonlySet<string> = new Set();
  @state() private turn = 0;
  @state() private fileProblem = '';

  #writing: Writing | undefined;
  #followed = '';
  readonly #acting = new Acting({
    follower: () => this.follower,
    writing: () => this.#writing,
    words: () => this.words,
    root: () => this.renderRoot as ShadowRoot,
    changed: () => {
      this.turn += 1;
    },
    drawn: () => this.updateComplete,
    announce: (text) => this.announce(text),
    fail: (error) => this.fail(error),
  });
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
    this.#acting.forget();
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
          if (follower.standing === 'gone') void this.#keepText();
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
        await follower.run([{ id: freshId(), ticket: view.ticket.id, do: 'see' }]);
      } catch {
        // Somebody else saw it first, or it will be seen at the next opening: nothing that the person did.
      }
    }
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

  #changed({ ticket, key }: TicketView): void {
    this.dispatchEvent(new TicketChangedEvent({ ticket: ticket.id, key }));
  }

  /** Others wrote or did something: said once, moved to by whoever wants. */
  #tell(entries: readonly Entry[]): void {
    const written = entries.filter((entry) => entry.comments.length > 0 || entry.files.length > 0);
    this.newcomers = [...this.newcomers, ...written.map((entry) => entry.id)];
    this.announce(written.length > 0 ? this.words.news(written.length) : this.words.changedByOthers);
    this.#look();
  }

  #seeNews(): void {
    const [first] = this.newcomers;
    this.newcomers = [];
    const item =
      first === undefined
        ? undefined
        : [...this.renderRoot.querySelectorAll<HTMLElement>('[data-entry]')].find((each) => each.dataset['entry'] === first);
    const target = item?.querySelector<HTMLElement>('article') ?? this.renderRoot.querySelector<HTMLElement>('#thread-title');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  }

  /** Whoever answers has read what came. */
  readonly #send = (batch: readonly Command[]): Promise<void> => {
    this.newcomers = [];
    return this.#acting.send(batch);
  };

  async #loadEarlier(): Promise<void> {
    const { follower } = this;
    if (follower === undefined) return;
    const root = this.renderRoot as ShadowRoot;
    const restore = keepPlace(this, () =>
      root.querySelector<HTMLElement>('.entries > .item:not(.earlier) ~ .item:not(.earlier)'),
    );
    try {
      const came = await follower.loadEarlier();
      await this.updateComplete;
      restore();
      this.announce(this.words.earlierShown(came));
    } catch (error) {
      this.#acting.missed = { batch: [], error };
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
    const goes = this.dispatchEvent(new LinkedTicketEvent({ ticket, key }));
    // Whoever shows it elsewhere prevents it.
    if (goes) this.ticket = key ?? ticket;
  };

  readonly #back = (): void => {
    this.dispatchEvent(new BackEvent());
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
      detach: (file) =>
        may(view, session, 'detach') && (moderates || file.by === session.me.id)
          ? () => this.#acting.begin('detach', { file: file.id })
          : undefined,
    };
  }

  #problems(follower: Follower): TemplateResult {
    const { missed } = this.#acting;
    const again = (): void => {
      if (missed !== undefined && missed.batch.length > 0) void this.#acting.run(missed.batch);
      else void this.#loadEarlier();
    };
    return html`${missed === undefined ? nothing : problemNotice(this.locale, missed.error, { retry: again })}
    ${follower.lost === undefined ? nothing : problemNotice(this.locale, follower.lost, { retry: () => this.reconnect(), role: 'status' })}
    ${this.fileProblem === '' ? nothing : notice(this.locale, 'danger', { what: this.fileProblem, role: 'alert' })}
    ${this.#said('head')}`;
  }

  /** What was done last, said where it was done. */
  #said(where: 'head' | 'answer'): TemplateResult | typeof nothing {
    const { said, saidAt } = this.#acting;
    return said === '' || saidAt !== where
      ? nothing
      : html`<p class="said" part="said">${icon('success')}<span>${said}</span></p>`;
  }

  /** What was done by others while one reads: under the thread, where it has been added. */
  #news(): TemplateResult | typeof nothing {
    if (this.newcomers.length === 0) return nothing;
    return html`<p class="news no-print">
      <span>${this.words.news(this.newcomers.length)}</span>
      <button class="button link" type="button" @click=${() => this.#seeNews()}>${this.words.seeNews}</button>
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
        .goOn=${this.#acting.goOn}
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
    const { banner, main } = expected({ ...common, entries, level, begin: this.#acting.begin, answer, open: this.#openTicket });
    return html`${header({ ...common, level: headingLevel, bannered: main || this.#acting.opened !== undefined, copied: (said) => this.announce(said), begin: this.#acting.begin, back: this.#backOrNot })}
      ${this.#problems(follower)} ${banner}
      <guichet-command-panel
        ?hidden=${this.#acting.opened === undefined}
        .opened=${this.#acting.opened}
        .view=${view}
        .session=${session}
        .words=${w}
        .headingLevel=${level}
        .busy=${this.#acting.busy}
        .turn=${this.turn}
        .clock=${this.clock}
        .submit=${(batch: readonly Command[]) => void this.#acting.run(batch, this.#acting.opened)}
        .leave=${this.#acting.cancel}
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
            onComment: this.#acting.onComment,
          })}
          ${this.#news()} ${this.#answer(session, view)} ${this.#said('answer')}
        </div>
        ${properties({
          ...common,
          level,
          open: this.propertiesOpen,
          toggle: () => {
            this.propertiesOpen = !this.propertiesOpen;
          },
          files,
          begin: this.#acting.begin,
          openTicket: this.#openTicket,
        })}
      </div>`;
  }

  protected override view(): TemplateResult {
    const { session, follower } = this;
    const bones = skeleton(this.locale, ['control', 'line', 'line', 'block', 'block', 'line', 'block']);
    if (session === undefined) return this.connectionView(bones);
    if (this.ticket === '') return problemNotice(this.locale, new NotFound(), { role: 'status' });
    if (follower === undefined || follower.standing === 'loading')
      return html`${backButton(this.words, session, this.#backOrNot)} ${bones}`;
    if (follower.standing === 'gone') {
      const said = (text: string): void => this.announce(text);
      return gone({
        locale: this.locale,
        words: this.words,
        session,
        text: this.#writing?.text ?? '',
        back: this.#backOrNot,
        said,
        guarded: (task) => this.guarded(task),
      });
    }
    const { view } = follower;
    if (view === undefined)
      return html`${backButton(this.words, session, this.#backOrNot)}
      ${problemNotice(this.locale, follower.error, { retry: () => void follower.reload().then(() => this.#arrived(follower)) })}`;
    return this.#ticket(follower, view);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-ticket-detail': GuichetTicketDetail;
  }
}
