/**
 * Cells that change their ticket: state and who handles it, and its rank in a list that is sorted by it. What is chosen is drawn at
 * once; where it is refused the cell is again as it was, with why beside it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { freshId, Refused } from '../../backends/backend.ts';
import type { Command, CommandName } from '../../domain/commands.ts';
import type { TicketRow, TicketView } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import { icon } from '../shared/icons.ts';
import { nameOf, personName } from '../shared/person.ts';
import { diagnose, isForeseen } from '../shared/problem.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { toast } from '../shared/toast.ts';
import { blank, commandOf, FORMS, identities, type Values } from '../ticket-detail/forms.ts';
import { asks, type Asked } from './list-act-form.ts';
import { CellMenu, type CellButton } from './list-cell-menu.ts';
import type { ListHost } from './list-extension.ts';
import { handlingItems, may, rankItems, stateItems } from './list-offers.ts';
import { Prevented } from './list-prevented.ts';
import { Handles } from './list-handles.ts';
import type { Destination } from './list-stack.ts';

export interface InlineHost {
  readonly host: ListHost;
  readonly words: () => ListStaffWords;
  /** Asks first: an act with a form. */
  readonly ask: (asked: Asked) => void;
  /** Asked before each command: false where the page does not want it. */
  readonly before: (ticket: string, command: Command) => boolean;
  readonly done: (row: TicketRow, command: Command) => void;
  readonly refused: (command: Command, error: unknown) => void;
}

type Shown = Partial<Pick<TicketRow, 'state' | 'waiting' | 'assignee' | 'priority'>>;

interface Ahead {
  /** The row that it was drawn over: another one knows better. */
  readonly over: TicketRow;
  readonly shown: Shown;
}

/** What will surely be seen of a command before it is answered. */
function foreseen(command: Command, me: string): Shown {
  switch (command.do) {
    case 'take':
    case 'take-over':
      return { assignee: me };
    case 'release':
      return { assignee: null };
    case 'set-state':
      return { state: command.state };
    case 'set-priority':
      return { priority: command.priority };
    default:
      return {};
  }
}

export class Inline {
  readonly menu: CellMenu;
  readonly #inline: InlineHost;
  readonly #handles: Handles;
  readonly #ahead = new Map<string, Ahead>();
  readonly #refusals = new Map<string, unknown>();
  readonly #busy = new Set<string>();
  /** The last act asked of each ticket, while it is not over. */
  readonly #turns = new Map<string, Promise<void>>();
  /** What was done last, where it can be taken back. */
  #undoable: { readonly text: string; readonly ticket: string; readonly command: Command } | undefined;

  constructor(inline: InlineHost) {
    this.#inline = inline;
    const { host } = inline;
    this.menu = new CellMenu(() => host.update());
    this.#handles = new Handles({
      words: inline.words,
      root: () => host.root,
      rowOf: (ticket) => this.#rowOf(ticket),
      move: (row, to) => void this.move(row, to),
      announce: (text) => host.announce(text),
    });
  }

  close(): void {
    this.#handles.close();
  }

  /** Whether the rows stand as in the stack: only then does moving one say what it does. */
  get sortedByRank(): boolean {
    const [first] = this.#inline.host.wanted.sort ?? [];
    return first?.by === 'rank' && first.descending !== true;
  }

  /** What a cell shows instead of what it usually shows; undefined for the usual. */
  cell(column: string, row: TicketRow, usual: unknown): unknown {
    if (column === 'summary') return this.#refusal(row, usual);
    if (column === 'number') return this.#rank(row, usual);
    if (column !== 'state' && column !== 'assignee') return undefined;
    const shown = this.#shown(row);
    const content = column === 'state' ? this.#state(shown) : this.#assignee(shown);
    const button = this.#button(column, shown);
    if (button === undefined) return shown === row ? undefined : content;
    return this.menu.button({ ...button, content: html`${content}${icon('chevron-down')}` });
  }

  /** Why something was refused, where there is room to say it: under the summary. */
  #refusal(row: TicketRow, usual: unknown): unknown {
    const error = this.#refusals.get(row.id);
    if (error === undefined) return undefined;
    return html`${usual}<span class="refusal" role="alert">${icon('danger')}<span>${this.#why(error)}</span></span>`;
  }

  /** Whether a row's cell has a menu. */
  changes(column: 'state' | 'assignee', row: TicketRow): boolean {
    return this.#button(column, row) !== undefined;
  }

  /** Opens the menu of a row's cell. */
  open(column: 'state' | 'assignee', row: TicketRow): void {
    const element = [...this.#inline.host.root.querySelectorAll<HTMLElement>('[data-ticket]')].find(
      (each) => each.dataset['ticket'] === row.id,
    );
    const anchor = element?.querySelector<HTMLElement>(`[data-control="${column}"]`);
    const button = this.#button(column, row);
    if (anchor != null && button !== undefined) void this.menu.open(anchor, { ...button, content: nothing });
  }

  /** Moves a ticket in the stack, and says where it is then. */
  async move(row: TicketRow, to: Destination): Promise<void> {
    await this.#run(row, { id: freshId(), ticket: row.id, do: 'rank', to });
    if (!this.#refusals.has(row.id)) this.#inline.host.focus(row.id);
  }

  /** Gives a command at once where it needs nothing, else asks first. */
  give(name: CommandName, row: TicketRow, values?: Partial<Values>): void {
    if (asks(name, values)) {
      this.#inline.ask({ name, rows: [row], values });
      return;
    }
    const present = { summary: '', description: '', kind: row.kind, restricted: false, fields: {} };
    const command =
      FORMS[name] === undefined
        ? ({ id: freshId(), ticket: row.id, do: name } as Command)
        : commandOf(name, row.id, { ...blank('public'), ...values }, identities(), present);
    void this.#run(row, command);
  }

  /** The way back from what was done last, where there is one. */
  get undo(): (() => void) | undefined {
    const undoable = this.#undoable;
    return undoable && (() => void this.#takeBack(undoable.ticket, undoable.command));
  }

  /** The same as a button: it stays in sight, wherever the rows are scrolled to, until the next act. */
  note(): TemplateResult | typeof nothing {
    const { host, words } = this.#inline;
    const undoable = this.#undoable;
    const { undo } = this;
    if (undoable === undefined || undo === undefined) return nothing;
    return toast(host.locale, { text: undoable.text, action: { label: words().undo, run: undo } }, () => {
      this.#undoable = undefined;
      host.update();
      host.focus(undoable.ticket);
    });
  }

  async #takeBack(ticket: string, command: Command): Promise<void> {
    const { host } = this.#inline;
    const row = this.#rowOf(ticket) ?? (await this.#read(ticket));
    if (row !== undefined) await this.#run(row, command);
    host.focus(ticket);
  }

  /** A ticket that left the rows by what was done to it. */
  async #read(ticket: string): Promise<TicketRow | undefined> {
    const { host } = this.#inline;
    try {
      return (await host.session.tickets({ where: { in: ['id', [ticket]] }, limit: 1 })).rows[0];
    } catch (error) {
      host.fail(error);
      return undefined;
    }
  }

  #saidOf(command: Command, { key, position, ticket, people }: TicketView): string {
    const { done, updated, stack } = this.#inline.words();
    if (command.do === 'rank' && position !== null) return stack.moved(key ?? '', position);
    return (done[command.do] ?? updated)(key ?? '', people[ticket.assignee ?? '']?.name);
  }

  /** Offers the way back from what was done, where there is one. */
  async #offer(command: Command, seen: Promise<TicketView | undefined>, after: TicketView): Promise<void> {
    const { host } = this.#inline;
    const { me, can } = host.session;
    const [before, { undoOf }] = await Promise.all([seen, import('../../domain/undo.ts')]);
    // Read too late, it is what it was changed to.
    if (before === undefined || before.version === after.version || this.#busy.size > 0) return;
    const back = undoOf(command, before, after, { me: me.id, now: host.locale.now(), fresh: freshId });
    if (back === undefined || !can.commands.has(back.do)) return;
    this.#undoable = { text: this.#saidOf(command, after), ticket: after.ticket.id, command: back };
    host.update();
  }

  /** One act after the other on a ticket: what is asked while one is on its way waits for it, and is not lost. */
  async #run(row: TicketRow, command: Command): Promise<void> {
    const { id } = row;
    const earlier = this.#turns.get(id);
    const turn = earlier === undefined ? this.#act(row, command) : earlier.then(() => this.#act(this.#rowOf(id) ?? row, command));
    this.#turns.set(id, turn);
    await turn;
    if (this.#turns.get(id) === turn) this.#turns.delete(id);
  }

  async #act(row: TicketRow, command: Command): Promise<void> {
    const { host, before, done, refused } = this.#inline;
    this.#busy.add(row.id);
    this.#undoable = undefined;
    this.#refusals.delete(row.id);
    this.#ahead.set(row.id, { over: row, shown: foreseen(command, host.session.me.id) });
    host.update();
    try {
      if (!before(row.id, command)) throw new Prevented();
      // What it was like is read on the way: nobody waits for it.
      const seen = host.session.ticket(row.id).catch(() => undefined);
      const { tickets } = await host.session.run([command]);
      this.#busy.delete(row.id);
      const view = tickets.find(({ ticket }) => ticket.id === row.id);
      if (view !== undefined) {
        const { state, waiting, assignee, priority } = view.ticket;
        this.#ahead.set(row.id, { over: row, shown: { state, waiting, assignee, priority } });
        host.announce(this.#saidOf(command, view));
        // The way back is fetched when something was done: where it cannot be, none is offered.
        void this.#offer(command, seen, view).catch(() => undefined);
      }
      done(row, command);
      host.refresh([row.id]);
    } catch (error) {
      this.#busy.delete(row.id);
      this.#ahead.delete(row.id);
      this.#refuse(row, error);
      refused(command, error);
    }
    host.update();
  }

  #refuse(row: TicketRow, error: unknown): void {
    if (!isForeseen(error) && !(error instanceof Prevented)) return this.#inline.host.fail(error);
    this.#refusals.set(row.id, error);
  }

  #why(error: unknown): string {
    const { host, words } = this.#inline;
    if (error instanceof Prevented) return words().act.prevented;
    const { what, why, todo } = diagnose(host.locale, error);
    return error instanceof Refused ? why : `${what} ${why} ${todo}`.trim();
  }

  #rowOf(ticket: string): TicketRow | undefined {
    return this.#inline.host.list.rows.held.find(({ id }) => id === ticket);
  }

  /** The row as it will be once what was asked is answered. */
  #shown(row: TicketRow): TicketRow {
    const ahead = this.#ahead.get(row.id);
    if (ahead === undefined) return row;
    if (ahead.over === row) return { ...row, ...ahead.shown };
    if (!this.#busy.has(row.id)) this.#ahead.delete(row.id);
    return row;
  }

  /** As its badge reads. */
  #stateWords({ state, waiting }: TicketRow): string {
    const { states, waitings } = this.#inline.host.locale.words;
    return state === 'waiting' && waiting != null ? `${states[state]} · ${waitings[waiting.reason]}` : states[state];
  }

  #state(row: TicketRow): unknown {
    return stateBadge(this.#inline.host.locale, row.state, row.waiting?.reason);
  }

  #assignee(row: TicketRow): unknown {
    const { locale, list, words, session } = this.#inline.host;
    if (row.assignee === null) return html`<span class="muted">${words.free}</span>`;
    return personName(locale, row.assignee, list.people, session.me.id);
  }

  #button(column: 'state' | 'assignee', row: TicketRow): Omit<CellButton, 'content'> | undefined {
    const { host, words } = this.#inline;
    const { session, locale, list } = host;
    const key = row.key ?? row.summary;
    const items = (): ReturnType<typeof stateItems> =>
      column === 'state' ? stateItems(row, session, words(), locale) : handlingItems(row, session, words());
    if (items().length === 0) return undefined;
    const { inline } = words();
    const now =
      column === 'state'
        ? inline.state(key, this.#stateWords(row))
        : inline.assignee(
            key,
            row.assignee === null ? host.words.free : nameOf(locale, row.assignee, list.people, session.me.id),
          );
    const choose = (item: string): void => {
      const [name, state] = item.split(' ') as [CommandName, Values['state'] | undefined];
      this.give(name, row, state === undefined ? undefined : { state });
    };
    return { id: `${column} ${row.id}`, look: 'change', label: `${now}. ${inline.change}`, items, choose };
  }

  /** The rank's menu and handle, where the list shows the stack and this ticket may be moved in it. */
  #rank(row: TicketRow, usual: unknown): unknown {
    const { host, words } = this.#inline;
    const { position } = row;
    if (position === null || !this.sortedByRank || !may(row, host.session, 'rank')) return undefined;
    const choose = (item: string): void => {
      if (item === 'number') this.give('rank', row, { rank: 'number' });
      else void this.move(row, item as Destination);
    };
    const button: CellButton = {
      id: `rank ${row.id}`,
      look: 'change lone',
      label: words().stack.move(row.key ?? row.summary, position),
      content: icon('more'),
      items: () => rankItems(words(), row),
      choose,
    };
    return html`<span class="ranking">${this.#handles.handle(row)}${this.menu.button(button)}</span>${usual}`;
  }
}
