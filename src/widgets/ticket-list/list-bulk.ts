/**
 * One act on many tickets: each its own command with its own identity, so that what is sent again is done once. Some at a time, in
 * short slices, so that the page stays quick (peers freeze for 10 to 50 seconds: zammad#2279); stopped when asked, interrupted when
 * the place cannot be reached, and gone on with from there.
 */
import { Partial, Unauthorized, Unavailable, type Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketRow } from '../../domain/view.ts';
import { Prevented } from './list-prevented.ts';

/** Commands under way at once: a distant backend answers in tenths of a second. */
const LANES = 4;

/** Milliseconds of work before the page gets its turn. */
const SLICE = 8;

/** A ticket and what is done to it. */
export interface Task {
  readonly row: TicketRow;
  readonly command: Command;
}

export type Fate = { readonly kind: 'waiting' | 'done' } | { readonly kind: 'refused'; readonly error: unknown };

/** `stopped` by the person, `interrupted` by a place that cannot be reached; `over`: nothing is left to do. */
export type BulkState = 'idle' | 'running' | 'stopped' | 'interrupted' | 'over';

export interface BulkListener {
  /** Something is otherwise than before. */
  readonly changed: () => void;
  /** Asked before each: false where the page does not want it. */
  readonly before: (task: Task) => boolean;
  readonly done: (task: Task) => void;
  readonly refused: (task: Task, error: unknown) => void;
}

const WAITING: Fate = { kind: 'waiting' };

/** After these the others would fail as well: what is left waits. */
function interrupts(error: unknown): boolean {
  return error instanceof Unavailable || error instanceof Unauthorized || error instanceof Partial;
}

export class Bulk {
  readonly tasks: readonly Task[];
  state: BulkState = 'idle';
  /** What interrupted it. */
  trouble: unknown = undefined;
  readonly #session: Pick<Session, 'run'>;
  readonly #listener: BulkListener;
  readonly #fates: Fate[];
  #sliceBegan = 0;

  constructor(session: Pick<Session, 'run'>, tasks: readonly Task[], listener: BulkListener) {
    this.#session = session;
    this.tasks = tasks;
    this.#listener = listener;
    this.#fates = tasks.map(() => WAITING);
  }

  /** Tasks with one fate. */
  of(kind: Fate['kind']): readonly Task[] {
    return this.tasks.filter((_, index) => this.#fates[index]?.kind === kind);
  }

  /** Refused tasks and why. */
  get refusals(): readonly { readonly task: Task; readonly error: unknown }[] {
    return this.tasks.flatMap((task, index) => {
      const fate = this.#fates[index];
      return fate?.kind === 'refused' ? [{ task, error: fate.error }] : [];
    });
  }

  /** Does what waits. Settles when nothing is under way any more; `state` then says why. */
  async run(): Promise<void> {
    if (this.state === 'running') return;
    this.state = 'running';
    this.trouble = undefined;
    this.#listener.changed();
    const left = this.#fates.flatMap((fate, index) => (fate.kind === 'waiting' ? [index] : []));
    this.#sliceBegan = performance.now();
    await Promise.all(Array.from({ length: LANES }, () => this.#lane(left)));
    if (this.#isRunning()) this.state = 'over';
    this.#listener.changed();
  }

  /** What is under way is finished, nothing more is begun. */
  stop(): void {
    if (this.state === 'running') this.state = 'stopped';
  }

  /** Tries what was refused once more, as the same commands. */
  async again(): Promise<void> {
    for (const [index, fate] of this.#fates.entries()) if (fate.kind === 'refused') this.#fates[index] = WAITING;
    await this.run();
  }

  /** Asked anew each time: it is stopped from elsewhere while one waits. */
  #isRunning(): boolean {
    return this.state === 'running';
  }

  async #lane(left: number[]): Promise<void> {
    for (let index = left.shift(); index !== undefined && this.#isRunning(); index = left.shift()) {
      const task = this.tasks[index];
      if (task !== undefined) await this.#do(index, task);
      if (performance.now() - this.#sliceBegan > SLICE) {
        await new Promise((resolve) => setTimeout(resolve));
        this.#sliceBegan = performance.now();
      }
    }
  }

  async #do(index: number, task: Task): Promise<void> {
    try {
      if (!this.#listener.before(task)) throw new Prevented();
      await this.#session.run([task.command]);
      this.#fates[index] = { kind: 'done' };
      this.#listener.done(task);
    } catch (error) {
      if (interrupts(error)) {
        this.state = 'interrupted';
        this.trouble = error;
      } else {
        this.#fates[index] = { kind: 'refused', error };
        this.#listener.refused(task, error);
      }
    }
    this.#listener.changed();
  }
}
