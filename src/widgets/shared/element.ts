/**
 * The base of every widget: words of its view, one polite live region, an error boundary (what breaks stays inside and is
 * said with what to do), the editor's notices, the heading level.
 *
 *   const WORDS = words(fr, { en: () => import('../../locales/en/list.ts') });
 *   export class GuichetTicketList extends GuichetElement<ListWords> {
 *     static override styles = [...GuichetElement.styles, listStyles];
 *     protected readonly vocabulary = WORDS;
 *     protected override view() { return html`<p>${this.words.found(3)}</p>`; }
 *   }
 */
import { html, nothing, type CSSResult, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Vocabulary } from '../../locales/index.ts';
import { adopt } from './adopt.ts';
import { audible, voiceOf } from './announcer.ts';
import { firstSheets } from './base.styles.ts';
import { report, warnOnce, type Finding } from './doctor.ts';
import { FocusWish } from './focus-wish.ts';
import { LocalisedElement, SHARED_WORDS } from './localised.ts';
import { notice } from './notice.ts';
import { onDemand, stylesOf, vocabularyOf, type DrawPart, type OnDemand } from './on-demand.ts';

const EDITOR = onDemand(() => import('./editor-notice.ts'));

/**
 * @csspart base - Everything the widget draws
 * @csspart heading - Its headings
 * @cssprop [--guichet-accent] - Main buttons, links, selection; the page's own `--bs-primary` or `--primary` by default
 * @cssprop [--guichet-on-accent] - Text on the accent; black or white by default, whichever reads best
 * @cssprop [--guichet-link] - Links and selected tabs; the accent, made readable, by default
 * @cssprop [--guichet-surface] - Background of fields, cards and menus; `--bs-body-bg` by default
 * @cssprop [--guichet-text] - Text; `--bs-body-color` by default
 * @cssprop [--guichet-muted] - Secondary text
 * @cssprop [--guichet-border] - Lines between things
 * @cssprop [--guichet-border-control] - Outline of fields and buttons, 3:1 at least
 * @cssprop [--guichet-focus] - Focus ring
 * @cssprop [--guichet-radius] - Corners; `--bs-border-radius` by default
 * @cssprop [--guichet-font] - Family of the text; the page's by default
 * @cssprop [--guichet-font-mono] - Family of code
 */
export abstract class GuichetElement<W extends object = object> extends LocalisedElement {
  static override styles: CSSResult[] = firstSheets;

  /** Level of the widget's first heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** `comfortable` (default) or `compact`, for staff. */
  @property({ reflect: true }) density: 'comfortable' | 'compact' = 'comfortable';

  /** `light` or `dark` on a page that does not say its `color-scheme`; absent, the page's is followed. */
  @property({ reflect: true }) theme: 'light' | 'dark' | null = null;

  @state() private crash: unknown = undefined;
  @state() private findings: readonly Finding[] = [];

  readonly #voice = voiceOf(() => this.renderRoot.querySelector<HTMLElement>('.live'));

  readonly #focus = new FocusWish(this, () => this.focusTarget);

  /** The view's words, in every language. */
  protected abstract readonly vocabulary: Vocabulary<W>;

  /** What stands above and below what the widget shows. */
  protected around(_where: 'before' | 'after'): unknown {
    return nothing;
  }

  /** What the widget shows; whatever it throws is caught and said. */
  protected abstract view(): unknown;

  /** The view's words in the reader's language. */
  protected get words(): W {
    const words = this.vocabulary.peek(this.locale.language) ?? this.vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('a vocabulary without French');
    return words;
  }

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [SHARED_WORDS, this.vocabulary, ...this.#spoken];
  }

  /** Where the focus goes when the page asks for it; nothing while it is not drawn. */
  protected get focusTarget(): HTMLElement | null {
    return null;
  }

  /** Moves the focus into the widget, as soon as it is drawn, unless the person went elsewhere meanwhile. */
  override focus(options?: FocusOptions): void {
    this.#focus.ask(options);
  }

  /** Parts on their way, and parts that could not be fetched: these are not asked for again before somebody tries again. */
  readonly #coming = new Set<Promise<unknown>>();
  readonly #missing = new Set<OnDemand<unknown>>();
  /** The words of the parts that are here. */
  readonly #spoken = new Set<Vocabulary<object>>();

  /**
   * Draws a part that comes on demand, fetching it and its words first; `updateComplete` waits for it. What cannot be fetched is
   * said, with a button that tries again.
   */
  protected readonly drawPart: DrawPart = (part, draw, waiting = nothing) => {
    const module = part.peek();
    const vocabulary = vocabularyOf(module);
    const isSaid = vocabulary === undefined || vocabulary.peek(this.locale.language) !== undefined;
    if (module !== undefined && isSaid) {
      if (vocabulary !== undefined) this.#spoken.add(vocabulary);
      adopt(this, stylesOf(module));
      return draw(module);
    }
    if (!this.#missing.has(part)) void this.#fetch(part);
    return waiting;
  };

  async #fetch(part: OnDemand<unknown>): Promise<void> {
    const coming = part.load().then((module) => vocabularyOf(module)?.load(this.locale.language));
    this.#coming.add(coming);
    try {
      await coming;
      this.requestUpdate();
    } catch (error) {
      this.#missing.add(part);
      this.fail(error);
    } finally {
      this.#coming.delete(coming);
    }
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    let done = await super.getUpdateComplete();
    while (this.#coming.size > 0) {
      await Promise.allSettled(this.#coming);
      done = await super.getUpdateComplete();
    }
    return done;
  }

  /** Says something to screen readers, politely and once. What it says must also be on the screen. */
  announce(text: string): void {
    audible(this.#voice).say(text);
  }

  /**
   * Wraps a listener or a task: what it throws unforeseen is shown at the top of the widget, and what is on screen stays.
   *   @click=${this.guarded(() => this.save())}
   */
  protected guarded<A extends readonly unknown[]>(task: (...input: A) => unknown): (...input: A) => void {
    return (...input) => {
      try {
        const result = task(...input);
        if (result instanceof Promise) result.catch((error: unknown) => this.fail(error));
      } catch (error) {
        this.fail(error);
      }
    };
  }

  /** Shows that something unforeseen happened. What a backend answers is no such thing: show it beside its cause, with `problem()`. */
  protected fail(error: unknown): void {
    console.error('guichet:', error);
    this.crash = error ?? new Error('unknown');
  }

  /** Tells the editor of the page, and the developer, that an attribute is wrong; the default is in force. */
  protected find(finding: Finding): void {
    const known = this.findings.some(
      (each) => each.attribute === finding.attribute && each.value === finding.value && each.expected === finding.expected,
    );
    if (known) return;
    report(this.localName, finding);
    this.findings = [...this.findings.filter((each) => each.attribute !== finding.attribute), finding];
  }

  /** The attribute is right again. */
  protected forget(attribute: string): void {
    if (this.findings.some((each) => each.attribute === attribute))
      this.findings = this.findings.filter((each) => each.attribute !== attribute);
  }

  /** Checks an attribute that takes one of a few words. @returns the value, or the default when it is none of them */
  protected oneOf<T extends string>(attribute: string, value: string | null | undefined, allowed: readonly T[], otherwise: T): T {
    const found = allowed.find((each) => each === value);
    if (found !== undefined || !value) this.forget(attribute);
    else this.find({ attribute, value, expected: allowed.join(', ') });
    return found ?? otherwise;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('headingLevel')) this.#checkHeading();
    if (changed.has('density')) this.oneOf('density', this.density, ['comfortable', 'compact'], 'comfortable');
  }

  #checkHeading(): void {
    const level = this.headingLevel;
    if (Number.isInteger(level) && level >= 1 && level <= 6) {
      this.forget('heading-level');
      return;
    }
    this.find({ attribute: 'heading-level', value: this.getAttribute('heading-level') ?? String(level), expected: '1 … 6' });
    this.headingLevel = 2;
  }

  protected override update(changed: PropertyValues): void {
    try {
      super.update(changed);
    } catch (error) {
      this.#broken = true;
      this.fail(error);
      super.update(changed);
    }
  }

  /** The view itself cannot be drawn: the notice stands in its place until someone tries again. */
  #broken = false;

  protected override render(): TemplateResult {
    const body = this.#broken ? nothing : this.view();
    const { language } = this.locale;
    if (this.#broken) {
      return html`<div class="base" part="base" lang=${language}>${this.#crashNotice()}</div>`;
    }
    return html`<div class="base" part="base" lang=${language}>
      ${this.findings.length === 0 ? nothing : this.drawPart(EDITOR, ({ editorNotice }) => editorNotice(this.locale, this.findings))}
      ${this.crash === undefined ? nothing : this.#crashNotice()} ${this.around('before')} ${body} ${this.around('after')}
      <div class="live visually-hidden" role="status"></div>
    </div>`;
  }

  /** Somebody tries again: what broke is drawn, and what could not be fetched is asked for. */
  protected readonly tryAgain = (): void => {
    this.#broken = false;
    this.crash = undefined;
    this.#missing.clear();
    this.requestUpdate();
  };

  #crashNotice(): TemplateResult {
    const { unexpected, retry } = this.locale.words;
    const { what, why, todo } = unexpected;
    const reads = this.#missing.size > 0;
    return notice(this.locale, 'danger', {
      what,
      more: `${why} ${todo}`,
      actions: html`<button class="button" type="button" ?data-reads=${reads} @click=${this.tryAgain}>${retry}</button>`,
    });
  }
}

/** Warns once that a callback of the host page threw; the widget goes on. */
export function hostFault(what: string, error: unknown): void {
  warnOnce(`host-${what}`, `${what}, given by the page, threw`, error);
}
