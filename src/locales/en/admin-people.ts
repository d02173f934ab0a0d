/** The words of the people whom a desk knows. */
import { counter } from '../counter.ts';
import type { AdminPeopleWords } from '../fr/admin-people.ts';

const count = counter('en');

const people = {
  find: 'Find a person',
  found: (shown: number, total: number) =>
    shown === total
      ? count(total, { zero: 'Nobody answers to these words.', one: '# person.', other: '# people.' })
      : `${count(shown, { one: '# person shown', other: '# people shown' })} of ${total}. Write more of the name to see fewer.`,
  decidedHere: 'decided here',
  suspended: 'Access suspended',
  change: (name: string) => `Change rights of ${name}`,
  changeShort: 'Change rights',
  profile: 'Profile',
  profileHint: 'On the whole desk. A service may give more to its managers.',
  asPage: 'As the page says',
  serves: 'Services served',
  servesHint: 'Those where this profile counts.',
  suspend: 'Suspend access',
  suspendHint:
    'The person can no longer come in, and no ticket is given to them. Their tickets stay: hand them over next, under their name.',
  services: (name: string) => `Their services: ${name}`,
  servicesShort: 'Their services',
  manages: (service: string) => `Manages ${service}`,
  managesNot: (service: string) => `Does not manage ${service}`,
  giveService: 'Make a manager',
  giveServiceTo: (name: string, service: string) => `Make a manager of ${service}: ${name}`,
  takeService: 'Take away',
  takeServiceFrom: (name: string, service: string) => `Take away the management of ${service}: ${name}`,
  managesNow: (name: string, service: string) => `${name} now manages ${service}.`,
  managesNoMore: (name: string, service: string) => `${name} no longer manages ${service}.`,
  eraseOne: (name: string) => `Erase ${name} from the desk`,
  erased: (name: string) => `${name} no longer exists on this desk. History keeps the steps, without the name.`,
  saved: (name: string) => `The rights of ${name} are saved.`,
  add: 'Add a person',
  addHint: 'For whoever has never come to this desk.',
  id: 'Identifier',
  idHint: 'The one by which the page knows them. It does not change afterwards.',
  name: 'Name',
  mail: 'Address',
  added: (name: string) => `${name} is now known to the desk.`,
} satisfies AdminPeopleWords;

export default people;
