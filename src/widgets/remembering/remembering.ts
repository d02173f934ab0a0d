/**
 * What this device keeps, in a widget: the line that says where things stand, what came back, the question whether anything may be
 * kept here, and what somebody else left. Fetched where a page offers it (`remember`) and nowhere else.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { Unauthorized, type LeftWaiting, type OnItsWay } from '../../backends/backend.ts';
import { remembers } from '../../connect.ts';
import { fileStyles } from '../shared/file.styles.ts';
import { confirmIn } from '../shared/dialog.ts';
import { icon, type IconName } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { bringAtHand } from './at-hand.ts';
import { answer, answerOf, forgetOwner, type Asking } from './consent.ts';
import { wordsOf, type RememberingHost } from './host.ts';
import type { Letters } from './letters.ts';
import { rememberingStyles } from './remembering.styles.ts';
import { AT_REST, SOON, standing, type Standing } from './standing.ts';
import '../shared/define-dialog.ts';

export { vocabulary } from './host.ts';
export const styles = [fileStyles, rememberingStyles];

const LETTERS = onDemand(() => import('./letters.ts'));

/** The widgets in which something is read and written: only these ask, and say where it stands. */
const SAYING: ReadonlySet<string> = new Set([
  'guichet-desk',
  'guichet-ticket-form',
  'guichet-ticket-list',
  'guichet-ticket-detail',
]);

const SIGNS: Readonly<Record<Standing['kind'], IconName>> = {
  kept: 'success',
  offline: 'warning',
  busy: 'clock',
  'signed-out': 'lock',
  sending: 'published',
  sent: 'success',
};

/** Milliseconds that a first view is given before more is fetched. */
const A_MOMENT = 400;

/** Whether a connection failed since something of somebody waits on this device. */
const isLeft = (error: unknown): error is LeftWaiting => error instanceof Unauthorized && error.message === 'left-waiting';

export class Remembering {
  readonly #host: () => RememberingHost;
  #way: OnItsWay | undefined;
  #deaf: () => void = () => undefined;
  #standing = AT_REST;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #letters: Letters | undefined;
  #isReady = false;
  #ahead: ReturnType<typeof setTimeout> | undefined;
  /** What was answered here a moment ago: said in the place of the question. */
  #said: string | undefined;
  /** Whoever said yes finds the focus on what it led to. */
  #goesToLine = false;

  /** @param host the widget as it stands when it is asked */
  constructor(host: () => RememberingHost) {
    this.#host = host;
  }

  /** Listens no more; what is drawn again listens again. */
  close(): void {
    this.#deaf();
    clearTimeout(this.#timer);
    clearTimeout(this.#ahead);
    this.#ahead = undefined;
    this.#way = undefined;
    this.#standing = AT_REST;
  }

  #follow(): OnItsWay | undefined {
    const way = this.#host().session?.onItsWay;
    if (way === this.#way) return way;
    this.close();
    this.#way = way;
    if (way === undefined) return undefined;
    this.#standing = standing(AT_REST, way.state, Date.now());
    this.#ahead ??= setTimeout(() => void this.#prepare(), A_MOMENT);
    this.#deaf = way.listen(() => this.#look(way));
    return way;
  }

  /** Only then is it true that one can go on without a network. */
  async #prepare(): Promise<void> {
    this.#isReady = await bringAtHand(this.#host().locale.language);
    this.#host().update();
  }

  /** Says what is new, once. */
  #look(way: OnItsWay): void {
    clearTimeout(this.#timer);
    const host = this.#host();
    const before = this.#standing;
    this.#standing = standing(before, way.state, Date.now());
    if (way.state.waiting.length > 0 && way.state.why === null) this.#timer = setTimeout(() => this.#look(way), SOON);
    if (this.#isSaid && this.#text(before) !== this.#text(this.#standing)) host.announce(this.#text(this.#standing));
    if (this.#isSaid && this.#standing.returned > before.returned)
      host.announce(wordsOf(host).returned.title(this.#standing.returned));
    host.update();
  }

  get #isSaid(): boolean {
    const { says, element } = this.#host();
    return says && SAYING.has(element.localName);
  }

  #text({ kind, waiting }: Standing): string {
    const { line } = wordsOf(this.#host());
    const said = line[kind === 'kept' && !this.#isReady ? 'preparing' : kind];
    return typeof said === 'string' ? said : said(waiting);
  }

  /** Above what the widget shows: the line, and what came back. */
  before(): TemplateResult | typeof nothing {
    const way = this.#follow();
    if (way === undefined || !this.#isSaid) return nothing;
    const { kind } = this.#standing;
    const host = this.#host();
    if (this.#goesToLine) {
      this.#goesToLine = false;
      void host.drawn().then(() => host.root.querySelector<HTMLElement>('.way')?.focus());
    }
    return html`<p class="way ${kind}" part="way" tabindex="-1">${icon(SIGNS[kind])}<span>${this.#text(this.#standing)}</span></p>
      ${way.state.returned.length === 0 ? nothing : host.drawPart(LETTERS, (part) => (this.#letters ??= new part.Letters(this.#host)).view(way))}`;
  }

  get #asking(): Asking | undefined {
    const { backend, desk, session } = this.#host();
    return session === undefined ? undefined : { backend, desk, person: session.me.id };
  }

  /** Below what the widget shows: the question, until it is answered. */
  after(): TemplateResult | typeof nothing {
    const host = this.#host();
    const asking = this.#asking;
    // Whoever has no account here has nothing to come back to.
    if (host.session?.me.guest === true) return nothing;
    if (!this.#isSaid || asking === undefined || host.session?.onItsWay !== undefined || !remembers(asking.backend))
      return nothing;
    const { consent } = wordsOf(host);
    if (this.#said !== undefined)
      return html`<div class="ask-device no-print"><p id="said-device" tabindex="-1">${this.#said} ${consent.later}</p></div>`;
    if (answerOf(asking) !== undefined) return nothing;
    return html`<section class="ask-device no-print" aria-labelledby="ask-device" part="ask-device">
      <p class="question" id="ask-device">${consent.question}</p>
      <p>${consent.why}</p>
      <p class="row">
        <button class="button" type="button" @click=${() => this.#agree(asking)}>${consent.yes}</button>
        <button class="button" type="button" @click=${() => this.#refuse(asking)}>${consent.no}</button>
      </p>
      <p class="hint">${consent.later}</p>
    </section>`;
  }

  #agree(asking: Asking): void {
    this.#goesToLine = true;
    if (answer(asking, 'yes')) this.#host().announce(wordsOf(this.#host()).device.isKept);
    else this.#answered(wordsOf(this.#host()).consent.impossible);
  }

  #refuse(asking: Asking): void {
    answer(asking, 'no');
    this.#answered(wordsOf(this.#host()).consent.refused);
  }

  #answered(text: string): void {
    const host = this.#host();
    this.#said = text;
    host.announce(text);
    host.update();
    void host.drawn().then(() => host.root.querySelector<HTMLElement>('#said-device')?.focus());
  }

  /** Instead of a desk that did not open since somebody's things wait here; undefined where that is not why. */
  instead(error: unknown): TemplateResult | undefined {
    if (!isLeft(error)) return undefined;
    const host = this.#host();
    const { left } = wordsOf(host);
    const isOther = error.who === 'other';
    return notice(host.locale, 'warning', {
      what: isOther ? left.other(error.count) : left.nobody(error.count),
      more: isOther ? left.otherMore : left.nobodyMore,
      role: 'alert',
      actions: html`<button class="button" type="button" @click=${() => host.reconnect()}>${host.locale.words.retry}</button>
        <button class="button danger" type="button" @click=${() => void this.#forget(error)}>${left.forget}</button>`,
    });
  }

  async #forget(error: LeftWaiting): Promise<void> {
    const host = this.#host();
    const { left, device } = wordsOf(host);
    const { heading, text, verb } = left;
    if (!(await confirmIn(host.root, { heading: heading(error.count), text, confirm: verb, danger: true }))) return;
    try {
      await error.forget();
    } catch (cause) {
      host.announce(left.failed);
      host.fail(cause);
      return;
    }
    forgetOwner(host.backend, host.desk);
    host.announce(device.isForgotten);
    host.reconnect();
  }

  /** Whoever signs out is asked where things wait, and leaves nothing behind. @returns whether the page may go on */
  async signOut(): Promise<boolean> {
    const host = this.#host();
    const way = host.session?.onItsWay;
    if (way === undefined) return true;
    const waits = way.state.waiting.length + way.state.returned.length;
    const { heading, text, verb, stay } = wordsOf(host).signOut;
    const question = { heading: heading(waits), text, confirm: verb, cancel: stay, danger: true };
    if (waits > 0 && !(await confirmIn(host.root, question))) return false;
    await way.wipe();
    return true;
  }
}
