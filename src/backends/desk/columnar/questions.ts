/** What the list's index is asked, and what it answers: plain values, since it may live in a worker. */
import type { Desk } from '../../../domain/desk.ts';
import type { Person } from '../../../domain/people.ts';
import type { Predicate } from '../../../domain/predicate.ts';
import type { Sort } from '../../../domain/query.ts';
import type { Lookup } from '../../../domain/terms.ts';
import type { Spot } from '../places.ts';

/** Whoever asks, at the desk's document in force on their page. */
export interface Asker {
  readonly person: Person;
  readonly desk: Desk;
  /** The state of the desk that their page knows: where the index has come as far, it answers without looking for more. */
  readonly knows?: Moment | undefined;
}

export interface PageQuestion {
  readonly kind: 'page';
  readonly where: Predicate | undefined;
  readonly lookups: readonly Lookup[] | null;
  readonly sorts: readonly Sort[];
  readonly after: Spot | null;
  readonly from: number;
  readonly limit: number;
}

export interface CountQuestion {
  readonly kind: 'counts';
  readonly where: Readonly<Record<string, Predicate>>;
}

export type Question = PageQuestion | CountQuestion;

/** One state of a desk: equal ones hold the same rows. */
export interface Moment {
  readonly generation: string;
  readonly derived: number;
  readonly sequence: number;
}

export interface PageAnswer {
  readonly kind: 'page';
  readonly ids: readonly string[];
  /** Place in the stack of those that have one, 1 on top. */
  readonly positions: Readonly<Record<string, number>>;
  /** Where the page ended, if more follows. */
  readonly next: Spot | null;
  readonly total: number;
}

export interface CountAnswer {
  readonly kind: 'counts';
  readonly counts: Readonly<Record<string, number>>;
}

export type Answer = PageAnswer | CountAnswer;

/** How far the index is: done and all there is to do; null once it is ready. */
export type Progress = { readonly done: number; readonly total: number } | null;

/** The present state of a desk by columns, asked from outside of any transaction. */
export interface ListIndex {
  /**
   * Answers for the desk as it is now or later; null while it is being made, unless it `waits`.
   * @param waits whether to wait until it can say: a list needs the rows, a search the words too, which come later
   */
  ask(question: Question, asker: Asker, waits: boolean): Promise<(Answer & { readonly moment: Moment }) | null>;
  stop(): void;
}
