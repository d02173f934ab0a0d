/** How many tickets stand behind each tab: the very predicates of the lists, kept up to date. */
import type { Session } from '../../backends/backend.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { where, type Involvement } from '../../domain/query.ts';
import { isStaff } from '../../domain/visibility.ts';
import { isForeseen } from '../shared/problem.ts';

export interface Tally {
  readonly active: number;
  readonly over: number;
}

/** Whose tickets a person's lists show first: all for those who read all, else what they are given, else their own. */
export function firstInvolvement(me: Person, desk: Desk): Involvement {
  if (isStaff(me, desk) || desk.read === 'all') return 'all';
  return desk.read === 'assigned' ? 'assigned' : 'mine';
}

export interface TalliesHost {
  /** New numbers; null: they cannot be had now, and the tabs show none. */
  tallied(tally: Tally | null): void;
  /** The desk itself changed, or everything is to be read again. */
  changed(): void;
  fail(error: unknown): void;
}

/** The numbers of one session. */
export class Tallies {
  readonly #session: Session;
  readonly #host: TalliesHost;
  readonly #leave: () => void;
  #counting = false;
  #again = false;
  #closed = false;

  constructor(session: Session, host: TalliesHost) {
    this.#session = session;
    this.#host = host;
    this.#leave = session.watch(session.cursor, (change) => {
      if (change.type === 'tick' || change.type === 'present' || change.type === 'indexing') return;
      if (change.type === 'desk' || change.type === 'reset' || change.type === 'knowledge') host.changed();
      if (change.type === 'knowledge') return;
      this.count();
    });
  }

  /** Counts; changes that come meanwhile are counted together, once. */
  count(): void {
    if (this.#counting) {
      this.#again = true;
      return;
    }
    this.#counting = true;
    this.#ask().then(
      (tally) => this.#counted(tally),
      (error: unknown) => {
        this.#counted(null);
        if (!isForeseen(error)) this.#host.fail(error);
      },
    );
  }

  async #ask(): Promise<Tally> {
    const { me, desk } = this.#session;
    const involvement = firstInvolvement(me, desk);
    const counts = await this.#session.counts({
      active: where({ involvement, phase: 'active' }, me, desk),
      over: where({ involvement, phase: 'over' }, me, desk),
    });
    return { active: counts['active'] ?? 0, over: counts['over'] ?? 0 };
  }

  #counted(tally: Tally | null): void {
    this.#counting = false;
    if (this.#closed) return;
    this.#host.tallied(tally);
    if (!this.#again) return;
    this.#again = false;
    this.count();
  }

  close(): void {
    this.#closed = true;
    this.#leave();
  }
}
