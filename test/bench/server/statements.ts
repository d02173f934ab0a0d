/** What the driver is given, written down while something is done. */
import pg from 'pg';

export type Statement = readonly [text: string, values: readonly unknown[]];

type Query = (...asked: unknown[]) => unknown;

/** Does something, and tells the statements that it came to, on whichever connection. */
export async function recorded<Result>(work: () => Promise<Result>): Promise<{ result: Result; statements: Statement[] }> {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...asked: unknown[]): unknown {
    if (typeof asked[0] === 'string') statements.push([asked[0], Array.isArray(asked[1]) ? [...(asked[1] as unknown[])] : []]);
    return query.apply(this, asked);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
