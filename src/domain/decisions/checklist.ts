/** What is to be done on a ticket, step by step: added, ticked, put in order, taken away (issue 4 §5). */
import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Story } from '../story.ts';
import type { ChecklistItem } from '../ticket.ts';
import { readableScopes } from '../visibility.ts';

/** Most things to do that somebody reads on one ticket. */
export const MOST_ITEMS = 50;

/**
 * A list with something at a place among those that somebody reads: of what they do not read they need know nothing.
 * @param without the whole list, without it
 */
function putAt(
  without: readonly ChecklistItem[],
  item: ChecklistItem,
  to: number,
  reads: (each: ChecklistItem) => boolean,
): ChecklistItem[] {
  const before = without.filter(reads)[to];
  const at = before === undefined ? without.length : without.indexOf(before);
  return [...without.slice(0, at), item, ...without.slice(at)];
}

/** One change of a checklist. What one may not read is changed by nobody: the same words as where there is none. */
export function checklist({ change }: CommandOf<'checklist'>, story: Story): Refusal | null {
  const { relations, author, context } = story;
  const list = story.ticket.checklist ?? [];
  const scopes = relations === null ? [] : readableScopes(relations);
  const reads = (each: ChecklistItem): boolean => scopes.includes(each.scope);
  const found = list.find((each) => each.id === change.item);
  const record = (next: ChecklistItem[], { id, scope }: ChecklistItem): null => {
    story.record('checklist', { checklist: next }, { scope, about: { item: id } });
    return null;
  };
  if (change.act === 'add') {
    if (!scopes.includes(change.scope)) return refuse('scope-not-allowed');
    if (found !== undefined) return refuse('nothing-to-do');
    if (list.filter(reads).length >= MOST_ITEMS) return refuse('checklist-full', { values: { limit: MOST_ITEMS } });
    const item: ChecklistItem = { id: change.item, text: change.text, scope: change.scope, done: null };
    return record(putAt(list, item, change.to ?? list.length, reads), item);
  }
  if (found === undefined || !reads(found)) return refuse('nothing-to-do');
  const others = list.filter((each) => each !== found);
  if (change.act === 'drop') return record(others, found);
  if (change.act === 'tick') {
    if ((found.done !== null) === change.done) return refuse('nothing-to-do');
    const done = change.done ? { by: author, at: context.now } : null;
    return record(
      list.map((each) => (each === found ? { ...each, done } : each)),
      found,
    );
  }
  const next = putAt(others, found, change.to, reads);
  const order = (each: readonly ChecklistItem[]): string =>
    each
      .filter(reads)
      .map(({ id }) => id)
      .join();
  return order(next) === order(list) ? refuse('nothing-to-do') : record(next, found);
}
