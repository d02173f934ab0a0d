/** The seam's part about articles and known problems (domain §8): what one may read of them, write, and say of them. */
import type {
  ArticleContent,
  ArticleKind,
  ArticleQuery,
  ArticleScope,
  AvoidedTicket,
  KnowledgeCommand,
} from '../domain/knowledge/article.ts';
import type { ArticlePatch } from '../domain/knowledge/decide.ts';
import type { KnowledgeRight } from '../domain/knowledge/rights.ts';
import type { PersonCard } from '../domain/people.ts';
import type { Instant, PersonId } from '../domain/values.ts';
import type { Place } from '../domain/visibility.ts';

/** An article as a line of what was found. */
export interface ArticleLine {
  readonly id: string;
  readonly kind: ArticleKind;
  readonly title: ArticleContent['title'];
  readonly scope: ArticleScope;
  readonly state: 'draft' | 'published';
  readonly places: ArticleContent['places'];
  readonly changedAt: Instant;
  /** What is told of the problem that it stands for; null where it stands for none. */
  readonly problem: KnownProblem | null;
}

/** What everyone who reads a known problem may know of it: never who else has it. */
export interface KnownProblem {
  /** How many people said that they have it too. */
  readonly reported: number;
  /** Whether this person is one of them. */
  readonly mine: boolean;
  /** Whether this person may still say so. */
  readonly open: boolean;
  /** When it was solved, or given up; null while it lasts. */
  readonly overAt: Instant | null;
  /** The ticket, for whoever reads it. */
  readonly ticket: { readonly id: string; readonly key: string | null; readonly summary: string } | null;
}

/** An article whole, as one person reads it. */
export interface ArticleView extends ArticleLine {
  readonly text: ArticleContent['text'];
  readonly version: number;
  /** Who wrote it last, for the staff. */
  readonly changedBy: PersonId | null;
  /** How many people it helped, and whether it helped this one. */
  readonly helped: number;
  readonly helpedMe: boolean;
  /** What this person may do with it. */
  readonly right: KnowledgeRight;
  /** Cards of the people named above. */
  readonly people: Readonly<Record<string, PersonCard>>;
}

/** One line of an article's history. */
export interface ArticleChange {
  readonly version: number;
  readonly at: Instant;
  readonly by: PersonId;
  readonly act: KnowledgeCommand['do'];
  readonly set: ArticlePatch;
  readonly was: ArticlePatch;
}

export interface ArticlePage {
  readonly rows: readonly ArticleLine[];
}

/** Whoever has a problem too says so of an article that stands for it, or of the problem's own ticket. */
export type ProblemNamed = { readonly article: string } | { readonly ticket: string };

export interface Knowledge {
  /** Whether there is something that everybody here may read: a form asks nothing where there is not. */
  readonly offered: boolean;
  /**
   * Published articles that answer what somebody types, the best first; a known problem that is over is none.
   * @throws {Unsupported} where not declared, here and below
   */
  search(text: string, place: Place, limit?: number): Promise<readonly ArticleLine[]>;
  /** What this person reads, all of it or some, in the order of how well it answers, else of its title. @throws {Invalid} */
  page(query: ArticleQuery): Promise<ArticlePage>;
  /** @throws {NotFound} also what one may not read */
  read(article: string): Promise<ArticleView>;
  /** What was done with it, the last first, and who did: for whoever may write it. @throws {NotFound} · {Refused} */
  history(
    article: string,
  ): Promise<{ readonly changes: readonly ArticleChange[]; readonly people: Readonly<Record<string, PersonCard>> }>;
  /**
   * Writes, publishes, withdraws or discards, once: the same command again answers the article as it is.
   * @returns the article, or null once it is discarded
   * @throws {Refused} the rules say no; `changed-meanwhile`: it is another than its writer saw · {Invalid} · {Conflict} same id,
   *   other body · {NotFound}
   */
  run(command: KnowledgeCommand): Promise<ArticleView | null>;
  /** Says that one has a problem too, or takes it back; doing so again changes nothing. @throws {NotFound} · {Refused} */
  meToo(problem: ProblemNamed, on: boolean): Promise<KnownProblem>;
  /** The known problems of which this person said so, those that are over too. */
  mine(): Promise<ArticlePage>;
  /** Says that an article helped, or takes it back. @throws {NotFound} */
  helped(article: string, on: boolean): Promise<ArticleView>;
  /** Counts a ticket that was not filed since its answer was found, or takes that back. @throws {Invalid} · {NotFound} */
  avoided(ticket: AvoidedTicket, on: boolean): Promise<void>;
}
