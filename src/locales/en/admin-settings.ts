/** The words of a desk’s settings: what each means, in one line. */
import { counter } from '../counter.ts';
import type { AdminSettingsWords } from '../fr/admin-settings.ts';

const count = counter('en');

const settings = {
  groups: {
    identity: 'The desk',
    access: 'Who reads, who files',
    handling: 'Handling',
    exchanges: 'Exchanges and notices',
    endings: 'The end of a ticket',
    files: 'Files',
    network: 'Between desks',
  },
  saved: (group: string) => `“${group}” is saved.`,
  prefixNow: (prefix: string) => `Before each ticket number. At the moment: ${prefix}`,
  held: (tickets: number) => `(${count(tickets, { one: '# ticket', other: '# tickets' })})`,
  rows: {
    name: { name: 'Name', means: 'On top of the desk and in mails.' },
    description: { name: 'Description', means: 'Below the name, for whoever arrives. Nothing is shown where it is empty.' },
    prefix: { name: 'Prefix of numbers', means: 'Before each ticket number.' },
    home: { name: 'Home page', means: 'The page where links of mails open.' },
    languages: { name: 'Languages', means: 'Those in which the team answers.' },
    zone: { name: 'Time zone', means: 'That of the desk’s days and hours, for example Europe/Paris.' },
    read: {
      name: 'Tickets that everyone may read',
      means: 'Besides those that concern them. The team reads those of its services.',
    },
    file: { name: 'Who files', means: 'The others only read and answer.' },
    guests: {
      name: 'People without an account',
      means: 'May file once they have confirmed their address by a link. It takes a server that sends mail.',
    },
    onBehalf: { name: 'Filing for others', means: 'Who may file for another person.' },
    groups: { name: 'Groups', means: 'What the groups of the page (classes, years) separate.' },
    courseTeachers: {
      name: 'Questions asked from a course',
      means: 'Whether who teaches that course reads what is asked there and still open. The page says who teaches what.',
    },
    assignable: { name: 'Who may handle', means: 'To whom a ticket may be assigned.' },
    defaultKind: { name: 'Usual kind', means: 'That of a ticket when nothing is chosen.' },
    states: { name: 'States in use', means: 'The four that are ticked for you are always used.' },
    strict: { name: 'Strict lifecycle', means: 'Only who handles a ticket moves it on, and resolving asks for a solution.' },
    enterAt: { name: 'Place of a new ticket', means: 'Where it enters the stack of priorities.' },
    timeRequired: { name: 'Time spent required', means: 'To resolve, one says how long it took.' },
    defaultAssignees: { name: 'Handled by default by', means: 'The first available receives what no service assigns.' },
    comments: { name: 'Comments', means: 'Whoever reads a ticket may write in it.' },
    notifications: { name: 'Notices', means: 'Without them nothing is told, and nothing expires.' },
    requesterDefault: { name: 'What requesters are told', means: 'Everyone may change it in their settings.' },
    quietAllowed: { name: 'Acts without notice', means: 'The team may act without telling anyone.' },
    feedback: { name: 'Message after filing', means: 'Below the ticket’s number. Empty: the usual words.' },
    approvalDelay: {
      name: 'Days to approve a closing',
      means: 'After them the ticket is validated without an answer. 0: never.',
    },
    'unanswered.remind': { name: 'Days before a question is asked again', means: '0: no reminder.' },
    'unanswered.then': { name: 'If the question stays without answer', means: 'What the desk does by itself.' },
    'unanswered.after': { name: 'Days after the reminder', means: 'After which it does so.' },
    'files.maxBytes': { name: 'Size of a file, in MB', means: 'At most.' },
    'files.maxCount': { name: 'Files a ticket', means: 'At most. 0: no files.' },
    'upper.desk': { name: 'Desk of the level above', means: 'Its code or address. Empty: there is none.' },
    'upper.name': { name: 'Name of the level above', means: 'Read by those whose ticket was sent up.' },
    subDesks: { name: 'Sub-desks', means: 'One a line: its code, then its name.' },
    networked: { name: 'Open to the network', means: 'Takes tickets that other desks send.' },
  },
  options: {
    read: { own: 'Only their own', assigned: 'Those they handle', all: 'All' },
    file: { everyone: 'Everybody', staff: 'The team' },
    onBehalf: { nobody: 'Nobody', staff: 'The team' },
    groups: {
      none: 'Nothing: groups do not count',
      separate: 'Everything: each sees their own group only',
      visible: 'Filing: one reads other groups and files in one’s own',
    },
    courseTeachers: { none: 'No', read: 'Yes, but for what is restricted or confidential' },
    assignable: { staff: 'The team', everyone: 'Everybody' },
    enterAt: { top: 'On top', bottom: 'At the bottom' },
    requesterDefault: { guide: 'The essential: taken, concluded', 'every-update': 'Every update' },
    'unanswered.then': { nothing: 'Nothing', abandon: 'Abandon the ticket', resolve: 'Resolve it' },
    languages: { fr: 'French', en: 'English' },
  },
  modeTitle: 'Mode of the desk',
  modeNow: (mode: string) => `Present mode: ${mode}.`,
  modeHint: 'A mode fills in several settings at once; each is then changed by hand.',
  modes: {
    bugs: { name: 'Bug tracker', means: 'Everybody reads everything, and follows what interests them.' },
    support: { name: 'Support', means: 'Everyone reads their own requests, the team those of its services.' },
    tasks: { name: 'Task distribution', means: 'The team files one task for each person, who sees their own only.' },
    custom: { name: 'By hand', means: 'Nothing changes: you set everything yourself.' },
  },
  see: 'See what would change',
  wouldChange: (mode: string) => `The mode “${mode}” would change this:`,
  apply: (mode: string) => `Apply “${mode}”`,
  applied: (mode: string) => `The mode “${mode}” is applied.`,
} satisfies AdminSettingsWords;

export default settings;
