/** One person at one desk that is elsewhere: the seam's `Session`, each method a call. */
import type {
  AboutPart,
  Administration,
  ArchiveContents,
  ArchivePart,
  BringingPart,
  Brought,
  Capabilities,
  Change,
  ErasedCounts,
  ExportedDesk,
  ExportedSelf,
  KeptAbout,
  Knowledge,
  NoticeQuery,
  Notices,
  Patience,
  Progress,
  ReportOptions,
  RetentionPart,
  Session,
  Unsubscribe,
  UploadOptions,
} from '../backends/backend.ts';
import { Invalid, NotFound, Unavailable, Unsupported } from '../backends/backend.ts';
import type { Desk } from '../domain/desk.ts';
import type { Person } from '../domain/people.ts';
import type { Attachment } from '../domain/ticket.ts';
import { Live } from './live-heard.ts';
import type { Call, Line, Told } from './line.ts';
import type { OperationName } from './routes.ts';
import { stepsHeard, type Ended } from './steps-heard.ts';
import { capabilitiesHeard, type SessionSaid } from './wire.ts';

type Params = Call['params'];

/** Bytes of a file that goes whole: sending it again is no loss. */
const AT_ONCE = 256 * 1024;

export class HttpSession implements Session {
  readonly #line: Line;
  readonly #live: Live;
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
    this.#live = new Live(
      line,
      () => this.#cursor,
      () => this.#renew(),
    );
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
        if (JSON.stringify(this.me) !== before) this.#live.reset();
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

  async #long(name: OperationName, call: Call, patience: Patience | undefined): Promise<Ended> {
    this.#open();
    const onProgress = patience?.onProgress;
    const ended = await stepsHeard(
      this.#line,
      name,
      { ...call, signal: patience?.signal },
      (progress) => void onProgress?.(progress as Progress),
    );
    if (name === 'archive.import' || name === 'bringing.bring') await this.#renew();
    return ended;
  }

  run: Session['run'] = (batch) => this.#call('run', undefined, batch);
  ticket: Session['ticket'] = (key) => this.#call('ticket', { key });
  timeline: Session['timeline'] = (ticket, before) => this.#call('timeline', { ticket, before });
  tickets: Session['tickets'] = (query) => this.#call('tickets', undefined, query);
  counts: Session['counts'] = (where) => this.#call('counts', undefined, where);
  people: Session['people'] = (query) => this.#call('people', undefined, query);
  read: Session['read'] = (ticket, version) => this.#call('read', { ticket }, { version });
  announce: Session['announce'] = (ticket, doing) => this.#call('announce', { ticket }, { doing });
  similar: Session['similar'] = (text, place) => this.#call('similar', undefined, { text, place });
  views: Session['views'] = () => this.#call('views');
  saveView: Session['saveView'] = (view) => this.#call('saveView', { id: view.id }, view);
  forgetView: Session['forgetView'] = (id) => this.#call('forgetView', { id });
  preferences: Session['preferences'] = () => this.#call('preferences');
  savePreferences: Session['savePreferences'] = (change) => this.#call('savePreferences', undefined, change);
  whoHears: Session['whoHears'] = (question) => this.#call('whoHears', undefined, question);
  todaysReport: Session['todaysReport'] = (service) => this.#call('todaysReport', { service: service ?? undefined });

  report: Session['report'] = async (query, options: ReportOptions = {}) => {
    const { signal, onProgress } = options;
    const told = (progress: Progress): void => onProgress?.(progress.done, progress.total);
    return (await this.#long('report', { body: query }, { signal, onProgress: told })).answer as Awaited<
      ReturnType<Session['report']>
    >;
  };

  async upload(file: Blob, options: UploadOptions): Promise<Attachment> {
    const { id, name, signal, onProgress } = options;
    this.#open();
    signal?.throwIfAborted();
    const limit = this.can.attachments?.maxBytes;
    if (limit === undefined) throw new Unsupported('upload');
    if (file.size > limit) throw new Invalid([{ path: 'file', code: 'file-too-large', values: { name, limit } }]);
    onProgress?.(0, file.size);
    // A file that was moved or changed since it was chosen fails like the network does: its beginning is read first.
    await file
      .slice(0, 1)
      .arrayBuffer()
      .catch(() => {
        throw new Invalid([{ path: 'file', code: 'file-unreadable', values: { name } }]);
      });
    // What goes in a moment goes at once; what takes long goes in parts, so that it can go on from where it stopped.
    if (file.size > AT_ONCE) {
      const { sendInParts } = await import('./send-in-parts.ts').catch((cause: unknown) => {
        throw new Unavailable('network', { cause });
      });
      return sendInParts(this.#line, file, options, () => this.#open());
    }
    signal?.throwIfAborted();
    const params = { id, name, type: file.type };
    const kept = (await this.#line.json('upload', { params, raw: file, signal, patient: true })) as Attachment;
    onProgress?.(file.size, file.size);
    return kept;
  }

  async uploaded(id: string): Promise<Attachment | null> {
    try {
      return (await this.#call<{ readonly file: Attachment | null }>('uploaded', { id })).file;
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }

  open(ticket: string, attachment: string): Promise<Blob> {
    return this.#bytes('open', { ticket, file: attachment });
  }

  picture(ticket: string, attachment: string): Promise<Blob> {
    return this.#bytes('picture', { ticket, file: attachment });
  }

  async #bytes(name: OperationName, params: Params): Promise<Blob> {
    this.#open();
    const answer = await this.#line.ask(name, { params, patient: true });
    try {
      const bytes = await answer.arrayBuffer();
      return new Blob([bytes], { type: answer.headers.get('content-type') ?? '' });
    } catch (cause) {
      throw new Unavailable('network', { cause });
    }
  }

  watch(after: string, listener: (change: Change) => void): Unsubscribe {
    return this.#isClosed ? () => undefined : this.#live.watch(after, listener);
  }

  readonly archive: ArchivePart = {
    export: async (options) => {
      const files = options?.files === false ? 'false' : undefined;
      const { answer, file } = await this.#long('archive.export', { params: { files } }, options);
      return { ...(answer as ArchiveContents), file } satisfies ExportedDesk;
    },
    check: async (file, options) =>
      (await this.#long('archive.check', { raw: file }, options)).answer as Awaited<ReturnType<ArchivePart['check']>>,
    import: async (file, options) => {
      const replace = options?.replace === true ? 'true' : undefined;
      return (await this.#long('archive.import', { raw: file, params: { replace } }, options)).answer as ArchiveContents;
    },
  };

  readonly bringing: BringingPart = {
    people: () => this.#call('bringing.people'),
    foresee: (brought, options) => this.#brought('bringing.foresee', brought, options),
    bring: (brought, options) => this.#brought('bringing.bring', brought, options),
  };

  async #brought(name: OperationName, { files, ...brought }: Brought, options: Patience | undefined) {
    const form = new FormData();
    form.append('brought', new Blob([JSON.stringify(brought)], { type: 'application/json' }));
    for (const { id, bytes } of files ?? []) form.append(id, bytes, id);
    return (await this.#long(name, { raw: form }, options)).answer as Awaited<ReturnType<BringingPart['foresee']>>;
  }

  readonly retention: RetentionPart = {
    plan: async (rules, options) =>
      (await this.#long('retention.plan', { body: { rules } }, options)).answer as Awaited<ReturnType<RetentionPart['plan']>>,
    apply: async (rules, options) =>
      (await this.#long('retention.apply', { body: { rules } }, options)).answer as Awaited<ReturnType<RetentionPart['apply']>>,
  };

  readonly administration: Administration = {
    settings: () => this.#call('administration.settings'),
    usage: () => this.#call('administration.usage'),
    run: (commands) => this.#call('administration.run', undefined, commands),
    preview: (commands) => this.#call('administration.preview', undefined, commands),
    history: (before) => this.#call('administration.history', { before: before === null ? undefined : before?.toString() }),
    directory: (text) => this.#call('administration.directory', { text }),
    nextAssignee: (place) => this.#call('administration.nextAssignee', undefined, place),
    wouldFile: (person, availability) => this.#call('administration.wouldFile', undefined, { person, availability }),
  };

  readonly about: AboutPart = {
    person: (id) => this.#call('about.person', { id }),
    mine: async (options) => (await this.#long('about.mine', {}, options)).answer as KeptAbout,
    exportMine: async (options) => {
      const { answer, file } = await this.#long('about.exportMine', {}, options);
      return { ...(answer as Omit<ExportedSelf, 'file'>), file };
    },
    forgetMine: () => this.#call('about.forgetMine'),
    foreseeErasing: async (id, options) =>
      (await this.#long('about.foreseeErasing', { params: { id } }, options)).answer as ErasedCounts,
    erase: async (id, options) => (await this.#long('about.erase', { params: { id } }, options)).answer as ErasedCounts,
  };

  readonly notices: Notices = {
    page: ({ before, limit, unreadOnly, channel }: NoticeQuery = {}) =>
      this.#call('notices.page', { before, limit: limit?.toString(), unreadOnly: unreadOnly?.toString(), channel }),
    unread: () => this.#call('notices.unread'),
    mark: (which, read) => this.#call('notices.mark', undefined, { which, read }),
    watch: (listener) => (this.#isClosed ? () => undefined : this.#live.ring(listener)),
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
    this.#live.close();
    // Whoever is told nothing closes it by itself, a little later.
    await this.#line.ask('leave', { keepalive: true }).catch(() => undefined);
  }
}
