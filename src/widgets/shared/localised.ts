/**
 * The root of every element of Guichet, inner ones included: it knows the reader's language, waits for its words before
 * drawing anything (no flash of another language), and draws again when the language changes or a minute passes.
 *
 *   class Menu extends LocalisedElement { protected override render() { return html`${this.locale.words.more}`; } }
 */
import { LitElement, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Desk } from '../../domain/desk.ts';
import frFirst from '../../locales/fr/first.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import type { SharedWords } from '../../locales/fr/shared.ts';
import { warnOnce } from './doctor.ts';
import { focusPressed } from './focused.ts';
import { speechAt, watchLanguage, type Speech } from './language.ts';
import { Locale } from './locale.ts';
import { everyMinute } from './minute.ts';
import { problemWords } from './problem-words.ts';

const FIRST = words(frFirst, { en: () => import('../../locales/en/first.ts') });

/** All of them, once something that shows more than a form's first view is here (`shared-words.ts`). */
let all: Vocabulary<SharedWords> | undefined;

/** Gives every element all the words that views share, from its next drawing on. */
export function completeWords(vocabulary: Vocabulary<SharedWords>): void {
  all = vocabulary;
}

// What needs more than the first of them imports `shared-words.ts`, and has them all.
const present = (): Vocabulary<SharedWords> => all ?? (FIRST as Vocabulary<object> as Vocabulary<SharedWords>);

/** The words common to all views. */
export const SHARED_WORDS: Vocabulary<SharedWords> = {
  peek: (language) => present().peek(language),
  load: (language) => present().load(language),
};

/** @cssprop [--guichet-font=inherit] - Family of the text */
export abstract class LocalisedElement extends LitElement {
  /** The present instant, in epoch milliseconds; pictures and tests fix it. */
  @property({ attribute: false }) clock: () => number = Date.now;

  /** IANA zone in which dates are written; the browser's by default. */
  @property({ attribute: false }) zone: string | undefined = undefined;

  #speech: Speech = { language: 'fr', tag: 'fr' };
  #locale: Locale | undefined;
  /** What the present locale was made of. */
  #asked: readonly unknown[] = [];
  #leave: (() => void)[] = [];

  /** The vocabularies this element needs besides the shared words; a subclass adds its own. */
  protected get vocabularies(): readonly Vocabulary<object>[] {
    return [SHARED_WORDS];
  }

  /** The desk whose tickets, or tasks, are spoken of; undefined while none is known. */
  protected get spokenDesk(): Desk | undefined {
    return undefined;
  }

  /** The language spoken here, and how it writes things. */
  get locale(): Locale {
    const words = SHARED_WORDS.peek(this.#speech.language) ?? this.#locale?.words ?? (frFirst as SharedWords);
    const { tag } = this.#speech;
    const problems = problemWords(this.spokenDesk);
    const asked: readonly unknown[] = [words, tag, this.clock, this.zone, problems];
    if (this.#locale !== undefined && asked.every((each, index) => each === this.#asked[index])) return this.#locale;
    this.#asked = asked;
    this.#locale = new Locale({
      ...this.#speech,
      words,
      zone: this.zone,
      now: this.clock,
      problems,
      redraw: () => this.requestUpdate(),
    });
    return this.#locale;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('click', focusPressed, true);
    this.#listen();
    this.#leave = [watchLanguage(this, this.#listen), everyMinute(() => this.requestUpdate())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const leave of this.#leave.splice(0)) leave();
  }

  protected override async scheduleUpdate(): Promise<void> {
    const { language } = this.#speech;
    if (this.vocabularies.some((each) => each.peek(language) === undefined)) {
      try {
        await Promise.all(this.vocabularies.map((each) => each.load(language)));
      } catch (error) {
        warnOnce(`words-${language}`, `the words in "${language}" could not be fetched, French is shown`, error);
        this.#speech = { language: 'fr', tag: 'fr' };
      }
    }
    await super.scheduleUpdate();
  }

  protected override shouldUpdate(_changed: PropertyValues): boolean {
    return true;
  }

  readonly #listen = (): void => {
    const speech = speechAt(this);
    if (speech.tag === this.#speech.tag && speech.language === this.#speech.language) return;
    this.#speech = speech;
    this.requestUpdate();
  };
}
