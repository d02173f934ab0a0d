/** What administration decided of a person, above what the page says of them: kept apart, so that the page's word comes back with its end. */
import type { Appointment } from '../../domain/desk-events.ts';
import type { Person } from '../../domain/people.ts';
import type { PersonRecord } from './store.ts';

const APPOINTED = ['profile', 'serves', 'suspended'] as const;

/** What of a person may be decided by administration, as it is. */
function appointable(person: Person): Appointment {
  return Object.fromEntries(APPOINTED.flatMap((key) => (person[key] === undefined ? [] : [[key, person[key]]])));
}

function withoutAppointment(person: Person): Omit<Person, (typeof APPOINTED)[number]> {
  const { profile: _profile, serves: _serves, suspended: _suspended, ...rest } = person;
  return rest;
}

/** Somebody as the page says, whatever was decided of them here. */
export function asSaid({ person, said }: PersonRecord): Person {
  return said === undefined ? person : { ...withoutAppointment(person), profile: 'requester', ...said };
}

/** Somebody with what is decided of them from now on; nothing leaves them as the page says. */
export function appointed(record: PersonRecord, appointment: Appointment | undefined): PersonRecord {
  const { desk, id } = record;
  const said = asSaid(record);
  if (appointment === undefined || Object.keys(appointment).length === 0) return { desk, id, person: said };
  return { desk, id, person: { ...said, ...appointment }, appointed: appointment, said: appointable(said) };
}

/** Whoever a session is of, with what was decided of them since; the same where nothing was. */
export function asAppointed(me: Person, record: PersonRecord | undefined, wasAppointed: boolean): Person {
  if (record === undefined || (record.appointed === undefined && !wasAppointed)) return me;
  const now = appointable(record.person);
  if (JSON.stringify(appointable(me)) === JSON.stringify(now)) return me;
  return { ...withoutAppointment(me), profile: 'requester', ...now };
}
