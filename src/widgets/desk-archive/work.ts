/** Something long that a person started: how far it is, how it ended, and a way to stop it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Patience, Progress, Session } from '../../backends/backend.ts';
import type { DeskArchiveWords } from '../../locales/fr/desk-archive.ts';
import type { Locale } from '../shared/locale.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { progress } from '../shared/progress.ts';

/** What the parts of the view need of it. */
export interface ArchiveHost {
  readonly session: Session;
  readonly locale: Locale;
  readonly words: DeskArchiveWords;
  /** Level of the headings of its sections. */
  readonly level: number;
  update(): void;
  announce(text: string): void;
  fail(error: unknown): void;
  /** Moves the focus, once it is drawn, to what says how something ended. */
  lookAt(selector: string): void;
}

/** What is said of something long, whatever it is. */
type WorkWords = Pick<DeskArchiveWords, 'working' | 'steps' | 'stop' | 'stopped'>;

/** What something long needs of the place where it is shown. */
export type WorkHost = Pick<ArchiveHost, 'locale' | 'update' | 'announce' | 'fail'> & { readonly words: WorkWords };

/** One thing at a time. */
export class Work {
  readonly #host: () => WorkHost;
  #stop: AbortController | undefined;
  #at: Progress | undefined;
  #error: unknown;

  constructor(host: () => WorkHost) {
    this.#host = host;
  }

  get isUnderWay(): boolean {
    return this.#stop !== undefined;
  }

  /** Does it. @returns what came of it; undefined where it failed, which is said, or was stopped */
  async run<Result>(
    work: (patience: Patience & { readonly signal: AbortSignal }) => Promise<Result>,
  ): Promise<Result | undefined> {
    const stop = new AbortController();
    this.#stop = stop;
    this.#at = undefined;
    this.#error = undefined;
    this.#host().update();
    try {
      return await work({
        signal: stop.signal,
        onProgress: (at) => {
          this.#at = at;
          this.#host().update();
        },
      });
    } catch (error) {
      if (stop.signal.aborted) {
        this.#host().announce(this.#host().words.stopped);
        return undefined;
      }
      this.#error = error;
      if (!isForeseen(error)) this.#host().fail(error);
      return undefined;
    } finally {
      this.#stop = undefined;
      this.#host().update();
    }
  }

  stop(): void {
    this.#stop?.abort();
  }

  /** Its bar while it lasts, or why it could not be done. @param retry does it again */
  view(retry?: () => void): TemplateResult | typeof nothing {
    const { locale, words } = this.#host();
    if (this.#stop !== undefined) {
      const at = this.#at;
      const label = at === undefined ? words.working : words.steps[at.step];
      return html`<div class="work">
        <p>${label}</p>
        ${progress(locale, { label, done: at?.done ?? 0, total: at?.total, stop: { label: words.stop, run: () => this.stop() } })}
      </div>`;
    }
    if (this.#error === undefined) return nothing;
    return problemNotice(locale, this.#error, retry === undefined ? {} : { retry });
  }
}
