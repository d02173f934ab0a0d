/** The draft of one form, kept: checked when it comes back, since what a browser keeps may be of another version. */
import type { Session } from '../../backends/backend.ts';
import { Draft as Keeper, type DraftProblem } from '../shared/drafts.ts';
import { isBlank, isDraft, type Draft } from './draft.ts';

export interface KeepingHost {
  /** Why the draft is not being kept. */
  draftProblem(why: DraftProblem): void;
  /** Another tab wrote it, or threw or filed it. */
  draftElsewhere(what: 'saved' | 'cleared'): void;
}

/** A draft that came back. */
export interface Restored {
  readonly draft: Draft;
  readonly bytes: ReadonlyMap<string, Blob>;
}

/** Where the draft of a form is kept: forms that the page fixes on a place have their own. */
export function slotOf(service: string, category: string): string {
  return ['new', service, category].filter((part) => part !== '').join(' ');
}

/** Drafts being written by forms that have just left the page: whoever takes the place of one waits for it. */
const leaving = new Map<string, Promise<void>>();

export class Keeping {
  readonly #keeper: Keeper<Draft>;
  readonly #name: string;

  constructor(session: Session, backend: string, slot: string, host: KeepingHost) {
    this.#name = JSON.stringify([backend, session.desk.id, session.me.id, slot]);
    this.#keeper = new Keeper(
      { backend, desk: session.desk.id, person: session.me.id, slot },
      { problem: (why) => host.draftProblem(why), other: (what) => host.draftElsewhere(what) },
    );
  }

  /** What was kept, or null where there is nothing worth it. */
  async load(): Promise<Restored | null> {
    await leaving.get(this.#name);
    const kept = await this.#keeper.load();
    const value: unknown = kept?.value;
    if (kept === null || !isDraft(value) || isBlank(value)) return null;
    return { draft: value, bytes: new Map(kept.files.map((file) => [file.id, file.blob])) };
  }

  save(draft: Draft): void {
    this.#keeper.save(draft);
  }

  flush(): Promise<void> {
    return this.#keeper.flush();
  }

  keepFile(id: string, name: string, blob: Blob): void {
    void this.#keeper.addFile({ id, name, blob });
  }

  dropFile(id: string): void {
    void this.#keeper.removeFile(id);
  }

  clear(): Promise<void> {
    return this.#keeper.clear();
  }

  /** Writes what waits, and listens no more. */
  dispose(): void {
    const gone = this.#keeper.dispose().finally(() => {
      if (leaving.get(this.#name) === gone) leaving.delete(this.#name);
    });
    leaving.set(this.#name, gone);
  }
}
