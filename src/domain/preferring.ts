/** Changing what somebody chose, one choice at a time, so that two tabs undo none of each other's; and taking a change back. */
import type { Desk } from './desk.ts';
import type { Issue } from './fields.ts';
import type { Preferences, PreferencesChange } from './monitoring.ts';
import { MOST_OWN_TICKETS } from './monitoring.ts';
import type { Person } from './people.ts';
import { isStaff, managerOf } from './visibility.ts';

/** The parts that are kept entry by entry: null in a change takes an entry away. */
const RECORDS = ['requester', 'tickets', 'services', 'reports'] as const;

type Entries = Readonly<Record<string, unknown>>;

/** A record with some of its entries changed, and those that are null taken away. */
function merged(before: Entries, change: Entries): Entries {
  const entries = Object.entries({ ...before, ...change });
  return Object.fromEntries(entries.filter(([, value]) => value !== null && value !== undefined));
}

/** The choices after a change; what it does not name stays as it was. */
export function preferred(before: Preferences, change: PreferencesChange): Preferences {
  const { available: _available, channels, ...parts } = change;
  const records = RECORDS.flatMap((part) => {
    const entries = change[part];
    return entries === undefined ? [] : [[part, merged(before[part], entries)] as const];
  });
  const said = Object.entries(parts).filter(([, value]) => value !== undefined);
  return {
    ...before,
    ...Object.fromEntries(said),
    ...Object.fromEntries(records),
    channels: { ...before.channels, ...channels },
  };
}

/**
 * The change that takes another one back, and nothing that was chosen since besides.
 * @param before the choices as they were
 */
export function takenBack(change: PreferencesChange, before: Preferences & { readonly available?: boolean }): PreferencesChange {
  const back = Object.entries(change).flatMap(([part, value]) => {
    if (value === undefined) return [];
    const was: unknown = before[part as keyof PreferencesChange];
    if (part !== 'channels' && !RECORDS.some((each) => each === part)) return [[part, was] as const];
    const kept = was as Entries;
    const entry = (key: string): unknown => (Object.hasOwn(kept, key) ? kept[key] : null);
    return [[part, Object.fromEntries(Object.keys(value).map((key) => [key, entry(key)]))] as const];
  });
  return Object.fromEntries(back);
}

/**
 * What of a change names nothing on this desk, or is one too many. What was chosen for a service that is gone stays: a setting
 * may come back.
 * @param after the choices with the change made
 */
export function changeIssues(change: PreferencesChange, after: Preferences, desk: Desk): Issue[] {
  const named = (entries: Entries = {}): string[] => Object.keys(entries).filter((code) => entries[code] !== null);
  const isService = (code: string): boolean => desk.services.some((service) => service.id === code);
  const isReported = (code: string): boolean => (desk.services.length === 0 ? code === desk.id : isService(code));
  const unknown = (part: string, codes: readonly string[], isKnown: (code: string) => boolean): Issue[] =>
    codes.filter((code) => !isKnown(code)).map((code) => ({ path: `${part}.${code}`, code: 'unknown-option' }));
  return [
    ...unknown('services', named(change.services), isService),
    ...unknown('reports', named(change.reports), isReported),
    ...(Object.keys(after.tickets).length > MOST_OWN_TICKETS ? [{ path: 'tickets', code: 'too-many' }] : []),
  ];
}

/**
 * Whether somebody may say himself whether work is given to him automatically: staff, but for a manager whose switches keep that
 * from him in every service that he manages (domain §4, set-own-availability; esup-helpdesk §2).
 */
export function maySetAvailability(person: Person, desk: Desk): boolean {
  if (person.suspended === true || !isStaff(person, desk)) return false;
  const managed = desk.services.flatMap((service) => managerOf(desk, service.id, person.id) ?? []);
  if (managed.length === 0 || person.profile === 'functional-admin') return true;
  return managed.some(({ privileges }) => privileges === undefined || privileges.includes('set-own-availability'));
}
