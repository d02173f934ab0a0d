/** The ways from an open ticket to the next of the list it was opened from; the end says that it is one. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { icon } from '../shared/icons.ts';
import { isForeseen } from '../shared/problem.ts';
import type { Trail } from '../shared/trail.ts';

/** Where one may go. */
export type Way = 'previous' | 'next' | 'unread';

/** The widget around. */
export interface AlongStage {
  readonly trail: () => Trail | undefined;
  readonly words: () => TicketDetailWords;
  readonly open: (ticket: string, key: string | null) => void;
  readonly announce: (text: string) => void;
  /** A number as it is read. */
  readonly number: (value: number) => string;
  readonly changed: () => void;
}

const ICONS = { previous: 'chevron-up', next: 'chevron-down' } as const;

export class Along {
  readonly #stage: AlongStage;
  /** Where nothing more was found; of what is unread, after how many rows. */
  #end: { readonly to: Way; readonly looked?: number } | undefined;
  #walking = false;

  constructor(stage: AlongStage) {
    this.#stage = stage;
  }

  /** Another ticket is shown. */
  forget(): void {
    this.#end = undefined;
  }

  async step(ticket: string, to: Way): Promise<void> {
    const { trail, open, announce, words, changed } = this.#stage;
    if (this.#walking) return;
    this.#walking = true;
    try {
      const step = await trail()?.step(ticket, to);
      if (typeof step === 'object' && step !== null) {
        open(step.ticket, step.key);
        return;
      }
      this.#end = typeof step === 'number' ? { to, looked: step } : { to };
      announce(this.#said(words()));
      changed();
    } catch (error) {
      if (!isForeseen(error)) throw error;
      // The list cannot be read now: one stays here, and the next press asks again.
    } finally {
      this.#walking = false;
    }
  }

  #said({ ends, unreadFar }: TicketDetailWords): string {
    if (this.#end === undefined) return '';
    const { to, looked } = this.#end;
    return looked === undefined ? ends[to] : unreadFar(this.#stage.number(looked));
  }

  view(ticket: string): TemplateResult | typeof nothing {
    const { trail, words: spoken } = this.#stage;
    if (trail() === undefined) return nothing;
    const words = spoken();
    const keys: Readonly<Record<Way, string>> = { previous: 'k', next: 'j', unread: 'u' };
    const button = (to: Way): TemplateResult =>
      html`<button
        class=${to === 'unread' ? 'button quiet' : 'button quiet icon-only'}
        type="button"
        title=${to === 'unread' ? nothing : words.verbs[to]}
        aria-keyshortcuts=${keys[to]}
        @click=${() => void this.step(ticket, to)}
      >
        ${to === 'unread' ? words.verbs[to] : icon(ICONS[to])}
      </button>`;
    return html`<span class="along no-print" role="group" aria-label=${words.along}
      >${this.#end === undefined ? nothing : html`<span class="muted small">${this.#said(words)}</span>`}<span class="steps"
        >${button('previous')}${button('next')}${button('unread')}</span
      ></span
    >`;
  }
}
