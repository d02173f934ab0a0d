/** The desk's own words: its tabs, its opening, the way back. */
import type { DeskWords } from '../fr/desk.ts';

const desk = {
  label: 'Desk',
  tabs: {
    new: 'New ticket',
    newTask: 'New task',
    active: 'Tickets',
    tasks: 'Tasks',
    over: 'Resolved',
    overTasks: 'Done',
    settings: 'My settings',
    reports: 'Reports',
    knowledge: 'Help',
    admin: 'Administration',
  },
  opens: (from: string) => `The desk opens on ${from}.`,
  closes: (until: string) => `The desk is open until ${until}.`,
  closed: (until: string) => `The desk has been closed since ${until}.`,
  notForYou: 'This desk is not open to you for new tickets.',
  stillReadable: 'Your tickets can still be read, and you can answer.',
  viewFailed: 'This part of the desk could not be loaded.',
  viewFailedMore: 'The connection may be down. Try again; what you wrote is kept.',
  split: 'List and ticket side by side',
  unsplit: 'List and ticket one at a time',
  beside: (key: string) => `${key} is open beside the list.`,
  choose: 'Choose a ticket in the list: it opens here.',
  chooseTask: 'Choose a task in the list: it opens here.',
  palette: 'All actions',
  paletteKey: 'Ctrl K',
  ticket: (key: string) => `Ticket ${key}`,
  task: (key: string) => `Task ${key}`,
} satisfies DeskWords;

export default desk;
