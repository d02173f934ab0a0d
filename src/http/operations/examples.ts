/** What examples are made of: one school, one person, one ticket. */
export const IDS = {
  command: '8f1d3c52-5f0e-4a55-9f3e-0a7c2f1b6d10',
  ticket: '0d5a3b5e-1c0f-4d7a-8a50-2f4b1f6f9a01',
  file: '3c9f1f7a-52aa-4a26-b8a6-5a3f4b7c8d02',
  view: '5e7b9d1f-3a5c-4e7f-8b1d-6c8e0f2a4b03',
  article: '7a9c1e3f-5b7d-4f9a-9c3e-8d0f2b4a6c04',
  text: '9b1d3f5a-7c9e-4b1d-8f5a-0e2c4d6b8f05',
} as const;

export const AT = '2026-11-24T08:00:00.000Z';
export const CURSOR = 'b1c2.42';
export const LEA = { id: 'https://moodle.insa.example|4021', name: 'Léa Moreau' } as const;
export const PEOPLE = { [LEA.id]: LEA } as const;

/** What may be done with a ticket, or why not. */
export const VERDICTS = { comment: true, take: 'not-allowed' } as const;

/** A line of a list. */
export const ROW = {
  id: IDS.ticket,
  key: 'INF_7',
  summary: 'Je ne vois plus mes cours',
  kind: 'request',
  state: 'open',
  waiting: null,
  service: 'moodle',
  category: 'acces',
  group: null,
  priority: 'normal',
  position: null,
  requester: LEA.id,
  assignee: null,
  filedAt: AT,
  changedAt: AT,
  observers: 0,
  unread: false,
  approval: null,
  files: 0,
  checklist: null,
  fields: {},
  allowed: VERDICTS,
} as const;

/** The same in a page, with the place of its verdicts there. */
export const PAGE_ROW = { ...ROW, allowed: 0 } as const;

/** The same ticket whole. */
export const TICKET = {
  id: IDS.ticket,
  desk: 'support',
  number: 7,
  aliases: [],
  kind: 'request',
  origin: 'web',
  state: 'open',
  waiting: null,
  above: null,
  below: null,
  service: 'moodle',
  category: 'acces',
  places: [],
  group: null,
  restricted: false,
  summary: 'Je ne vois plus mes cours',
  description: 'Depuis ce matin.',
  fields: {},
  page: null,
  requester: LEA.id,
  filer: LEA.id,
  assignee: null,
  observers: [],
  watchers: [],
  glass: [],
  priority: 'normal',
  rank: null,
  approval: null,
  begun: false,
  comments: [],
  files: [],
  links: [],
  merged: null,
  absorbed: [],
  spent: 0,
  rating: null,
  erased: false,
  reminded: false,
  facts: {
    filedAt: AT,
    firstResponseAt: null,
    takenAt: null,
    settledAt: null,
    closedAt: null,
    waiting: 0,
    pending: 0,
    transferred: 0,
    pendingSince: null,
    reopened: 0,
    closing: null,
    spans: [],
  },
  changed: { public: AT, requester: AT, staff: AT },
  version: 2,
} as const;

export const ENTRY = {
  id: '1',
  at: AT,
  actor: { type: 'person', id: LEA.id },
  act: 'file',
  scope: 'public',
  set: {},
  was: {},
  comments: [],
  files: [],
} as const;

export const VIEW = {
  ticket: TICKET,
  key: 'INF_7',
  position: null,
  timeline: [ENTRY],
  earlier: null,
  linked: {},
  people: PEOPLE,
  allowed: VERDICTS,
  unread: false,
  changedAt: AT,
  version: '2',
} as const;
