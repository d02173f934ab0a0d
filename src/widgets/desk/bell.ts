/** The desk's bell: it comes once the first view stands, whose path it is not on, and its place is kept for it. */
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { GuichetNoticeBell } from '../notice-bell/notice-bell.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';

const BELL = onDemand(() => import('../notice-bell/define.ts'));

/** Milliseconds that a first view is given. */
const A_MOMENT = 400;

/** What of the desk the bell goes by. */
type Around = Pick<GuichetNoticeBell, 'clock' | 'zone' | 'headingLevel' | 'noTitle' | 'noShortcuts'>;

export class Bell implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #isTime = false;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
  }

  /** The bell, or its place; nothing where the desk tells nothing in the page. */
  view({ can }: Session, drawPart: DrawPart, { clock, zone, headingLevel, noTitle, noShortcuts }: Around): unknown {
    if (can.notices === undefined) return nothing;
    const place = html`<span class="bell-place"></span>`;
    if (this.#isTime)
      return drawPart(
        BELL,
        () =>
          html`<guichet-notice-bell
            .clock=${clock}
            .zone=${zone}
            ?no-title=${noTitle}
            ?no-shortcuts=${noShortcuts}
            heading-level=${headingLevel + 1}
          ></guichet-notice-bell>`,
        place,
      );
    this.#waiting ??= setTimeout(() => {
      this.#isTime = true;
      this.#host.requestUpdate();
    }, A_MOMENT);
    return place;
  }
}
