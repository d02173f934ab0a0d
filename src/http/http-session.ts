/** One person at one desk that is elsewhere: the seam's `Session`, each method a call. */
import type {
  AboutPart,
  Administration,
  ArchivePart,
  BringingPart,
  Capabilities,
  Change,
  ClaimingPart,
  Knowledge,
  NoticeQuery,
  Notices,
  RetentionPart,
  Session,
  Unsubscribe,
  UploadOptions,
} from '../backends/backend.ts';
import { Unavailable } from '../backends/backend.ts';
import { door } from '../backends/door.ts';
import type { Desk } from '../domain/desk.ts';
import type { Person } from '../domain/people.ts';
import type { Attachment } from '../domain/ticket.ts';
import type { Live } from './live-heard.ts';
import type { Call, Line, Told } from './line.ts';
import type { OperationName } from './routes.ts';
import type { FilesOf } from './session-files.ts';
import type { SessionParts } from './session-parts.ts';
import { unpacked } from './verdicts.ts';
import { capabilitiesHeard, type SessionSaid } from './wire.ts';

type Params = Call['params'];

/** Who listens needs a stream, few people a report: both come when they are asked for. */
const listening = door(() => import('./stream-shared.ts'));
const partsOf = door(() => import('./session-parts.ts'));
const filesOf = door(() => import('./session-files.ts'));

/** Milliseconds until what listens is fetched again, where it could not be. */
const SOON = 3000;

export class HttpSession implements Session {
  readonly #line: Line;
  #coming: Promise<Live> | undefined;
  #live: Live | undefined;
  #parts: SessionParts | undefined;
  #said: SessionSaid;
  #can: Capabilities;
  #cursor: string;
  #tag: string | undefined;
  #renewing: Promise<void> | undefined;
  #isClosed = false;

  constructor(line: Line, said: SessionSaid) {
    this.#line = line;
    this.#said = said;
    this.#can = capabilitiesHeard(said.can);
    this.#cursor = said.cursor;
    this.#tag = line.told.tag;
    line.onTold = (told) => this.#told(told);
  }

  get me(): Person {
    return this.#said.me;
  }

  get desk(): Desk {
    return this.#said.desk;
  }

  get can(): Capabilities {
    return this.#can;
  }

  get cursor(): string {
    return this.#cursor;
  }

  /** What an answer came with: where it says that the session's own word is another, that is asked for before anybody reads on. */
  async #told({ name, cursor, tag = this.#tag }: Told): Promise<void> {
    this.#cursor = cursor ?? this.#cursor;
    if (name === 'session') this.#tag = tag;
    if (tag === this.#tag) return;
    // What cannot be had now is asked for with the next answer.
    await this.#renew().catch(() => undefined);
  }

  /** Asks again for what the session tells without being asked: after an asking that is under way, which may have been too early. */
  async #renew(): Promise<void> {
    await this.#renewing?.catch(() => undefined);
    this.#renewing ??= this.#line
      .json('session')
      .then((said) => {
        const before = JSON.stringify(this.me);
        this.#said = said as SessionSaid;
        this.#can = capabilitiesHeard(this.#said.can);
        // Somebody else by their rights reads other tickets: no event says which.
        if (JSON.stringify(this.me) !== before) this.#live?.reset();
      })
      .finally(() => {
        this.#renewing = undefined;
      });
    await this.#renewing;
  }

  #open(): void {
    if (this.#isClosed) throw new Unavailable('closed');
  }

  /** One call. What comes is what the seam says: a server of this library made it. */
  async #call<Answer>(name: OperationName, params?: Params, body?: unknown): Promise<Answer> {
    this.#open();
    return (await this.#line.json(name, { params, body })) as Answer;
  }

  /** A part of the session whose methods are fetched with the first one that is called. */
  #fetched<Name extends Exclude<keyof SessionParts, 'report'>>(name: Name): SessionParts[Name] {
    const method =
      (key: string | symbol) =>
      async (...values: unknown[]) => {
        const part = (await this.#part(name)) as unknown as Record<string | symbol, (...values: unknown[]) => Promise<unknown>>;
        return part[key]?.(...values);
      };
    // A part is no promise: whoever awaits it has it as it is.
    return new Proxy({}, { get: (_none, key) => (key === 'then' ? undefined : method(key)) }) as SessionParts[Name];
  }

  async #part<Name extends keyof SessionParts>(name: Name): Promise<SessionParts[Name]> {
    this.#open();
    const { sessionParts } = await partsOf();
    this.#parts ??= sessionParts(
      this.#line,
      (operation, params, body) => this.#call(operation, params, body),
      () => this.#renew(),
    );
    return this.#parts[name];
  }

  run: Session['run'] = (batch) => this.#call('run', undefined, batch);
  ticket: Session['ticket'] = (key) => this.#call('ticket', { key });
  timeline: Session['timeline'] = (ticket, before) => this.#call('timeline', { ticket, before });
  tickets: Session['tickets'] = async (query) => unpacked(await this.#call('tickets', undefined, query));
  counts: Session['counts'] = (where) => this.#call('counts', undefined, where);
  people: Session['people'] = (query) => this.#call('people', undefined, query);
  read: Session['read'] = async (ticket, version) => {
    await this.#call('read', { ticket }, { version });
    this.#live?.haveRead(ticket);
  };
  announce: Session['announce'] = (ticket, doing) => this.#call('announce', { ticket }, { doing });
  similar: Session['similar'] = async (text, place) => unpacked(await this.#call('similar', undefined, { text, place }));
  views: Session['views'] = () => this.#call('views');
  saveView: Session['saveView'] = (view) => this.#call('saveView', { id: view.id }, view);
  forgetView: Session['forgetView'] = (id) => this.#call('forgetView', { id });
  preferences: Session['preferences'] = () => this.#call('preferences');
  savePreferences: Session['savePreferences'] = (change) => this.#call('savePreferences', undefined, change);
  whoHears: Session['whoHears'] = (question) => this.#call('whoHears', undefined, question);
  todaysReport: Session['todaysReport'] = (service) => this.#call('todaysReport', { service: service ?? undefined });

  report: Session['report'] = async (query, options) => (await this.#part('report'))(query, options);

  /** What files need, once there is one. */
  async #files(): Promise<[typeof import('./session-files.ts'), FilesOf]> {
    this.#open();
    const limit = () => this.can.attachments?.maxBytes;
    return [await filesOf(), { line: this.#line, limit, open: () => this.#open() }];
  }

  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    const [files, of] = await this.#files();
    return files.upload(of, file, options);
  }

  async uploaded(id: string): Promise<Attachment | null> {
    const [files, of] = await this.#files();
    return files.uploaded(of, id);
  }

  open(ticket: string, attachment: string): Promise<Blob> {
    return this.#bytes('open', { ticket, file: attachment });
  }

  picture(ticket: string, attachment: string): Promise<Blob> {
    return this.#bytes('picture', { ticket, file: attachment });
  }

  async #bytes(name: OperationName, params: Params): Promise<Blob> {
    const [files, of] = await this.#files();
    return files.bytesOf(of, name, params);
  }

  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    return this.#listen((live) => live.watch(after, listener));
  }

  /** Begins to listen, as soon as what listens is here: nothing is missed meanwhile, since each goes on from a cursor. */
  #listen(begin: (live: Live) => Unsubscribe): Unsubscribe {
    let isOver = false;
    let end: Unsubscribe = () => undefined;
    const listen = (live: Live): void => {
      if (!isOver && !this.#isClosed) end = begin(live);
    };
    if (this.#live !== undefined) listen(this.#live);
    else if (!this.#isClosed) (this.#coming ??= this.#ears()).then(listen, () => undefined);
    return () => {
      isOver = true;
      end();
    };
  }

  /** @throws {Unavailable} the session was closed before what listens could be fetched */
  async #ears(): Promise<Live> {
    for (;;) {
      try {
        const { listen } = await listening();
        return (this.#live = listen(this.#line, {
          cursor: () => this.#cursor,
          renew: () => this.#renew(),
          who: () => this.me,
        }));
      } catch {
        await this.#line.wait(SOON);
        this.#open();
      }
    }
  }

  readonly archive: ArchivePart = this.#fetched('archive');
  readonly bringing: BringingPart = this.#fetched('bringing');
  readonly retention: RetentionPart = this.#fetched('retention');
  readonly administration: Administration = this.#fetched('administration');
  readonly about: AboutPart = this.#fetched('about');
  readonly claiming: ClaimingPart = this.#fetched('claiming');

  readonly notices: Notices = {
    page: ({ before, limit, unreadOnly, channel }: NoticeQuery = {}) =>
      this.#call('notices.page', { before, limit: limit?.toString(), unreadOnly: unreadOnly?.toString(), channel }),
    unread: () => this.#call('notices.unread'),
    mark: (which, read) => this.#call('notices.mark', undefined, { which, read }),
    watch: (listener) => this.#listen((live) => live.ring(listener)),
  };

  readonly knowledge: Knowledge = ((session: HttpSession) => ({
    get offered() {
      return session.#said.offered;
    },
    search: (text, place, limit) => session.#call('knowledge.search', undefined, { text, place, limit }),
    page: (query) => session.#call('knowledge.page', undefined, query),
    read: (article) => session.#call('knowledge.read', { article }),
    history: (article) => session.#call('knowledge.history', { article }),
    run: (command) => session.#call('knowledge.run', undefined, command),
    meToo: (problem, on) => session.#call('knowledge.meToo', undefined, { problem, on }),
    mine: () => session.#call('knowledge.mine'),
    helped: (article, on) => session.#call('knowledge.helped', { article }, { on }),
    avoided: (ticket, on) => session.#call('knowledge.avoided', undefined, { ticket, on }),
  }))(this) satisfies Knowledge;

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#live?.close();
    // Whoever is told nothing closes it by itself, a little later.
    await this.#line.ask('leave', { keepalive: true }).catch(() => undefined);
  }
}
