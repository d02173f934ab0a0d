/** The words of a generated ticket: details that stay the same through its life, comments as long as real ones. */
import { DETAILS, LOG_LINES, MORE, SHORT } from './texts-comments.ts';
import type { Random } from './random.ts';

/**
 * Half of real comments are shorter than 208 characters, one in twenty is longer than 3,109. The set phrases of a tale
 * (solutions, reasons, thanks) are shorter than that, so that what is said in between is drawn a little longer.
 */
const MEDIAN_LENGTH = 300;
const P95_LENGTH = 3500;
const LONGEST = 20_000;
/** Details that change from one sentence to the next; the others belong to the ticket. */
const FLEETING = new Set(['heure', 'n']);

/** Fills texts in for one ticket. */
export type Filler = (text: string) => string;

/** A filler that remembers what it drew. */
export function filler(random: Random): Filler {
  const kept = new Map<string, string>();
  return (text) =>
    text.replace(/\{(\w+)\}/g, (braces, name: string) => {
      const choice = DETAILS[name];
      if (choice === undefined) return braces;
      const before = kept.get(name);
      if (before !== undefined) return before;
      const drawn = random.pick(choice);
      if (!FLEETING.has(name)) kept.set(name, drawn);
      return drawn;
    });
}

/** A log of about `length` characters, fenced. */
function log(random: Random, length: number): string {
  const lines: string[] = [];
  for (let size = 0; size < length; size += lines.at(-1)?.length ?? length) lines.push(random.pick(LOG_LINES));
  return ['```', ...lines, '```'].join('\n');
}

/**
 * A comment of a drawn length, before its braces are filled.
 * @param pool what people in this role say
 */
export function comment(random: Random, pool: readonly string[]): string {
  const length = Math.min(LONGEST, random.skewed(MEDIAN_LENGTH, P95_LENGTH));
  if (length < 50) return random.pick(SHORT);
  const parts = [random.pick(pool)];
  let size = parts[0]?.length ?? 0;
  if (length > 1200) {
    const block = log(random, length * 0.4);
    parts.push(block);
    size += block.length;
  }
  // Each sentence is said once before any is said again.
  let unsaid: string[] = [];
  let paragraph: string[] = [];
  while (size + 40 < length) {
    if (unsaid.length === 0) unsaid = [...MORE];
    const sentence = random.pick(unsaid);
    unsaid = unsaid.filter((each) => each !== sentence);
    paragraph.push(sentence);
    size += sentence.length + 1;
    if (paragraph.length === 4) {
      parts.push(paragraph.join(' '));
      paragraph = [];
    }
  }
  if (paragraph.length > 0) parts.push(paragraph.join(' '));
  return parts.join('\n\n');
}
