/** A widget whose person may be signed in no more on its page, or be somebody else: it says so in place, and goes on when they are back. */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { Unauthorized } from '../../backends/backend.ts';
import type { Present } from './givers.ts';
import { onDemand } from './on-demand.ts';
import { RememberingElement } from './remembering-element.ts';
import { StillThere } from './still-there.ts';

const EXPIRED = onDemand(() => import('./expired.view.ts'));

export abstract class ExpiringElement<W extends object = object> extends RememberingElement<W> {
  /**
   * Address where whoever is signed in no more signs in again, in a window of its own (relative to the page); with it a button leads
   * there, and the widget goes on by itself once they are back.
   */
  @property({ attribute: 'sign-in-url' }) signInUrl = '';

  /** Whether whoever the connection is of is still there; only where it is one's own. */
  protected readonly still = new StillThere((now, was) => this.#present(now, was));
  #stopWaiting: (() => void) | undefined;

  /** Whether the connection is this widget's own, and what becomes of its person for it to say. */
  protected abstract get isAlone(): boolean;

  /** Ends the connection: nothing of it is for whoever is here now, until they say so. @param retry goes on as them */
  protected abstract bar(error: unknown, retry: () => void): void;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.still.follow(undefined);
    this.arrived();
  }

  /** Whoever was waited for is here. */
  protected arrived(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = undefined;
  }

  #present(now: Present, was: Present): void {
    if (now === 'other') this.bar(new Unauthorized('other'), () => this.still.accept());
    else if (was === 'other') this.reconnect();
    else if (was === 'gone') EXPIRED.peek()?.welcomeBack(this, this.locale);
    this.requestUpdate();
  }

  protected override around(where: 'before' | 'after'): unknown {
    const others = super.around(where);
    const { presence, state } = this.still;
    if (where === 'after' || !this.isAlone || presence === undefined || state === 'here') return others;
    return html`${this.drawPart(EXPIRED, ({ expiredNotice }) => expiredNotice(this.locale, presence, this.signInUrl))} ${others}`;
  }

  /** A button to where one signs in, for whoever is not let in; once they come back from there, it is tried again. */
  protected wayIn(error: unknown): unknown {
    if (!this.isAlone || this.signInUrl === '' || !(error instanceof Unauthorized)) return nothing;
    return this.drawPart(EXPIRED, ({ signInLink, whenBack }) =>
      signInLink(this.locale, this.signInUrl, () => {
        this.#stopWaiting ??= whenBack(() => this.reconnect());
      }),
    );
  }
}
