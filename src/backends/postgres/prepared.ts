/** Statements that are the same each time: their plan is kept with the connection, and not made anew. */
import { createHash } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import type { Pool } from 'pg';

const statements = new WeakSet<RawBuilder<unknown>>();

/** Ways to a server on which a plan was not found again. */
const without = new WeakSet<Pool>();

/** By text, the name under which a server knows it: longer ones than 63 bytes it cuts. */
const names = new Map<string, string>();

/**
 * Says of a statement that its text is one of few and its plan the same whatever its values are, as where all is found by a key. (What
 * finds few rows of one value and most of another is planned each time.)
 */
export function prepared<Row>(fragment: RawBuilder<Row>): RawBuilder<Row> {
  statements.add(fragment);
  return fragment;
}

/** The name of a statement's plan; undefined where it is planned each time. */
export function planOf(fragment: RawBuilder<unknown>, text: string): string | undefined {
  if (!statements.has(fragment)) return undefined;
  const name = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}

/** Whether what goes this way may find the plan of what went before. */
export function keepsPlans(pool: Pool): boolean {
  return !without.has(pool);
}

/** From now on each statement that goes this way is planned by itself. */
export function keepNoPlans(pool: Pool): void {
  without.add(pool);
}
