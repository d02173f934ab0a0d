/** The ways from an open ticket to the next of the list it was opened from; the end says that it is one. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { icon, type IconName } from '../shared/icons.ts';
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
  readonly changed: () => void;
}

const ICONS: Readonly<Record<Way, IconName>> = { previous: 'chevron-up', next: 'chevron-down', unread: 'bell' };

export class Along {
  readonly #stage: AlongStage;
  /** Where nothing more was found. */
  #end: Way | undefined;
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
      if (step !== null && step !== undefined) {
        open(step.ticket, step.key);
        return;
      }
      this.#end = to;
      announce(words().ends[to]);
      changed();
    } catch (error) {
      if (!isForeseen(error)) throw error;
      // The list cannot be read now: one stays here, and the next press asks again.
    } finally {
      this.#walking = false;
    }
  }

  view(ticket: string): TemplateResult | typeof nothing {
    const { trail, words: spoken } = this.#stage;
    if (trail() === undefined) return nothing;
    const words = spoken();
    const keys: Readonly<Record<Way, string>> = { previous: 'k', next: 'j', unread: 'u' };
    const button = (to: Way): TemplateResult =>
      html`<button
        class="button quiet icon-only"
        type="button"
        aria-label=${words.verbs[to]}
        title=${words.verbs[to]}
        aria-keyshortcuts=${keys[to]}
        @click=${() => void this.step(ticket, to)}
      >
        ${icon(ICONS[to])}
      </button>`;
    return html`<span class="along no-print" role="group" aria-label=${words.along}
      >${this.#end === undefined ? nothing : html`<span class="muted small">${words.ends[this.#end]}</span>`}${button('previous')}${button('next')}${button('unread')}</span
    >`;
  }
}
