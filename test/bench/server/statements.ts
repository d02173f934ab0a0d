/** What the driver is given, written down while something is done. */
import pg from 'pg';

/** As the driver takes it: with a name, it is planned once a connection. */
export interface Statement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

function isStatement(asked: unknown): asked is Statement {
  return typeof asked === 'object' && asked !== null && 'text' in asked && 'values' in asked && Array.isArray(asked.values);
}

type Query = (...asked: unknown[]) => unknown;

/** Does something, and tells the statements that it came to, on whichever connection. */
export async function recorded<Result>(work: () => Promise<Result>): Promise<{ result: Result; statements: Statement[] }> {
  const statements: Statement[] = [];
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const { query } = prototype;
  prototype.query = function (this: unknown, ...asked: unknown[]): unknown {
    const [asking, values] = asked;
    if (typeof asking === 'string')
      statements.push({ text: asking, values: Array.isArray(values) ? [...(values as unknown[])] : [] });
    else if (isStatement(asking)) statements.push({ name: asking.name, text: asking.text, values: [...asking.values] });
    return query.apply(this, asked);
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}
