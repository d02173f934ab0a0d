/** One ticket's history in the making: a clock, people, and commands that go through the real rules. */
import { decide, isRefusal } from '../src/domain/decide.ts';
import type { Command } from '../src/domain/commands.ts';
import type { Desk } from '../src/domain/desk.ts';
import type { Actor, TicketEvent } from '../src/domain/events.ts';
import { evolve } from '../src/domain/evolve.ts';
import type { People } from '../src/domain/people.ts';
import { isAtLeast } from '../src/domain/people.ts';
import type { Around } from '../src/domain/story.ts';
import type { Attachment, Ticket } from '../src/domain/ticket.ts';
import type { Scope } from '../src/domain/values.ts';
import { DAY, HOUR } from '../src/domain/values.ts';
import { isAssignable, profileOn, relationsTo } from '../src/domain/visibility.ts';
import { picture } from './picture.ts';
import type { Random } from './random.ts';
import type { Filler } from './writing.ts';
import { comment, filler } from './writing.ts';

/** A command as a tale writes it: its identity and its ticket are added by the teller. */
type Asked<Each> = Each extends Command ? Omit<Each, 'id' | 'ticket'> : never;
export type Act = Asked<Command>;

/** A file of a generated ticket, with its bytes. */
export interface MadeFile extends Attachment {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What all tickets of a run share. */
export interface World {
  readonly desk: Desk;
  readonly people: People;
  readonly random: Random;
  /** Nothing happens after this, in milliseconds. */
  readonly end: number;
  /** The stack and the loads as the tickets before left them. */
  readonly around: Around;
  readonly number: number;
}

/** A stop between two acts. `staff` acts in office hours; the application acts to the millisecond. */
export interface Pause {
  readonly ms: number;
  readonly by: 'staff' | 'anyone' | 'application';
}

/** Offices open at half past seven, in universal time, and close nine hours later. */
const OPENS = 7.5 * HOUR;
const OPEN_FOR = 9 * HOUR;

/** The same moment, or a moment of the next working day. */
function inOfficeHours(at: number, random: Random): number {
  const midnight = Math.floor(at / DAY) * DAY;
  const weekday = new Date(midnight).getUTCDay();
  const resting = weekday === 0 || weekday === 6;
  if (!resting && at >= midnight + OPENS && at <= midnight + OPENS + OPEN_FOR) return at;
  let day = !resting && at < midnight + OPENS ? midnight : midnight + DAY;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += DAY;
  return day + OPENS + random.next() * OPEN_FOR;
}

export class Teller {
  readonly world: World;
  readonly events: TicketEvent[] = [];
  readonly files: MadeFile[] = [];
  readonly fill: Filler;
  /** Mean milliseconds between two acts of its life. */
  pace = DAY;
  private readonly id: string;
  private kept: Ticket | null = null;
  private at: number;

  constructor(world: World, filedAt: number) {
    this.world = world;
    this.at = filedAt;
    this.id = world.random.id();
    this.fill = filler(world.random);
  }

  /** The ticket as it is now. @throws {Error} before it is filed */
  get ticket(): Ticket {
    if (this.kept === null) throw new Error('a tale begins by filing its ticket');
    return this.kept;
  }

  get over(): boolean {
    return this.at > this.world.end;
  }

  get instant(): string {
    return new Date(this.at).toISOString();
  }

  /** Lets time pass. */
  advance(pause: Pause): void {
    const next = this.at + Math.max(1, Math.round(pause.ms));
    this.at = Math.round(pause.by === 'staff' ? inOfficeHours(next, this.world.random) : next);
  }

  /** A pause of this ticket's own pace. */
  pause(by: Pause['by'] = 'anyone'): Pause {
    return { ms: -Math.log(1 - this.world.random.next()) * this.pace, by };
  }

  /** A pause that is never longer than some days: where the desk would act by itself. */
  within(days: number): Pause {
    return { ms: Math.min(days * DAY, this.world.random.skewed(0.6 * DAY, days * DAY)), by: 'anyone' };
  }

  /**
   * Something is asked, by a person, the application or a peer desk.
   * @throws {Error} the rules say no: the tale is wrong
   */
  act(who: string | Exclude<Actor, { type: 'person' }>, act: Act): void {
    const { desk, people, around, number, random } = this.world;
    const actor: Actor = typeof who === 'string' ? { type: 'person', id: who } : who;
    const person = typeof who === 'string' ? people[who] : undefined;
    const command = { ...act, id: random.id(), ticket: this.id } as Command;
    const decided = decide(command, {
      desk,
      people,
      actor,
      ...(person === undefined ? {} : { person }),
      ...(this.kept === null ? {} : { ticket: this.kept }),
      now: this.instant,
      fresh: { number },
      around,
    });
    if (isRefusal(decided))
      throw new Error(`${act.do} by ${JSON.stringify(who)} in state ${this.kept?.state ?? 'none'}: ${JSON.stringify(decided)}`);
    for (const event of decided.events) {
      this.events.push(event);
      this.kept = evolve(this.kept, event);
    }
  }

  /** A text for a command, from what people in that role say. */
  say(pool: readonly string[], scope: Scope = 'public') {
    return this.exactly(comment(this.world.random, pool), scope);
  }

  /** These very words for a command, braces filled; now and then with a file. */
  exactly(text: string, scope: Scope = 'public') {
    const files = this.world.random.chance(0.04) ? [this.file()] : [];
    return { id: this.world.random.id(), text: this.fill(text), scope, ...(files.length === 0 ? {} : { files }) };
  }

  /** Makes a file: a picture, or a few lines of a log. */
  file(): Attachment {
    const { random } = this.world;
    const isPicture = random.chance(0.6);
    const bytes = isPicture
      ? picture(random.whole(1, 400))
      : new TextEncoder().encode(this.fill('[{heure}] {erreur}\n[{heure}] {fichier}: {n}\n'.repeat(random.whole(2, 8))));
    const made: MadeFile = {
      id: random.id(),
      name: isPicture ? `capture-${random.whole(1, 99)}.png` : `journal-${random.whole(1, 99)}.txt`,
      type: isPicture ? 'image/png' : 'text/plain',
      size: bytes.byteLength,
      bytes,
    };
    this.files.push(made);
    return { id: made.id, name: made.name, type: made.type, size: made.size };
  }

  /** Somebody who may handle the ticket where it is, other than some. Null where there is nobody else. */
  helper(except: string | null = null): string | null {
    const able = Object.values(this.world.people).filter(
      (person) =>
        person.id !== except &&
        person.affiliation === 'staff' &&
        person.profile !== 'requester' &&
        isAssignable(person, this.world.desk, this.ticket),
    );
    return able.length === 0 ? null : this.world.random.pick(able).id;
  }

  /** A moderator of the place the ticket is in. Null where nobody may moderate it. */
  moderator(): string | null {
    const { people, desk } = this.world;
    const able = Object.values(people).filter(
      (person) =>
        isAtLeast(person.profile, 'moderator') &&
        isAtLeast(profileOn(person, this.ticket, desk), 'moderator') &&
        relationsTo(this.ticket, person, desk).reader,
    );
    return able[0]?.id ?? null;
  }
}
