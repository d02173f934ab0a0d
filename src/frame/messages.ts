/**
 * What a host page and a frame of the library say to each other. Each is at an origin of its own and may be hostile to the
 * other: every message is read here, and what is not understood is dropped.
 *
 *   host   window.postMessage(HELLO, the frame's origin, [port])    once, when the frame has loaded; everything else by the port
 *   frame  who → host answers who      height, title, told, address
 *   host   look, page, address, call
 *
 * No message is ever sent to "any origin", none holds a secret before the greeting is answered, and no address holds a person.
 */
import { either, isNumber, isText, listOf, oneOf, orAbsent, orNull, recordOf, shaped, type Is } from '../widgets/shared/shape.ts';

/** How the two talk: raised when a message changes its meaning, so that two versions never misunderstand each other. */
export const HELLO = { guichet: 'hello', talk: 1 } as const;

export const isHello = shaped<{ guichet: string; talk: number }>({ guichet: oneOf(['hello']), talk: oneOf([1]) });

/** What of the page's look goes into the frame: public properties of the widgets, by what checks their value. */
export const LOOKS = {
  '--guichet-accent': 'color',
  '--guichet-on-accent': 'color',
  '--guichet-link': 'color',
  '--guichet-surface': 'color',
  '--guichet-text': 'color',
  '--guichet-muted': 'color',
  '--guichet-border': 'color',
  '--guichet-border-control': 'color',
  '--guichet-focus': 'color',
  '--guichet-radius': 'border-top-left-radius',
  '--guichet-font': 'font-family',
  '--guichet-font-mono': 'font-family',
} as const;

export type LookName = keyof typeof LOOKS;

/** How the page looks where the frame is. */
export interface Look {
  /** BCP 47. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly scheme: 'light' | 'dark';
  /** Size of the text, in CSS pixels. */
  readonly size: number;
  /** Height in CSS pixels past which the frame scrolls by itself. */
  readonly most: number;
  /** Values of `LOOKS`, those that the page says. */
  readonly values: Readonly<Record<string, string>>;
}

/** The page around, for whoever answers: the form shows it, and the person may take it away. */
export interface AroundPage {
  /** Without what would open something to whoever reads it. */
  readonly url: string;
  readonly title: string;
  readonly course?: string | undefined;
}

/** What of a widget a page may call. */
export const CALLS = ['open', 'prefill', 'focus'] as const;

/** A signed token; or somebody, as the embedded backend believes them; or nobody. */
export type Who = { readonly token: string } | ({ readonly id: string } & Readonly<Record<string, unknown>>) | null;

/** From the host page to the frame. */
export type ToFrame =
  | { readonly say: 'who'; readonly asked: number; readonly who: Who }
  | { readonly say: 'look'; readonly look: Look }
  | { readonly say: 'page'; readonly page: AroundPage }
  | { readonly say: 'address'; readonly hash: string }
  | { readonly say: 'call'; readonly name: (typeof CALLS)[number]; readonly given?: unknown };

/** What the frame tells of: an event of its widget, with what it carries. */
export interface Told {
  readonly say: 'told';
  readonly name: string;
  readonly detail: unknown;
}

/** From the frame to the host page. */
export type ToHost =
  | { readonly say: 'who'; readonly asked: number }
  | { readonly say: 'height'; readonly height: number }
  | { readonly say: 'title'; readonly title: string }
  | { readonly say: 'address'; readonly hash: string }
  | Told;

/** Heights beyond are no page's: a picture of them would not be drawn. */
const HIGHEST = 100_000;

function atMost(length: number): Is<string> {
  return (value): value is string => isText(value) && value.length <= length;
}

function between(least: number, most: number): Is<number> {
  return (value): value is number => isNumber(value) && value >= least && value <= most;
}

/** A fragment that names a ticket, `#TRK2_9`, or none: nothing else of an address may cross. */
export const isHash: Is<string> = (value): value is string => isText(value) && /^(?:#[^\s#]{0,48}\d)?$/u.test(value);

const isWho = orNull(either(shaped<{ token: string }>({ token: atMost(16_384) }), shaped<{ id: string }>({ id: atMost(200) })));

const isLook = shaped<Look>({
  lang: (value): value is string => isText(value) && /^[a-z0-9-]{0,35}$/iu.test(value),
  dir: oneOf(['ltr', 'rtl']),
  scheme: oneOf(['light', 'dark']),
  size: between(6, 200),
  most: between(100, HIGHEST),
  values: recordOf(atMost(300)),
});

const isAroundPage = shaped<AroundPage>({
  url: (value): value is string => atMost(2048)(value) && /^https?:\/\//u.test(value),
  title: atMost(512),
  course: orAbsent(atMost(512)),
});

/** What a page gives to a form: `Prefill`, whose codes the form itself checks. */
const isFilling = shaped<object>({
  ...Object.fromEntries(['summary', 'service', 'category', 'kind'].map((name) => [name, orAbsent(atMost(1000))])),
  description: orAbsent(atMost(100_000)),
  fields: orAbsent(recordOf((value): value is unknown => isText(value) || isNumber(value) || listOf(atMost(1000))(value))),
});

const isCall: Is<Extract<ToFrame, { say: 'call' }>> = (value): value is Extract<ToFrame, { say: 'call' }> => {
  if (!shaped<{ name: string }>({ name: oneOf(CALLS) })(value)) return false;
  const { name, given } = value as { name: string; given?: unknown };
  if (name === 'open') return atMost(64)(given);
  return name === 'prefill' ? isFilling(given) : true;
};

const named = { ticket: atMost(64), key: orNull(atMost(64)) };
const commands = listOf(shaped<{ name: string }>({ name: isText }));

/** Events that cross, with what they carry. Those asked before something is done do not: a frame cannot wait for an answer. */
export const TOLD: Readonly<Record<string, Is<unknown>>> = {
  'guichet-ready': (value): value is null => value === null,
  'guichet-ticket-opened': shaped(named),
  'guichet-ticket-filed': shaped(named),
  'guichet-ticket-changed': shaped({ ...named, commands }),
  'guichet-refused': shaped({ commands, code: atMost(64), sentence: atMost(2000) }),
  'guichet-ticket-new': (value): value is null => value === null,
  'guichet-back': (value): value is null => value === null,
};

const isTold: Is<Told> = (value): value is Told => {
  if (!shaped<{ name: string }>({ name: oneOf(Object.keys(TOLD)) })(value)) return false;
  return TOLD[value.name]?.((value as Told).detail) === true;
};

const asked = between(0, Number.MAX_SAFE_INTEGER);

/** @returns what the host page says, or undefined where it is nothing that a host page says */
export function readByFrame(message: unknown): ToFrame | undefined {
  const reading: Readonly<Record<ToFrame['say'], Is<unknown>>> = {
    who: shaped<{ asked: number; who: Who }>({ asked, who: isWho }),
    look: shaped<{ look: Look }>({ look: isLook }),
    page: shaped<{ page: AroundPage }>({ page: isAroundPage }),
    address: shaped<{ hash: string }>({ hash: isHash }),
    call: isCall,
  };
  return read<ToFrame>(message, reading);
}

/** @returns what the frame says, or undefined where it is nothing that a frame says */
export function readByHost(message: unknown): ToHost | undefined {
  const reading: Readonly<Record<ToHost['say'], Is<unknown>>> = {
    who: shaped<{ asked: number }>({ asked }),
    height: shaped<{ height: number }>({ height: between(0, HIGHEST) }),
    title: shaped<{ title: string }>({ title: atMost(200) }),
    address: shaped<{ hash: string }>({ hash: isHash }),
    told: isTold,
  };
  return read<ToHost>(message, reading);
}

function read<T extends { readonly say: string }>(
  message: unknown,
  reading: Readonly<Record<string, Is<unknown>>>,
): T | undefined {
  if (!shaped<{ say: string }>({ say: isText })(message) || !Object.hasOwn(reading, message.say)) return undefined;
  return reading[message.say]?.(message) === true ? (message as unknown as T) : undefined;
}

/** How many messages that are not understood are spoken of: a hostile window must not fill the console. */
const SPOKEN = 10;

/** Says what was dropped, ten times at most. */
export function dropper(where: string): (what: unknown) => void {
  let left = SPOKEN;
  return (what) => {
    if (left-- > 0) console.warn(`guichet: ${where}: a message that is none of ours was dropped`, what);
  };
}
