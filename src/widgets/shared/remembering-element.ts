/** A widget of a page that offers to keep, on this device, what a person reads and writes. What shows it comes where it is offered. */
import { nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import type { RememberingHost } from '../remembering/host.ts';
import type { Remembering } from '../remembering/remembering.ts';
import { GuichetElement } from './element.ts';
import { onDemand } from './on-demand.ts';

const REMEMBERING = onDemand(() => import('../remembering/remembering.ts'));

export abstract class RememberingElement<W extends object = object> extends GuichetElement<W> {
  /**
   * Offers that this device keeps what a person reads and writes at a server, so that they go on without a network; kept only once they
   * said yes. For machines of one person.
   */
  @property({ type: Boolean }) remember = false;

  #remembering: Remembering | undefined;

  abstract get session(): Session | undefined;

  /** Where the desk is, and whether this widget says how things stand. */
  protected abstract get remembered(): Pick<RememberingHost, 'backend' | 'desk' | 'says'>;

  abstract readonly reconnect: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('storage', this.#answered);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('storage', this.#answered);
    this.#remembering?.close();
  }

  /** Somebody said whether this device may keep anything, here or in another page: who connects does so otherwise then. */
  readonly #answered = (): void => {
    if (this.remember) this.requestUpdate();
  };

  /**
   * Before the page signs the person out: where something of theirs waits on this device they are asked, and what it keeps of them is
   * forgotten.
   * @returns whether the page may go on
   */
  async signOut(): Promise<boolean> {
    if (this.session?.onItsWay === undefined) return true;
    await this.updateComplete;
    return this.#remembering?.signOut() ?? true;
  }

  protected override around(where: 'before' | 'after'): unknown {
    return this.#part((remembering) => remembering[where]());
  }

  /** What stands instead of a desk that does not open since somebody's things wait here; undefined where that is not why. */
  protected leftView(error: unknown): unknown {
    return this.remember ? this.#part((remembering) => remembering.instead(error)) : undefined;
  }

  #part(draw: (remembering: Remembering) => unknown): unknown {
    if (!this.remember) return nothing;
    const host = (): RememberingHost => this.#host;
    return this.drawPart(REMEMBERING, (part) => draw((this.#remembering ??= new part.Remembering(host))));
  }

  get #host(): RememberingHost {
    const { session, locale, headingLevel, drawPart, reconnect } = this;
    return {
      ...this.remembered,
      ...{ session, locale, headingLevel, drawPart, reconnect },
      element: this,
      root: this.renderRoot as ShadowRoot,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
    };
  }
}
