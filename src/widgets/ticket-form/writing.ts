/**
 * What keeps, checks and sends what is written in a form, and what is said of it: fetched as soon as somebody is about to write.
 * What was typed before stands in the form and is taken from there.
 */
import { nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Issue, PageContext } from '../../domain/fields.ts';
import type { TicketView } from '../../domain/view.ts';
import { TicketFiledEvent, TicketOpenEvent, type TicketNamed } from '../shared/events.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import { isForeseen } from '../shared/problem.ts';
import { captureDoor } from './capture-door.ts';
import type { Draft } from './draft.ts';
import { forSeveral } from './filler.ts';
import { askedFields, blocking } from './filing.ts';
import { FormDraft, type DraftHost } from './form-draft.ts';
import { pageContext } from './page-context.ts';
import { awaitSecondPress } from './second-press.ts';
import { arrived, send, WRONG, type Answer } from './sending.ts';
import type { Sheet } from './sheet.ts';
import { SimilarDoor } from './similar-door.ts';
import { FILES } from './tray-door.ts';
import { writingStyles } from './writing.styles.ts';
import { writingWords } from './writing-words.ts';

export { WRITING_WORDS as vocabulary } from './writing-words.ts';
export { headView, heldView, keptView, pageAway, pageLines, previewView, troubleView } from './writing.view.ts';
export const styles = [writingStyles];

const FILED = onDemand(() => import('./filed.view.ts'));

/** What writing needs of its form. */
export interface WritingHost extends Omit<DraftHost, 'page'> {
  /** The form: the page is asked and told there. */
  readonly widget: HTMLElement & { readonly updateComplete: Promise<unknown> };
  /** The form may be filled in, or must not yet. */
  setOpening(opening: boolean): void;
  guarded(task: () => unknown): () => void;
}

/** Where the writing stands. */
type Step = 'writing' | 'sending' | 'filed';

const NONE: ReadonlyMap<string, string> = new Map();

export class Writing {
  readonly draft: FormDraft;
  readonly similar: SimilarDoor;
  /** Takes a screenshot for a file field (null for the ticket's own files), then gives the focus back to the control of an id. */
  readonly capture: (field: string | null, control: string) => Promise<void>;
  problem: unknown = undefined;
  /** What the same sending had filed already, with another text. */
  already: TicketView | undefined = undefined;

  readonly #host: WritingHost;
  #step: Step = 'writing';
  #issues: readonly Issue[] = [];
  /** What the backend answered of; undefined while what is to correct comes from the form's own rules. */
  #refused: Draft | undefined;
  #filed: readonly TicketView[] = [];
  /** Put back what was typed to find people and chose nobody, which no draft holds. */
  #aside: readonly (() => void)[] = [];

  constructor(host: WritingHost) {
    const { widget } = host;
    this.#host = host;
    this.draft = new FormDraft({
      ...host,
      page: () => this.page(),
      requestUpdate: () => {
        this.#review();
        host.requestUpdate();
      },
    });
    this.similar = new SimilarDoor({
      ...host,
      open: (ticket) => this.open(ticket),
      restart: () => this.discard(),
    });
    this.capture = captureDoor({
      root: () => widget.shadowRoot,
      locale: () => host.locale(),
      tray: this.draft.tray,
      drawn: () => widget.updateComplete,
    });
  }

  get sending(): boolean {
    return this.#step === 'sending';
  }

  /** Whether the form is being filled in: neither sent nor filed. */
  get isOpen(): boolean {
    return this.#step === 'writing';
  }

  /** Fetches what the files need that were given. */
  bring(part: DrawPart): void {
    const { tray } = this.draft;
    if (tray.isWanted) part(FILES, ({ FileTray }) => tray.open(FileTray));
  }

  /** The page around, gathered now. */
  page(): PageContext {
    return pageContext(this.#host.widget);
  }

  /** What is wrong, by path. */
  errors({ locale, filler, draft }: Pick<Sheet, 'locale' | 'filler' | 'draft'>): ReadonlyMap<string, string> {
    return this.#issues.length === 0
      ? NONE
      : (WRONG.peek()?.sentences(this.#issues, { locale, fields: askedFields(filler, draft), several: forSeveral(filler) }) ??
          NONE);
  }

  /** What has just been put right is no longer to correct; nothing else comes to be before the form is sent again. */
  #review(): void {
    const filler = this.#host.filler();
    const wrong = WRONG.peek();
    if (this.#issues.length === 0 || filler === undefined || wrong === undefined) return;
    const now = blocking(filler, this.draft, this.#host.locale().language);
    this.#issues = wrong.stillWrong(this.#issues, now, this.#refused, this.draft.value);
  }

  /** Starts from what was kept; what had been sent when the page went, and arrived, is filed. */
  async begin(session: Session): Promise<void> {
    this.#host.setOpening(true);
    this.#step = 'writing';
    this.#forget();
    this.similar.clear();
    this.draft.attach(session);
    if (await this.draft.begin((draft) => this.#arrivedBefore(session, draft))) this.#host.setOpening(false);
  }

  /** Goes on with what was typed before this was here. */
  take(session: Session, typed: Draft): void {
    this.draft.attach(session);
    this.draft.take(typed);
  }

  /** The same person came back after a break: what is on screen is newer than what was kept. */
  resume(session: Session): void {
    this.draft.attach(session);
    this.draft.tray.sendAll();
  }

  /** The form leaves the page. */
  clear(): void {
    this.draft.tray.clear();
    this.similar.clear();
  }

  #forget(): void {
    this.#issues = [];
    this.#refused = undefined;
    this.problem = undefined;
    this.already = undefined;
  }

  async #arrivedBefore(session: Session, draft: Draft): Promise<boolean> {
    try {
      const views = await arrived(session, draft);
      if (views !== null) await this.#done(views);
      return views !== null;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      return false;
    }
  }

  /** Files what is written, or says what keeps it from being filed. */
  submit(): void {
    this.#submit().catch((error: unknown) => {
      this.#turn('writing');
      this.draft.reopen();
      this.#host.fail(error);
    });
  }

  async #submit(): Promise<void> {
    const { widget, ...host } = this.#host;
    const session = host.session();
    const filler = host.filler();
    if (session === undefined || filler === undefined || this.#step !== 'writing') return;
    const { tray } = this.draft;
    const check = () => blocking(filler, this.draft, host.locale().language);
    this.#forget();
    this.#issues = check();
    if (this.#issues.length > 0) return this.#showIssues();
    this.#turn('sending');
    if (tray.pending > 0) {
      host.announce(writingWords(host.locale()).waitingFiles(tray.pending));
      await tray.settled();
      this.#issues = check();
      if (this.#issues.length > 0) {
        this.#turn('writing');
        return this.#showIssues();
      }
    }
    await this.#answered(await send(session, filler, this.draft, { widget, locale: host.locale() }));
  }

  async #answered(answer: Answer): Promise<void> {
    if ('filed' in answer) return this.#done(answer.filed);
    this.already = 'already' in answer ? answer.already : undefined;
    this.problem = 'problem' in answer ? answer.problem : undefined;
    this.#issues = 'issues' in answer ? answer.issues : [];
    this.#refused = this.draft.value;
    this.#turn('writing');
    if (this.#issues.length > 0) await this.#showIssues();
  }

  #turn(step: Step): void {
    this.#step = step;
    this.#host.requestUpdate();
  }

  async #showIssues(): Promise<void> {
    const { widget } = this.#host;
    const locale = this.#host.locale();
    const { focusSummary, vocabulary } = await WRONG.load();
    // Whoever is led there is read all of it at once: no sentence may still be on its way.
    await Promise.all([vocabulary.load(locale.language), locale.fetchProblems()]);
    this.#host.requestUpdate();
    await widget.updateComplete;
    if (widget.shadowRoot !== null) focusSummary(widget.shadowRoot);
  }

  /** The focus goes to what is said, unless the person is elsewhere on the page: nobody asked for it at a restart. */
  async #done(tickets: readonly TicketView[]): Promise<void> {
    const { widget } = this.#host;
    const here = this.sending;
    await this.draft.close();
    this.#filed = tickets;
    if (here) awaitSecondPress(widget.shadowRoot);
    this.#turn('filed');
    this.#host.setOpening(false);
    for (const { ticket, key } of tickets) widget.dispatchEvent(new TicketFiledEvent({ ticket: ticket.id, key }));
    await widget.updateComplete;
    if (here) widget.focus();
  }

  /** Shows the ticket: by whoever listens, else by the page's address, which any desk on it reads. */
  open(named: TicketNamed): void {
    if (this.#host.widget.dispatchEvent(new TicketOpenEvent(named)) && named.key !== null) location.hash = `#${named.key}`;
  }

  /** Throws away what is written, with a way back. */
  discard(): void {
    this.#host.guarded(async () => {
      const { widget } = this.#host;
      const boxes = widget.shadowRoot?.querySelectorAll<HTMLElementTagNameMap['guichet-combobox']>('guichet-combobox:defined');
      this.#aside = [...(boxes ?? [])].map((box) => box.setAside());
      this.draft.discard();
      this.similar.clear();
      this.#forget();
      this.#host.announce(writingWords(this.#host.locale()).draftDiscarded);
      await widget.updateComplete;
      widget.shadowRoot?.getElementById('undo')?.focus();
    })();
  }

  /** Brings back what was just thrown away. */
  bringBack(): void {
    this.#host.guarded(() => {
      this.draft.bringBack();
      for (const putBack of this.#aside) putBack();
      this.#aside = [];
      return this.#focusAgain();
    })();
  }

  /** What is in the form becomes a ticket of its own. */
  asNew(): void {
    this.already = undefined;
    this.draft.asNew();
    this.#host.widget.focus();
  }

  #again(): Promise<void> {
    this.draft.fresh();
    this.similar.clear();
    this.#filed = [];
    this.#turn('writing');
    return this.#focusAgain();
  }

  async #focusAgain(): Promise<void> {
    await this.#host.widget.updateComplete;
    this.#host.widget.focus();
  }

  /** What stands in the form's place: what was filed, or the answer that was found instead; undefined while the form is there. */
  instead(sheet: Sheet, waiting: TemplateResult): unknown {
    if (this.#step !== 'filed') return this.similar.instead(sheet);
    const { locale, session, level, filler } = sheet;
    const filed = {
      locale,
      session,
      level,
      tickets: this.#filed,
      several: forSeveral(filler),
      open: ({ ticket, key }: TicketView) => this.open({ ticket: ticket.id, key }),
      again: this.#host.guarded(() => this.#again()),
    };
    return sheet.part(FILED, ({ filedView }) => filedView(filed), waiting) ?? nothing;
  }
}
