/** What differs between two documents of a desk, by place; done again, and taken back (domain §3, last paragraph). */
import type { DeskInput } from './desk.ts';
import type { DeskChange } from './desk-events.ts';

/** Lists of named things, by the key that holds them, and what names one in it: only these are walked, others are values. */
const NAMED: Readonly<Record<string, string>> = {
  services: 'id',
  categories: 'id',
  managers: 'person',
  responses: 'id',
  fields: 'code',
  options: 'code',
};

/** The last step of a path that holds the order of a list. */
export const ORDER = '#order';

type Entries = Readonly<Record<string, unknown>>;
type Items = ReadonlyMap<string, unknown>;

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is in a list of named things, by name; null where it is no such list, or names one thing twice. */
function itemsOf(key: string, value: unknown): Items | null {
  const name = Object.hasOwn(NAMED, key) ? NAMED[key] : undefined;
  if (name === undefined || !Array.isArray(value)) return null;
  const items = new Map<string, unknown>();
  for (const item of value as readonly unknown[]) {
    const named = isEntries(item) ? item[name] : undefined;
    if (typeof named !== 'string' || items.has(named)) return null;
    items.set(named, item);
  }
  return items;
}

/** Whether two values of a document say the same, whatever the order of their keys. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, index) => isSame(each, other[index]));
  if (!isEntries(one) || !isEntries(other)) return one === other;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

function change(path: readonly string[], was: unknown, now: unknown): DeskChange {
  return { path, ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
}

function between(path: readonly string[], was: unknown, now: unknown): DeskChange[] {
  if (isSame(was, now)) return [];
  const key = path.at(-1) ?? '';
  const [before, after] = [itemsOf(key, was), itemsOf(key, now)];
  if (before !== null && after !== null) {
    const names = [...new Set([...before.keys(), ...after.keys()])];
    const order = [[...before.keys()], [...after.keys()]] as const;
    return [
      ...names.flatMap((name) => between([...path, name], before.get(name), after.get(name))),
      ...(isSame(...order) ? [] : [change([...path, ORDER], ...order)]),
    ];
  }
  if (!isEntries(was) || !isEntries(now)) return [change(path, was, now)];
  const keys = new Set([...Object.keys(was), ...Object.keys(now)]);
  return [...keys].flatMap((each) => between([...path, each], was[each], now[each]));
}

/** Everything that differs, but for the revision, which an event holds by itself. */
export function changesBetween(was: DeskInput, now: DeskInput): DeskChange[] {
  const { revision: _was, ...before } = was;
  const { revision: _now, ...after } = now;
  return between([], before, after);
}

/** The changes that take some back. */
export function reversed(changes: readonly DeskChange[]): DeskChange[] {
  return changes.map(({ path, was, now }) => change(path, now, was));
}

/** The changes by the first step of their paths, each from there on. */
function byStep(changes: readonly DeskChange[]): Map<string, DeskChange[]> {
  const steps = new Map<string, DeskChange[]>();
  for (const { path, ...each } of changes) {
    const [step = '', ...rest] = path;
    steps.set(step, [...(steps.get(step) ?? []), { ...each, path: rest }]);
  }
  return steps;
}

/** What a value is after some changes, whose paths begin at it. */
function after(key: string, value: unknown, changes: readonly DeskChange[]): unknown {
  const whole = changes.find(({ path }) => path.length === 0);
  if (whole !== undefined) return whole.now;
  const items = itemsOf(key, value);
  const kept = new Map(items ?? (isEntries(value) ? Object.entries(value) : []));
  let order: readonly string[] = [];
  for (const [step, own] of byStep(changes)) {
    if (step === ORDER) {
      order = own[0]?.now as readonly string[];
      continue;
    }
    const now = after(step, kept.get(step), own);
    if (now === undefined) kept.delete(step);
    else kept.set(step, now);
  }
  if (items === null) return Object.fromEntries(kept);
  const names = new Set([...order.filter((name) => kept.has(name)), ...kept.keys()]);
  return [...names].map((name) => kept.get(name));
}

/** A document with some changes done, and its revision as it was. */
export function changed(document: DeskInput, changes: readonly DeskChange[]): DeskInput {
  return after('', document, changes) as DeskInput;
}
