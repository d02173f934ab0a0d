/** What administration decides of people: their profile, the services it counts in, suspension (domain §4). */
import type { DeskDecisions } from '../desk-deciding.ts';
import { patched } from '../desk-deciding.ts';
import { refuse } from '../refusal.ts';

export const peopleDecisions: DeskDecisions<'add-person' | 'change-person'> = {
  'add-person': ({ person: { id }, profile }, { people }) => {
    if (Object.hasOwn(people, id)) return refuse('already-there', { values: { name: id } });
    return { people: [{ person: id, was: {}, now: profile === undefined ? {} : { profile }, added: true }] };
  },

  'change-person': ({ person, patch }, { person: actor, people, appointed }) => {
    if (!Object.hasOwn(people, person)) return refuse('unknown-person');
    if (person === actor.id) return refuse('yourself');
    const was = Object.hasOwn(appointed, person) ? (appointed[person] ?? {}) : {};
    return { people: [{ person, was, now: patched(was, patch) }] };
  },
};
