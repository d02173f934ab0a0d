/** The words of the editor of promised times. */
import type { AdminLevelsWords } from '../fr/admin-levels.ts';

const levels = {
  intro: {
    wall: 'Counted by the clock on the wall, but while a ticket waits or its approval is pending. Only the team sees them.',
    opening: 'Counted in opening hours, but while a ticket waits or its approval is pending. Only the team sees them.',
  },
  none: 'No time is promised.',
  add: 'Add a time',
  line: (n: number) => `Time ${n}`,
  service: 'Service',
  anyService: 'Every service',
  priority: 'Priority',
  anyPriority: 'Every priority',
  measures: { response: 'First response, hours', take: 'Taking, hours', resolution: 'Solution, hours' },
  said: { response: 'First response', take: 'Taking', resolution: 'Solution' },
  remove: (n: number) => `Remove time ${n}`,
  save: 'Save the times',
  giveUp: 'Give up',
  saved: 'The promised times are saved',
  preview: 'What it comes to',
  nothing: 'Nothing: tickets have no deadline.',
  unfinished: 'Complete the times to see it.',
  filedNow:
    'A ticket filed now would have these deadlines. Where several times fit it, the most precise counts, its service first.',
  before: (measure: string, when: string) => `${measure} by ${when}`,
  never: (measure: string) => `${measure}: the desk does not open`,
  fixed: 'The times are set by the page that shows this desk: change them in that page.',
  issues: {
    'not-a-number': 'Write a number of hours, for example 4 or 0.5.',
    'level-twice': 'This service and this priority have a time already.',
    'no-target': 'Give at least one time, or remove the line.',
    'unknown-option': 'This service is no longer there. Choose another one.',
    'too-many': 'That is too many: 500 lines at most.',
    other: 'These times do not fit. Nothing was changed.',
  },
} satisfies AdminLevelsWords;

export default levels;
