/**
 * Doing things to the ticket that is shown: what stands of it in the widget, and answering. What does the rest (`doing.ts`) comes
 * with the first command.
 */
import type { Command } from '../../domain/commands.ts';
import type { EntryComment } from '../../domain/view.ts';
import type { ActingWords } from '../../locales/fr/ticket-acting.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Language } from '../../locales/index.ts';
import { onDemand } from '../shared/on-demand.ts';
import { isForeseen } from '../shared/problem.ts';
import type { Continuation } from './composer.ts';
import type { Doing } from './doing.ts';
import type { Follower } from './follower.ts';
import type { Values } from './forms.ts';
import type { Opened } from './opening.ts';
import { prepareTelling } from './wording.ts';
import type { Writing } from './writing.ts';

/** A form, and what shows it. */
export const PANEL = onDemand(() => import('./panel.view.ts'));

const DOING = onDemand(() => import('./doing.ts'));

/** Fetches what does commands and tells of them, for whoever is likely to give one. Where it cannot be, it is tried again then. */
export function prepareActs(language: Language): Promise<unknown> {
  return Promise.allSettled([DOING.load(), prepareTelling(language)]);
}

/** The widget around. */
export interface Stage {
  readonly follower: () => Follower | undefined;
  readonly writing: () => Writing | undefined;
  readonly words: () => TicketDetailWords;
  /** The words of forms and of what was done. */
  readonly acting: {
    /** If they are here. */
    readonly peek: () => ActingWords | undefined;
    /** Fetches them. @throws the import's own error */
    readonly load: () => Promise<unknown>;
  };
  readonly root: () => ShadowRoot;
  /** Something to draw has changed. */
  readonly changed: () => void;
  /** Settles once it is drawn. */
  readonly drawn: () => Promise<unknown>;
  /** The present instant, epoch milliseconds. */
  readonly now: () => number;
  /** Said to screen readers. */
  readonly announce: (text: string) => void;
  /** Something unforeseen happened. */
  readonly fail: (error: unknown) => void;
  /** Whether the page lets something be done to a ticket. */
  readonly allows: (ticket: string, batch: readonly Command[]) => boolean;
  /** Something was not done. */
  readonly refused: (batch: readonly Command[], error: unknown) => void;
}

/** A command given without a form, that was not done. */
export interface Missed {
  readonly batch: readonly Command[];
  readonly error: unknown;
}

/** The focused element of a root, if any. */
export function active(root: ShadowRoot): HTMLElement | undefined {
  return root.activeElement instanceof HTMLElement ? root.activeElement : undefined;
}

export class Acting {
  /** The form that is open. */
  opened: Opened | undefined;
  /** The form's batch is under way and could not be drawn ahead. */
  busy = false;
  missed: Missed | undefined;
  /** What was done last, in a sentence. */
  said = '';
  /** Where it was done: with the head's buttons, or in the answer box. */
  saidAt: 'head' | 'answer' = 'head';
  /** What would take it back, where something does. */
  undoable: Command | undefined;
  readonly #stage: Stage;
  #doing: Doing | undefined;
  /** Counts what was begun, and leaving: what is fetched for an earlier one is no longer wanted. */
  #turn = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Something that is no command was not done. */
  readonly miss = (error: unknown): void => {
    this.missed = { batch: [], error };
  };

  /** Another ticket is shown. */
  forget(): void {
    this.#turn += 1;
    this.#doing?.forget();
    this.opened = undefined;
    this.missed = undefined;
    this.unsay();
  }

  /** What was done last is said no longer. */
  unsay(): void {
    this.said = '';
    this.undoable = undefined;
  }

  /** Says what was done. */
  say(sentence: string, where: 'head' | 'answer'): void {
    this.said = sentence;
    this.saidAt = where;
    this.#stage.announce(sentence);
    this.#stage.changed();
  }

  /** Takes back what was done last. */
  readonly undo = (): void => this.#do((doing) => doing.undo());

  /** Begins a command or a composite, from a button or the menu: its form where it has one, else the command itself. */
  readonly begin = (name: string, values?: Partial<Values>): void => {
    const opener = active(this.#stage.root());
    this.#do((doing) => doing.begin(name, values, opener));
  };

  /** Goes to the answer box. @param note as a note for the team alone */
  readonly write = (note: boolean): void => {
    if (note) this.#stage.writing()?.readBy('staff');
    this.#stage.root().querySelector<HTMLElement>('guichet-composer')?.focus();
  };

  /** What is done to one comment of the thread. */
  readonly onComment = (act: 'split' | 'withdraw', comment: EntryComment): void => {
    const line = comment.text.split('\n').find((each) => each.trim() !== '') ?? '';
    this.begin(act, {
      entry: comment.id,
      ...(act === 'split' ? { summary: line.slice(0, 120), description: comment.text } : {}),
    });
  };

  /** Goes on from what stands in the answer box: its message, then a question or the solution, in one batch. */
  readonly goOn = (how: Continuation, first: Command): void => {
    const opener = active(this.#stage.root());
    this.#do((doing) => doing.goOn(how, first, opener));
  };

  /** Leaves the form. */
  readonly cancel = (): void => this.#do((doing) => doing.cancel());

  /** Runs a batch, with the form it came from, if any. Pressed twice, it is done once. */
  run(batch: readonly Command[], opened?: Opened): void {
    this.#do((doing) => doing.run(batch, opened));
  }

  /** Sends what stands in the answer box. @throws what the backend answers, for the box to say */
  readonly send = async (batch: readonly Command[]): Promise<void> => {
    const follower = this.#stage.follower();
    if (follower === undefined) return;
    this.unsay();
    try {
      await follower.run(batch);
    } catch (error) {
      this.#stage.refused(batch, error);
      if (!isForeseen(error)) this.#stage.fail(error);
      throw error;
    }
    const act = batch.at(-1)?.do;
    if (act === 'comment' || act === 'answer') this.say(this.#stage.words().sent[act], 'answer');
    else this.#do((doing) => doing.tell(batch, follower, 'answer'));
  };

  /** Does something small, that shows itself where it is done. What stops it is said under the head. @returns whether it is done */
  readonly quietly = async (batch: readonly Command[]): Promise<boolean> => {
    const follower = this.#stage.follower();
    if (follower === undefined || !this.#stage.allows(batch[0]?.ticket ?? '', batch)) return false;
    this.missed = undefined;
    try {
      await follower.run(batch);
      return true;
    } catch (error) {
      this.#stage.refused(batch, error);
      if (!isForeseen(error)) this.#stage.fail(error);
      this.missed = { batch, error };
      this.#stage.changed();
      return false;
    }
  };

  /**
   * Does something to another ticket than the one that is shown.
   * @returns whether the page let it be done @throws what the backend answers
   */
  readonly elsewhere = async (command: Command): Promise<boolean> => {
    const follower = this.#stage.follower();
    if (follower === undefined || !this.#stage.allows(command.ticket, [command])) return false;
    try {
      await follower.session.run([command]);
      return true;
    } catch (error) {
      this.#stage.refused([command], error);
      throw error;
    }
  };

  /** Something beside the ticket is to be drawn again, and perhaps said. */
  readonly redraw = (said?: string): void => {
    this.#stage.changed();
    if (said !== undefined) this.#stage.announce(said);
  };

  /** Does something with what does commands: at once where it is here, else as soon as it is, unless something else was begun. */
  #do(task: (doing: Doing) => unknown): void {
    const turn = (this.#turn += 1);
    const here = DOING.peek();
    if (here !== undefined) {
      task((this.#doing ??= new here.Doing(this, this.#stage)));
      return;
    }
    DOING.load().then(
      ({ Doing }) => {
        if (turn === this.#turn) task((this.#doing ??= new Doing(this, this.#stage)));
      },
      (error: unknown) => this.#stage.fail(error),
    );
  }
}
