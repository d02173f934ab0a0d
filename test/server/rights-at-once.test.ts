/**
 * Somebody who may less than before, at a real server: from the next request on, and for what listens already, by a stream or by asking
 * again and again. Each row of the table takes something from them; each way of being there must notice at once.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { tokenOf } from './process.ts';
import { standing } from './standing.ts';

const DESK = '/desks/assistance';
const ADMIN = { role: 'administrator' };
const TECHNICIAN = { role: 'technician' };

interface Told {
  readonly change?: { readonly type: string; readonly keys?: readonly string[] };
}

describe('who may less than before', { timeout: 60_000 }, () => {
  const place = standing();

  const json = async (path: string, token: string, body?: unknown) => {
    const answer = await place.server.ask(`${DESK}${path}`, { token, body });
    return { status: answer.status, body: (await answer.json()) as Readonly<Record<string, unknown>> };
  };
  const file = async (summary: string): Promise<string> => {
    const ticket = crypto.randomUUID();
    const command = { do: 'file', id: crypto.randomUUID(), ticket, summary, description: 'Depuis ce matin.' };
    assert.equal((await json('/commands', tokenOf('sami'), [command])).status, 200);
    return ticket;
  };
  const change = async (person: string, patch: object): Promise<void> => {
    const command = { do: 'change-person', id: crypto.randomUUID(), person, patch };
    const { status, body } = await json('/settings/commands', tokenOf('admin', ADMIN), [command]);
    assert.equal(status, 200, JSON.stringify(body));
  };
  const cursorOf = async (token: string) => String((await json('/session', token)).body['cursor']);

  /** Begins to listen. @returns all that is told until it ends, or somebody has heard enough */
  const stream = async (token: string, cursor: string) => {
    const address = `${DESK}/changes?after=${encodeURIComponent(cursor)}`;
    const answer = await place.server.ask(address, { token, headers: { accept: 'text/event-stream' } });
    assert.equal(answer.status, 200);
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    const told: Told[] = [];
    let held = '';
    const next = async (): Promise<boolean> => {
      const { done, value } = await reader.read();
      held += decoder.decode(value, { stream: !done });
      const events = held.split('\n\n');
      held = events.pop() ?? '';
      // Of an event, what it says: its id is for whoever comes back.
      for (const line of events.flatMap((event) => event.split('\n')))
        if (line.startsWith('data: ')) told.push(JSON.parse(line.slice(6)) as Told);
      return !done;
    };
    return {
      told,
      until: async (enough: (told: readonly Told[]) => boolean): Promise<boolean> => {
        while (!enough(told)) if (!(await next())) return false;
        return true;
      },
      end: () => reader.cancel(),
    };
  };
  const types = (told: readonly Told[]) => told.flatMap((each) => each.change?.type ?? []);
  const isReady = (told: readonly Told[]) => told.some((each) => 'ready' in each);
  /** Asks for what changes and waits, again and again as a page does. @returns all that is told until one is; not to be let in any more is `lost` */
  const poll = async (token: string, cursor: string) => {
    const ask = (known: unknown) =>
      json(`/changes?after=${encodeURIComponent(cursor)}&wait=20&known=${encodeURIComponent(String(known))}`, token);
    let answer = ask((await ask('')).body['known']);
    return async (until: string): Promise<readonly string[]> => {
      for (;;) {
        const { status, body } = await answer;
        const told = status === 401 ? ['lost'] : types(body['lines'] as readonly Told[]);
        if (told.includes(until)) return told;
        // What ends with the session answers with nothing.
        answer = ask(body['known']);
      }
    };
  };

  const TABLE: readonly {
    readonly what: string;
    readonly take: (person: string) => Promise<void>;
    /** What the next request with the token that they have already is answered. */
    readonly status: number;
    /** What whoever listens hears. */
    readonly hears: 'lost' | 'reset';
  }[] = [
    { what: 'is suspended', take: (person) => change(person, { suspended: true }), status: 401, hears: 'lost' },
    { what: 'is a requester again', take: (person) => change(person, { profile: 'requester' }), status: 404, hears: 'reset' },
    {
      what: 'serves no service any more',
      take: (person) => change(person, { profile: 'technician', serves: ['none'] }),
      status: 404,
      hears: 'reset',
    },
  ];
  for (const [at, { what, take, status, hears }] of TABLE.entries())
    it(`${what}: reads no more of others’ tickets, and what listens hears so at once`, async () => {
      const person = `tech${at}`;
      const token = tokenOf(person, TECHNICIAN);
      const before = await file('Avant');
      assert.equal((await json(`/tickets/${before}`, token)).status, 200, 'read until now');
      const cursor = await cursorOf(token);
      const [listening, polled] = [await stream(token, cursor), await poll(token, cursor)];
      assert.ok(await listening.until(isReady));
      await take(`moodle:${person}`);
      const isOpen = await listening.until((told) => types(told).includes(hears));
      assert.ok(types(listening.told).includes(hears), types(listening.told).join());
      await polled(hears);
      assert.equal((await json(`/tickets/${before}`, token)).status, status);
      const written = { do: 'comment', id: crypto.randomUUID(), ticket: before, comment: { text: 'Encore ?', format: 'plain' } };
      assert.notEqual((await json('/commands', token, [written])).status, 200, 'nor write');
      const hidden = await file('Après');
      assert.equal((await json(`/tickets/${hidden}`, token)).status, status);
      if (hears === 'lost') {
        assert.equal(await listening.until(() => false), false, 'the stream has ended');
        assert.equal((await json('/session', token)).status, 401, 'and none begins');
        await change(`moodle:${person}`, { suspended: null });
        assert.equal((await json('/session', token)).status, 200, 'let in again');
        return;
      }
      assert.ok(isOpen);
      // A ticket of their own comes after the hidden one in the desk's order: what was to be told of that has been.
      const own = crypto.randomUUID();
      const command = { do: 'file', id: crypto.randomUUID(), ticket: own, summary: 'À moi', description: 'x' };
      assert.equal((await json('/commands', token, [command])).status, 200);
      assert.ok(await listening.until((told) => JSON.stringify(told).includes(own)));
      assert.ok(!JSON.stringify(listening.told).includes(hidden), 'and nothing is heard of others’');
      await listening.end();
    });

  it('who signs for somebody says less of them: at once, and what that page listens to begins anew', async () => {
    const page = { 'guichet-page': 'one' };
    const before = await file('Avant');
    const high = tokenOf('lou', TECHNICIAN);
    const at = await place.server.ask(`${DESK}/tickets/${before}`, { token: high, headers: page });
    assert.equal(at.status, 200);
    await at.body?.cancel();
    const cursor = await cursorOf(high);
    const address = `${DESK}/changes?after=${encodeURIComponent(cursor)}`;
    const listening = await place.server.ask(address, { token: high, headers: { ...page, accept: 'text/event-stream' } });
    const heard = listening.text();
    const low = await place.server.ask(`${DESK}/tickets/${before}`, { token: tokenOf('lou'), headers: page });
    assert.equal(low.status, 404);
    await heard;
    assert.equal((await json('/session', tokenOf('lou'))).body['me'] instanceof Object, true);
  });
});
