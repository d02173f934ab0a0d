/** What a person writes in a form before what keeps it (`writing.ts`) is here: nothing of it is lost, should the page go first. */
import type { Session } from '../../backends/backend.ts';
import { joinTabs, keepsAny, mayHold, nameOf, putAside, whenLeaving } from '../shared/drafts-aside.ts';
import type { Locale } from '../shared/locale.ts';
import { blankDraft, draftKey, isBlank, type Draft } from './draft.ts';
import { following } from './following.ts';

/** What it needs of its form. */
export interface BeforeHost {
  session(): Session | undefined;
  /** What the page fixes; empty where it fixes nothing. */
  place(): { readonly backend: string; readonly service: string; readonly category: string };
  locale(): Locale;
  /** The same draft is written in another tab. */
  heard(): void;
}

export class Before {
  draft: Draft = blankDraft();
  readonly #host: BeforeHost;
  #name = '';
  #stop: (() => void)[] = [];
  #keepsAny: Promise<boolean> | undefined;

  constructor(host: BeforeHost) {
    this.#host = host;
  }

  /** Asks whether this browser keeps any draft, while who is here and where is still awaited. */
  foresee(): void {
    this.#keepsAny = keepsAny();
  }

  /** An empty form for a session. @returns whether something may have been kept for it */
  begin(session: Session): Promise<boolean> {
    this.draft = blankDraft();
    this.change({});
    this.stay(session);
    const any = this.#keepsAny;
    // Later ones ask anew: something may have been kept meanwhile.
    this.#keepsAny = undefined;
    return mayHold(this.#name, any);
  }

  /** Is to be kept for a session, should the page go. */
  stay(session: Session): void {
    this.#name = nameOf(draftKey(session, this.#host.place()));
    this.#stop = [whenLeaving(() => this.#putAside()), joinTabs(this.#name, () => this.#host.heard()).close];
  }

  /** Puts something in it. */
  change(patch: Partial<Draft>): void {
    const { desk } = this.#host.session() ?? {};
    const next = { ...this.draft, ...patch };
    this.draft = desk === undefined ? next : following(next, desk, this.#host.place(), this.#host.locale().language);
  }

  /** The session or the form goes, or else (`false`) it is kept by other means. */
  leave(aside = true): void {
    if (aside && this.#stop.length > 0) this.#putAside();
    for (const stop of this.#stop.splice(0)) stop();
  }

  #putAside(): void {
    if (!isBlank(this.draft)) putAside(this.#name, { value: this.draft, at: Date.now() });
  }
}
