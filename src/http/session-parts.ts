/** What few pages ask of a desk that is elsewhere (the page's end): reports, what administrators do, what is kept about somebody. */
import type {
  AboutPart,
  Administration,
  ArchiveContents,
  ArchivePart,
  BringingPart,
  Brought,
  ClaimingPart,
  ErasedCounts,
  ExportedDesk,
  ExportedSelf,
  KeptAbout,
  Patience,
  Preview,
  Progress,
  ReportOptions,
  RetentionPart,
  Session,
  Usage,
} from '../backends/backend.ts';
import { formOf } from './form.ts';
import type { Call, Line } from './line.ts';
import type { OperationName } from './routes.ts';
import { stepsHeard, type Ended } from './steps-heard.ts';

/** One call, whose answer is a value. */
export type Asking = <Answer>(name: OperationName, params?: Call['params'], body?: unknown) => Promise<Answer>;

/** A session's parts that its first view has no use for. */
export interface SessionParts {
  readonly report: Session['report'];
  readonly archive: ArchivePart;
  readonly bringing: BringingPart;
  readonly retention: RetentionPart;
  readonly administration: Administration;
  readonly about: AboutPart;
  readonly claiming: ClaimingPart;
}

/** @param renew asks again for what the session tells without being asked */
export function sessionParts(line: Line, call: Asking, renew: () => Promise<void>): SessionParts {
  const long = async (name: OperationName, asked: Call, { signal, onProgress }: Patience = {}): Promise<Ended> => {
    const ended = await stepsHeard(line, name, { ...asked, signal }, (progress) => void onProgress?.(progress as Progress));
    if (name === 'archive.import' || name === 'bringing.bring') await renew();
    return ended;
  };

  const brought = async (name: OperationName, { files, ...rest }: Brought, options: Patience | undefined) => {
    const text = new Blob([JSON.stringify(rest)], { type: 'application/json' });
    const form = formOf([{ id: 'brought', bytes: text }, ...(files ?? [])]);
    return (await long(name, form, options)).answer as Awaited<ReturnType<BringingPart['foresee']>>;
  };

  return {
    async report(query, options: ReportOptions = {}) {
      const { signal, onProgress } = options;
      const told = (progress: Progress): void => onProgress?.(progress.done, progress.total);
      return (await long('report', { body: query }, { signal, onProgress: told })).answer as Awaited<
        ReturnType<Session['report']>
      >;
    },

    claiming: {
      offered: () => call('claiming.offered'),
      claim: (tickets) => call('claiming.claim', undefined, tickets),
      decline: () => call('claiming.decline'),
    },

    archive: {
      export: async (options) => {
        const files = options?.files === false ? 'false' : undefined;
        const { answer, file } = await long('archive.export', { params: { files } }, options);
        return { ...(answer as ArchiveContents), file } satisfies ExportedDesk;
      },
      check: async (file, options) =>
        (await long('archive.check', { raw: file }, options)).answer as Awaited<ReturnType<ArchivePart['check']>>,
      import: async (file, options) => {
        const replace = options?.replace === true ? 'true' : undefined;
        return (await long('archive.import', { raw: file, params: { replace } }, options)).answer as ArchiveContents;
      },
    },

    bringing: {
      people: () => call('bringing.people'),
      foresee: (what, options) => brought('bringing.foresee', what, options),
      bring: (what, options) => brought('bringing.bring', what, options),
    },

    retention: {
      plan: async (rules, options) =>
        (await long('retention.plan', { body: { rules } }, options)).answer as Awaited<ReturnType<RetentionPart['plan']>>,
      apply: async (rules, options) =>
        (await long('retention.apply', { body: { rules } }, options)).answer as Awaited<ReturnType<RetentionPart['apply']>>,
    },

    administration: {
      settings: () => call('administration.settings'),
      usage: async (options) => (await long('administration.usage', {}, options)).answer as Usage,
      run: (commands) => call('administration.run', undefined, commands),
      preview: async (commands, options) => (await long('administration.preview', { body: commands }, options)).answer as Preview,
      history: (before) => call('administration.history', { before: before === null ? undefined : before?.toString() }),
      directory: (text) => call('administration.directory', { text }),
      nextAssignee: (place) => call('administration.nextAssignee', undefined, place),
      wouldFile: (person, availability) => call('administration.wouldFile', undefined, { person, availability }),
    },

    about: {
      person: (id) => call('about.person', { id }),
      mine: async (options) => (await long('about.mine', {}, options)).answer as KeptAbout,
      exportMine: async (options) => {
        const { answer, file } = await long('about.exportMine', {}, options);
        return { ...(answer as Omit<ExportedSelf, 'file'>), file };
      },
      forgetMine: () => call('about.forgetMine'),
      foreseeErasing: async (id, options) =>
        (await long('about.foreseeErasing', { params: { id } }, options)).answer as ErasedCounts,
      erase: async (id, options) => (await long('about.erase', { params: { id } }, options)).answer as ErasedCounts,
    },
  };
}
