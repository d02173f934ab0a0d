/** The words of "My settings" for the team: watching over each service, the daily report. */
import type { PreferencesTeamWords } from '../fr/preferences-team.ts';
import { counter } from '../counter.ts';

const count = counter('en');

const team = {
  title: 'In the team',
  staff: { name: 'Notices of the team', means: 'Switch them off while you are away: your levels are kept.' },
  staffOn: 'notices of the team come',
  staffOff: 'notices of the team are off',
  available: { name: 'Automatic assignment', means: 'New tickets may be given to you without your choosing them.' },
  availableOn: 'tickets may be given to you',
  availableOff: 'no ticket is given to you automatically any more',

  service: (name: string, level: string) => `${name}: ${level} watch`,
  wholeDesk: 'The whole desk',
  level: 'Watch',
  levelHint: 'Which tickets of this service you are told of.',
  levels: { none: 'None', minimal: 'Minimal', medium: 'Medium', assiduous: 'Assiduous', complete: 'Complete' },
  custom: 'Custom',
  lower: (name: string) => name.toLocaleLowerCase('en'),
  axesTitle: 'Which tickets, and when',
  axesHint: 'From top to bottom one hears at least as much: choosing a box moves the other rows where it must.',
  circles: { any: 'Any', category: 'Of my category', taken: 'Taken by me' },
  axes: { never: 'never', creation: 'on arrival', always: 'always' },
  cell: (circle: string, axis: string) => `${circle}: ${axis}`,
  levelSaved: (service: string, level: string) => `${service}, ${level} watch`,
  axisSaved: (service: string, circle: string, axis: string) => `${service}, “${circle}” ${axis}`,
  axisMoved: (moved: string) => `; and also ${moved}`,

  report: {
    title: 'Daily report',
    preset: 'What it holds',
    presets: {
      free: 'Free: all four parts',
      members: 'Members: mine and those of my categories',
      managed: 'Managed: mine alone',
      none: 'No report',
    },
    custom: 'A choice of your own',
    sections: {
      mine: 'Those that I handle',
      categories: 'Those of my categories',
      free: 'Those that nobody handles',
      others: 'All the others',
    },
    order: 'Its parts, in order',
    orderHint: 'A ticket goes to the first part that suits it.',
    up: (name: string) => `Move “${name}” up`,
    down: (name: string) => `Move “${name}” down`,
    grip: 'Drag',
    hour: (n: number) => `${n}:00`,
    first: 'Hour',
    second: 'Second hour',
    noSecond: 'none',
    weekends: { name: 'Saturday and Sunday too', means: 'Otherwise, Monday to Friday.' },
    suspended: { name: 'Suspended', means: 'It is not sent; these choices are kept.' },
    language: 'Language',
    ownLanguage: 'yours',
    today: 'See today’s',
    todayTitle: (service: string) => `${service}, today’s report`,
    nothing: 'Nothing to report: an empty report is not sent.',
    part: (name: string, n: number) => `${name} (${count(n, { one: '#', other: '#' })})`,
    empty: 'None.',
    rest: (n: number) => count(n, { one: 'And # more, in the list.', other: 'And # more, in the list.' }),
    recent: 'changed less than an hour ago',
    idle: (span: string) => `unchanged for ${span}`,
    urgencies: {
      'free-idle': 'nobody for more than a day',
      week: 'more than a week',
      month: 'more than a month',
    },
    savedSections: (service: string) => `${service}, parts of the report`,
    savedHours: (service: string, hours: string) => `${service}, report at ${hours}`,
    savedWeekends: (service: string, on: boolean) => `${service}, report ${on ? 'at week-ends too' : 'on weekdays only'}`,
    savedSuspended: (service: string, on: boolean) => `${service}, report ${on ? 'suspended' : 'resumed'}`,
    savedLanguage: (service: string) => `${service}, language of the report`,
    moved: (name: string, place: number, of: number) => `“${name}” is now in place ${place} of ${of}.`,
  },
} satisfies PreferencesTeamWords;

export default team;
