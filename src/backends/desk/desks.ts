/** A backend over any store: seeds its desk, lets people in, does what is due while somebody is there. */
import { withMode } from '../../domain/modes.ts';
import { completed } from '../../domain/desk-defaults.ts';
import type { Desk, DeskInput } from '../../domain/desk.ts';
import type { Channel } from '../../domain/monitoring.ts';
import type { PersonInput } from '../../domain/people.ts';
import type { Instant, PersonId } from '../../domain/values.ts';
import { Unauthorized, Unavailable, freshId } from '../backend.ts';
import type { Backend, Identity, Session } from '../backend.ts';
import type { Surroundings } from './batch.ts';
import type { Alike } from './changes.ts';
import { Crowd } from './crowd.ts';
import { Hub } from './hub.ts';
import type { Told } from './hub.ts';
import { capabilitiesOf } from './capabilities.ts';
import { comeBack, glance, hasSubDesks, seedOf } from './coming-back.ts';
import type { Entered, Glance } from './coming-back.ts';
import type { ImportOptions, ImportState, ImportedHistory } from './importing.ts';
import { late } from './later.ts';
import { letGo } from './let-go.ts';
import { Lists } from './lists.ts';
import type { DeskLists, IndexMaker } from './lists.ts';
import type { Seed } from './seeding.ts';
import { DeskSession } from './session.ts';
import type { Before } from './operations.ts';
import type { DeskRecord, Store, Writing } from './store.ts';

/** How often what is due is looked for while a session is open, in milliseconds. */
const EVERY_MINUTE = 60_000;

/** Milliseconds after which what every act needs is fetched: by then a first view is drawn, and nobody has written much yet. */
const A_MOMENT = 500;

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
  /** Channels by which whoever opens this sends what people chose to hear; none by default. */
  readonly sends?: readonly Channel[] | undefined;
  /** Whether the store is on the device of whoever connects; usually not. */
  readonly onDevice?: boolean | undefined;
  /** Most tickets held in memory for lists and counts; a larger desk is read as it is walked. */
  readonly held?: number | undefined;
  /** Makes the index by which a larger desk is listed; null: it is walked. Usually on this thread, in slices. */
  readonly index?: IndexMaker | null | undefined;
  /** Makes the lists of a desk, for a store that answers them itself. */
  readonly lists?: ((desk: string) => DeskLists) | undefined;
  /** Finds who are told the same, for a place where many listen; absent: everybody is looked at by themselves. */
  readonly alike?: Alike | undefined;
  /** Megabytes of files that one person may keep at the desk, where the store counts them (`Reading.keptBy`); absent: what fits. */
  readonly quota?: number | undefined;
  /** Told when all were told of a change. */
  readonly onTold?: ((told: Told) => void) | undefined;
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
  /** Lets files go that were sent before an instant and are on no ticket. @returns how many @throws {Unavailable} */
  sweep(before: Instant): Promise<number>;
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
    const desk = completed(withMode({ ...record.document, ...(record.id === own ? fixed : {}) }));
    made.set(record.id, { at, desk });
    return desk;
  };
}

/** What surrounds the acts of a desk. @param fixed settings that the page puts above its document */
export function surroundingsOf(desk: string, fixed: Partial<DeskInput>, clock?: () => Instant): Surroundings {
  return { desk, inForce: forcing(desk, fixed), fixed, clock: clock ?? (() => new Date().toISOString()) };
}

/** The code that a settings document gives its desk, as far as it is one. */
function codeOf(settings: unknown): unknown {
  const { desk = settings } = (settings ?? {}) as { readonly desk?: unknown };
  return ((desk ?? {}) as { readonly id?: unknown }).id;
}

/** A backend over a store. */
export function openDesks(options: DeskBackendOptions): DeskBackend {
  const { store, name, others = [] } = options;
  const fixed: Partial<DeskInput> = Object.fromEntries(
    Object.entries(options.fixed ?? {}).filter(([key, value]) => value !== undefined && key !== 'id'),
  );
  const around = surroundingsOf(name, fixed, options.clock);
  const inSlices: IndexMaker = async (desk, onProgress) => {
    const { indexInSlices } = await import('./columnar/slices.ts');
    return indexInSlices(store, desk, onProgress);
  };
  const { index = inSlices, held } = options;
  const lists: DeskLists = options.lists?.(name) ?? new Lists({ desk: name, held, index });
  const crowd = new Crowd({ store, desk: name, clock: around.clock });
  const hub = new Hub({
    store,
    desk: name,
    alike: options.alike,
    onTold: options.onTold,
    // Who may know of whom hangs on the tickets and on the desk.
    onTouched: (tickets) => crowd.review(tickets),
  });
  let asked: Promise<unknown> | undefined;
  let open = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** The settings document, read once; one that failed is read again next time. */
  const settings = (): Promise<unknown> => {
    asked ??= options.settings?.() ?? Promise.resolve();
    asked.catch(() => {
      asked = undefined;
    });
    return asked;
  };

  /** Settings that cannot be had now do not shut a desk that is kept already. */
  const settingsOrKept = async (found: Promise<Glance | undefined>): Promise<unknown> => {
    try {
      return await settings();
    } catch (error) {
      if (!(error instanceof Unavailable) || (await found) === undefined) throw error;
      return undefined;
    }
  };

  /** Makes sure that the desk is kept as its settings say, and goes on in the same writing. @throws {Invalid} */
  const seeded = async <Result>(said: unknown, goOn: (tx: Writing, record: DeskRecord) => Promise<Result>): Promise<Result> => {
    const { checkInForce, seedDesk, seedFrom } = await late();
    const isSilent = said === undefined || said === null;
    const own: Seed | undefined = isSilent ? undefined : { ...seedFrom(said, name, fixed), by: seedOf(said, fixed) ?? undefined };
    const seeds = others.map((input) => seedFrom(input, null, {}));
    return store.write(async (tx) => {
      for (const seed of seeds) await seedDesk(tx, seed.document.id, seed, around.inForce, freshId(), around.clock());
      if (isSilent) checkInForce((await tx.desk(name))?.document ?? { id: name, name }, fixed);
      return goOn(tx, await seedDesk(tx, name, own, around.inForce, freshId(), around.clock()));
    });
  };

  /** What the page says, and what is kept for somebody: asked at once. */
  const foundFor = async (person: PersonId): Promise<{ said: unknown; found: Glance | undefined }> => {
    const looked = store.read((tx) => glance(tx, around, person));
    const [said, found] = await Promise.all([settingsOrKept(looked), looked]);
    return { said, found };
  };

  /** Makes sure that the desk is kept, for what is done without anybody present. */
  const kept = async (): Promise<void> => {
    await seeded((await foundFor('')).said, () => Promise.resolve());
  };

  /** Lets somebody in whom the desk does not know so, or to a desk that is not kept so. @throws {Invalid} {Unauthorized} */
  const letIn = async (said: unknown, identity: PersonInput): Promise<Entered> => {
    const { welcome } = await late();
    return seeded(said, async (tx, record) => {
      const desk = around.inForce(record);
      const subDesks = await hasSubDesks(tx, desk);
      return { record, person: await welcome(tx, record, desk, identity), subDesks, isDue: true };
    });
  };

  const tick = async (): Promise<void> => (await late()).doWhatIsDue(store, around);

  const enter = (): void => {
    open += 1;
    lists.wake();
    // What cannot be fetched now is fetched by whoever needs it, and said there.
    letGo(setTimeout(() => void late().catch(() => undefined), A_MOMENT));
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
      const { said, found } = await foundFor(identity.id);
      const back = others.length === 0 ? comeBack(found, { identity, seed: seedOf(said, fixed) }) : null;
      const entered = back ?? (await letIn(said, identity));
      const { record, person, subDesks } = entered;
      // A device too full to do what is due can still be read.
      if (entered.isDue) await tick().catch(() => undefined);
      enter();
      return new DeskSession({
        store,
        around,
        lists,
        person,
        record,
        hub,
        crowd,
        can: capabilitiesOf(around.inForce(record), subDesks, options.sends ?? [], options.onDevice === true, lists.counted),
        before: (operation) => backend.before?.(operation),
        onClose: leave,
        quota: options.quota,
      });
    },
    at(desk) {
      const { clock, before, held, index, sends, onDevice, alike, onTold, quota } = options;
      const own = others.find((each) => codeOf(each) === desk);
      const said = own === undefined ? undefined : () => Promise.resolve(own);
      return openDesks({
        store,
        name: desk,
        settings: said,
        others,
        clock,
        before,
        held,
        index,
        sends,
        onDevice,
        alike,
        onTold,
        quota,
        lists: options.lists,
      });
    },
    tick,
    sweep: async (before) => (await late()).sweepSent(store, name, before),
    async state() {
      await kept();
      const { stateOf } = await late();
      return store.read((tx) => stateOf(tx, name));
    },
    async importHistories(histories, importing = {}) {
      await kept();
      const { importInto } = await late();
      await importInto(store, around, histories, importing);
    },
    async empty() {
      await kept();
      const { emptied } = await late();
      await store.write((tx) => emptied(tx, name));
    },
  };
  return backend;
}
