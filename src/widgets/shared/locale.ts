/**
 * How one reader's language writes things: the shared words, numbers, sizes, dates, relative times, lists. Every part that
 * shows words takes one, so that several languages live on one page. `element.locale` gives it.
 */
import type { Language, Vocabulary } from '../../locales/index.ts';
import type { Problem, ProblemWords } from '../../locales/fr/problems.ts';
import type { SharedWords } from '../../locales/fr/shared.ts';

/** What a widget's parts need to speak. */
export interface LocaleOptions {
  readonly language: Language;
  /** The full tag, with its region when the page says one: `fr-CA`. */
  readonly tag: string;
  readonly words: SharedWords;
  /** IANA zone of the reader; the browser's when absent. */
  readonly zone?: string | undefined;
  /** Present instant in epoch milliseconds. */
  readonly now: () => number;
  /** The words of what goes wrong, fetched when something does. */
  readonly problems?: Vocabulary<ProblemWords> | undefined;
  /** Draws again what was drawn before these words came. */
  readonly redraw?: (() => void) | undefined;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Formats for one language, region and zone; formatters are made once, when first needed. */
export class Locale {
  readonly language: Language;
  readonly tag: string;
  readonly words: SharedWords;
  readonly zone: string | undefined;
  readonly now: () => number;
  readonly #options: LocaleOptions;
  /** The words of what goes wrong could not be fetched. */
  #cut = false;
  readonly #made = new Map<string, unknown>();

  constructor(options: LocaleOptions) {
    this.language = options.language;
    this.tag = options.tag;
    this.words = options.words;
    this.zone = known(options.zone);
    this.now = options.now;
    this.#options = options;
  }

  /** The words of what goes wrong; undefined until they are here, which draws again. */
  get problems(): ProblemWords | undefined {
    const here = this.#options.problems?.peek(this.language);
    if (here === undefined) void this.#await();
    return here;
  }

  /** Draws again once there is news; a network that stays cut is none. */
  async #await(): Promise<void> {
    const wasCut = this.#cut;
    await this.fetchProblems();
    if (!wasCut || !this.#cut) this.#options.redraw?.();
  }

  /** What stands for a sentence that cannot be said: its words are on their way, or the network that brings them is cut. */
  get speechless(): Problem {
    const { unreachable, loading } = this.words;
    return this.#cut ? unreachable : { what: loading, why: '', todo: '' };
  }

  /** Fetches the words of what goes wrong, for who says it outside a drawing. Never throws. */
  async fetchProblems(): Promise<void> {
    const { problems } = this.#options;
    try {
      await problems?.load(this.language);
      this.#cut = false;
    } catch {
      this.#cut = true;
    }
  }

  /** A number: `1 234,5`. */
  number(value: number): string {
    return this.#numbers({}).format(value);
  }

  /** A share from 0 to 1: `42 %`. */
  percent(share: number): string {
    return this.#numbers({ style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  /** A size in bytes, in the reader's units: `1,2 Mo`. */
  size(bytes: number): string {
    const { units } = this.words;
    let value = bytes;
    let unit = 0;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit += 1;
    }
    // A form says its limit when it opens: the first of the browser's own formats would cost it as much as all its questions.
    const plain = value < 1000 && Number.isInteger(value);
    const written = plain ? value : this.#numbers({ maximumFractionDigits: unit > 0 && value < 10 ? 1 : 0 }).format(value);
    return `${written}\u00a0${units[unit] ?? ''}`;
  }

  /** Names joined as the language does: `Léa, Sami et A. User`. */
  list(items: readonly string[]): string {
    return this.#once('list', () => new Intl.ListFormat(this.tag, { type: 'conjunction' })).format(items);
  }

  /** The day of an instant, or of a day `2026-11-24`: `24 novembre 2026`. */
  date(instant: string): string {
    return this.written(instant, { dateStyle: 'long', ...(instant.length === 10 ? { timeZone: 'UTC' } : {}) });
  }

  /** The exact moment: `mardi 24 novembre 2026 à 15:54`. */
  exact(instant: string): string {
    return this.written(instant, { dateStyle: 'full', timeStyle: 'short' });
  }

  /** A moment whose month is written out, in a form of one's own. French counts the first day of a month: `1er décembre`. */
  written(instant: string, options: Intl.DateTimeFormatOptions): string {
    const format = this.#dates(options);
    const moment = new Date(instant);
    if (this.language !== 'fr') return format.format(moment);
    const parts = format.formatToParts(moment);
    return parts.map(({ type, value }) => (type === 'day' && value === '1' ? '1er' : value)).join('');
  }

  /** A short moment: `8 juil., 15:54`, with its year when it is not this one. */
  short(instant: string): string {
    return this.#inYear(instant, { hour: '2-digit', minute: '2-digit' });
  }

  /** How long ago, or in how long: `il y a 2 h`, `hier`, then the day: `20 juil.`. */
  relative(instant: string): string {
    const then = Date.parse(instant);
    const now = this.now();
    const away = then - now;
    const distance = Math.abs(away);
    if (distance < 45 * SECOND) return this.words.now;
    const format = this.#once('relative', () => new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto', style: 'short' }));
    if (distance < 45 * MINUTE) return format.format(nearest(away / MINUTE), 'minute');
    // Farther than that it is no day of this week in any zone; a calendar is slow to ask for each row of a list.
    if (distance < 8 * DAY) {
      const days = this.#dayNumber(then) - this.#dayNumber(now);
      if (days === 0 || distance < 6 * HOUR) return format.format(nearest(away / HOUR), 'hour');
      if (Math.abs(days) <= 6) return format.format(days, 'day');
    }
    return this.#inYear(instant);
  }

  /** A length of time in minutes: `1 h 30 min`. */
  duration(minutes: number): string {
    const hours = Math.floor(minutes / 60);
    const rest = Math.round(minutes - hours * 60);
    const said = (unit: 'hour' | 'minute', value: number): string =>
      this.#numbers({ style: 'unit', unit, unitDisplay: 'short' }).format(value);
    const parts = [hours > 0 ? said('hour', hours) : '', rest > 0 || hours === 0 ? said('minute', rest) : ''];
    return parts.filter((part) => part !== '').join(' ');
  }

  /** Compares texts as a reader of this language sorts them, numbers inside texts by value. */
  compare(one: string, other: string): number {
    return this.#once('compare', () => new Intl.Collator(this.tag, { numeric: true, sensitivity: 'base' })).compare(one, other);
  }

  #numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.#once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(this.tag, options));
  }

  /** In the reader's zone, where no other is said. */
  #dates(options: Intl.DateTimeFormatOptions, tag = this.tag): Intl.DateTimeFormat {
    return this.#once(tag + JSON.stringify(options), () => new Intl.DateTimeFormat(tag, { timeZone: this.zone, ...options }));
  }

  /** A day of the month, with its year when it is not this one. */
  #inYear(instant: string, more: Intl.DateTimeFormatOptions = {}): string {
    const [year, thisYear] = [Date.parse(instant), this.now()].map((at) => this.#dates({ year: 'numeric' }, 'en').format(at));
    return this.written(instant, { day: 'numeric', month: 'short', ...more, ...(year === thisYear ? {} : { year: 'numeric' }) });
  }

  /** Days since the epoch on the reader's own calendar. */
  #dayNumber(at: number): number {
    const format = this.#dates({ year: 'numeric', month: 'numeric', day: 'numeric' }, 'en');
    // By its parts: how a language joins them differs between browsers.
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Math.round(Date.UTC(parts.get('year') ?? 0, (parts.get('month') ?? 1) - 1, parts.get('day') ?? 1) / DAY);
  }

  #once<T>(name: string, make: () => T): T {
    const made = this.#made.get(name);
    if (made !== undefined) return made as T;
    const fresh = make();
    this.#made.set(name, fresh);
    return fresh;
  }
}

/** The zone if the browser knows it: one from a directory may be misspelt, and must not stop a page. */
function known(zone: string | undefined): string | undefined {
  if (zone === undefined) return undefined;
  try {
    new Intl.DateTimeFormat('fr', { timeZone: zone });
    return zone;
  } catch {
    return undefined;
  }
}

/** Rounded away from nothing: half an hour ago is "1 h", never "in 0". */
function nearest(value: number): number {
  const rounded = Math.round(value);
  return rounded === 0 ? Math.sign(value) : rounded;
}
