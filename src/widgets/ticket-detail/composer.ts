/** The box in which one answers, comments or leaves a staff note: nobody can mistake who will read it. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { LONGEST_TEXT, SCOPES, type Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import { isStaff, relationsTo, writableScopes } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { innerSheets } from '../shared/base.styles.ts';
import { blocks } from '../shared/blocks.styles.ts';
import { BeforeChangeEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { LocalisedElement } from '../shared/localised.ts';
import type { SelectEvent } from '../shared/menu.ts';
import { notice } from '../shared/notice.ts';
import { parts } from '../shared/parts.styles.ts';
import { problemNotice } from '../shared/problem.ts';
import { composerStyles } from './composer.styles.ts';
import type { Values } from './forms.ts';
import type { BoxTools } from './box-tools.ts';
import type { Mentioned, Mentions } from './mention-list.ts';
import { dotted } from './offers.ts';
import { outsider } from './outsider.ts';
import { filesIn, picker } from './picker.ts';
import { readersOf } from './readers.ts';
import type { Writing } from './writing.ts';

/** A composite that goes on from what was written. */
export type Continuation = 'ask' | 'resolve';

export class GuichetComposer extends LocalisedElement {
  static override styles = [...innerSheets, blocks, parts, composerStyles];

  @property({ attribute: false }) writing: Writing | undefined = undefined;
  @property({ attribute: false }) view: TicketView | undefined = undefined;
  @property({ attribute: false }) session: Session | undefined = undefined;
  @property({ attribute: false }) words: TicketDetailWords | undefined = undefined;
  @property({ type: Number }) headingLevel = 3;
  /** Changes when what is being written does: nothing else would draw it again. */
  @property({ type: Number }) turn = 0;
  @property({ attribute: false }) run: (batch: readonly Command[]) => Promise<void> = () => Promise.resolve();
  @property({ attribute: false }) goOn: (how: Continuation, first: Command) => void = () => undefined;

  /** Who wrote in the thread while this was being written. */
  @property({ attribute: false }) meanwhile: readonly string[] = [];
  /** Goes to what they wrote. */
  @property({ attribute: false }) reread: () => void = () => undefined;

  @property({ attribute: false }) begin: (name: 'invite', values: Partial<Values>) => void = () => undefined;

  @state() private preview = false;
  /** Mentioned last, and not among those who read the ticket. */
  @state() private outside: Mentioned | undefined = undefined;
  /** Whoever sends has been told that others wrote meanwhile. */
  @state() private warned = false;
  @state() private wrong: string | undefined = undefined;
  @state() private dropping = false;
  @state() private waits = false;
  private get area(): HTMLTextAreaElement | null {
    return this.shadowRoot?.querySelector<HTMLTextAreaElement>('textarea') ?? null;
  }

  #mentions: Mentions | undefined;
  /** Answers kept ready and links to articles, for staff. */
  #tools: BoxTools | undefined;
  #toolsCome = false;

  override focus(options?: FocusOptions): void {
    this.area?.focus(options);
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.session?.desk;
  }

  /** Scopes this person may write in here. */
  get #scopes(): readonly Scope[] {
    const { view, session } = this;
    return view === undefined || session === undefined ? [] : writableScopes(relationsTo(view.ticket, session.me, session.desk));
  }

  /** A draft may hold a scope that is no longer open to whoever wrote it. */
  get #scope(): Scope {
    const scopes = this.#scopes;
    const wanted = this.writing?.scope ?? 'public';
    return scopes.includes(wanted) ? wanted : (scopes[0] ?? 'public');
  }

  get #answers(): boolean {
    return this.view?.allowed.answer === true && this.#scope !== 'staff';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('meanwhile') && this.meanwhile.length === 0) this.warned = false;
    const { session } = this;
    if (!this.#toolsCome && session !== undefined && isStaff(session.me, session.desk)) void this.#bringTools(session);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#mentions?.drawn();
    const { writing } = this;
    if (!this.waits || writing === undefined || writing.files.busy) return;
    this.waits = false;
    if (!writing.files.failed) void this.#send();
  }

  /** Whether what is written may go; says what is missing otherwise. */
  #mayGo(): boolean {
    const { writing, words } = this;
    if (writing === undefined || words === undefined || writing.sending || this.waits) return false;
    writing.scope = this.#scope;
    const over = writing.text.length - LONGEST_TEXT;
    this.wrong = writing.isBlank ? words.composer.empty : over > 0 ? words.composer.tooLong(over) : undefined;
    if (this.wrong !== undefined || writing.files.failed) {
      this.area?.focus();
      return false;
    }
    this.waits = writing.files.busy;
    return !this.waits;
  }

  async #send(): Promise<void> {
    const { writing, view } = this;
    if (await this.#isHeld(() => this.#send())) return;
    if (!this.#mayGo() || writing === undefined || view === undefined || this.#warns()) return;
    const command = writing.command(view, this.#answers);
    if (!this.dispatchEvent(new BeforeChangeEvent(view.ticket.id, [command]))) return;
    this.preview = false;
    const sent = await writing.send(() => this.run([command]));
    await this.updateComplete;
    if (!sent) this.area?.focus();
  }

  /** What others wrote meanwhile is held up once, before the answer goes: it may answer already. */
  #warns(): boolean {
    if (this.warned || this.meanwhile.length === 0) return false;
    this.warned = true;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.reread')?.focus());
    return true;
  }

  #meanwhile(words: TicketDetailWords['composer']): TemplateResult | typeof nothing {
    const { meanwhile, locale } = this;
    if (!this.warned || meanwhile.length === 0) return nothing;
    return notice(locale, 'warning', {
      what: words.meanwhile(locale.list([...meanwhile]), meanwhile.length),
      more: words.meanwhileMore,
      role: 'alert',
      actions: html`<button class="button reread" type="button" @click=${this.reread}>${words.reread}</button>
        <button class="button" type="button" @click=${() => void this.#send()}>${words.sendAnyway}</button>`,
    });
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#send();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (this.#mentions?.key(event) === true || this.#tools?.key(event) === true) return;
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#send();
  };

  readonly #typed = (event: Event): void => {
    this.wrong = undefined;
    const { value } = event.target as HTMLTextAreaElement;
    this.writing?.write(value);
    if (this.#mentions === undefined && value.includes('@')) void this.#beginMentions();
    else this.#mentions?.typed();
  };

  async #beginMentions(): Promise<void> {
    const { Mentions } = await import('./mention-list.ts');
    this.#mentions ??= new Mentions(
      {
        session: () => this.session ?? unready(),
        view: () => this.view ?? unready(),
        root: this.renderRoot as ShadowRoot,
        area: () => this.area,
        changed: () => this.requestUpdate(),
        chosen: (person, text) => {
          this.writing?.mention(person.id, person.name);
          this.writing?.write(text);
          this.outside = person.reads || this.view?.allowed.invite !== true ? undefined : person;
        },
      },
      this.locale.language,
    );
    this.#mentions.typed();
  }

  /** What cannot be fetched now is fetched with the next ticket: one writes without it. */
  async #bringTools(session: Session): Promise<void> {
    this.#toolsCome = true;
    const here = await import('./box-tools.ts').catch(() => undefined);
    this.#tools = await here?.BoxTools.for({
      session,
      view: () => this.view ?? unready(),
      locale: () => this.locale,
      root: this.renderRoot as ShadowRoot,
      area: () => this.area,
      scope: () => this.#scope,
      changed: () => this.requestUpdate(),
    });
    this.requestUpdate();
  }

  /** A picture pasted has no name that anybody chose. */
  readonly #paste = (event: ClipboardEvent): void => {
    const files = filesIn(event.clipboardData);
    if (files.length === 0 || this.writing?.files.limits === undefined) return;
    event.preventDefault();
    const { words, writing } = this;
    const from = writing.files.items.length;
    writing.add(files, (file, index) =>
      /^image\.\w+$/u.test(file.name)
        ? `${words?.composer.pasted(from + index + 1) ?? 'image'}.${file.name.split('.').at(-1) ?? 'png'}`
        : file.name,
    );
  };

  readonly #drop = (event: DragEvent): void => {
    event.preventDefault();
    this.dropping = false;
    this.writing?.add(filesIn(event.dataTransfer));
  };

  readonly #drag = (event: DragEvent): void => {
    if (this.writing?.files.limits === undefined || event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.dropping = event.type !== 'dragleave';
  };

  readonly #select = ({ detail }: SelectEvent): void => void this.#goOn(detail.id === 'ask' ? 'ask' : 'resolve');

  async #goOn(how: Continuation): Promise<void> {
    const { view, writing } = this;
    if (await this.#isHeld(() => this.#goOn(how))) return;
    if (this.#mayGo() && view !== undefined && writing !== undefined) this.goOn(how, writing.command(view, false));
  }

  /** What leads where not all its readers may go is held up once. */
  async #isHeld(send: () => Promise<void>): Promise<boolean> {
    return (await this.#tools?.holds(this.writing?.text ?? '', () => void send())) === true;
  }

  #scopeSelect(words: TicketDetailWords): TemplateResult | typeof nothing {
    const scopes = this.#scopes;
    if (scopes.length < 2) return nothing;
    const own = this.view?.ticket.requester === this.session?.me.id;
    return html`<div class="scope">
      <label class="label" for="scope">${words.composer.scope}</label>
      <select
        class="select"
        id="scope"
        aria-describedby="readers"
        @change=${(event: Event) => this.writing?.readBy(SCOPES.find((each) => each === (event.target as HTMLSelectElement).value) ?? 'public')}
      >
        ${scopes.map((scope) => html`<option value=${scope} .selected=${live(scope === this.#scope)}>${scope === 'requester' && own ? words.youAndTeam : this.locale.words.scopes[scope]}</option>`)}
      </select>
    </div>`;
  }

  #box(words: TicketDetailWords, writing: Writing, view: TicketView): TemplateResult {
    const note = this.#scope === 'staff';
    const described = ['readers', 'markdown', ...(this.wrong === undefined ? [] : ['wrong'])].join(' ');
    const label = note ? words.composer.note : words.composer.text;
    if (this.preview) {
      return html`<div class="preview" role="region" aria-label=${words.composer.preview} tabindex="0">
        ${writing.text.trim() === '' ? html`<p class="muted">${words.composer.previewEmpty}</p>` : html`<guichet-markdown .text=${writing.text} heading-level=${this.headingLevel + 1}></guichet-markdown>`}
      </div>`;
    }
    const left = LONGEST_TEXT - writing.text.length;
    return html`<label class="label" for="text">${label}</label>
      <span class="hint" id="markdown">${words.composer.hint}</span>
      ${this.wrong === undefined ? nothing : html`<span class="error" id="wrong" role="alert">${icon('danger')}<span>${this.wrong}</span></span>`}
      <textarea
        class="textarea"
        id="text"
        rows="3"
        aria-describedby=${described}
        aria-invalid=${this.wrong === undefined ? nothing : 'true'}
        aria-autocomplete=${this.#mentions === undefined ? nothing : 'list'}
        aria-controls=${this.#mentions?.active === undefined ? nothing : 'mentions'}
        aria-activedescendant=${this.#mentions?.active ?? nothing}
        .value=${live(writing.text)}
        @input=${this.#typed}
        @paste=${this.#paste}
        @blur=${() => this.#mentions?.close()}
        data-ticket=${view.ticket.id}
      ></textarea>
      ${this.#mentions?.view() ?? nothing}
      ${left < 1000 ? html`<span class="count">${left < 0 ? this.locale.words.charactersOver(-left) : this.locale.words.charactersLeft(left)}</span>` : nothing}`;
  }

  /** Said once beside the box: a draft found again, or one that cannot be kept. */
  #draft(writing: Writing): TemplateResult | typeof nothing {
    const { draft } = this.locale.words;
    if (writing.isBlank) return nothing;
    const said =
      writing.draftProblem === undefined
        ? writing.restored
          ? draft.restored
          : draft.kept
        : writing.draftProblem === 'full'
          ? draft.full
          : draft.absent;
    return html`<span class="draft muted small"
      ><span>${said}</span>
      <button class="button link" type="button" @click=${() => writing.discard()}>${draft.discard}</button></span
    >`;
  }

  #continuations(words: TicketDetailWords, view: TicketView, session: Session): TemplateResult | typeof nothing {
    const { composite } = words.commands;
    const may = (name: 'ask' | 'resolve' | 'comment'): boolean => view.allowed[name] === true && session.can.commands.has(name);
    if (!may('comment') || session.can.batch !== 'atomic' || view.ticket.requester === session.me.id || this.#scope === 'staff')
      return nothing;
    const items = [
      ...(may('ask') ? [{ id: 'ask', label: dotted(composite.answerAndAsk) }] : []),
      ...(may('resolve') ? [{ id: 'resolve', label: dotted(composite.answerAndResolve) }] : []),
    ];
    if (items.length === 0) return nothing;
    return html`<guichet-menu
      .label=${words.composer.others}
      .items=${items}
      look="plain"
      show-label
      @guichet-select=${this.#select}
    ></guichet-menu>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { writing, view, session, words, locale } = this;
    if (writing === undefined || view === undefined || session === undefined || words === undefined) return nothing;
    const note = this.#scope === 'staff';
    const answers = this.#answers;
    const verb = note ? words.composer.addNote : answers ? words.composer.answer : words.composer.send;
    const add = (files: readonly File[]): void => writing.add(files);
    return html`<section
      class=${note ? 'composer note' : 'composer'}
      aria-labelledby="composer-title"
      @dragover=${this.#drag}
      @dragleave=${this.#drag}
      @drop=${this.#drop}
    >
      ${heading(this.headingLevel, html`${note ? html`${icon('note')} ` : nothing}${note ? words.staffNote : answers ? words.composer.title : words.composer.titleComment}`, { id: 'composer-title' })}
      ${writing.error === undefined ? nothing : problemNotice(locale, writing.error, { retry: () => void this.#send() })}
      <form novalidate @submit=${this.#submit} @keydown=${this.#key}>
        ${this.#scopeSelect(words)}
        <p class="readers" id="readers">
          ${icon(note ? 'lock' : 'eye')}<span>${readersOf(this.#scope, words.composer, { view, session, locale })}</span>
        </p>
        ${this.#box(words, writing, view)} ${this.dropping ? html`<p class="drop">${words.composer.dropHere}</p>` : nothing}
        ${picker({ locale, words, files: writing.files, refused: writing.refused, add, remove: (item) => writing.remove(item), redraw: () => this.requestUpdate() })}
        ${this.#tools?.panels() ?? nothing} ${outsider(this.outside, this.#mentions?.words, writing, locale, this.begin)}
        ${this.#meanwhile(words.composer)}
        <div class="row actions">
          <button class=${writing.isBlank ? 'button' : 'button primary'} type="submit" aria-describedby="readers">
            ${icon(note ? 'note' : 'reply')}${verb}
          </button>
          ${this.#continuations(words, view, session)} ${this.preview ? nothing : (this.#tools?.buttons() ?? nothing)}
          <button
            class="button quiet"
            type="button"
            aria-pressed=${this.preview ? 'true' : 'false'}
            @click=${() => {
              this.preview = !this.preview;
            }}
          >
            ${this.preview ? words.composer.write : words.composer.preview}
          </button>
        </div>
        <p class="row small muted">
          ${this.waits ? html`<span role="status">${words.composer.waitingFiles}</span>` : html`<span>${words.composer.shortcut}</span>`}
          ${this.#draft(writing)}
        </p>
      </form>
    </section>`;
  }
}

/** The box is drawn once it has its ticket and its desk. */
function unready(): never {
  throw new ReferenceError('the answer box has no ticket');
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-composer': GuichetComposer;
  }
}
