/**
 * The page's end of a desk that is elsewhere: each question goes out, each answer comes in. Served to the pages that `size.ts`
 * weighs, and weighed with them: a page that talks to a server carries about as much.
 */
import {
  Conflict,
  Invalid,
  NotFound,
  Partial,
  Refused,
  registerBackend,
  Unauthorized,
  Unavailable,
  Unsupported,
} from '/guichet.js';

const ERRORS = {
  refused: ({ refusal, at }) => new Refused(refusal, at),
  invalid: ({ issues }) => new Invalid(issues),
  conflict: () => new Conflict('conflict'),
  'not-found': () => new NotFound('not-found'),
  unauthorized: () => new Unauthorized('unauthorized'),
  unavailable: ({ why, retryAfter }) => new Unavailable(why, { retryAfter }),
  unsupported: () => new Unsupported('unsupported'),
  partial: ({ done, left }) => new Partial(done, left, undefined),
};

/** @throws what the desk threw, of the seam's own kinds */
async function ask(method, ...values) {
  const { answer, error } = await globalThis.wire(method, values);
  if (error !== undefined) throw ERRORS[error.kind]?.(error) ?? new Unavailable('network');
  return answer;
}

class WireSession {
  constructor({ me, desk, can, cursor, offered }) {
    this.me = me;
    this.desk = desk;
    const sets = { commands: new Set(can.commands), sorts: new Set(can.sorts), filters: new Set(can.filters) };
    this.can = { ...can, ...sets, preferences: { sends: new Set(can.preferences.sends) } };
    this.cursor = cursor;
    for (const name of [
      'run',
      'ticket',
      'timeline',
      'tickets',
      'counts',
      'people',
      'read',
      'similar',
      'views',
      'saveView',
      'forgetView',
      'preferences',
      'savePreferences',
      'whoHears',
      'todaysReport',
    ])
      this[name] = (...values) => ask(name, ...values);
    // How far it is does not cross, and nobody gives up here.
    this.report = (query) => ask('report', query);
    this.announce = (...values) => ask('announce', ...values);
    const part = (name, methods) =>
      Object.fromEntries(methods.map((method) => [method, (...values) => ask(`${name}.${method}`, ...values)]));
    this.notices = { ...part('notices', ['page', 'unread', 'mark']), watch: () => () => undefined };
    this.knowledge = {
      offered,
      ...part('knowledge', ['search', 'page', 'read', 'history', 'run', 'meToo', 'mine', 'helped', 'avoided']),
    };
    this.administration = part('administration', [
      'settings',
      'usage',
      'run',
      'preview',
      'history',
      'directory',
      'nextAssignee',
      'wouldFile',
    ]);
    this.close = () => Promise.resolve();
  }

  async upload(file, { name, id, onProgress }) {
    const bytes = [...new Uint8Array(await file.arrayBuffer())];
    onProgress?.(file.size, file.size);
    return ask('upload', { bytes, type: file.type }, { name, id });
  }

  async open(ticket, attachment) {
    const { bytes, type } = await ask('open', ticket, attachment);
    return new Blob([new Uint8Array(bytes)], { type });
  }

  /** One question at a time, answered when there is news. */
  watch(after, listener) {
    let watching = true;
    const follow = async (from) => {
      let cursor = from;
      while (watching) {
        const changes = await ask('changes', cursor).catch(() => []);
        for (const change of changes) {
          cursor = change.cursor;
          if (change.type === 'desk') this.desk = await ask('desk');
          if (watching) listener(change);
        }
      }
    };
    void follow(after);
    return () => {
      watching = false;
    };
  }
}

registerBackend('wire:', (place) => ({
  connect: async (identity) => new WireSession(await ask('connect', place.desk, identity)),
}));
