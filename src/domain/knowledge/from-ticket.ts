/**
 * A resolved ticket becomes an article without the data of whoever asked (domain §8): names, addresses, numbers and what
 * somebody else said are taken out, and what was taken out is shown, for the writer to read again. A machine may miss
 * something: so it is always a draft.
 */
import type { ArticleContent, ArticlePlace } from './article.ts';
import { fold } from '../folding.ts';

/** What stands in the place of what was taken out. */
export interface Removed {
  readonly name: string;
  readonly mail: string;
  readonly number: string;
}

export interface TicketTold {
  readonly summary: string;
  /** The solution, or the words that stand for one; empty where there are none. */
  readonly solution: string;
  /** Names of everybody whom the ticket names. */
  readonly names: readonly string[];
  readonly place: ArticlePlace | null;
  /** The id of the ticket where it is a problem. */
  readonly problem: string | null;
}

export interface ArticleFromTicket {
  readonly content: ArticleContent;
  /** How many pieces were taken out. */
  readonly removed: number;
}

const MAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** A telephone, a student's or an account's number: six digits or more, however they are grouped. */
const NUMBER = /(?<![\p{L}\p{N}_/#-])\+?\d(?:[\s.\-()\u00a0\u202f]{0,2}\d){5,}(?![\p{L}\p{N}_])/gu;
/** A day that the calendar could have is no number of a person. */
const DATE = /^(?:\d{4}-\d\d-\d\d|\d{1,2}[-. ]\d{1,2}[-. ]\d{4})$/u;
const GREETING =
  /^\s*(?:bonjour|bonsoir|salut|chère?|hello|hi|dear|cordialement|bien cordialement|bien à vous|merci|merci d[’']avance|kind regards|best regards|regards|best|thanks|thank you)(?:[\s,!.].{0,40})?$/iu;
/** What somebody else said before. */
const QUOTED = /^\s*>/u;

/** Parts of a name that may stand alone: three letters or more. */
function namesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(
    names
      .flatMap((name) => name.split(/[\s.,]+/u))
      .filter((part) => (part.match(/\p{L}/gu) ?? []).length >= 3)
      .map(fold),
  );
}

/** Takes names out: words that are part of one and written with a capital, several in a row as one. */
function withoutNames(text: string, names: ReadonlySet<string>, put: () => string): string {
  return text.replace(/\p{Lu}[\p{L}\p{M}'’.-]*(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’.-]*)*/gu, (run) => {
    const pieces = run.split(/([ \u00a0])/u);
    const isName = (piece: string): boolean => piece.split(/[-'’.]/u).some((part) => names.has(fold(part)));
    if (!pieces.some(isName)) return run;
    // An initial before a name is part of it.
    const taken = pieces.map((piece, at) => isName(piece) || (/^\p{Lu}\.$/u.test(piece) && isName(pieces[at + 2] ?? '')));
    let inside = false;
    return pieces
      .map((piece, at) => {
        if (taken[at] === true) {
          const first = !inside;
          inside = true;
          const end = /[.,;:]$/u.exec(piece)?.[0] ?? '';
          return (first ? put() : '') + (/^\p{Lu}\.$/u.test(piece) ? '' : end);
        }
        if (inside && /^[ \u00a0]$/u.test(piece) && taken[at + 1] === true) return '';
        if (!/^[ \u00a0]$/u.test(piece)) inside = false;
        return piece;
      })
      .join('');
  });
}

/** The draft that a ticket makes. */
export function articleFromTicket(ticket: TicketTold, put: Removed): ArticleFromTicket {
  let removed = 0;
  const taken = (word: string) => () => {
    removed += 1;
    return word;
  };
  const names = namesOf(ticket.names);
  const clean = (text: string): string => {
    const plain = text
      .replace(MAIL, taken(put.mail))
      .replace(NUMBER, (number) => (DATE.test(number) ? number : taken(put.number)()));
    return withoutNames(plain, names, taken(put.name));
  };
  const lines = ticket.solution.split('\n').filter((line) => {
    const said = QUOTED.test(line);
    if (said) removed += 1;
    return !said && !GREETING.test(line);
  });
  return {
    content: {
      kind: ticket.problem === null ? 'article' : 'known-problem',
      title: { fr: clean(ticket.summary) },
      text: {
        fr: clean(lines.join('\n'))
          .replace(/\n{3,}/gu, '\n\n')
          .trim(),
      },
      // Whoever writes it decides whom it is for once it is read again.
      scope: 'staff',
      places: ticket.place === null ? [] : [ticket.place],
      problem: ticket.problem,
    },
    removed,
  };
}
