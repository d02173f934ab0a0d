/** The words of the page on a person, which the staff read. */
import type { Bond } from '../../domain/people-rights.ts';
import type { PersonPageWords } from '../fr/person-page.ts';
import { counter } from '../counter.ts';

const count = counter('en');
const tickets = (n: number): string => count(n, { zero: 'no ticket', one: '# ticket', other: '# tickets' });

const page = {
  bonds: { requester: 'requested', filer: 'filed', assignee: 'in charge', observer: 'shared' },
  mail: 'Address',
  phone: 'Telephone',
  school: 'School',
  affiliation: 'Affiliation',
  groups: 'Groups',
  profile: 'Profile',
  serves: 'Services',
  suspended: 'Access suspended',
  unavailable: 'Not available for new tickets',
  tickets: 'Their tickets',
  counted: (counts: Readonly<Record<Bond, number>>) =>
    `${tickets(counts.requester)} requested, ${tickets(counts.assignee)} in charge of, ${tickets(counts.observer)} shared with them.`,
  none: 'No ticket that you may read.',
  onlyLast: (shown: number, total: number) =>
    `The ${count(shown, { one: '#', other: '#' })} last changed of ${total}; the list filters the others by person.`,
  close: 'Close',
  erase: 'Erase this person…',
  erased: (name: string) => `${name} no longer exists on this desk.`,
} satisfies PersonPageWords;

export default page;
