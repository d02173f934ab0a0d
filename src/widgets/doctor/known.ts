/** What each tag of the library understands, as the doctor knows it; that nothing is missing is a test against the manifest. */
import { MODE_NAMES } from '../../domain/desk.ts';
import { PROFILES } from '../../domain/people.ts';
import { INVOLVEMENTS, SORT_KEYS } from '../../domain/query.ts';
import { PHASES, STATES } from '../../domain/states.ts';
import { CODE } from '../../domain/values.ts';

/** What an attribute may say. */
export type Kind =
  /** Anything. */
  | { readonly kind: 'text' }
  /** Is there, or is not. */
  | { readonly kind: 'switch' }
  /** One of a few words. */
  | { readonly kind: 'one'; readonly of: readonly string[] }
  /** Some of a few words, apart by spaces or commas; where an order is meant, `:desc` may follow each, and `field:CODE` names one. */
  | { readonly kind: 'some'; readonly of: readonly string[]; readonly order?: boolean }
  /** Of the shape of a pattern, with an example of it. */
  | { readonly kind: 'shape'; readonly pattern: RegExp; readonly like: string }
  /** An id, or somebody as JSON. */
  | { readonly kind: 'person' }
  /** An address, relative to the page or whole. */
  | { readonly kind: 'address' };

const text: Kind = { kind: 'text' };
const yes: Kind = { kind: 'switch' };
const one = (...of: readonly string[]): Kind => ({ kind: 'one', of });
const code: Kind = { kind: 'shape', pattern: CODE, like: 'support' };
const moment: Kind = {
  kind: 'shape',
  pattern: /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/u,
  like: '2026-09-01, 2026-09-01T08:00',
};

type Attributes = Readonly<Record<string, Kind>>;

/** What says where the desk is and who is there: a widget inside a `<guichet-desk>` takes the desk's. */
export const CONNECTING: Attributes = {
  backend: { kind: 'shape', pattern: /^[a-z][a-z0-9+.-]*:/iu, like: 'indexeddb:' },
  desk: code,
  settings: { kind: 'address' },
  person: { kind: 'person' },
  profile: one(...PROFILES),
  'identity-url': { kind: 'address' },
  'sign-in-url': { kind: 'address' },
  guests: yes,
  remember: yes,
  'fallback-mail': { kind: 'shape', pattern: /^[^\s@]+@[^\s@]+$/u, like: 'support@school.example' },
};

const EVERY: Attributes = {
  ...CONNECTING,
  'heading-level': one('1', '2', '3', '4', '5', '6'),
  density: one('comfortable', 'compact'),
  theme: one('light', 'dark'),
};

const mode = one(...MODE_NAMES);
const prefix: Kind = { kind: 'shape', pattern: /^\S{1,16}$/u, like: 'TRK2_' };

/** Attributes by tag. */
export const KNOWN: Readonly<Record<string, Attributes>> = {
  'guichet-desk': {
    ...EVERY,
    service: code,
    category: code,
    'deep-links': yes,
    split: one('on', 'off'),
    'no-shortcuts': yes,
    'no-title': yes,
    mode,
    prefix,
    states: { kind: 'some', of: STATES },
    strict: yes,
    comments: one('on', 'off'),
    'default-assignees': text,
    'sub-desks': {
      kind: 'shape',
      pattern: /^\s*[A-Za-z0-9][\w.-]{0,63}\s*(?:=[^,]*)?(?:,\s*[A-Za-z0-9][\w.-]{0,63}\s*(?:=[^,]*)?)*$/u,
      like: 'reseau=Réseau, video=Vidéo',
    },
    feedback: text,
    name: text,
    description: text,
    groups: one('none', 'separate', 'visible'),
    'available-from': moment,
    'available-until': moment,
  },
  'guichet-ticket-form': { ...EVERY, service: code, category: code, mode, prefix, 'no-capture': yes },
  'guichet-ticket-list': {
    ...EVERY,
    involvement: one(...INVOLVEMENTS),
    phase: one(...PHASES, 'over'),
    sort: { kind: 'some', of: SORT_KEYS, order: true },
    columns: text,
    service: code,
  },
  'guichet-ticket-detail': { ...EVERY, ticket: text, 'no-back': yes, 'no-shortcuts': yes },
  'guichet-preferences-panel': EVERY,
  'guichet-report-view': EVERY,
  'guichet-knowledge': { ...EVERY, article: text },
  'guichet-notice-bell': { ...EVERY, 'no-title': yes, 'no-shortcuts': yes },
  'guichet-admin-panel': { ...EVERY, section: text },
  'guichet-frame': { src: { kind: 'address' }, person: { kind: 'person' }, profile: one(...PROFILES), 'max-height': text },
};

/** What every element of a page may carry: none of our business. */
export function isEverybodys(attribute: string): boolean {
  return (
    /^(?:data|aria)-|^on|^xml/u.test(attribute) ||
    /^(?:id|class|style|lang|dir|title|hidden|slot|part|exportparts|role|tabindex|inert|translate|accesskey|autofocus|item\w+|nonce)$/u.test(
      attribute,
    )
  );
}

function isPerson(said: string): boolean {
  if (!said.trimStart().startsWith('{')) return said !== '';
  try {
    const { id, name } = JSON.parse(said) as Record<string, unknown>;
    return [id, name].every((each) => typeof each === 'string' && each !== '');
  } catch {
    return false;
  }
}

/** Whether an attribute's value is understood. An empty one says nothing, and is. */
export function understands(known: Kind, value: string): boolean {
  const said = value.trim();
  if (said === '') return true;
  switch (known.kind) {
    case 'one':
      return known.of.includes(said);
    case 'some': {
      const words = said.split(/[\s,;]+/u).filter((word) => word !== '');
      const bare = known.order === true ? words.map((word) => word.replace(/:(?:asc|desc)$/u, '')) : words;
      return bare.every((word) => known.of.includes(word) || (known.order === true && /^field:\w/u.test(word)));
    }
    case 'shape':
      return known.pattern.test(said);
    case 'person':
      return isPerson(said);
    default:
      return true;
  }
}

/** What would be understood, as an editor may copy it. */
export function expectedOf(known: Kind): string {
  switch (known.kind) {
    case 'one':
    case 'some':
      return known.of.join(', ');
    case 'shape':
      return known.like;
    case 'person':
      return '{"id": "…", "name": "…"}';
    default:
      return '…';
  }
}

/** How many letters must be added, taken away, changed or swapped with their neighbour to make one word of another. */
export function distance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

/** The known word that a strange one was meant to be, where one is near enough; '' else. */
export function nearest(word: string, among: readonly string[]): string {
  const bare = (each: string): string => each.toLowerCase().replaceAll(/[-_]/gu, '');
  const ranked = among.map((each) => ({ each, far: distance(bare(word), bare(each)) })).sort((one, other) => one.far - other.far);
  const [first] = ranked;
  return first !== undefined && first.far <= Math.max(1, Math.floor(word.length / 3)) ? first.each : '';
}
