/** Rows 30 and 31 of the table of faults: a server that dies, and a database that cuts it off or makes it give way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import pg from 'pg';
import { fails, until } from '../../conformance/assert.ts';
import { filing } from '../seats.ts';
import { Trouble, actsOn, commenting, range } from './trouble.ts';

describe('a server and a database that fail', { timeout: 180_000 }, () => {
  const trouble = Trouble.of();

  it('row 30: killed between the commit and the answer: the next process has it, once', async () => {
    const lea = await trouble.seat('lea', {}, { patience: 2000 });
    const made = filing('Morte en répondant');
    let dying: Promise<void> | undefined;
    trouble.proxy.rule = ({ method, path }) => {
      if (dying !== undefined || method !== 'POST' || !path.endsWith('/commands')) return undefined;
      dying = (async () => {
        const watching = new pg.Client({ connectionString: trouble.database });
        await watching.connect();
        await until(async () => {
          const { rowCount } = await watching.query('select from guichet.tickets where id = $1', [made.ticket]);
          return rowCount === 1;
        }, 'it is committed');
        await watching.end();
        await trouble.replace();
      })();
      return { do: 'hang' };
    };
    // As whoever has no network does: again, with the same identity.
    const done = await lea.run([made]).catch(() => dying?.then(() => lea.run([made])));
    await dying;
    assert.equal(done?.tickets[0]?.ticket.id, made.ticket);
    assert.deepEqual(await actsOn(lea, made.ticket), ['file']);
  });

  it('row 30: every connection to the database ended, again and again: nothing acknowledged is lost, nothing done twice', async () => {
    const [lea, sami] = [await trouble.seat('lea'), await trouble.seat('sami')];
    const made = filing('Sans base');
    await lea.run([made]);
    const ends = new pg.Client({ connectionString: trouble.database });
    await ends.connect();
    let isOver = false;
    const ending = (async () => {
      while (!isOver) {
        await ends.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'guichet'");
        await new Promise((resume) => setTimeout(resume, 60));
      }
    })();
    const said = range(15).map((n) => commenting(made.ticket, `mot ${n}`));
    for (const each of said)
      for (let done = false; !done;)
        done = await lea.run([each]).then(
          () => true,
          ({ kind }: { readonly kind?: string }) => {
            assert.equal(kind, 'unavailable');
            return false;
          },
        );
    isOver = true;
    await ending;
    await ends.end();
    const { timeline } = await lea.ticket(made.ticket);
    const texts = timeline.flatMap(({ comments }) => comments.map(({ text }) => text));
    assert.deepEqual(
      texts,
      said.map(({ comment }) => comment.text),
    );
    await fails(() => sami.ticket(made.ticket), 'not-found');
  });

  it('row 31: 40P01: the server is chosen to give way in a deadlock, and does it again by itself', async () => {
    const lea = await trouble.seat('lea');
    const made = filing('Interblocage');
    await lea.run([made]);
    const other = new pg.Client({ connectionString: trouble.database });
    await other.connect();
    // Whoever looks for deadlocks first gives way: the server.
    await other.query("set deadlock_timeout to '1min'");
    const deadlocks = async (): Promise<number> => {
      const { rows } = await other.query<{ deadlocks: string }>('select sum(deadlocks) deadlocks from pg_stat_database');
      return Number(rows[0]?.deadlocks);
    };
    const before = await deadlocks();
    await other.query('begin');
    await other.query('select from guichet.tickets where id = $1 for update', [made.ticket]);
    const doing = lea.run([commenting(made.ticket, 'Malgré tout')]);
    await until(async () => {
      const { rowCount } = await other.query(
        "select from pg_stat_activity where application_name = 'guichet' and wait_event_type = 'Lock'",
      );
      return rowCount === 1;
    }, 'the server trouble.waits');
    await other.query("select from guichet.desks where id = 'assistance' for update");
    await other.query('commit');
    await doing;
    await until(async () => (await deadlocks()) > before, 'it was a deadlock');
    await other.end();
    assert.equal(trouble.proxy.count('/commands'), 2, 'nobody had to ask again');
    assert.deepEqual(await actsOn(lea, made.ticket), ['file', 'comment']);
  });

  it('row 31: 40001: what another transaction stood in the way of is done again by the server itself', async () => {
    const lea = await trouble.seat('lea');
    const other = new pg.Client({ connectionString: trouble.database });
    await other.connect();
    // A sequence does not go back with what is undone: the first two fail.
    await other.query(`
      create sequence guichet.fault;
      create function guichet.fail() returns trigger language plpgsql as $$ begin
        if nextval('guichet.fault') <= 2 then raise exception 'serialisation' using errcode = '40001'; end if;
        return new;
      end $$;
      create trigger fault before insert on guichet.events for each statement execute function guichet.fail()`);
    const made = filing('Sérialisation');
    await lea.run([made]);
    await other.query('drop trigger fault on guichet.events; drop function guichet.fail; drop sequence guichet.fault');
    await other.end();
    assert.equal(trouble.proxy.count('/commands'), 1);
    assert.deepEqual(await actsOn(lea, made.ticket), ['file']);
  });
});
