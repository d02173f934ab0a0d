/**
 * Three people with two tabs each write at one place, while requests and answers are lost, late and doubled, tabs crash, freeze and
 * come back, storage fails and clocks are set: judged by one list. A run is its seed, and nothing else.
 */
import type { Outbox, OutboxWorld, Told } from '../../../src/backends/offline/outbox.ts';
import { returned, type Shelf } from '../../../src/backends/offline/shelf.ts';
import type { Command } from '../../../src/domain/commands.ts';
import { judge } from './judge.ts';
import { Disk, Network, Place, Time, chanceOf, intoSeat, textOf, type Faults, type Seat } from './virtual.ts';

/** What somebody wrote. */
export interface Written {
  readonly batch: readonly Command[];
  readonly from: number;
  /** They were told that it is kept. */
  isKept: boolean;
  /** When anybody was told that it is done. */
  doneAt: number;
  /** They have signed out since. */
  isWiped: boolean;
  /** It was given back at some time: it takes its place again only where nothing came after. */
  cameBack: boolean;
  isDiscarded: boolean;
}

/** What somebody read of a ticket. */
export interface Read {
  readonly ticket: string;
  readonly from: number;
  readonly to: number;
  readonly ids: readonly string[];
}

export interface Life {
  readonly who: string;
  readonly written: readonly Written[];
  readonly shelf: Shelf;
}

interface Tab extends Seat {
  readonly outbox: Outbox;
  readonly gone: Promise<'gone'>;
  readonly go: () => void;
}

const PEOPLE = 3;
const TABS = 2;
/** Milliseconds after signing out in which what was on its way may still leave. */
const LEAVING = 4000;
const DAY = 24 * 3600 * 1000;

const unwritten = (batch: readonly Command[], from: number): Written => ({
  batch,
  from,
  isKept: false,
  doneAt: Infinity,
  isWiped: false,
  cameBack: false,
  isDiscarded: false,
});

class Person {
  readonly who: string;
  readonly disk: Disk;
  readonly network: Network;
  readonly written: Written[] = [];
  readonly wrong: string[] = [];
  readonly #sim: Simulation;
  readonly #tabs: (Tab | undefined)[] = [];
  /** Pages that are open still, of whoever signed out. */
  readonly #left: Tab[] = [];
  #own: string[] = [];
  #skew = 0;
  #wipedAt = Infinity;

  constructor(sim: Simulation, who: string) {
    this.#sim = sim;
    this.who = who;
    this.disk = new Disk(sim.time, sim.chance, sim.faults);
    this.network = new Network(sim.time, sim.chance, sim.faults);
  }

  /** Opens a tab; one whose storage fails at once is tried again, as by a reload. */
  open(n: number): void {
    const { time, chance, place, make } = this.#sim;
    let go: () => void = () => undefined;
    const gone = new Promise<'gone'>((resolve) => (go = () => resolve('gone')));
    const seat: Seat = { isAlive: true, frozenUntil: 0 };
    const world: OutboxWorld = {
      tab: this.#sim.fresh(),
      store: { transact: (work) => this.disk.transact(seat, (shelf) => this.#watched(work(shelf))) },
      send: (batch) => {
        const isLate =
          time.now > this.#wipedAt + LEAVING && this.written.some((each) => each.isWiped && each.batch[0]?.id === batch[0]?.id);
        if (isLate) this.wrong.push(`leaked: ${this.who} sent ${batch[0]?.id ?? ''} after signing out`);
        return this.network.send(seat, () => place.run(this.who, batch));
      },
      now: () => 1_800_000_000_000 + time.now + this.#skew,
      elapsed: () => time.now,
      after: (milliseconds, act) => {
        let isOff = false;
        time.after(milliseconds, () => intoSeat(time, seat, () => (isOff ? undefined : act())));
        return () => (isOff = true);
      },
      random: chance,
      fresh: this.#sim.fresh,
      tell: (told) => this.#tell(tab, told),
    };
    const outbox = make(world, { onTold: (told) => this.#hear(told) });
    const tab: Tab = Object.assign(seat, { outbox, gone, go });
    this.#tabs[n] = tab;
    outbox.start().catch(() => {
      if (tab.isAlive) this.crash(n, 500);
    });
  }

  /** A tab is gone at once; it is opened again a little later. */
  crash(n: number, later: number): void {
    const { time, chance } = this.#sim;
    const tab = this.#tabs[n];
    if (tab === undefined) return;
    tab.isAlive = false;
    tab.go();
    this.#tabs[n] = undefined;
    // The browser gives what it locked to the next one, where it has locks.
    if (chance() < 0.5) time.after(60, () => this.#each((other) => other.outbox.succeed()));
    time.after(later, () => {
      if (this.#tabs[n] === undefined) this.open(n);
    });
  }

  freeze(n: number, milliseconds: number): void {
    const tab = this.#tabs[n];
    if (tab !== undefined) tab.frozenUntil = this.#sim.time.now + milliseconds;
  }

  setClock(): void {
    this.#skew = (this.#sim.chance() * 2 - 1) * DAY;
  }

  /** Cuts the network, or plugs it in: then a browser may say so. */
  plug(isDown: boolean): void {
    this.network.isDown = isDown;
    if (!isDown && this.#sim.chance() < 0.5) this.#each((tab) => tab.outbox.wake());
  }

  /** Writes one thing after the other, and looks now and then at what came back. */
  async live(acts: number): Promise<void> {
    const { chance } = this.#sim;
    const leaves = chance() < 0.15 ? Math.floor(chance() * acts) : -1;
    for (let act = 0; act < acts; act += 1) {
      await this.#sim.sleep(chance() * 4000);
      if (act === leaves) await this.#signOut();
      else if (chance() < 0.1) await this.lookThrough();
      else await this.#write(this.#thought());
    }
  }

  /** Sends again what may now be taken; keeps or gives up the rest. */
  async lookThrough(): Promise<void> {
    for (const { id, trouble, batch } of returned(this.disk.shelf)) {
      const tab = await this.#tab();
      const isHopeless = batch.some((command) => textOf(command).includes('refuse'));
      const written = this.written.find((each) => each.batch[0]?.id === id);
      if (!isHopeless && trouble?.kind !== 'follows') await this.#within(tab, tab.outbox.retry(id));
      if (!isHopeless || written === undefined || this.#sim.chance() > 0.2) continue;
      // A page may crash before it says that it is forgotten.
      written.isDiscarded = true;
      await this.#within(tab, tab.outbox.discard(id));
    }
  }

  async #within(tab: Tab, doing: Promise<void>): Promise<boolean> {
    return (await Promise.race([doing.then(() => true).catch(() => false), tab.gone])) === true;
  }

  #each(act: (tab: Tab) => void): void {
    for (const tab of this.#tabs) if (tab !== undefined) intoSeat(this.#sim.time, tab, () => act(tab));
  }

  #tell(from: Tab, told: Told): void {
    const { time } = this.#sim;
    for (const tab of [...this.#tabs, ...this.#left])
      if (tab !== undefined && tab !== from) time.after(1, () => intoSeat(time, tab, () => tab.outbox.heard(told)));
  }

  #hear(told: Told): void {
    if (told.type !== 'done') return;
    const written = this.written.find(({ batch }) => batch[0]?.id === told.id);
    if (written?.doneAt === Infinity) written.doneAt = this.#sim.stamp();
  }

  #watched<Left extends { readonly shelf: Shelf }>(left: Left): Left {
    for (const { id, trouble, tickets } of returned(left.shelf)) {
      const written = this.written.find(({ batch }) => batch[0]?.id === id);
      if (written === undefined || written.cameBack) continue;
      written.cameBack = true;
      const isThere = tickets.every((ticket) => this.#sim.place.lists.has(ticket));
      if (trouble?.kind === 'too-old' || (trouble?.kind === 'not-found' && isThere))
        this.wrong.push(`lost: ${this.who}'s ${id} came back, which nobody refused`);
    }
    return left;
  }

  async #tab(): Promise<Tab> {
    for (;;) {
      const open = this.#tabs.filter((tab) => tab !== undefined);
      const tab = open[Math.floor(this.#sim.chance() * open.length)];
      if (tab !== undefined) return tab;
      await this.#sim.sleep(300);
    }
  }

  #thought(): Command[] {
    const { chance, fresh, common } = this.#sim;
    const words = (): string => `${chance() < 0.06 ? 'refuse ' : ''}${this.who} says ${fresh()}`;
    const comment = (ticket: string): Command => ({
      id: fresh(),
      ticket,
      do: 'comment',
      comment: { id: fresh(), text: words(), scope: 'public' },
    });
    const dice = chance();
    if (dice < 0.2) {
      const ticket = fresh();
      const filing: Command = { id: fresh(), ticket, do: 'file', summary: 'Un souci', description: words() };
      this.#own.push(ticket);
      return dice < 0.05 ? [filing, comment(ticket)] : [filing];
    }
    const places = dice < 0.6 && this.#own.length > 0 ? this.#own.slice(-3) : common;
    const ticket = places[Math.floor(chance() * places.length)] ?? '';
    return dice < 0.9 ? [comment(ticket)] : [comment(ticket), comment(ticket)];
  }

  async #write(batch: readonly Command[]): Promise<void> {
    const { stamp, chance, sleep } = this.#sim;
    const written = unwritten(batch, stamp());
    this.written.push(written);
    for (;;) {
      const tab = await this.#tab();
      const end = await Promise.race([
        tab.outbox.put(batch).then(
          () => 'kept' as const,
          () => 'failed' as const,
        ),
        tab.gone,
      ]);
      if (end === 'kept') written.isKept = true;
      // Of a page that crashed the draft comes back, or its writer does not.
      const isOver = end === 'kept' || (end === 'gone' && chance() < 0.5);
      if (!isOver) {
        await sleep(500);
        continue;
      }
      // Nobody speaks of what they do not know to be there.
      if (!written.isKept) this.#own = this.#own.filter((ticket) => batch.every((command) => command.ticket !== ticket));
      return;
    }
  }

  /** Signs out, while another page of theirs keeps what it just wrote; and comes again, in new tabs. */
  async #signOut(): Promise<void> {
    const { stamp, fresh, common, time } = this.#sim;
    for (;;) {
      const tab = await this.#tab();
      const late: Command = { id: fresh(), ticket: common[0] ?? '', do: 'see' };
      this.written.push({ ...unwritten([late], stamp()), isWiped: true });
      const other = await this.#tab();
      time.after(this.#sim.chance() * 6, () => intoSeat(time, other, () => other.outbox.put([late]).catch(() => undefined)));
      if (other !== tab) time.after(this.#sim.chance() * 12, () => (other.frozenUntil = time.now + 6000));
      await this.#sim.sleep(this.#sim.chance() * 12);
      if (await this.#within(tab, tab.outbox.wipe())) break;
      await this.#sim.sleep(300);
    }
    this.#wipedAt = time.now;
    for (const written of this.written) written.isWiped = true;
    this.#own = [];
    for (const [n, tab] of this.#tabs.entries()) {
      if (tab === undefined) continue;
      this.#tabs[n] = undefined;
      this.#left.push(tab);
      time.after(30_000, () => (tab.isAlive = false));
    }
    await this.#sim.sleep(500);
    for (let n = 0; n < TABS; n += 1) if (this.#tabs[n] === undefined) this.open(n);
  }
}

export interface Options {
  readonly make: (world: OutboxWorld, hears: { onTold(told: Told): void }) => Outbox;
  /** How many things each person does. */
  readonly acts: number;
}

class Simulation {
  readonly time = new Time();
  readonly chance: () => number;
  readonly faults: Faults;
  readonly place: Place;
  readonly common: readonly string[];
  readonly people: readonly Person[];
  readonly reads: Read[] = [];
  readonly make: Options['make'];
  #made = 0;
  #stamped = 0;

  constructor(seed: number, make: Options['make']) {
    this.chance = chanceOf(seed);
    this.faults = { rate: this.chance() * 0.3, isOver: false };
    this.place = new Place(this.time);
    this.make = make;
    this.common = [this.fresh(), this.fresh()];
    for (const ticket of this.common) this.place.lists.set(ticket, []);
    this.people = Array.from({ length: PEOPLE }, (_each, n) => new Person(this, `p${n}`));
  }

  readonly fresh = (): string => `id${(this.#made += 1)}`;

  /** An instant unlike any other. */
  readonly stamp = (): number => this.time.now + (this.#stamped += 1) / 1_000_000;

  readonly sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => this.time.after(milliseconds, () => resolve()));

  /** Things go wrong now and then until it is said that they no longer do. */
  #trouble(person: Person): void {
    const { time, chance, faults } = this;
    const again = (every: number, act: () => void): void =>
      time.after(chance() * every, () => {
        if (faults.isOver) return;
        if (chance() < faults.rate * 3) act();
        again(every, act);
      });
    const tab = (): number => Math.floor(chance() * TABS);
    again(20_000, () => person.crash(tab(), 300 + chance() * 8000));
    again(20_000, () => person.freeze(tab(), chance() * 20_000));
    again(40_000, () => person.setClock());
    again(60_000, () => {
      person.plug(true);
      time.after(chance() * 60_000, () => person.plug(false));
    });
  }

  #readNow(): void {
    const { time, chance, place } = this;
    if (this.faults.isOver) return;
    const tickets = [...place.lists.keys()];
    const ticket = tickets[Math.floor(chance() * tickets.length)] ?? '';
    const from = this.stamp();
    time.after(5, () => {
      const ids = (place.lists.get(ticket) ?? []).map(({ id }) => id);
      time.after(5, () => this.reads.push({ ticket, from, to: this.stamp(), ids }));
    });
    time.after(5000, () => this.#readNow());
  }

  async run(acts: number): Promise<readonly string[]> {
    const { time, people, place, faults } = this;
    if (this.chance() < 0.2) place.closedUntil = acts * 1000;
    for (const person of people) {
      for (let n = 0; n < TABS; n += 1) person.open(n);
      this.#trouble(person);
    }
    this.#readNow();
    let isWritten = false;
    void Promise.all(people.map((person) => person.live(acts))).then(() => (isWritten = true));
    for (let minute = 1; !isWritten && minute < 60; minute += 1) await time.runUntil(minute * 60_000);
    faults.isOver = true;
    for (const { network } of people) network.isDown = false;
    await time.runUntil(time.now + 15 * 60_000);
    let isLooked = false;
    void Promise.all(people.map((person) => person.lookThrough())).then(() => (isLooked = true));
    await time.runUntil(time.now + 15 * 60_000);
    const stuck = [isWritten ? [] : ['stuck: somebody could not write'], isLooked ? [] : ['stuck: nobody could look']].flat();
    const lives = people.map(({ who, written, disk }): Life => ({ who, written, shelf: disk.shelf }));
    return [...stuck, ...people.flatMap(({ wrong }) => wrong), ...judge(lives, place, this.reads)];
  }
}

/** One run. @returns what went wrong, in words */
export async function simulate(seed: number, { make, acts }: Options): Promise<readonly string[]> {
  try {
    return await new Simulation(seed, make).run(acts);
  } catch (error) {
    return [`stuck: ${String(error)}`];
  }
}
