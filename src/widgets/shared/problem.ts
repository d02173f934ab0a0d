/**
 * What a backend answered when it could not: a sentence for what, why and what to do, and a button for it. The closed set of
 * errors of the seam; anything else is "unforeseen".
 *
 *   try { await session.run(batch); } catch (error) { this.problem = error; }
 *   ${this.problem === undefined ? nothing : problemNotice(this.locale, this.problem, { retry: () => this.save() })}
 */
import { html, nothing, type TemplateResult } from 'lit';
import {
  BackendError,
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  Unauthorized,
  Unavailable,
  Unsupported,
  type Unavailability,
} from '../../backends/backend.ts';
import { UnknownAddress } from '../../connect.ts';
import type { Issue } from '../../domain/fields.ts';
import type { Refusal, RefusalCode } from '../../domain/refusal.ts';
import type { Problem, ProblemWords } from '../../locales/fr/problems.ts';
import type { Locale } from './locale.ts';
import { notice } from './notice.ts';

/** What helps: the same again, the page again, or nothing that a button could do. */
export type Remedy = 'retry' | 'reload' | 'none';

export interface Diagnosis extends Problem {
  readonly remedy: Remedy;
  /** Fields to mark, when the trouble is in them. */
  readonly issues: readonly Issue[];
}

/** The sentence of a refusal. */
export function refusalSentence(locale: Locale, code: RefusalCode): string {
  return locale.problems?.refusals[code] ?? locale.speechless.what;
}

/** The sentence of an issue with a field. */
export function issueSentence(locale: Locale, issue: Issue): string {
  const { problems } = locale;
  if (problems === undefined) return locale.speechless.what;
  return problems.issues[issue.code]?.(issue.values ?? {}) ?? problems.unknownIssue;
}

function ofRefusal(locale: Locale, { refused }: ProblemWords, refusal: Refusal): Diagnosis {
  const issues = refusal.issues ?? [];
  return { what: refused, why: refusalSentence(locale, refusal.code), todo: '', remedy: 'none', issues };
}

/** What an error means to the person in front of it. The words are fetched when first needed, which draws again. */
export function diagnose(locale: Locale, error: unknown): Diagnosis {
  const { unexpected, unreachable } = locale.words;
  const say = (problem: Problem, remedy: Remedy, issues: readonly Issue[] = []): Diagnosis => ({ ...problem, remedy, issues });
  if (!isForeseen(error)) return say(unexpected, 'retry');
  if (error instanceof Unavailable && error.why === 'network') return say(unreachable, 'retry');
  const { problems } = locale;
  if (problems === undefined) return say(locale.speechless, 'retry');
  if (error instanceof Refused) return ofRefusal(locale, problems, error.refusal);
  if (error instanceof Invalid) return say(problems.invalid, 'none', error.issues);
  if (error instanceof Conflict) return say(problems.conflict, 'none');
  if (error instanceof NotFound) return say(problems.notFound, 'none');
  if (error instanceof Unauthorized) return say(problems.unauthorized, 'retry');
  if (error instanceof Unavailable) {
    return say(
      problems.unavailable[error.why as Exclude<Unavailability, 'network'>],
      error.why === 'outdated' || error.why === 'evicted' ? 'reload' : error.why === 'absent' ? 'none' : 'retry',
    );
  }
  if (error instanceof Unsupported) return say(problems.unsupported, 'none');
  if (error instanceof Partial) return say(problems.partial, 'none');
  if (error instanceof UnknownAddress) return say(problems.address, 'none');
  return say(unexpected, 'retry');
}

/** Whether an error belongs to the seam; the others are the widget's own faults, for `fail()`. */
export function isForeseen(error: unknown): boolean {
  return error instanceof BackendError || error instanceof UnknownAddress;
}

/** Why a file could not be sent, and what to do: what is wrong with it where that is known, else what an error means. */
export function fileTrouble(locale: Locale, error: unknown): string {
  const { why, todo, issues } = diagnose(locale, error);
  return issues.length > 0 ? issues.map((issue) => issueSentence(locale, issue)).join(' ') : `${why} ${todo}`.trim();
}

export interface ProblemOptions {
  /** Does the same again; without it no button is offered for what would need it. */
  readonly retry?: () => void;
  /** It reads, and changes nothing: a connected element does it by itself too once the browser finds its network again. */
  readonly reads?: boolean;
  /** More buttons. */
  readonly actions?: unknown;
  /** `alert` (default) is said at once: a problem follows an act. */
  readonly role?: 'status' | 'alert';
}

/** A notice that says an error: what, why, what to do. */
export function problemNotice(locale: Locale, error: unknown, options: ProblemOptions = {}): TemplateResult {
  const { what, why, todo, remedy, issues } = diagnose(locale, error);
  const { retry, reload } = locale.words;
  const button =
    remedy === 'reload'
      ? html`<button class="button" type="button" @click=${() => location.reload()}>${reload}</button>`
      : remedy === 'retry' && options.retry !== undefined
        ? html`<button class="button" type="button" ?data-reads=${options.reads} @click=${options.retry}>${retry}</button>`
        : nothing;
  const details =
    issues.length === 0
      ? nothing
      : html`<ul>
          ${issues.map((issue) => html`<li>${issueSentence(locale, issue)}</li>`)}
        </ul>`;
  return notice(locale, 'danger', {
    what,
    more: html`${why} ${todo} ${details}`,
    actions: html`${button}${options.actions ?? nothing}`,
    role: options.role ?? 'alert',
  });
}
