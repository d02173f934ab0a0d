/**
 * Every operation of the wire by its name: method and path under `/desks/<desk>`, `:x` a part of the path, `?x&y` what a query may say.
 * Both ends read it; what each carries is beside, in `operations/` (only the server's end needs schemas).
 */
export const ROUTES = {
  session: 'GET /session',
  leave: 'DELETE /session',
  changes: 'GET /changes?after&wait&known',
  run: 'POST /commands',
  ticket: 'GET /tickets/:key',
  timeline: 'GET /tickets/:ticket/timeline?before',
  tickets: 'POST /tickets/list',
  counts: 'POST /tickets/counts',
  similar: 'POST /tickets/similar',
  read: 'PUT /tickets/:ticket/read',
  announce: 'PUT /tickets/:ticket/presence',
  open: 'GET /tickets/:ticket/files/:file',
  picture: 'GET /tickets/:ticket/files/:file/picture',
  upload: 'PUT /files/:id?name&type',
  beginUpload: 'POST /files/:id?name&type&size',
  continueUpload: 'PATCH /files/:id?offset',
  uploaded: 'GET /files/:id',
  dropUpload: 'DELETE /files/:id',
  people: 'POST /people',
  views: 'GET /views',
  saveView: 'PUT /views/:id',
  forgetView: 'DELETE /views/:id',
  preferences: 'GET /preferences',
  savePreferences: 'PATCH /preferences',
  whoHears: 'POST /who-hears',
  todaysReport: 'GET /todays-report?service',
  report: 'POST /report',
  'about.person': 'GET /people/:id',
  'about.mine': 'GET /mine',
  'about.exportMine': 'GET /mine/file',
  'about.forgetMine': 'DELETE /mine',
  'about.foreseeErasing': 'GET /people/:id/erasing',
  'about.erase': 'DELETE /people/:id',
  'claiming.offered': 'GET /claims',
  'claiming.claim': 'POST /claims',
  'claiming.decline': 'DELETE /claims',
  'archive.export': 'GET /archive?files',
  'archive.check': 'POST /archive/check',
  'archive.import': 'PUT /archive?replace',
  'bringing.people': 'GET /bringing/people',
  'bringing.foresee': 'POST /bringing/foresee',
  'bringing.bring': 'POST /bringing',
  'retention.plan': 'POST /retention/plan',
  'retention.apply': 'POST /retention',
  'administration.settings': 'GET /settings',
  'administration.usage': 'GET /settings/usage',
  'administration.run': 'POST /settings/commands',
  'administration.preview': 'POST /settings/preview',
  'administration.history': 'GET /settings/history?before',
  'administration.directory': 'GET /settings/people?text',
  'administration.nextAssignee': 'POST /settings/next-assignee',
  'administration.wouldFile': 'POST /settings/would-file',
  'notices.page': 'GET /notices?before&limit&unreadOnly&channel',
  'notices.unread': 'GET /notices/unread',
  'notices.mark': 'PUT /notices/marks',
  'knowledge.search': 'POST /knowledge/search',
  'knowledge.page': 'POST /knowledge/list',
  'knowledge.mine': 'GET /knowledge/mine',
  'knowledge.run': 'POST /knowledge/commands',
  'knowledge.meToo': 'PUT /knowledge/me-too',
  'knowledge.avoided': 'PUT /knowledge/avoided',
  'knowledge.read': 'GET /knowledge/:article',
  'knowledge.history': 'GET /knowledge/:article/history',
  'knowledge.helped': 'PUT /knowledge/:article/helped',
} as const;

export type OperationName = keyof typeof ROUTES;

/** A route taken apart. */
export interface Route {
  readonly method: string;
  readonly path: string;
  /** What its query may say. */
  readonly asked: readonly string[];
}

/** The route of an operation. */
export function routeOf(name: OperationName): Route {
  const [method = '', address = ''] = ROUTES[name].split(' ');
  const [path = '', query] = address.split('?');
  return { method, path, asked: query?.split('&') ?? [] };
}
