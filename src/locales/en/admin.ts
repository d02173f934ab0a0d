/** The words of administration that its parts share. */
import type { Appointment, DeskAct } from '../../domain/desk-events.ts';
import type { Profile } from '../../domain/people.ts';
import { counter } from '../counter.ts';
import type { AdminWords, Called } from '../fr/admin.ts';

const count = counter('en');
type Values = Readonly<Record<string, string | number>>;

const acts: Partial<Record<DeskAct, (called: Called) => string>> = {
  'change-settings': () => 'Settings changed',
  'apply-mode': ({ mode }) => `Mode “${mode}” applied`,
  'add-service': ({ service }) => `Service “${service}” added`,
  'change-service': ({ service }) => `Service “${service}” changed`,
  'place-service': ({ service }) => `Service “${service}” moved`,
  'remove-service': ({ service }) => `Service “${service}” removed`,
  'add-category': ({ category, service }) => `Category “${category}” added to “${service}”`,
  'change-category': ({ category, service }) => `Category “${category}” of “${service}” changed`,
  'place-category': ({ category, service }) => `Category “${category}” of “${service}” moved`,
  'remove-category': ({ category, service }) => `Category “${category}” of “${service}” removed`,
  'add-field': ({ field }) => `Field “${field}” added`,
  'change-field': ({ field }) => `Field “${field}” changed`,
  'order-fields': () => 'Fields put in another order',
  'remove-field': ({ field }) => `Field “${field}” retired`,
  'set-manager': ({ person, service }) => `Management of “${service}”: ${person}`,
  'add-person': ({ person }) => `Person added: ${person}`,
  'change-person': ({ person }) => `Rights changed: ${person}`,
  undo: () => 'Undone',
  seeded: () => 'Replaced by the page',
  'person-erased': () => 'Person erased from the desk',
};

function appointed({ profile, suspended, serves }: Appointment, profiles: Readonly<Record<Profile, string>>): string {
  const said = [
    ...(profile === undefined ? [] : [profiles[profile]]),
    ...(serves === undefined ? [] : [serves.join(', ')]),
    ...(suspended === true ? ['access suspended'] : []),
  ];
  return said.length === 0 ? 'as the page says' : said.join(', ');
}

const admin = {
  title: 'Administration',
  notForYou: 'The administration of this desk is not open to you.',
  unsupported: 'This desk is set up elsewhere: nothing can be changed here.',
  choose: 'Part of administration',
  sections: {
    summary: 'Summary',
    settings: 'Settings',
    services: 'Services and categories',
    fields: 'Fields',
    availability: 'Availability',
    calendar: 'Opening hours',
    levels: 'Promised times',
    people: 'People',
    archive: 'Import and export',
    retention: 'Retention',
    history: 'History',
  },
  counting: {
    label: 'Tickets are being counted…',
    stop: 'Stop counting',
    stopped: 'Counting was stopped: some numbers are missing.',
    again: 'Count the tickets',
  },
  save: 'Save',
  unsaved: 'not saved',
  unsavedIn: (section: string) => `${section} (not saved)`,
  giveUp: 'Give up',
  undo: 'Undo',
  undone: 'The change is undone.',
  notSaved: 'Nothing was saved. What you wrote is still here.',
  notDone: 'Nothing was removed.',
  fixed: 'Fixed by the page that shows this desk: change it in that page.',
  inUse: ({ tickets = 0, hidden = 0, below = 0, redirected = 0 }: Values) =>
    [
      Number(tickets) > 0 ? `${count(Number(tickets), { one: '# ticket is there', other: '# tickets are there' })}.` : '',
      Number(hidden) > 0 ? 'Other tickets are there, which you do not read.' : '',
      Number(below) > 0 ? `${count(Number(below), { one: '# category is below it', other: '# categories are below it' })}.` : '',
      Number(redirected) > 0
        ? `${count(Number(redirected), { one: '# category leads to it', other: '# categories lead to it' })}.`
        : '',
      'Close it instead: it takes nothing more, and what is there stays. Or first move what it holds; its tickets, from the list filtered by it, with “Move…”.',
    ]
      .filter((each) => each !== '')
      .join(' '),
  issues: {
    'already-there': ({ name = '' }: Values) => `“${name}” exists already. Choose another name.`,
    cycle: () => 'This would go round in circles. Choose another category.',
    'unknown-zone': () => 'This time zone is not known. Write for example Europe/Paris.',
    'unknown-option': ({ name = '' }: Values) =>
      name === '' ? 'Choose one of the answers offered.' : `“${name}” does not exist on this desk.`,
    'unknown-person': ({ name = '' }: Values) => `“${name}” is not known to the desk. Choose a person from the list.`,
    malformed: () => 'This answer is not accepted. Check it.',
  } as Readonly<Record<string, ((values: Values) => string) | undefined>>,
  inLanguage: (label: string, language: 'fr' | 'en') => `${label} (${language === 'fr' ? 'French' : 'English'})`,
  someone: 'Name of a person',
  held: {
    tickets: {
      handOver: (name: string) => `Hand over the tickets of ${name}`,
      handles: (n: number) => count(n, { zero: 'handles no ticket', one: 'handles # ticket', other: 'handles # tickets' }),
    },
    tasks: {
      handOver: (name: string) => `Hand over the tasks of ${name}`,
      handles: (n: number) => count(n, { zero: 'handles no task', one: 'handles # task', other: 'handles # tasks' }),
    },
  },
  raise: (name: string) => `Move ${name} up`,
  takeAway: (name: string) => `Remove ${name}`,
  sees: (name: string, gained: number, lost: number) =>
    `${name}: ${[
      gained > 0 ? `will read ${count(gained, { one: '# ticket more', other: '# tickets more' })}` : '',
      lost > 0 ? `will no longer read ${count(lost, { one: '# ticket', other: '# tickets' })}` : '',
    ]
      .filter((each) => each !== '')
      .join(', ')}.`,
  othersSee: (people: number) =>
    `${count(people, { one: '# other person', other: '# other people' })} will read other tickets than today.`,
  stranded: (state: string, tickets: number) =>
    `${count(tickets, { one: '# ticket is', other: '# tickets are' })} in the state “${state}”, which will no longer be used: they stay in it and can only leave it.`,
  nothing: 'nothing',
  byDefault: 'as the mode says',
  order: 'order',
  fromTo: (was: string, now: string) => `: ${was} → ${now}`,
  acts,
  appointment: (name: string, was: Appointment, now: Appointment, profiles: Readonly<Record<Profile, string>>) =>
    `${name}: ${appointed(was, profiles)} → ${appointed(now, profiles)}`,
  history: {
    empty: 'Nothing was changed here yet.',
    earlier: 'Earlier changes',
    page: 'the page',
    by: (who: string) => `by ${who},`,
    undid: 'The change before was undone',
    undo: 'Undo',
    details: (changes: number) => count(changes, { one: 'What changed', other: 'What changed (#)' }),
  },
  keys: {
    name: 'Name',
    description: 'Description',
    mode: 'Mode',
    read: 'Reading',
    file: 'Filing',
    guests: 'People without an account',
    onBehalf: 'Filing for others',
    assignable: 'Who may handle',
    defaultKind: 'Usual kind',
    prefix: 'Prefix',
    states: 'States',
    strict: 'Strict lifecycle',
    feedback: 'Message after filing',
    comments: 'Comments',
    notifications: 'Notifications',
    quietAllowed: 'Acts without notice',
    defaultAssignees: 'Handled by default by',
    upper: 'Level above',
    subDesks: 'Sub-desks',
    networked: 'Open to the network',
    groups: 'Groups',
    courseTeachers: 'Questions asked from a course',
    availability: 'Availability',
    approvalDelay: 'Approval delay',
    unanswered: 'Question without answer',
    remind: 'reminder',
    then: 'then',
    after: 'after',
    enterAt: 'Entry into the stack',
    timeRequired: 'Time spent required',
    requesterDefault: 'Notices to requesters',
    languages: 'Languages',
    home: 'Home page',
    zone: 'Time zone',
    calendar: 'Opening hours',
    serviceLevels: 'Promised times',
    service: 'service',
    response: 'first response, min',
    take: 'taking, min',
    resolution: 'solution, min',
    files: 'Files',
    maxBytes: 'Size',
    maxCount: 'Number',
    fields: 'Fields',
    services: 'Services',
    categories: 'Categories',
    label: 'Name',
    open: 'Open',
    responsible: 'Responsible',
    managers: 'Managers',
    observers: 'Permanent observers',
    assignment: 'Automatic assignment',
    responses: 'Ready answers',
    knowledge: 'Links',
    parent: 'Below',
    accepts: 'Takes tickets',
    members: 'Members',
    template: 'Template',
    priority: 'Priority',
    kind: 'Kind',
    approval: 'Approval',
    confidential: 'Confidential',
    redirect: 'Redirection',
    closed: 'Closed',
    profile: 'Profile',
    privileges: 'Rights',
    rate: 'Rate',
    title: 'Title',
    text: 'Text',
  } as Readonly<Record<string, string>>,
  values: {
    mode: { bugs: 'Bug tracker', support: 'Support', tasks: 'Task distribution', custom: 'By hand' },
    read: { own: 'their own', assigned: 'those they handle', all: 'all' },
    file: { everyone: 'everybody', staff: 'the team' },
    onBehalf: { nobody: 'nobody', staff: 'the team' },
    assignable: { staff: 'the team', everyone: 'everybody' },
    groups: { none: 'no groups', separate: 'separate', visible: 'visible' },
    courseTeachers: { none: 'no', read: 'read by who teaches it' },
    enterAt: { top: 'on top', bottom: 'at the bottom' },
    requesterDefault: { guide: 'the essential', 'every-update': 'every update' },
    assignment: { nobody: 'nobody', first: 'first available', 'in-turn': 'in turn', 'least-loaded': 'least loaded' },
    then: { nothing: 'nothing', abandon: 'abandon', resolve: 'resolve' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
} satisfies AdminWords;

export default admin;
