/** Who is present, as a page says it in an attribute or a property. */
import { PROFILES, type PersonInput } from '../../domain/people.ts';

/** Whether what an attribute says is somebody; what else it says of them is for the backend to check. */
function isPerson(said: Partial<Record<keyof PersonInput, unknown>>): said is PersonInput {
  const { id, name, profile } = said;
  return (
    [id, name].every((each) => typeof each === 'string' && each !== '') &&
    (profile === undefined || PROFILES.some((each) => each === profile))
  );
}

/** The person that an attribute or a property says, or undefined. What is not said of them is left to the desk to know. */
export function personIn(person: string | PersonInput | undefined): PersonInput | undefined {
  if (person === undefined || person === '' || typeof person === 'object') return person === '' ? undefined : person;
  if (!person.trimStart().startsWith('{')) return { id: person, name: person };
  try {
    const said = JSON.parse(person) as Partial<PersonInput>;
    return isPerson(said) ? said : undefined;
  } catch {
    return undefined;
  }
}
