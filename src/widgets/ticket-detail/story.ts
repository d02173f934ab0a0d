/** A thread as it is read: what somebody wrote stands alone, small events that follow one another are gathered. */
import type { Entry } from '../../domain/view.ts';

/** One item of the thread. */
export type Item =
  | { readonly type: 'message'; readonly entry: Entry }
  | { readonly type: 'events'; readonly id: string; readonly entries: readonly Entry[] };

/** Acts whose text or files speak for themselves. */
function speaks(entry: Entry): boolean {
  return entry.comments.length > 0 || entry.files.length > 0;
}

/** What opens the thread is its description, drawn apart. */
function isFiling(entry: Entry): boolean {
  return entry.act === 'file' || entry.act === 'split-off';
}

/** Whether an entry is told in a sentence: what somebody wrote speaks under his name alone. */
export function isTold(entry: Entry): boolean {
  return !isFiling(entry) && !(speaks(entry) && (entry.act === 'comment' || entry.act === 'answer'));
}

/** The items of a thread, oldest first. */
export function itemsOf(entries: readonly Entry[]): Item[] {
  const items: Item[] = [];
  let run: Entry[] = [];
  const close = (): void => {
    if (run[0] !== undefined) items.push({ type: 'events', id: run[0].id, entries: run });
    run = [];
  };
  for (const entry of entries) {
    if (isFiling(entry)) continue;
    if (speaks(entry)) {
      close();
      items.push({ type: 'message', entry });
    } else run.push(entry);
  }
  close();
  return items;
}

/** The entry that filed the ticket, when it is among those read. */
export function filingOf(entries: readonly Entry[]): Entry | undefined {
  return entries.find(isFiling);
}

/** The last entry with words that brought the ticket into the state it is in: a question, a reason, a solution. */
export function lastWords(entries: readonly Entry[], holds: (entry: Entry) => boolean): Entry | undefined {
  return entries.findLast((entry) => holds(entry) && entry.comments.some((comment) => comment.text !== ''));
}
