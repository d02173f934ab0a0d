/** One connection inside one transaction: fragments of SQL go out, rows come in. */
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';
import { isStorable } from '../../domain/values.ts';
import { planOf } from './prepared.ts';
import { tracedQuery } from './tracing.ts';

/** Kysely composes and compiles; transactions are ours, because a writing has to be repeated as a whole. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A text that no row can hold finds none; of several only those that can are asked for. */
function asked(value: unknown): unknown {
  if (typeof value === 'string') return isStorable(value) ? value : undefined;
  return Array.isArray(value) ? value.filter((each) => typeof each !== 'string' || isStorable(each)) : value;
}

export class Connection {
  readonly #client: PoolClient;
  readonly #begun: Promise<unknown>;
  readonly #keepsPlans: boolean;
  /** Whether what is asked goes out while what was asked before is not answered yet (`connecting.ts`). */
  readonly #isPipelined: boolean;
  /** The question before, answered or not. */
  #last: Promise<unknown>;
  #isOver = false;

  /**
   * @param begun the transaction's beginning, answered or not: nothing is written before it is
   * @param keepsPlans whether the plan of a statement is there when it comes again (`prepared.ts`)
   */
  constructor(client: PoolClient, begun: Promise<unknown>, keepsPlans: boolean) {
    this.#client = client;
    this.#begun = begun;
    this.#keepsPlans = keepsPlans;
    this.#isPipelined = client.pipeline;
    this.#last = begun.catch(() => undefined);
  }

  /**
   * The rows of a question; none where it is about a text that PostgreSQL cannot hold (`isStorable`).
   * @throws the server's own error
   */
  async all<Row>(fragment: RawBuilder<Row>): Promise<Row[]> {
    const { sql, parameters } = fragment.compile(compiler);
    const values = parameters.map(asked);
    if (values.includes(undefined)) return [];
    const statement = { name: this.#planOf(fragment, sql), text: sql, values };
    const { rows } = await this.#inTurn(sql, () => this.#client.query<Row & QueryResultRow>(statement));
    return rows;
  }

  /** Does something, with values that are known to be storable. @returns how many rows it was done to */
  async run(fragment: RawBuilder<unknown>): Promise<number> {
    const { sql, parameters } = fragment.compile(compiler);
    await this.#begun;
    const statement = { name: this.#planOf(fragment, sql), text: sql, values: [...parameters] };
    const { rowCount } = await this.#inTurn(sql, () => this.#client.query(statement));
    return rowCount ?? 0;
  }

  /** A text of statements without values, as a transaction's ends are. */
  async exec(text: string): Promise<void> {
    await this.#begun;
    await this.#inTurn(text, () => this.#client.query(text));
  }

  /** Ends it: what was asked is answered, and what is asked from now on is not, since the connection is somebody else's then. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#last;
  }

  #planOf(fragment: RawBuilder<unknown>, text: string): string | undefined {
    return this.#keepsPlans ? planOf(fragment, text) : undefined;
  }

  #inTurn<Result>(statement: string, ask: () => Promise<Result>): Promise<Result> {
    const send = (): Promise<Result> => {
      if (this.#isOver) throw new Error('the transaction is over');
      return tracedQuery(statement, ask);
    };
    const answer = this.#isPipelined ? this.#afterBeginning(send) : this.#last.then(() => this.#begun).then(send);
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Sent at once: where the beginning fails, that is the error, and not what came of asking outside a transaction. */
  async #afterBeginning<Result>(send: () => Promise<Result>): Promise<Result> {
    const [, result] = await Promise.all([this.#begun, send()]);
    return result;
  }
}
