/** Settings that a page fixes by attributes: read, checked one by one, and put above the desk document (architecture, Settings). */
import type { DeskInput } from '../../domain/desk.ts';
import { STATES, type State } from '../../domain/states.ts';
import { CODE, LONGEST_PERSON } from '../../domain/values.ts';
import type { Finding } from '../shared/doctor.ts';
import { among, FORM_READERS, readFixed, wrap, type Fixed, type Reader } from './form-fixed.ts';

export type { Fixed };

/** The attributes as the page writes them; undefined where it does not. */
export interface FixedAttributes {
  readonly mode?: string | undefined;
  readonly prefix?: string | undefined;
  readonly states?: string | undefined;
  readonly strict?: boolean | undefined;
  readonly comments?: string | undefined;
  readonly 'default-assignees'?: string | undefined;
  readonly 'sub-desks'?: string | undefined;
  readonly feedback?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly groups?: string | undefined;
  readonly 'available-from'?: string | undefined;
  readonly 'available-until'?: string | undefined;
}

const GROUPS = ['none', 'separate', 'visible'] as const;
const SWITCH = ['on', 'off'] as const;

function listed(text: string): string[] {
  return text.split(/[\s,;]+/u).filter((part) => part !== '');
}

/** Every word among the values, or undefined. */
function all<T extends string>(values: readonly T[], text: string): T[] | undefined {
  const found = listed(text).map((word) => among(values, word));
  return found.every((each) => each !== undefined) && found.length > 0 ? found : undefined;
}

/** A day or a moment as an editor writes it, `2026-09-01` or `2026-09-01T08:00`, in the zone of the page; a day begins at midnight. */
function instant(text: string): string | undefined {
  const written = /^\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?\s*$/u.exec(text);
  if (written === null) return undefined;
  const [, day = '', time = '00:00', zone = ''] = written;
  const at = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** `reseau=Réseau, video`: codes, each perhaps with the name to show. */
function subDesks(text: string): { desk: string; name: string }[] | undefined {
  const found = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [code = '', ...name] = part.split('=');
      return { desk: code.trim(), name: name.join('=').trim() || code.trim() };
    });
  return found.length > 0 && found.every(({ desk }) => CODE.test(desk)) ? found : undefined;
}

/** What each attribute says of the desk, and what would be understood where it says nothing that is. */
const READERS: Readonly<Record<Exclude<keyof FixedAttributes, 'strict' | 'available-from' | 'available-until'>, Reader>> = {
  ...FORM_READERS,
  states: { expected: STATES.join(', '), read: (text) => wrap(all<State>(STATES, text), (states) => ({ states })) },
  comments: { expected: SWITCH.join(', '), read: (text) => wrap(among(SWITCH, text), (on) => ({ comments: on === 'on' })) },
  'default-assignees': {
    expected: 'lea, martin',
    read: (text) =>
      wrap(listed(text), (ids) =>
        ids.length > 0 && ids.every((id) => id.length <= LONGEST_PERSON) ? { defaultAssignees: ids } : undefined,
      ),
  },
  'sub-desks': { expected: 'reseau=Réseau, video=Vidéo', read: (text) => wrap(subDesks(text), (found) => ({ subDesks: found })) },
  feedback: { expected: '…', read: (text) => ({ feedback: text }) },
  name: { expected: '…', read: (text) => ({ name: text }) },
  description: { expected: '…', read: (text) => ({ description: text }) },
  groups: { expected: GROUPS.join(', '), read: (text) => wrap(among(GROUPS, text), (groups) => ({ groups })) },
};

const A_MOMENT = '2026-09-01, 2026-09-01T08:00';

/** The span of availability, from its two attributes. */
function availability(attributes: FixedAttributes, wrong: Finding[]): Partial<DeskInput> {
  const read = (attribute: 'available-from' | 'available-until'): string | undefined => {
    const value = attributes[attribute];
    if (value === undefined || value.trim() === '') return undefined;
    const at = instant(value);
    if (at === undefined) wrong.push({ attribute, value, expected: A_MOMENT });
    return at;
  };
  const from = read('available-from');
  const until = read('available-until');
  if (from === undefined && until === undefined) return {};
  if (from !== undefined && until !== undefined && from >= until) {
    wrong.push({ attribute: 'available-until', value: attributes['available-until'] ?? '', expected: `> ${from}` });
    return { availability: { from } };
  }
  return { availability: { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) } };
}

/** What a page fixes, and what of it is wrong. Empty attributes fix nothing. */
export function fixedBy(attributes: FixedAttributes): Fixed {
  const { fixed: read, wrong: unread } = readFixed(READERS, attributes);
  const wrong = [...unread];
  const fixed = { ...(attributes.strict === true ? { strict: true } : {}), ...read, ...availability(attributes, wrong) };
  return { fixed: Object.keys(fixed).length === 0 ? undefined : fixed, wrong };
}

/** Every attribute that fixes a setting. */
export const FIXED_ATTRIBUTES: readonly (keyof FixedAttributes)[] = [
  ...(Object.keys(READERS) as (keyof typeof READERS)[]),
  'strict',
  'available-from',
  'available-until',
];
