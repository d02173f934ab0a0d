/** What goes along all tickets of a desk: on a large one it says how far it is, may be stopped, and asked for again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Patience, Progress } from '../../backends/backend.ts';
import type { AdminWords } from '../../locales/fr/admin.ts';
import type { Locale } from '../shared/locale.ts';
import { progress } from '../shared/progress.ts';

/** Milliseconds that pass without a word of it: what comes sooner is simply there. */
const UNSAID = 500;

export class Counting {
  readonly #changed: () => void;
  #stop: AbortController | undefined;
  #at: Progress | undefined;
  #isStopped = false;

  /** @param changed draws again */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * Counts; what was being counted before is given up.
   * @returns what came of it; undefined where it was stopped, or given up
   * @throws what the work threw
   */
  async run<Result>(work: (patience: Patience) => Promise<Result>): Promise<Result | undefined> {
    this.#stop?.abort();
    const stop = (this.#stop = new AbortController());
    const since = performance.now();
    this.#isStopped = false;
    try {
      return await work({
        signal: stop.signal,
        onProgress: (at) => {
          if (stop !== this.#stop || performance.now() - since < UNSAID) return;
          this.#at = at;
          this.#changed();
        },
      });
    } catch (error) {
      if (stop.signal.aborted) return undefined;
      throw error;
    } finally {
      if (stop === this.#stop) {
        this.#stop = undefined;
        this.#at = undefined;
        this.#changed();
      }
    }
  }

  /** Somebody stopped it, and nobody asked for it since. */
  get isStopped(): boolean {
    return this.#isStopped && this.#stop === undefined;
  }

  stop(): void {
    this.#isStopped = this.#stop !== undefined;
    this.#stop?.abort();
  }

  /** Its bar while it lasts long. @param again counts once more what was stopped */
  view(locale: Locale, words: AdminWords['counting'], again: () => void): TemplateResult | typeof nothing {
    if (this.#at !== undefined) {
      const { done, total } = this.#at;
      const stop = { label: words.stop, run: () => this.stop() };
      return html`<div class="counting small">
        <p>${words.label}</p>
        ${progress(locale, { label: words.label, done, total, stop })}
      </div>`;
    }
    if (!this.isStopped) return nothing;
    return html`<p class="counting small row" role="status">
      <span>${words.stopped}</span> <button class="button link" type="button" @click=${again}>${words.again}</button>
    </p>`;
  }
}
