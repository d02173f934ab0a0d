/** What a page hears of changes: all who listen in it hear one stream, each from a cursor of its own. */
import type { Change, Unavailability } from '../backends/backend.ts';
import type { Hearer, Source } from './stream-heard.ts';
import type { LiveLine } from './wire.ts';

/** Somebody who listens. */
interface Ear {
  cursor: string;
  readonly listener: (change: Change) => void;
  /** What it was last told of who is on a ticket. */
  readonly present: Map<string, string>;
}

/** Those who go on from one cursor. */
interface Group {
  cursor: string;
  readonly ears: Set<Ear>;
}

type Present = Extract<Change, { readonly type: 'present' }>;

/** Asks nobody to wait for a fault of a listener's, and hides none. */
function call<Value>(listener: (value: Value) => void, value: Value): void {
  try {
    listener(value);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
}

/** What a session knows that is listened for. */
export interface Knowing {
  /** Its cursor, for who listens to notices alone. */
  readonly cursor: () => string;
  /** Asks again for what it tells without being asked. */
  readonly renew: () => Promise<void>;
}

export class Live implements Hearer {
  readonly #session: Knowing;
  readonly #source: Source;
  readonly #ears = new Set<Ear>();
  readonly #bells = new Set<() => void>();
  #groups: Group[] = [];
  /** Which tickets were told of since the stream began. */
  #retold = new Set<string>();
  #isOn = false;
  /** Whether the groups are those of who listens. */
  #isBegun = false;

  /** @param sourceFor where what is told comes from: a stream of one's own, or one that all tabs of the browser share */
  constructor(session: Knowing, sourceFor: (hearer: Hearer) => Source) {
    this.#session = session;
    this.#source = sourceFor(this);
  }

  watch(after: string, listener: (change: Change) => void): () => void {
    const ear: Ear = { cursor: after, listener, present: new Map() };
    this.#ears.add(ear);
    const group = this.#isBegun ? this.#groups.find(({ cursor }) => cursor === after) : undefined;
    if (group === undefined) this.#again();
    else this.#join(group, ear);
    return () => {
      this.#ears.delete(ear);
      for (const { ears } of this.#groups) ears.delete(ear);
      this.#restIfAlone();
    };
  }

  /** Calls when there may be other notices. */
  ring(listener: () => void): () => void {
    this.#bells.add(listener);
    if (!this.#isOn) this.#again();
    return () => {
      this.#bells.delete(listener);
      this.#restIfAlone();
    };
  }

  /** Tells everybody to read all again: whoever is there has other rights. */
  reset(): void {
    for (const ear of [...this.#ears]) this.#tell(ear, { type: 'reset', cursor: ear.cursor });
    if (this.#isOn) this.#source.renamed?.();
  }

  /** Says, to who would not hear it otherwise, that a ticket was read here. */
  haveRead(ticket: string): void {
    if (this.#isOn) this.#source.haveRead?.(ticket);
  }

  close(): void {
    this.#ears.clear();
    this.#bells.clear();
    this.#restIfAlone();
  }

  /** Begins where others are, and learns what they know of who is here. */
  #join(group: Group, ear: Ear): void {
    const [other] = group.ears;
    group.ears.add(ear);
    const told = [...(other?.present.values() ?? [])].map((text) => JSON.parse(text) as Present);
    queueMicrotask(() => {
      for (const change of told)
        if (this.#ears.has(ear) && change.people.length > 0) this.#tell(ear, { ...change, cursor: ear.cursor });
    });
  }

  #restIfAlone(): void {
    if (this.#ears.size > 0 || this.#bells.size > 0) return;
    this.#isOn = false;
    this.#isBegun = false;
    this.#source.rest();
  }

  #again(): void {
    this.#isOn = true;
    this.#isBegun = false;
    this.#source.again();
  }

  from(): readonly string[] {
    const groups = Map.groupBy(this.#ears, ({ cursor }) => cursor);
    this.#groups = [...groups].map(([cursor, ears]) => ({ cursor, ears: new Set(ears) }));
    if (this.#groups.length === 0) this.#groups.push({ cursor: this.#session.cursor(), ears: new Set() });
    this.#retold = new Set();
    this.#isBegun = true;
    return this.#groups.map(({ cursor }) => cursor);
  }

  async hear(line: LiveLine<Change>): Promise<void> {
    const groups = this.#groups;
    if ('notices' in line) {
      for (const bell of this.#bells) call(bell, undefined);
    } else if ('ready' in line) this.#settle();
    else {
      const { to, change } = line;
      // What the session tells by itself is told as it is then.
      if (change.type === 'desk' || change.type === 'reset' || change.type === 'knowledge') await this.#session.renew();
      const group = groups[to];
      // Whoever began anew meanwhile is told again.
      if (group === undefined || !this.#isBegun || this.#groups !== groups) return;
      group.cursor = change.cursor;
      if (change.type === 'present') this.#retold.add(change.ticket);
      for (const ear of [...group.ears]) this.#tell(ear, change);
      if (change.type === 'lost') this.#forget(group);
    }
  }

  /** Tells that those are gone of whom nothing was said again; and that there may be notices of the time between. */
  #settle(): void {
    for (const ear of this.#ears)
      for (const [ticket, text] of ear.present)
        if (!this.#retold.has(ticket) && (JSON.parse(text) as Present).people.length > 0)
          this.#tell(ear, { type: 'present', ticket, people: [], cursor: ear.cursor });
    for (const bell of this.#bells) call(bell, undefined);
  }

  #tell(ear: Ear, change: Change): void {
    ear.cursor = change.cursor;
    if (change.type === 'present') {
      const text = JSON.stringify({ ...change, cursor: '' });
      if (ear.present.get(change.ticket) === text) return;
      ear.present.set(change.ticket, text);
    }
    call(ear.listener, change);
  }

  #forget({ ears }: Group): void {
    for (const ear of ears) this.#ears.delete(ear);
    this.#restIfAlone();
  }

  lost(why: Unavailability): void {
    for (const ear of [...this.#ears]) this.#tell(ear, { type: 'lost', why, cursor: ear.cursor });
    this.close();
  }
}
