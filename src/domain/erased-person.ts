/** Somebody who was erased: what stands for them in history, where nothing of them is left. */
import type { PersonId } from './values.ts';

const SHAPE = /^erased:[0-9a-f-]{36}$/u;

/** What stands for somebody from now on. @param fresh a new UUID: nothing leads from it back to them */
export function pseudonymOf(fresh: string): PersonId {
  return `erased:${fresh}`;
}

/** Whether an id stands for somebody who was erased. Nobody connects by one. */
export function isErasedPerson(id: PersonId): boolean {
  return SHAPE.test(id);
}
