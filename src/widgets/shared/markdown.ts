/**
 * A text that a person wrote, as Markdown: at once as plain text, then as a fragment from the one sanitiser, fetched when the
 * first such text is shown. Where it cannot be fetched, the plain text stays.
 *
 *   <guichet-markdown .text=${comment.text} .headingLevel=${this.headingLevel + 2}></guichet-markdown>
 */
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { innerSheets } from './base.styles.ts';
import { markdownStyles } from './markdown.styles.ts';
import { warnOnce } from './doctor.ts';
import { LocalisedElement } from './localised.ts';
import { plainly } from './plain-text.ts';
import type { fragmentOf } from './sanitise.ts';
import './shared-words.ts';

/** @csspart text - The text */
export class GuichetMarkdown extends LocalisedElement {
  static override styles = [...innerSheets, markdownStyles];

  /** What was written. */
  @property({ attribute: false }) text = '';

  /** Level of the first heading inside the text. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 4;

  /** The language it was written in, when known: said to screen readers. */
  @property() language = '';

  @state() private fragment: DocumentFragment | undefined;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('text') || changed.has('headingLevel')) this.#make();
  }

  /** The fragment is made at once when the sanitiser is here, so that a text never flickers twice. */
  #make(): void {
    this.fragment = undefined;
    if (this.text === '') return;
    this.fragment = plainly(this.text);
    if (this.fragment !== undefined) return;
    if (sanitiser !== undefined) {
      this.fragment = sanitiser(this.text, { words: this.locale.words.markdown, headingLevel: this.headingLevel });
      return;
    }
    const { text } = this;
    loadSanitiser().then(
      (make) => {
        if (this.text === text)
          this.fragment = make(text, { words: this.locale.words.markdown, headingLevel: this.headingLevel });
      },
      (error: unknown) => warnOnce('sanitiser', 'texts are shown plain: the Markdown reader could not be fetched', error),
    );
  }

  protected override render(): TemplateResult {
    const { fragment, text, language } = this;
    if (fragment === undefined)
      return html`<div class="text plain" part="text" lang=${language === '' ? this.locale.language : language} dir="auto">
        ${text}
      </div>`;
    return html`<div class="text" part="text" lang=${language === '' ? this.locale.language : language} dir="auto">
      ${fragment}
    </div>`;
  }
}

let sanitiser: typeof fragmentOf | undefined;
let coming: Promise<typeof fragmentOf> | undefined;

/** Fetches the sanitiser once; a failed fetch is tried again at the next text. */
export function loadSanitiser(): Promise<typeof fragmentOf> {
  coming ??= import('./sanitise.ts').then(
    (module) => {
      sanitiser = module.fragmentOf;
      return module.fragmentOf;
    },
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-markdown': GuichetMarkdown;
  }
}
