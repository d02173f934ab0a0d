/** Asks for what a list shows, and goes on with it: questions, words and numbers typed, the next rows, one's place kept. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Predicate } from '../../domain/predicate.ts';
import { isFieldSort, where, type Involvement, type ListFilter, type Sort } from '../../domain/query.ts';
import { MINUTE } from '../../domain/values.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import type { Option } from '../shared/combobox.ts';
import { isForeseen } from '../shared/problem.ts';
import type { Found, OtherList, Sought } from './list-beyond.ts';
import type { Chip } from './list-chips.ts';
import { ListChoice, type Change, type PersonKey } from './list-choice.ts';
import { ListCounts, type Counts } from './list-counts.ts';
import { beyondSaid } from './list-empty.ts';
import type { Anchor } from './list-memory.ts';
import type { ListMoves } from './list-moves.ts';
import type { ListPosition } from './list-position.ts';
import { LATER, ListSource, PAGE, type Extent, type ListState, type Wanted } from './list-source.ts';

/** Milliseconds after the last key before a search is asked. */
const TYPING = 180;

/** What the page and the person ask for. */
export interface Question {
  readonly fixed: ListFilter;
  /** What narrows it besides. */
  readonly within?: Predicate | undefined;
  readonly view: Involvement;
  readonly views: readonly Involvement[];
  readonly sort: readonly Sort[];
  readonly other?: OtherList | undefined;
}

/** What satisfies both, where there are two. */
function both(within: Predicate | undefined, tree: Predicate): Predicate {
  return within === undefined ? tree : { and: [within, tree] };
}

export interface AskingHost {
  readonly element: ReactiveControllerHost;
  readonly question: (session: Session) => Question;
  readonly list: () => ListState;
  readonly words: () => ListWords;
  readonly changed: (list: ListState) => void;
  readonly counted: (counts: Counts) => void;
  readonly isSeen: () => boolean;
  /** A number that nobody has, or that is not for this person. */
  readonly missing: (key: string | undefined) => void;
  /** @returns whether nobody opened it */
  readonly open: (ticket: string, key: string | null) => boolean;
  readonly announce: (text: string) => void;
  /** Shows what went wrong unforeseen. */
  readonly fail: (error: unknown) => void;
  /** Rows may look otherwise. */
  readonly renew: () => void;
  /** Scrolls a long list to its top. */
  readonly rise: () => void;
  readonly drawn: () => Promise<unknown>;
  readonly root: () => HTMLElement | DocumentFragment;
  /** What a person is called whose name is nowhere. */
  readonly unknown: () => string;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

export class ListAsking implements ReactiveController {
  readonly choice = new ListChoice();
  /** Where what is asked here in vain has an answer. */
  beyond: readonly Found[] = [];
  readonly #host: AskingHost;
  readonly #position: ListPosition;
  #session: Session | undefined;
  #source: ListSource | undefined;
  #counting: ListCounts | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AskingHost, position: ListPosition) {
    this.#host = host;
    this.#position = position;
    host.element.addController(this);
  }

  /** What a part above the list does with it. */
  get around() {
    const { element, root, drawn } = this.#host;
    return { root: root(), drawn, update: () => element.requestUpdate(), refresh: () => void this.reload() };
  }

  get source(): ListSource | undefined {
    return this.#source;
  }

  get wanted(): Wanted {
    return this.#source?.wanted ?? {};
  }

  /**
   * Begins with a session, where the person left the list.
   * @param list what tells this list from others of the tab
   * @param person what tells this person at this desk from others
   */
  begin(session: Session, list: string, person: string): void {
    this.end();
    this.#session = session;
    this.#source = new ListSource(session, {
      changed: (state) => this.#host.changed(state),
      told: () => void this.#count(),
      reload: () => void this.reload(),
      isSeen: this.#host.isSeen,
    });
    this.#counting = new ListCounts(session, this.#host.counted);
    const kept = this.choice.recall(list, person);
    this.#position.expect(kept?.anchor);
    void this.show({ rows: kept?.rows ?? PAGE, whole: kept?.whole, around: kept?.anchor?.place });
  }

  end(): void {
    clearTimeout(this.#typing);
    this.#source?.close();
    this.#counting?.close();
    this.#source = undefined;
    this.#session = undefined;
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  keep(anchor?: Anchor): void {
    const { rows, whole } = this.#host.list();
    this.choice.keep(whole && this.#session?.can.jumps === true ? PAGE : Math.max(PAGE, rows.length), whole, anchor);
  }

  /** The same question, as much of it as is shown. */
  async reload(): Promise<void> {
    const { rows, whole } = this.#host.list();
    await this.show({ rows: whole ? PAGE : rows.length, whole, around: this.#source?.around });
  }

  /** Reads the list again. @returns whether it is this question's answer that is shown now */
  async show(extent: Extent = { rows: PAGE }): Promise<boolean> {
    const session = this.#session;
    if (session === undefined || this.#source === undefined) return false;
    const { fixed, view, sort } = this.#host.question(session);
    const showing = this.#source.show(
      { ...this.#asked(session, { ...fixed, involvement: view }), sort: sort.map((each) => ({ ...each })) },
      { ...extent, rows: Math.max(extent.rows, PAGE) },
    );
    // Asked after the rows: on a large desk that makes ready what counts are quick by, and the rows are what is waited for.
    void this.#count();
    const shown = await showing;
    const isAnswered = shown !== undefined && shown.error === undefined;
    if (isAnswered) void this.#look(session, shown.rows.length === 0 && this.choice.narrows);
    return isAnswered;
  }

  /** What the person asks, of what is fixed. */
  #asked(session: Session, fixed: ListFilter): Wanted {
    const { me, desk } = session;
    const { within } = this.#host.question(session);
    // Late by the minute: the same question a moment later is the same.
    const now = new Date(Math.floor(this.#host.now() / MINUTE) * MINUTE).toISOString();
    const text = this.choice.text.trim();
    const tree = both(within, where({ ...this.choice.filter, ...fixed }, me, desk, now));
    return { where: tree, ...(text === '' ? {} : { text }) };
  }

  /** What has no answer here may have one elsewhere: asked only then, and said. */
  async #look(session: Session, inVain: boolean): Promise<void> {
    const { wanted } = this;
    if (inVain ? !this.#host.isSeen() : this.beyond.length === 0) return;
    const question = this.#host.question(session);
    const asked = (filter: ListFilter): Wanted => this.#asked(session, { ...question.fixed, ...filter });
    let found: readonly Found[] = [];
    try {
      if (inVain) found = await (await LATER.load()).lookBeyond(session, question, asked);
    } catch (error) {
      // That there is nothing here is said already; a desk that does not answer now says so at the next question.
      if (!isForeseen(error)) console.warn('guichet:', error);
    }

    if (this.#source?.wanted !== wanted) return;
    this.beyond = found;
    this.#host.element.requestUpdate();
    const [first] = found;
    if (first !== undefined) this.#host.announce(beyondSaid(this.#host.words(), question.view, first, question.other));
  }

  /** Goes where there is an answer. */
  async goOn({ view, isOther }: Found, other: OtherList | undefined): Promise<void> {
    const { text, filter } = this.choice;
    if (isOther) return other?.seek({ text, filter, view });
    void this.ask({ view });
    await this.#host.drawn();
    this.#host.root().querySelector<HTMLElement>('.views [aria-pressed="true"]')?.focus();
  }

  /** Asks what another list was asked in vain. */
  seek(sought: Sought): void {
    clearTimeout(this.#typing);
    this.#host.missing(undefined);
    void this.ask(sought);
  }

  /** Another question, by the person: the answer's size is said. */
  async ask(change: Change = {}): Promise<void> {
    Object.assign(this.choice, change);
    this.beyond = [];
    this.#host.renew();
    this.#position.forget();
    const answered = await this.show({ rows: PAGE, whole: this.#host.list().whole });
    this.keep();
    this.#host.rise();
    const { total, atLeast } = this.#host.list();
    if (answered) this.#host.announce(this.#host.words().found(total, atLeast));
  }

  /** How many tickets each view holds, within what the page fixes: the same trees as the lists. */
  async #count(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const { me, desk } = session;
    const { fixed, within, views } = this.#host.question(session);
    const trees = views.map((view) => [view, both(within, where({ ...fixed, involvement: view }, me, desk))] as const);
    await this.#counting?.ask(Object.fromEntries(trees));
  }

  /** Whether a question needs what is prepared in the background to be quick: words, or several orders at once. */
  isSlow(sort: readonly Sort[]): boolean {
    return sort.length > 1 || sort.some(({ by }) => isFieldSort(by)) || this.choice.text.trim() !== '';
  }

  nameOf(id: string): string {
    return this.choice.nameOf(id, this.#host.list().people) ?? this.#host.unknown();
  }

  /** Who is in the filter. */
  person(key: PersonKey): Option | null {
    const id = this.choice.filter[key];
    return id === undefined ? null : { id, label: this.nameOf(id) };
  }

  /** Takes a filter away; the focus goes to the next one, or to where filters are chosen. */
  async without(chip: Chip, at: number): Promise<void> {
    void this.ask({ filter: chip.rest });
    await this.#host.drawn();
    const buttons = this.#host.root().querySelectorAll<HTMLElement>('.chip button');
    (buttons[Math.min(at, buttons.length - 1)] ?? this.#filters)?.focus();
  }

  async clear(): Promise<void> {
    this.#host.missing(undefined);
    this.choice.clear();
    void this.ask();
    await this.#host.drawn();
    this.#filters?.focus();
  }

  get #filters(): HTMLElement | null {
    return this.#host.root().querySelector<HTMLElement>('.filters-button');
  }

  type(text: string): void {
    this.choice.text = text;
    this.#host.missing(undefined);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.ask(), TYPING);
  }

  /** A number opens its ticket at once; anything else is searched. */
  find(): Promise<void> {
    clearTimeout(this.#typing);
    if (!/\d/u.test(this.choice.text)) return this.ask();
    return this.#move((moves) => moves.find(this.#session));
  }

  /** What others changed is shown, from the top. */
  refresh(): Promise<void> {
    return this.#move((moves) => moves.refresh());
  }

  /** The next rows; the focus goes to the first of them, where reading goes on. */
  more(): Promise<void> {
    return this.#move((moves) => moves.more());
  }

  /** The whole list, as one scrolls; reading goes on after the rows that were there. */
  spread(): Promise<void> {
    return this.#move((moves) => moves.spread());
  }

  /** What somebody does with the rows is fetched when they do; what is unforeseen of it is shown. */
  async #move(how: (moves: ListMoves) => Promise<void>): Promise<void> {
    try {
      const { ListMoves } = await LATER.load();
      await how(new ListMoves(this, this.#host, this.#position));
    } catch (error) {
      this.#host.fail(error);
    }
  }
}
