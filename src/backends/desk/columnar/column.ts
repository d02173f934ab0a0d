/** One column of a table: for each slot, the number of its value in a dictionary. */
import { Dictionary } from './dictionary.ts';
import type { OrderedDictionary } from './dictionary.ts';

/** Slots that a column has room for at first; it doubles when it is full. */
const ROOM = 1024;

/** Numbers by slot, as many as are needed: 0 where nothing was set. */
export class Slots {
  numbers = new Uint32Array(ROOM);

  set(slot: number, number: number): void {
    while (slot >= this.numbers.length) {
      const wider = new Uint32Array(2 * this.numbers.length);
      wider.set(this.numbers);
      this.numbers = wider;
    }
    this.numbers[slot] = number;
  }
}

export class Column<Value> {
  readonly dictionary: Dictionary<Value>;
  readonly #slots = new Slots();

  constructor(dictionary = new Dictionary<Value>()) {
    this.dictionary = dictionary;
  }

  /** The number of each slot's value; longer than the table. */
  get codes(): Uint32Array {
    return this.#slots.numbers;
  }

  put(slot: number, value: Value): void {
    this.#slots.set(slot, this.dictionary.code(value));
  }
}

/** A column that rows are sorted by. Its dictionary may be shared with others, whose values then compare with its own. */
export class SortedColumn extends Column<string | number> {
  readonly order: OrderedDictionary<string | number>;

  constructor(order: OrderedDictionary<string | number>) {
    super(order);
    this.order = order;
  }

  at(slot: number): string | number {
    return this.order.values[this.codes[slot] ?? 0] ?? '';
  }
}

/** A column of values that are no scalars: two that are written alike are one. Slots where nothing was put have `nothing`. */
export class WrittenColumn<Value> extends Column<string> {
  /** The value of each number. */
  readonly values: Value[];

  constructor(nothing: Value) {
    super();
    this.values = [nothing];
    this.dictionary.code('');
  }

  write(slot: number, value: Value): void {
    this.put(slot, JSON.stringify(value));
    if (this.values.length < this.dictionary.values.length) this.values.push(value);
  }
}
