/** Who was erased from a desk, so that no seed of the page's brings them back: known again by an id, and told by nothing. */
import { derivedId } from '../../domain/due.ts';
import type { PersonId } from '../../domain/values.ts';
import type { DeskRecord } from './store.ts';

/** The mark that is kept of somebody. It depends on the desk's storage, through all its lives: elsewhere it says nothing. */
export function forgotten({ generation, lives }: DeskRecord, person: PersonId): string {
  return derivedId(JSON.stringify([lives?.[0] ?? generation, person]));
}

/** Whether somebody was erased, and did not come back since. */
export function isForgotten(record: DeskRecord, person: PersonId): boolean {
  return record.forgotten?.includes(forgotten(record, person)) === true;
}

/** The desk once somebody who was erased came by themselves, and is somebody new. */
export function remembered(record: DeskRecord, person: PersonId): DeskRecord {
  const mark = forgotten(record, person);
  return { ...record, forgotten: record.forgotten?.filter((each) => each !== mark) };
}
