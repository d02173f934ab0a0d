/** The draft of one form while it is filled in: what follows from each choice, kept, found again, thrown away and brought back. */
import { freshId, type Session } from '../../backends/backend.ts';
import type { PageContext } from '../../domain/fields.ts';
import type { DraftProblem } from '../shared/drafts.ts';
import type { Locale } from '../shared/locale.ts';
import { blankDraft, draftKey, isBlank, type Draft } from './draft.ts';
import { forSeveral, type Filler } from './filler.ts';
import { following } from './following.ts';
import { Keeping } from './keeping.ts';
import type { Prefill } from './prefill.ts';
import { TrayDoor } from './tray-door.ts';

/** What the draft needs of its form. */
export interface DraftHost {
  session(): Session | undefined;
  filler(): Filler | undefined;
  /** What the page fixes; empty where it fixes nothing. */
  place(): { readonly backend: string; readonly service: string; readonly category: string };
  locale(): Locale;
  /** The page around, gathered now. */
  page(): PageContext;
  /** Somebody is typing here: what another tab does must not take the words from under their hands. */
  isBusy(): boolean;
  announce(text: string): void;
  requestUpdate(): void;
  fail(error: unknown): void;
}

/** What puts the page's words into a draft: fetched by forms that are given some. */
type Prefilling = typeof import('./prefill.ts');

/** What the draft has to say of itself. */
export type DraftNews = 'restored' | 'other' | 'discarded' | undefined;

export class FormDraft {
  value: Draft = blankDraft();
  news: DraftNews = undefined;
  /** Why it is not being kept. */
  unkept: DraftProblem | undefined = undefined;
  readonly tray: TrayDoor;

  readonly #host: DraftHost;
  #keeping: Keeping | undefined;
  #undo: { readonly draft: Draft; readonly bytes: ReadonlyMap<string, Blob> } | undefined;
  #open = false;
  /** What the page gives each form to begin with, and the draft that holds it and nothing else. */
  #given: Prefill | undefined;
  #how: Prefilling | undefined;
  #begun: Draft | undefined;

  constructor(host: DraftHost) {
    this.#host = host;
    this.tray = new TrayDoor({
      session: () => host.session(),
      locale: () => host.locale(),
      files: () => this.value.files,
      setFiles: (next) => this.change({ files: [...next] }),
      keep: (id, bytes) => this.#keeping?.keepFile(id, id, bytes),
      drop: (id) => this.#keeping?.dropFile(id),
      announce: (text) => host.announce(text),
      requestUpdate: () => host.requestUpdate(),
    });
  }

  get isBlank(): boolean {
    return this.value === this.#begun || isBlank(this.value);
  }

  /** Keeps for a session from now on. */
  attach(session: Session): void {
    this.#keeping?.dispose();
    this.#keeping = new Keeping(draftKey(session, this.#host.place()), {
      draftProblem: (why) => {
        this.unkept = why;
        this.#host.requestUpdate();
      },
      draftElsewhere: (what) => void this.heard(what).catch((error: unknown) => this.#host.fail(error)),
    });
  }

  /** Writes what waits, and stops keeping. */
  detach(): void {
    this.#keeping?.dispose();
    this.#keeping = undefined;
  }

  /**
   * Starts from what was kept.
   * @param sentBefore asked of a draft that was being sent when the page went: whether it arrived
   * @returns false when it had arrived, or when another session has taken this one's place meanwhile
   */
  async begin(sentBefore: (draft: Draft) => Promise<boolean>): Promise<boolean> {
    this.#open = false;
    this.tray.clear();
    this.news = undefined;
    const keeping = this.#keeping;
    const kept = (await keeping?.load()) ?? null;
    if (this.#keeping !== keeping) return false;
    if (kept?.draft.sent === true && (await sentBefore(kept.draft))) return false;
    if (this.#keeping !== keeping) return false;
    if (kept === null) this.#blank();
    else {
      this.value = this.#filled(this.#reconciled(kept.draft));
      this.news = 'restored';
      this.tray.restore(kept.bytes);
    }
    this.#open = true;
    return true;
  }

  /** Goes on with what was typed before this was here. */
  take(typed: Draft): void {
    this.value = this.#filled(this.#reconciled(typed));
    this.#open = true;
    if (isBlank(typed)) this.#begun = this.value;
    else this.#keeping?.save(this.value);
  }

  /** What the page gives goes where nothing is written, now or when the form begins; kept only once the person writes too. */
  prefill(given: Prefill, how: Prefilling): void {
    const before = this.#given;
    this.#given = given;
    this.#how = how;
    if (!this.#open) return;
    const untouched = this.isBlank;
    this.value = this.#filled(this.value, before);
    if (untouched) this.#begun = this.value;
    this.#host.requestUpdate();
  }

  #filled(draft: Draft, before?: Prefill): Draft {
    const given = this.#given;
    const how = this.#how;
    const filler = this.#host.filler();
    if (given === undefined || how === undefined || filler === undefined) return draft;
    how.checkPrefill(given, filler, this.#host.locale().language);
    return this.#reconciled(how.prefilled(draft, given, before));
  }

  /** An empty form, but for what the page gives. */
  #blank(): void {
    this.value = this.#filled(this.#reconciled(blankDraft()));
    this.#begun = this.value;
  }

  /** Puts something in it. */
  change(patch: Partial<Draft>): void {
    this.value = this.#reconciled({ ...this.value, ...patch });
    this.news = undefined;
    this.#undo = undefined;
    this.#keeping?.save(this.value);
    this.#host.requestUpdate();
  }

  /** Its sending begins, or has certainly not been done; kept before anything else happens. */
  async mark(sent: boolean): Promise<void> {
    this.#open = !sent;
    this.value = { ...this.value, sent };
    this.#keeping?.save(this.value);
    await this.#keeping?.flush();
  }

  /** May be changed again, although what was sent may have arrived. */
  reopen(): void {
    this.#open = true;
  }

  /** What had arrived stays; what is in the form becomes a ticket of its own. */
  asNew(): void {
    this.change({ sendings: {}, sent: false });
  }

  /** Filed: nothing is kept any more. */
  async close(): Promise<void> {
    this.#open = false;
    this.tray.clear();
    this.value = blankDraft();
    this.news = undefined;
    this.#undo = undefined;
    await this.#keeping?.clear();
  }

  /** An empty form again. */
  fresh(): void {
    this.#blank();
    this.#open = true;
  }

  /** Throws everything away, until something else is typed. */
  discard(): void {
    this.#undo = { draft: this.value, bytes: this.tray.bytes() };
    this.tray.clear();
    this.value = this.#reconciled(blankDraft());
    this.news = 'discarded';
    void this.#keeping?.clear();
    this.#host.requestUpdate();
  }

  /** Brings back what was just thrown away. */
  bringBack(): void {
    const undo = this.#undo;
    if (undo === undefined) return;
    for (const [id, bytes] of undo.bytes) this.#keeping?.keepFile(id, id, bytes);
    this.change(undo.draft);
    this.tray.restore(undo.bytes);
  }

  /** Another tab wrote it, or filed or threw it away. */
  async heard(what: 'saved' | 'cleared'): Promise<void> {
    if (!this.#open || this.#host.isBusy()) return;
    if (what === 'cleared') {
      this.tray.clear();
      this.value = this.#reconciled(blankDraft());
      this.news = undefined;
      this.#host.requestUpdate();
      return;
    }
    const kept = await this.#keeping?.load();
    if (kept === null || kept === undefined || !this.#open || this.#host.isBusy()) return;
    if (JSON.stringify(kept.draft) === JSON.stringify(this.value)) return;
    this.value = this.#reconciled(kept.draft);
    this.news = 'other';
    this.tray.restore(kept.bytes);
  }

  /** What follows from what is chosen, with the page around and the identities of what will be sent. */
  #reconciled(draft: Draft): Draft {
    const filler = this.#host.filler();
    if (filler === undefined) return draft;
    const several = forSeveral(filler);
    const next = following(draft, filler.desk, this.#host.place(), this.#host.locale().language);
    // What is given to others is rarely about the page it is given from.
    const page = draft.page === undefined ? (several ? null : this.#host.page()) : draft.page;
    return withSendings({ ...next, page }, several);
  }
}

/** The identities of what will be sent, made once for each assignee. */
function withSendings(draft: Draft, several: boolean): Draft {
  const wanted = several && draft.assignees.length > 0 ? draft.assignees.map((each) => each.id) : [''];
  const sendings = Object.fromEntries(wanted.map((id) => [id, draft.sendings[id] ?? { command: freshId(), ticket: freshId() }]));
  return { ...draft, sendings };
}
