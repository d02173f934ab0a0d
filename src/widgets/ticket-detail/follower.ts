/**
 * One ticket followed by one person: what the backend last said, what was asked since and not yet answered drawn over it,
 * what others did meanwhile. No DOM: the widget shows it.
 */
import { NotFound, Unavailable, type Change, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { People } from '../../domain/people.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import { isWriting } from '../../domain/written.ts';
import { onDemand } from '../shared/on-demand.ts';

/** The rules by which something is drawn before it is answered, fetched when somebody is about to do it. */
const WRITING = onDemand(() => import('../../domain/predict-writing.ts'));
const ANYTHING = onDemand(() => import('../../domain/predict.ts'));
const EDITING = onDemand(() => import('../../domain/predict-edit.ts'));

/** Where following stands. `gone`: it was readable and is no more. */
export type Standing = 'loading' | 'ready' | 'failed' | 'gone';

/** What the widget is told besides "draw again". */
export interface FollowerEvents {
  /** Something to draw has changed. */
  readonly changed: () => void;
  /** Others wrote or did these, while the ticket was open. */
  readonly news: (entries: readonly Entry[]) => void;
  /** The person's own batch was done; an empty one: the ticket was marked as read. */
  readonly done: (view: TicketView, batch: readonly Command[]) => void;
}

interface Asked {
  readonly batch: readonly Command[];
}

export class Follower {
  readonly session: Session;
  readonly #events: FollowerEvents;
  readonly #now: () => number;
  #key: string;
  #unwatch: (() => void) | undefined;
  #base: TicketView | undefined;
  #older: readonly Entry[] = [];
  #earlier: string | null | undefined;
  #asked: readonly Asked[] = [];
  /** Writings answered so far: a reading begun before one of them would put back what it changed. */
  #answered = 0;
  #reading = false;
  #again = false;
  #stopped = false;
  #seen: ReadonlySet<string> = new Set();
  #fresh: ReadonlySet<string> = new Set();

  standing: Standing = 'loading';
  error: unknown = undefined;
  /** Why what is shown may be old. */
  lost: unknown = undefined;
  /** Nothing will be heard any more: reading again does not mend that. */
  isDeaf = false;
  loadingEarlier = false;

  /**
   * @param key id, key or alias of the ticket
   * @param now epoch milliseconds
   */
  constructor(session: Session, key: string, events: FollowerEvents, now: () => number) {
    this.session = session;
    this.#key = key;
    this.#events = events;
    this.#now = now;
  }

  /** Reads the ticket, and goes on hearing of it until `stop`. */
  start(): Promise<void> {
    const { session } = this;
    const unwatch = session.watch(session.cursor, (change) => this.#hear(change));
    const deaf = session.onItsWay?.listen(() => this.#events.changed());
    this.#unwatch = () => {
      unwatch();
      deaf?.();
    };
    return this.reload();
  }

  stop(): void {
    this.#stopped = true;
    this.#unwatch?.();
  }

  /** What is shown: the backend's view with what was asked since drawn over it by the same rules. */
  get view(): TicketView | undefined {
    let view = this.#base;
    for (const { batch } of this.#asked) {
      for (const command of batch) {
        const next = view === undefined ? 'wait' : this.#predict(command, view);
        if (next === 'wait') break;
        view = next;
      }
    }
    return view;
  }

  /** Entries read, oldest first, earlier pages included. */
  get entries(): readonly Entry[] {
    return [...this.#older, ...(this.view?.timeline ?? [])];
  }

  /** Whether there is more before the first entry. */
  get hasEarlier(): boolean {
    return (this.#earlier === undefined ? this.#base?.earlier : this.#earlier) !== null;
  }

  /** Ids of entries asked for and not yet answered, some of which this device may keep until somebody answers. */
  get sending(): ReadonlySet<string> {
    const kept = this.session.onItsWay?.state.waiting ?? [];
    return new Set([...this.#asked, ...kept].flatMap(({ batch }) => batch.map((command) => command.id)));
  }

  /** Ids of the entries that others added while the ticket was open. */
  get fresh(): ReadonlySet<string> {
    return this.#fresh;
  }

  /**
   * Fetches what foresees a command, so that it is drawn at once when it is given. Where it cannot be fetched, what is done is
   * drawn when it is answered.
   */
  async prepare(what: 'writing' | 'anything' | 'editing'): Promise<void> {
    const rules = { writing: WRITING, anything: ANYTHING, editing: EDITING }[what];
    if (rules.peek() !== undefined) return;
    try {
      await rules.load();
      if (this.#asked.length > 0 && !this.#stopped) this.#events.changed();
    } catch {
      // Tried again at the next command.
    }
  }

  /** Whether the page can draw a batch before it is answered. */
  foresees(batch: readonly Command[]): boolean {
    let view = this.view;
    for (const command of batch) {
      const next = view === undefined ? 'wait' : this.#predict(command, view);
      if (next === 'wait') return false;
      view = next;
    }
    return true;
  }

  /**
   * Does a batch: drawn at once where it can be foreseen, then as the backend says.
   * @throws whatever `Session.run` throws; nothing of it stays on screen then
   */
  async run(batch: readonly Command[]): Promise<void> {
    const asked: Asked = { batch };
    this.#asked = [...this.#asked, asked];
    void this.prepare(
      batch.every(isWriting) ? 'writing' : batch.some((command) => command.do === 'edit') ? 'editing' : 'anything',
    );
    this.#events.changed();
    try {
      const outcome = await this.session.run(batch);
      this.#answered += 1;
      if (this.#stopped) return;
      this.#asked = this.#asked.filter((each) => each !== asked);
      const view = outcome.tickets.find(({ ticket }) => ticket.id === batch[0]?.ticket);
      if (view === undefined) this.#leave();
      else {
        this.#hold(view);
        this.#events.done(view, batch);
      }
    } catch (error) {
      this.#asked = this.#asked.filter((each) => each !== asked);
      // Whatever was refused was refused on a ticket that may have changed meanwhile.
      if (error instanceof NotFound && this.#base !== undefined) this.#leave();
      else void this.reload();
      throw error;
    } finally {
      this.#events.changed();
    }
  }

  /** Reads the ticket again. What cannot be read for now leaves what is shown. */
  async reload(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    try {
      do {
        this.#again = false;
        const answered = this.#answered;
        const view = await this.session.ticket(this.#key);
        if (this.#stopped) return;
        if (answered !== this.#answered) this.#again = true;
        else this.#hold(view);
      } while (this.#again && !this.#stopped);
    } catch (error) {
      if (this.#stopped) return;
      if (this.#base === undefined) {
        this.standing = 'failed';
        this.error = error;
      } else if (error instanceof NotFound) this.#leave();
      else this.lost = error;
    } finally {
      this.#reading = false;
      if (!this.#stopped) this.#events.changed();
    }
  }

  /** The entries before those shown. @returns how many came @throws whatever `Session.timeline` throws */
  async loadEarlier(): Promise<number> {
    const before = this.#earlier === undefined ? this.#base?.earlier : this.#earlier;
    if (before === null || before === undefined || this.#base === undefined || this.loadingEarlier) return 0;
    this.loadingEarlier = true;
    this.#events.changed();
    try {
      const page = await this.session.timeline(this.#base.ticket.id, before);
      this.#older = [...page.entries, ...this.#older];
      this.#earlier = page.earlier;
      this.#seen = new Set([...this.#seen, ...page.entries.map((entry) => entry.id)]);
      return page.entries.length;
    } finally {
      this.loadingEarlier = false;
      this.#events.changed();
    }
  }

  /** Tells the backend that what is shown has been read. A mark that cannot be set now is no news to anybody. */
  async markRead(): Promise<void> {
    const view = this.#base;
    if (view === undefined || !view.unread) return;
    try {
      await this.session.read(view.ticket.id, view.version);
      if (this.#stopped || this.#base !== view) return;
      this.#base = { ...view, unread: false };
      this.#events.done(this.#base, []);
    } catch {
      // It stays unread, and is marked at the next opening.
    }
  }

  #predict(command: Command, view: TicketView): TicketView | 'wait' {
    const { me, desk } = this.session;
    const foresight = EDITING.peek() ?? ANYTHING.peek() ?? (isWriting(command) ? WRITING.peek() : undefined);
    if (foresight === undefined) return 'wait';
    const people: People = Object.fromEntries(
      Object.values(view.people).map((card) => [
        card.id,
        { ...card, groups: [], available: true, profile: 'requester' as const },
      ]),
    );
    const next = foresight.predict(command, view, { person: me, desk, people, now: new Date(this.#now()).toISOString() });
    // A card says nothing of a profile: a refusal that hangs on it is the backend's to give.
    return next === 'wait' || 'code' in next ? 'wait' : next;
  }

  #hold(view: TicketView): void {
    const first = this.#base === undefined;
    // Entries that a page of a hundred pushed out of the view stay on screen.
    const ids = new Set(view.timeline.map((entry) => entry.id));
    const pushed = first || view.earlier === null ? [] : (this.#base?.timeline ?? []).filter((entry) => !ids.has(entry.id));
    if (pushed.length > 0 || this.#older.length > 0) {
      this.#older = [...this.#older, ...pushed].filter((entry) => !ids.has(entry.id));
      this.#earlier ??= this.#base?.earlier ?? null;
    }
    this.#key = view.ticket.id;
    this.#base = view;
    this.standing = 'ready';
    this.error = undefined;
    this.lost = undefined;
    if (first && isStaff(this.session.me, this.session.desk)) void this.prepare('anything');
    const me = this.session.me.id;
    const added = first
      ? []
      : view.timeline.filter((entry) => !this.#seen.has(entry.id) && !(entry.actor.type === 'person' && entry.actor.id === me));
    this.#seen = new Set([...this.#seen, ...ids]);
    if (added.length === 0) return;
    this.#fresh = new Set([...this.#fresh, ...added.map((entry) => entry.id)]);
    this.#events.news(added);
  }

  #leave(): void {
    this.standing = 'gone';
    this.#events.changed();
  }

  #hear(change: Change): void {
    if (this.#stopped) return;
    const id = this.#base?.ticket.id;
    switch (change.type) {
      case 'changed':
        if (id === undefined || change.tickets.includes(id)) void this.reload();
        return;
      case 'gone':
        if (id !== undefined && change.tickets.includes(id)) this.#leave();
        return;
      case 'desk':
      case 'reset':
        void this.reload();
        return;
      case 'lost':
        this.lost = new Unavailable(change.why);
        this.isDeaf = true;
        this.#events.changed();
        return;
      case 'tick':
      case 'present':
      case 'indexing':
      case 'knowledge':
    }
  }
}
