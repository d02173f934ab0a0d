/** Lists kept under a name, inside one reading or writing; who may is in `domain/saved-view.ts`. */
import { mayChangeView, seesView } from '../../domain/saved-view-rights.ts';
import { inOrder, keepingIssues, keepingRefusal } from '../../domain/saved-view.ts';
import type { SavedView } from '../../domain/saved-view.ts';
import { refuse } from '../../domain/refusal.ts';
import { Invalid, NotFound, Refused } from '../backend.ts';
import type { Reading, Writing } from './store.ts';
import type { Looking } from './viewing.ts';

/** The lists that this person has to do with, in the order of their names. */
export async function viewsFor(tx: Reading, { person, desk }: Looking): Promise<SavedView[]> {
  const records = await tx.viewsFor(desk.id, person.id);
  const views = records.map(({ desk: _desk, ...view }) => view);
  return inOrder(
    views.filter((view) => seesView(view, person, desk)),
    person,
  );
}

/** Keeps a list, or changes it. @throws {Refused} {Invalid} */
export async function keepView(tx: Writing, view: SavedView, looking: Looking): Promise<void> {
  const { person, desk } = looking;
  const seen = await viewsFor(tx, looking);
  const refusal = keepingRefusal(view, seen, person, desk);
  if (refusal !== null) throw new Refused(refusal);
  const issues = keepingIssues(view, seen);
  if (issues.length > 0) throw new Invalid(issues);
  tx.put('views', { ...view, desk: desk.id });
}

/** Takes a list away. @throws {NotFound} {Refused} */
export async function forgetView(tx: Writing, id: string, looking: Looking): Promise<void> {
  const { person, desk } = looking;
  const named = (await viewsFor(tx, looking)).filter((view) => view.id === id);
  const view = named.find(({ owner }) => owner === person.id) ?? named[0];
  if (view === undefined) throw new NotFound('not-found');
  if (!mayChangeView(view, person, desk)) throw new Refused(refuse('not-allowed'));
  tx.forgetView(desk.id, view.owner, view.id);
}
