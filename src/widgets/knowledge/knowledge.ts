/** The help of a desk: articles and known problems, searched, read, and written by whoever may. */
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ArticleView, Session } from '../../backends/backend.ts';
import type { ArticleFromTicket } from '../../domain/knowledge/from-ticket.ts';
import type { KnowledgeWords } from '../../locales/fr/knowledge.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { ArticlePage } from './article.ts';
import type { Editor } from './editor.ts';
import type { KnowledgeHost } from './knowledge-host.ts';
import { WORDS, WRITING_WORDS } from './knowledge-words.ts';
import { knowledgeStyles } from './knowledge.styles.ts';
import { Listing } from './listing.ts';
import type { WritingTools } from './tools.ts';
import '../shared/shared-words.ts';

/** What only whoever writes needs. */
const WRITING = onDemand(() => import('./editor.ts'));

/**
 * Help: the articles and known problems of a desk that one may read, with search; whoever may writes, publishes and withdraws them.
 *
 * @tag guichet-knowledge
 * @fires {TicketNewEvent} guichet-ticket-new - What is written does not answer: a ticket is to be filed
 * @fires {TicketOpenEvent} guichet-ticket-open - The ticket of a known problem is to be opened: `{ticket, key}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 */
export class GuichetKnowledge extends ConnectedElement<KnowledgeWords> {
  static override styles = [...sheets, knowledgeStyles];
  protected override readonly vocabulary = WORDS;

  /** Id of the article that is open; none shows them all. */
  @property() article = '';

  /** What a resolved ticket made: its writer begins with it. */
  @property({ attribute: false }) prefill: ArticleFromTicket | null = null;

  @state() private page: ArticlePage | undefined = undefined;
  @state() private editor: Editor | undefined = undefined;

  #listing: Listing | undefined;
  #tools: WritingTools | undefined;
  #note: string | undefined;
  /** At which desk it stands, and for whom. */
  #whose = '';
  /** What a ticket made, once its writing has begun. */
  #begun: ArticleFromTicket | null = null;
  #unwatch: (() => void) | undefined;

  /** Where one searches, or the title of what is open. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('#article-title, #search');
  }

  override disconnectedCallback(): void {
    this.#leave();
    super.disconnectedCallback();
  }

  #leave(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#listing?.close();
    this.editor?.close();
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#leave();
    // A session that is lost and found again leaves its reader, and what he writes, where they are.
    if (session === undefined) return;
    const whose = JSON.stringify([this.backend, session.desk.id, session.me.id]);
    if (whose !== this.#whose) {
      this.page = undefined;
      this.editor = undefined;
      this.#tools = undefined;
      this.#begun = null;
    }
    this.#whose = whose;
    this.#listing = undefined;
    if (session.can.knowledge !== true) return;
    this.#listing = new Listing(() => this.#host(session));
    void this.#listing.read();
    if (this.page !== undefined) void this.page.read();
    else if (this.article !== '') this.#show(session, this.article);
    this.#unwatch = session.watch(session.cursor, ({ type }) => {
      if (type !== 'knowledge' && type !== 'reset') return;
      void this.#listing?.read();
      // What somebody is reading follows; what he writes is never touched.
      if (this.editor === undefined) void this.page?.read();
    });
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { session } = this;
    if (session === undefined || this.#listing === undefined) return;
    if (changed.has('article') && this.article !== (this.page?.id ?? '')) this.#show(session, this.article);
    if (this.prefill === null || this.prefill === this.#begun) return;
    this.#begun = this.prefill;
    void this.#write(this.prefill);
  }

  /** @param given the session that there is, unless another one has taken its place since */
  #host(given: Session): KnowledgeHost {
    const session = this.session ?? given;
    return {
      session,
      locale: this.locale,
      words: this.words,
      level: this.headingLevel,
      root: this.renderRoot as ShadowRoot,
      element: this,
      place: { backend: this.backend, desk: session.desk.id, person: session.me.id },
      part: this.drawPart,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      open: (article, note) => {
        this.#note = note;
        this.#show(session, article ?? '', note);
        void this.updateComplete.then(() => this.focus());
      },
    };
  }

  #show(session: Session, article: string, note?: string): void {
    this.editor?.close();
    this.editor = undefined;
    this.#tools = undefined;
    this.article = article;
    this.page = article === '' ? undefined : new ArticlePage(article, () => this.#host(session), note);
    if (article === '') void this.#listing?.read();
    void this.page?.read();
  }

  /** Begins to write: anew, from a ticket, or what is there. */
  async #write(from?: ArticleView | ArticleFromTicket): Promise<void> {
    const { session } = this;
    if (session === undefined) return;
    try {
      const [{ Editor }] = await Promise.all([WRITING.load(), WRITING_WORDS.load(this.locale.language)]);
      const host = (): KnowledgeHost => this.#host(session);
      const editor = new Editor(host, from, (saved) => {
        const note = WRITING_WORDS.peek(this.locale.language)?.saved;
        this.prefill = null;
        host().open(saved.id, note);
      });
      this.editor = editor;
      // Before what is read besides: whoever types at once is not called back to the title.
      void this.updateComplete.then(() => this.focus());
      await editor.open();
    } catch (error) {
      this.fail(error);
    }
  }

  readonly #cancel = (): void => {
    this.editor?.close();
    this.editor = undefined;
    this.prefill = null;
    void this.updateComplete.then(() => this.focus());
  };

  protected override view(): unknown {
    const { session } = this;
    if (session === undefined) return this.connectionView();
    if (this.#listing === undefined)
      return html`${heading(this.headingLevel, this.words.title, { class: 'title' })}
      ${notice(this.locale, 'info', { what: this.words.unsupported })}`;
    if (this.editor !== undefined) return this.drawPart(WRITING, () => this.editor?.view(this.#cancel));
    if (this.page !== undefined) return this.page.view((article) => this.#toolsOf(article));
    return html`${this.#note === undefined ? nothing : notice(this.locale, 'success', { what: this.#note })}
    ${this.#listing.view(() => void this.#write())}`;
  }

  /** Who may not write it has none. */
  #toolsOf(article: ArticleView): unknown {
    const { page, session } = this;
    if (article.right === 'none' || page === undefined || session === undefined) return nothing;
    return this.drawPart(WRITING, ({ writingTools }): TemplateResult | typeof nothing => {
      this.#tools ??= writingTools(
        () => this.#host(session),
        page,
        () => void this.#write(article),
      );
      return this.#tools.view(article);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-knowledge': GuichetKnowledge;
  }
}
