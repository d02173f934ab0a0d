/** A backend over any store: seeds its desk, lets people in, does what is due while somebody is there. */
import { withMode } from '../../domain/desk.ts';
import { Desk } from '../../domain/schemas/desk.ts';
import type { DeskInput } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { issuesOf, readSettings } from '../../domain/settings.ts';
import type { Instant } from '../../domain/values.ts';
import { Invalid, Unauthorized, Unavailable, freshId } from '../backend.ts';
import type { Backend, Identity, Session } from '../backend.ts';
import type { Surroundings } from './batch.ts';
import { capabilitiesOf } from './capabilities.ts';
import { emptied, importInto, stateOf } from './importing.ts';
import type { ImportOptions, ImportState, ImportedHistory } from './importing.ts';
import { letGo } from './let-go.ts';
import { Lists } from './lists.ts';
import type { IndexMaker } from './lists.ts';
import { seedDesk, welcome } from './seeding.ts';
import type { Seed } from './seeding.ts';
import { DeskSession } from './session.ts';
import type { Before } from './session.ts';
import type { DeskRecord, Store, Writing } from './store.ts';
import { doWhatIsDue } from './timed.ts';

/** How often what is due is looked for while a session is open, in milliseconds. */
const EVERY_MINUTE = 60_000;

export interface DeskBackendOptions {
  readonly store: Store;
  /** Code of the desk. */
  readonly name: string;
  /** Reads the settings document, asked once; absent: the desk as it is kept, or an empty one. */
  readonly settings?: (() => Promise<unknown>) | undefined;
  /** Further desks in the same store, each seeded with its settings document when this one is. */
  readonly others?: readonly unknown[] | undefined;
  /** Settings that the page puts above the document, without their being kept. */
  readonly fixed?: Partial<DeskInput> | undefined;
  readonly clock?: (() => Instant) | undefined;
  readonly before?: Before | undefined;
  /** Most tickets held in memory for lists and counts; a larger desk is read as it is walked. */
  readonly held?: number | undefined;
  /** Makes the index by which a larger desk is listed; null: it is walked. Usually on this thread, in slices. */
  readonly index?: IndexMaker | null | undefined;
}

/** A backend that keeps its desk itself, and what else can be done with it. */
export interface DeskBackend extends Backend {
  /** Settings of the desk that the page fixes: shown as such in administration. */
  readonly fixed: ReadonlySet<string>;
  /** Called before each operation; may be set at any time. */
  before: Before | undefined;
  /** Another desk of the same store. */
  at(desk: string): Backend;
  /** Does what is due now. Sessions do it by themselves when they open and each minute. */
  tick(): Promise<void>;
  /** The number of the next ticket, and the ends of the stack: where imported histories go on. */
  state(): Promise<ImportState>;
  /** Adds whole histories after what is there. @throws {Unavailable} in which case those already told of stay */
  importHistories(histories: AsyncIterable<ImportedHistory> | Iterable<ImportedHistory>, options?: ImportOptions): Promise<void>;
  /** Erases every ticket of the desk; its settings and people stay. */
  empty(): Promise<void>;
}

/** Documents in force, made once for each revision. */
function forcing(own: string, fixed: Partial<DeskInput>): (record: DeskRecord) => Desk {
  const made = new Map<string, { readonly at: string; readonly desk: Desk }>();
  return (record) => {
    const at = `${record.generation}.${record.revisedAt}.${record.document.revision ?? ''}`;
    const known = made.get(record.id);
    if (known?.at === at) return known.desk;
    const parsed = Desk.safeParse(withMode({ ...record.document, ...(record.id === own ? fixed : {}) }));
    if (!parsed.success) throw new Invalid(issuesOf(parsed.error));
    made.set(record.id, { at, desk: parsed.data });
    return parsed.data;
  };
}

/** A settings document as a seed of the desk of a code. @throws {Invalid} */
function seedFrom(input: unknown, id: string | null, fixed: Partial<DeskInput>): Seed {
  const settings = readSettings(input, fixed);
  if (!('document' in settings)) throw new Invalid(settings);
  if (id !== null && settings.document.id !== id)
    throw new Invalid([{ path: 'id', code: 'another-desk', values: { id: settings.document.id } }]);
  return { document: { ...settings.document, revision: settings.document.revision ?? 0 }, people: settings.people };
}

/** A backend over a store. */
export function openDesks(options: DeskBackendOptions): DeskBackend {
  const { store, name } = options;
  const fixed: Partial<DeskInput> = Object.fromEntries(
    Object.entries(options.fixed ?? {}).filter(([key, value]) => value !== undefined && key !== 'id'),
  );
  const around: Surroundings = {
    desk: name,
    inForce: forcing(name, fixed),
    clock: options.clock ?? (() => new Date().toISOString()),
  };
  const inSlices: IndexMaker = async (desk, onProgress) => {
    const { indexInSlices } = await import('./columnar/slices.ts');
    return indexInSlices(store, desk, onProgress);
  };
  const lists = new Lists({ desk: name, held: options.held, index: options.index === undefined ? inSlices : options.index });
  let asked: Promise<Seed | undefined> | undefined;
  let open = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const seeds = (options.others ?? []).map((input) => seedFrom(input, null, {}));

  /** The seed, read once; one that failed is read again next time. */
  const seed = (): Promise<Seed | undefined> => {
    asked ??= (options.settings?.() ?? Promise.resolve(undefined)).then((input) =>
      input === undefined || input === null ? undefined : seedFrom(input, name, fixed),
    );
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };

  /** Settings that cannot be had now do not shut a desk that is kept already. */
  const seedOrKept = async (): Promise<Seed | undefined> => {
    try {
      return await seed();
    } catch (error) {
      if (!(error instanceof Unavailable) || (await store.read((tx) => tx.desk(name))) === undefined) throw error;
      return undefined;
    }
  };

  const seeded = async (tx: Writing, own: Seed | undefined): Promise<DeskRecord> => {
    for (const other of seeds) await seedDesk(tx, other.document.id, other, around.inForce, freshId());
    return seedDesk(tx, name, own, around.inForce, freshId());
  };

  const record = async (): Promise<DeskRecord> => {
    const own = await seedOrKept();
    return store.write((tx) => seeded(tx, own));
  };

  const tick = (): Promise<void> => doWhatIsDue(store, around);

  const enter = (): void => {
    open += 1;
    lists.wake();
    timer ??= setInterval(() => {
      // What cannot be done now is tried again in a minute; whoever uses the desk hears of the trouble from their own act.
      tick().catch(() => undefined);
    }, EVERY_MINUTE);
    letGo(timer);
  };

  const leave = (): void => {
    open -= 1;
    if (open > 0) return;
    clearInterval(timer);
    timer = undefined;
    lists.rest();
    store.rest();
  };

  const backend: DeskBackend = {
    fixed: new Set(Object.keys(fixed)),
    before: options.before,
    async connect(identity: Identity): Promise<Session> {
      await backend.before?.('connect');
      // Nothing here can check a signed token: this backend believes the page, or nobody.
      if (typeof identity === 'function') throw new Unauthorized('a token');
      const own = await seedOrKept();
      const { person, kept, subDesks } = await store.write(async (tx) => {
        const here = await seeded(tx, own);
        const desk = around.inForce(here);
        const reachable = await Promise.all(desk.subDesks.map((sub) => tx.desk(sub.desk)));
        const welcomed: Person = await welcome(tx, here, desk, identity);
        return { person: welcomed, kept: here, subDesks: reachable.some((sub) => sub !== undefined) };
      });
      // A device too full to do what is due can still be read.
      await tick().catch(() => undefined);
      enter();
      return new DeskSession({
        store,
        around,
        lists,
        person,
        record: kept,
        can: capabilitiesOf(around.inForce(kept), subDesks),
        before: (operation) => backend.before?.(operation),
        onClose: leave,
      });
    },
    at(desk) {
      const { others, clock, before, held, index } = options;
      const found = seeds.find((each) => each.document.id === desk);
      const settings = found === undefined ? undefined : () => Promise.resolve({ desk: found.document, people: found.people });
      return openDesks({ store, name: desk, settings, others, clock, before, held, index });
    },
    tick,
    async state() {
      await record();
      return store.read((tx) => stateOf(tx, name));
    },
    async importHistories(histories, importing = {}) {
      await record();
      await importInto(store, around, histories, importing);
    },
    async empty() {
      await record();
      await store.write((tx) => emptied(tx, name));
    },
  };
  return backend;
}
