/**
 * Histories whose verdict others gave (porcupine's own tests: etcd under Jepsen, and lists under keys): the checker that the
 * simulation of several tabs trusts gives the same ones.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLinearizable, type Done, type Model } from '../backends/offline/history.ts';
import { corpus } from './corpora.ts';

type Cell = number | null;
type Act =
  | { readonly do: 'read'; readonly value: Cell }
  | { readonly do: 'write'; readonly value: Cell }
  | { readonly do: 'swap'; readonly from: Cell; readonly value: Cell; readonly done: boolean | undefined };

const REGISTER: Model<Cell, Act> = {
  start: null,
  step(state, act) {
    if (act.do === 'read') return act.value === state ? state : undefined;
    if (act.do === 'write') return act.value;
    const isSo = state === act.from;
    if (act.done !== undefined && act.done !== isSo) return undefined;
    return isSo ? act.value : state;
  },
};

/** A register under Jepsen: what ends in `:info` nobody heard the end of; a read that failed tells nothing. */
function registerIn(log: string): Done<Act>[] {
  const open = new Map<string, { readonly from: number; readonly said: readonly number[] }>();
  const history: Done<Act>[] = [];
  const numbers = (text: string): number[] => (text.match(/\d+/gu) ?? []).map(Number);
  const made = (name: string, [first = null, second = null]: readonly Cell[], done?: boolean): Act =>
    name === 'cas' ? { do: 'swap', from: first, value: second, done } : { do: name === 'read' ? 'read' : 'write', value: first };
  for (const [at, line] of log.split('\n').entries()) {
    const found = /- (\d+)\s+:(invoke|ok|fail|info)\s+:(read|write|cas)\s+(.*)$/u.exec(line);
    if (found === null) continue;
    const [, process = '', type = '', name = '', rest = ''] = found;
    const key = `${process} ${name}`;
    if (type === 'invoke') {
      open.set(key, { from: at, said: numbers(rest) });
      continue;
    }
    const begun = open.get(key);
    open.delete(key);
    assert.ok(begun !== undefined, line);
    if (name === 'read' && type !== 'ok') continue;
    const said = name === 'read' ? numbers(rest) : begun.said;
    if (type === 'info') history.push({ act: made(name, said), from: begun.from, to: Infinity });
    else history.push({ act: made(name, said, type === 'ok'), from: begun.from, to: at });
  }
  for (const [key, { from, said }] of open)
    if (!key.endsWith('read')) history.push({ act: made(key.split(' ')[1] ?? '', said), from, to: Infinity });
  return history;
}

type Change = { readonly do: 'get' | 'put' | 'append'; readonly text: string };

const LIST: Model<string, Change> = {
  start: '',
  step(state, { do: name, text }) {
    if (name === 'get') return text === state ? state : undefined;
    return name === 'put' ? text : state + text;
  },
};

/** Lists under keys, each a history of its own. */
function listsIn(log: string): Done<Change>[][] {
  const open = new Map<string, number>();
  const lists = new Map<string, Done<Change>[]>();
  for (const [at, line] of log.split('\n').entries()) {
    const found = /:process (\d+), :type :(invoke|ok), :f :(get|put|append), :key "(.*)", :value (?:nil|"(.*)")\}/u.exec(line);
    if (found === null) continue;
    const [, process = '', type, name, key = '', text = ''] = found;
    if (type === 'invoke') {
      open.set(process, at);
      continue;
    }
    const act = { do: name as Change['do'], text };
    lists.set(key, [...(lists.get(key) ?? []), { act, from: open.get(process) ?? -1, to: at }]);
  }
  return [...lists.values()];
}

describe('histories that others judged', () => {
  const verdicts = Object.entries(JSON.parse(corpus('lin-porcupine/expected.json')) as Readonly<Record<string, boolean>>);

  for (const [file, verdict] of verdicts)
    it(`${file}: ${verdict ? 'one list explains it' : 'no list explains it'}`, () => {
      const log = corpus(`lin-porcupine/${file}`);
      const isSo = file.startsWith('kv/')
        ? listsIn(log).every((list) => isLinearizable(LIST, list))
        : isLinearizable(REGISTER, registerIn(log));
      assert.equal(isSo, verdict);
    });

  it('are as many as were found', () => {
    assert.equal(verdicts.length, 108);
  });
});
