/**
 * Commands given to the ticket that is shown: one begins with its form, if it has one, is run once, and is either done, with one
 * sentence and the focus in a sensible place, or comes back with its text and why.
 */
import { freshId } from '../../backends/backend.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { LinkType } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import { isForeseen } from '../shared/problem.ts';
import { active, PANEL, type Acting, type Stage } from './acting.ts';
import { asks } from './asking.ts';
import type { Continuation } from './composer.ts';
import type { Follower } from './follower.ts';
import type { Values } from './forms.ts';
import type { Composite } from './offers.ts';
import type { Opened } from './opening.ts';

interface Beginning {
  readonly before?: readonly Command[];
  readonly verb?: string;
  readonly values?: Partial<Values>;
}

export class Doing {
  readonly #acting: Acting;
  readonly #stage: Stage;
  /** Batches under way, by what they do. */
  readonly #running = new Set<string>();
  /** What opened the form: the focus goes back to it. */
  #opener: HTMLElement | undefined;
  /** The form that is on its way. */
  #opens: symbol | undefined;

  constructor(acting: Acting, stage: Stage) {
    this.#acting = acting;
    this.#stage = stage;
  }

  /** Another ticket is shown. */
  forget(): void {
    this.#opens = undefined;
  }

  /** Takes back what was done last. */
  undo(): void {
    const { undoable } = this.#acting;
    if (undoable === undefined) return;
    this.#opener = undefined;
    this.#acting.undoable = undefined;
    void this.run([undoable]);
  }

  /**
   * Begins a command or a composite: its form where it has one, else the command itself.
   * @param opener what the focus goes back to
   */
  begin(name: string, values: Partial<Values> | undefined, opener: HTMLElement | undefined): void {
    const follower = this.#stage.follower();
    const view = follower?.view;
    if (follower === undefined || view === undefined) return;
    this.#opener = opener;
    this.#acting.missed = undefined;
    this.#acting.unsay();
    const composite = name as Composite;
    if (composite === 'takeAndAsk' || composite === 'takeAndResolve') {
      const before: Command[] = [{ id: freshId(), ticket: view.ticket.id, do: 'take' }];
      void this.#open(composite === 'takeAndAsk' ? 'ask' : 'resolve', {
        before,
        verb: this.#stage.words().commands.composite[composite],
      });
      return;
    }
    const whole = wholeCommand(name as CommandName, values, view, follower);
    if (whole === undefined) void this.#open(name as CommandName, values === undefined ? {} : { values });
    else void this.run([whole]);
  }

  /** Goes on from what stands in the answer box. */
  goOn(how: Continuation, first: Command, opener: HTMLElement | undefined): void {
    this.#opener = opener;
    this.#acting.missed = undefined;
    const { composite } = this.#stage.words().commands;
    void this.#open(how, { before: [first], verb: how === 'ask' ? composite.answerAndAsk : composite.answerAndResolve });
  }

  /** Leaves the form. */
  cancel(): void {
    this.#acting.opened = undefined;
    this.#stage.changed();
    void this.#giveFocusBack();
  }

  /** Runs a batch, with the form it came from, if any. Pressed twice, it is done once. */
  async run(batch: readonly Command[], opened?: Opened): Promise<void> {
    const follower = this.#stage.follower();
    const name = batch.map((command) => command.do).join(' ');
    if (follower === undefined || this.#running.has(name)) return;
    if (!this.#stage.allows(batch[0]?.ticket ?? '', batch)) return;
    this.#running.add(name);
    this.#acting.missed = undefined;
    this.#acting.busy = opened !== undefined;
    // Where it is drawn at once the form has nothing more to say; a dialog has closed itself.
    if (opened !== undefined && (follower.foresees(batch) || opened.modal)) this.#acting.opened = undefined;
    const before = follower.view;
    this.#stage.changed();
    try {
      await follower.run(batch);
      if (this.#stage.follower() !== follower) return;
      if (this.#acting.opened === opened) this.#acting.opened = undefined;
      // The first half of a composite was what stood in the answer box.
      if (batch.length > 1 && batch[0]?.do === 'comment') this.#stage.writing()?.discard();
      void this.tell(batch, follower, 'head').then(() => this.#offerUndo(batch, before, follower));
    } catch (error) {
      this.#stage.refused(batch, error);
      if (this.#stage.follower() !== follower) return;
      if (!isForeseen(error)) this.#stage.fail(error);
      if (opened === undefined || follower.standing === 'gone') this.#acting.missed = { batch, error };
      else this.#acting.opened = { ...opened, error };
    } finally {
      this.#running.delete(name);
      this.#acting.busy = false;
      this.#stage.changed();
    }
    if (this.#acting.opened === undefined) await this.#giveFocusBack();
  }

  async #open(name: CommandName, more: Beginning): Promise<void> {
    const follower = this.#stage.follower();
    const opens = Symbol(name);
    this.#opens = opens;
    try {
      const { acting } = this.#stage;
      if (PANEL.peek() === undefined || acting.peek() === undefined) await Promise.all([PANEL.load(), acting.load()]);
      const panel = PANEL.peek();
      if (this.#opens !== opens || panel === undefined || follower?.view === undefined) return;
      void follower.prepare(name === 'edit' ? 'editing' : 'anything');
      this.#acting.opened = panel.opening(name, follower.session, follower.view, { ...more, changed: this.#stage.changed });
      this.#stage.changed();
    } catch (error) {
      this.#stage.fail(error);
    }
  }

  /** Says what was done. */
  async tell(batch: readonly Command[], follower: Follower, where: 'head' | 'answer'): Promise<void> {
    const last = batch.at(-1);
    if (last === undefined) return;
    const { sent, changedByOthers, unsent } = this.#stage.words();
    if (last.do === 'comment' || last.do === 'answer') return this.#acting.say(sent[last.do], where);
    // Where the sentence cannot be fetched, that something was done is said all the same.
    const { peek, load } = this.#stage.acting;
    if (peek() === undefined) await load().catch(() => undefined);
    if (this.#stage.follower() !== follower) return;
    const acting = peek();
    const isLeft = last.do === 'rate' && last.mark === null;
    const tells = isLeft ? acting?.unrated : acting?.done[last.do];
    const { view } = follower;
    const assignee = view?.people[view.ticket.assignee ?? '']?.name;
    const told = acting === undefined ? changedByOthers : (tells ?? acting.updated)(view?.key ?? unsent, assignee);
    this.#acting.say(told, where);
  }

  async #offerUndo([command, ...more]: readonly Command[], before: TicketView | undefined, follower: Follower): Promise<void> {
    const { said } = this.#acting;
    const { view, session } = follower;
    if (command === undefined || more.length > 0 || before === undefined || view === undefined) return;
    const { undoOf } = await import('../../domain/undo.ts');
    const undoable = undoOf(command, before, view, { me: session.me.id, now: this.#stage.now(), fresh: freshId });
    if (this.#acting.said !== said || this.#stage.follower() !== follower) return;
    this.#acting.undoable = undoable !== undefined && session.can.commands.has(undoable.do) ? undoable : undefined;
    this.#stage.changed();
  }

  /** Back to what opened the form, or, where it is no longer offered, to the ticket's title. */
  async #giveFocusBack(): Promise<void> {
    await this.#stage.drawn();
    const root = this.#stage.root();
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
