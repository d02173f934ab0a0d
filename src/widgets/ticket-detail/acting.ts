/**
 * Doing things to the ticket that is shown: a command begins with its form, if it has one, is run once, and is either done, with
 * one sentence and the focus in a sensible place, or comes back with its text and why.
 */
import { freshId } from '../../backends/backend.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { LinkType } from '../../domain/ticket.ts';
import type { EntryComment, TicketView } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import type { ActingWords } from '../../locales/fr/ticket-acting.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { onDemand } from '../shared/on-demand.ts';
import { isForeseen } from '../shared/problem.ts';
import { asks } from './asking.ts';
import type { Continuation } from './composer.ts';
import type { Follower } from './follower.ts';
import type { Values } from './forms.ts';
import type { Opened } from './opening.ts';
import type { Composite } from './offers.ts';
import type { Writing } from './writing.ts';

/** A form, and what shows it. */
export const PANEL = onDemand(() => import('./panel.view.ts'));

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

interface Beginning {
  readonly before?: readonly Command[];
  readonly verb?: string;
  readonly values?: Partial<Values>;
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
  readonly stage: Stage;
  /** Batches under way, by what they do. */
  readonly #running = new Set<string>();
  /** What opened the form: the focus goes back to it. */
  #opener: HTMLElement | undefined;
  /** The form that is on its way. */
  #opens: symbol | undefined;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Something that is no command was not done. */
  readonly miss = (error: unknown): void => {
    this.missed = { batch: [], error };
  };

  /** Another ticket is shown. */
  forget(): void {
    this.#opens = undefined;
    this.opened = undefined;
    this.missed = undefined;
    this.#unsay();
  }

  #unsay(): void {
    this.said = '';
    this.undoable = undefined;
  }

  /** Takes back what was done last. */
  readonly undo = (): void => {
    const { undoable } = this;
    if (undoable === undefined) return;
    this.#opener = undefined;
    this.undoable = undefined;
    void this.run([undoable]);
  };

  /** Begins a command or a composite, from a button or the menu: its form where it has one, else the command itself. */
  readonly begin = (name: string, values?: Partial<Values>): void => {
    const follower = this.stage.follower();
    const view = follower?.view;
    if (follower === undefined || view === undefined) return;
    this.#opener = active(this.stage.root());
    this.missed = undefined;
    this.#unsay();
    const composite = name as Composite;
    if (composite === 'takeAndAsk' || composite === 'takeAndResolve') {
      const before: Command[] = [{ id: freshId(), ticket: view.ticket.id, do: 'take' }];
      void this.#open(composite === 'takeAndAsk' ? 'ask' : 'resolve', {
        before,
        verb: this.stage.words().commands.composite[composite],
      });
      return;
    }
    const whole = wholeCommand(name as CommandName, values, view, follower);
    if (whole === undefined) void this.#open(name as CommandName, values === undefined ? {} : { values });
    else void this.run([whole]);
  };

  /** Goes to the answer box. @param note as a note for the team alone */
  readonly write = (note: boolean): void => {
    if (note) this.stage.writing()?.readBy('staff');
    this.stage.root().querySelector<HTMLElement>('guichet-composer')?.focus();
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
    this.#opener = active(this.stage.root());
    this.missed = undefined;
    const { composite } = this.stage.words().commands;
    void this.#open(how, { before: [first], verb: how === 'ask' ? composite.answerAndAsk : composite.answerAndResolve });
  };

  /** Leaves the form. */
  readonly cancel = (): void => {
    this.opened = undefined;
    this.stage.changed();
    void this.#giveFocusBack();
  };

  /** Runs a batch, with the form it came from, if any. Pressed twice, it is done once. */
  async run(batch: readonly Command[], opened?: Opened): Promise<void> {
    const follower = this.stage.follower();
    const name = batch.map((command) => command.do).join(' ');
    if (follower === undefined || this.#running.has(name)) return;
    if (!this.stage.allows(batch[0]?.ticket ?? '', batch)) return;
    this.#running.add(name);
    this.missed = undefined;
    this.busy = opened !== undefined;
    // Where it is drawn at once the form has nothing more to say; a dialog has closed itself.
    if (opened !== undefined && (follower.foresees(batch) || opened.modal)) this.opened = undefined;
    const before = follower.view;
    this.stage.changed();
    try {
      await follower.run(batch);
      if (this.stage.follower() !== follower) return;
      if (this.opened === opened) this.opened = undefined;
      // The first half of a composite was what stood in the answer box.
      if (batch.length > 1 && batch[0]?.do === 'comment') this.stage.writing()?.discard();
      void this.#tell(batch, follower, 'head').then(() => this.#offerUndo(batch, before, follower));
    } catch (error) {
      this.stage.refused(batch, error);
      if (this.stage.follower() !== follower) return;
      if (!isForeseen(error)) this.stage.fail(error);
      if (opened === undefined || follower.standing === 'gone') this.missed = { batch, error };
      else this.opened = { ...opened, error };
    } finally {
      this.#running.delete(name);
      this.busy = false;
      this.stage.changed();
    }
    if (this.opened === undefined) await this.#giveFocusBack();
  }

  /** Sends what stands in the answer box. @throws what the backend answers, for the box to say */
  readonly send = async (batch: readonly Command[]): Promise<void> => {
    const follower = this.stage.follower();
    if (follower === undefined) return;
    this.#unsay();
    try {
      await follower.run(batch);
    } catch (error) {
      this.stage.refused(batch, error);
      if (!isForeseen(error)) this.stage.fail(error);
      throw error;
    }
    void this.#tell(batch, follower, 'answer');
  };

  async #open(name: CommandName, more: Beginning): Promise<void> {
    const follower = this.stage.follower();
    const opens = Symbol(name);
    this.#opens = opens;
    try {
      const { acting } = this.stage;
      if (PANEL.peek() === undefined || acting.peek() === undefined) await Promise.all([PANEL.load(), acting.load()]);
      const panel = PANEL.peek();
      if (this.#opens !== opens || panel === undefined || follower?.view === undefined) return;
      void follower.prepare('anything');
      this.opened = panel.opening(name, follower.session, follower.view, { ...more, changed: this.stage.changed });
      this.stage.changed();
    } catch (error) {
      this.stage.fail(error);
    }
  }

  async #tell(batch: readonly Command[], follower: Follower, where: 'head' | 'answer'): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const { sent, changedByOthers, unsent } = this.stage.words();
    if (last.do === 'comment' || last.do === 'answer') this.said = sent[last.do];
    else {
      // Where the sentence cannot be fetched, that something was done is said all the same.
      const { peek, load } = this.stage.acting;
      if (peek() === undefined) await load().catch(() => undefined);
      if (this.stage.follower() !== follower) return;
      const acting = peek();
      const isLeft = last.do === 'rate' && last.mark === null;
      const tells = isLeft ? acting?.unrated : acting?.done[last.do];
      this.said = acting === undefined ? changedByOthers : (tells ?? acting.updated)(follower.view?.key ?? unsent);
    }
    this.saidAt = where;
    this.stage.announce(this.said);
    this.stage.changed();
  }

  async #offerUndo([command, ...more]: readonly Command[], before: TicketView | undefined, follower: Follower): Promise<void> {
    const { said } = this;
    const { view, session } = follower;
    if (command === undefined || more.length > 0 || before === undefined || view === undefined) return;
    const { undoOf } = await import('../../domain/undo.ts');
    const undoable = undoOf(command, before, view, { me: session.me.id, now: this.stage.now(), fresh: freshId });
    if (this.said !== said || this.stage.follower() !== follower) return;
    this.undoable = undoable !== undefined && session.can.commands.has(undoable.do) ? undoable : undefined;
    this.stage.changed();
  }

  /** Back to what opened the form, or, where it is no longer offered, to the ticket's title. */
  async #giveFocusBack(): Promise<void> {
    await this.stage.drawn();
    const root = this.stage.root();
    const at = active(root);
    if (at !== undefined && at.isConnected && at.localName !== 'guichet-command-panel') return;
    if (this.#opener?.isConnected === true) this.#opener.focus();
    else root.querySelector<HTMLElement>('#title')?.focus();
  }
}

/** A command that needs no form, because it has none or because what it needs was pressed with it; undefined otherwise. */
function wholeCommand(
  name: CommandName,
  values: Partial<Values> | undefined,
  view: TicketView,
  { session }: Follower,
): Command | undefined {
  const common = { id: freshId(), ticket: view.ticket.id };
  const relations = relationsTo(view.ticket, session.me, session.desk);
  if (name === 'uninvite') {
    // An observer who may take nobody else's invitation away can only leave.
    const person = values?.person?.id ?? (relations.requester || relations.staff ? undefined : session.me.id);
    return person === undefined ? undefined : { ...common, do: name, person };
  }
  if (name === 'rate' && values?.mark !== undefined)
    return { ...common, do: name, mark: values.mark === '' ? null : Number(values.mark) };
  if (name === 'unlink' && values?.link !== undefined) {
    const [type = 'see-also', to = ''] = values.link.split(' ');
    return { ...common, do: name, type: type as LinkType, to };
  }
  // A command without a form takes nothing but its ticket.
  return asks(name) ? undefined : ({ ...common, do: name } as Command);
}
