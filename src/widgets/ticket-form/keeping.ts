/** The draft of one form, kept: checked when it comes back, since what a browser keeps may be of another version. */
import type { PageContext } from '../../domain/fields.ts';
import { KINDS, PRIORITIES } from '../../domain/values.ts';
import { Draft as Keeper, type DraftProblem } from '../shared/drafts.ts';
import { nameOf, type DraftKey } from '../shared/drafts-aside.ts';
import {
  either,
  isNumber,
  isSwitch,
  isText,
  listOf,
  oneOf,
  orAbsent,
  orNull,
  recordOf,
  shaped,
  type Is,
} from '../shared/shape.ts';
import { isBlank, type Draft, type DraftFile, type Named, type Sending } from './draft.ts';

const isNamed = shaped<Named>({ id: isText, name: isText });

/** Whether what was kept is a draft of this version. */
const isDraft: Is<Draft> = shaped<Draft>({
  version: oneOf([1]),
  sendings: recordOf(shaped<Sending>({ command: isText, ticket: isText })),
  sent: isSwitch,
  service: orNull(isText),
  category: orNull(isText),
  kind: orNull(oneOf(KINDS)),
  summary: isText,
  description: isText,
  template: isText,
  fields: recordOf(either(isText, listOf(isText))),
  names: recordOf(isText),
  files: listOf(shaped<DraftFile>({ id: isText, name: isText, type: isText, size: isNumber, field: orNull(isText) })),
  page: orAbsent(orNull(recordOf(isText) as Is<PageContext>)),
  requester: orNull(isNamed),
  assignees: listOf(isNamed),
  observers: listOf(isNamed),
  priority: orNull(oneOf(PRIORITIES)),
  group: orNull(isText),
});

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

/** Drafts being written by forms that have just left the page: whoever takes the place of one waits for it. */
const leaving = new Map<string, Promise<void>>();

export class Keeping {
  readonly #keeper: Keeper<Draft>;
  readonly #name: string;

  constructor(key: DraftKey, host: KeepingHost) {
    this.#name = nameOf(key);
    this.#keeper = new Keeper(key, { problem: (why) => host.draftProblem(why), other: (what) => host.draftElsewhere(what) });
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
