/** Who teaches which courses: what the host says of a person, signed as their other claims are (issue 4 §5). */
import type { Desk } from './desk.ts';
import type { Person } from './people.ts';

/** The claim that names the courses that somebody teaches, as their pages name themselves (`PageContext.course`). */
const TEACHES = 'teaches';

/** The courses whose open tickets somebody reads as their teacher; none where the desk does not let them. */
export function coursesRead(person: Person, desk: Pick<Desk, 'courseTeachers'>): readonly string[] {
  if (desk.courseTeachers !== 'read' || person.claims === undefined || !Object.hasOwn(person.claims, TEACHES)) return [];
  return [person.claims[TEACHES] ?? []].flat();
}
