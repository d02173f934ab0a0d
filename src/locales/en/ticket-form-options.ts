/** The words of what few see of the form: the staff’s options, the desk’s fields, a closed desk. */
import { counter } from '../counter.ts';
import type { OptionWords } from '../fr/ticket-form-options.ts';

const count = counter('en');

const options = {
  findCategory: 'Find a category',
  changeCategory: 'Change category',
  categoriesFound: (n: number) => count(n, { zero: 'No category matches.', one: '# category.', other: '# categories.' }),
  links: 'To read before you file',
  inNewPage: '(new tab)',
  kind: 'What is it about?',
  noOption: 'Leave unanswered',
  numberBetween: (min: string, max: string) => `A number from ${min} to ${max}.`,
  numberFrom: (min: string) => `A number, at least ${min}.`,
  numberTo: (max: string) => `A number, at most ${max}.`,
  urlHint: 'An address that starts with https://',
  mailHint: 'For example first.last@insa.example',

  requester: 'On behalf of',
  requesterHint: 'Whose request it is; yours, if nobody is chosen.',
  assignee: 'Assign to',
  assigneeHint: 'If nobody is chosen the ticket is free, or assigned as the service provides.',
  people: 'To whom?',
  peopleHint: 'Each person gets a task of their own.',
  removePerson: (name: string) => `Remove ${name}`,
  personAdded: (name: string) => `${name} is in the list.`,
  personRemoved: (name: string) => `${name} is no longer in the list.`,
  observers: 'Invite to follow',
  observersHint: 'They will read the ticket and may comment on it.',
  priority: 'Priority',
  priorityUsual: 'That of the category',
  group: 'Group',
  noGroup: 'No group',
  pageFieldHint: 'Attached to help understand, and read with the ticket.',
  closed: {
    notYet: (from: string) => `The desk opens on ${from}.`,
    over: (until: string) => `The desk has been closed since ${until}.`,
    rule: 'This desk is not open to you for new tickets.',
    more: 'Your tickets can still be read, and you can answer.',
    notAllowed: 'You may not file tickets here.',
    notAllowedMore: 'The team files them for you: you will see them in the list.',
    noPlace: 'No service takes tickets for the moment.',
    noPlaceMore: 'Come back later, or write to the person who keeps this desk.',
    draft: 'What you had begun is kept.',
  },
  expected: {
    service: 'the code of an open service of this desk',
    category: 'the code of an open category of this service',
    categoryAlone: 'a service attribute, which says where to look for the category',
  },
} satisfies OptionWords;

export default options;
