/** What commands about a desk would do: what changes, and who would read other tickets than now. */
import { changesBetween } from '../../domain/desk-changes.ts';
import type { DeskCommand } from '../../domain/desk-commands.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import { matches } from '../../domain/predicate.ts';
import { enabledStates, phase } from '../../domain/states.ts';
import type { State } from '../../domain/states.ts';
import type { PersonId } from '../../domain/values.ts';
import type { Ticket } from '../../domain/ticket.ts';
import { isStaff, reads, visibility } from '../../domain/visibility.ts';
import type { Patience } from '../archive.ts';
import type { Preview, SightChange } from '../backend.ts';
import { drafted, inForceOn } from './desk-commands.ts';
import { cardsFor, rightsOf } from './administration-reading.ts';
import { rowsAlong } from './along.ts';
import { Breath } from './breath.ts';
import type { Surroundings } from './draft.ts';
import type { Room } from './room.ts';
import type { Reading } from './store.ts';
import type { Looking } from './viewing.ts';

/** People whose tickets are counted one by one: those of a large school are told by their number. */
const MOST_COUNTED = 30;

interface Watched {
  readonly before: Person;
  readonly now: Person;
  gained: number;
  lost: number;
}

/** Those for whom it is another question what they may read, staff first. */
function whoseSight(people: readonly (readonly [Person, Person])[], before: Desk, now: Desk): Watched[] {
  const differs = people.filter(
    ([then, next]) => JSON.stringify(visibility(then, before)) !== JSON.stringify(visibility(next, now)),
  );
  const staff = differs.filter(([then, next]) => isStaff(then, before) || isStaff(next, now));
  return [...new Set([...staff, ...differs])].map(([then, next]) => ({ before: then, now: next, gained: 0, lost: 0 }));
}

/** What is decided before any ticket is read. */
interface Foreseen {
  readonly draft: Awaited<ReturnType<typeof drafted>>;
  readonly before: Desk;
  readonly now: Desk;
  readonly watched: readonly Watched[];
}

async function foreseen(
  tx: Reading,
  commands: readonly DeskCommand[],
  looking: Looking,
  around: Surroundings,
): Promise<Foreseen> {
  const draft = await drafted(tx, commands, looking, around);
  const before = looking.desk;
  const now = inForceOn(around)(draft.document);
  const records = await tx.people(before.id);
  const people = records.map(({ id, person }) => [person, draft.people.get(id)?.person ?? person] as const);
  return { draft, before, now, watched: whoseSight(people, before, now) };
}

/**
 * What commands would do, told to who may give them; of tickets only those that they read.
 * @throws {Refused} {Invalid} · the signal's reason
 */
export async function previewOf(room: Room, commands: readonly DeskCommand[], options: Patience): Promise<Preview> {
  const asked = await room.read('previewChanges', (tx, looking) => foreseen(tx, commands, looking, room.around));
  const { draft, before, now, watched } = asked;
  const counted = watched.slice(0, MOST_COUNTED);
  const enabled = new Set(enabledStates(now));
  const stranded: Partial<Record<State, number>> = {};
  const count = (ticket: Ticket): void => {
    if (!enabled.has(ticket.state) && phase(ticket.state, now) === 'active')
      stranded[ticket.state] = (stranded[ticket.state] ?? 0) + 1;
    for (const each of counted) {
      const [was, is] = [matches(visibility(each.before, before), ticket), matches(visibility(each.now, now), ticket)];
      if (was && !is) each.lost += 1;
      if (is && !was) each.gained += 1;
    }
  };
  const check = (looking: Looking): void => void rightsOf(looking);
  for await (const { rows, looking } of rowsAlong(room, 'previewChanges', new Breath(options), check))
    for (const { ticket } of rows) if (reads(looking.person, ticket, looking.desk)) count(ticket);
  const sight: SightChange[] = counted
    .filter(({ gained, lost }) => gained + lost > 0)
    .map(({ now: person, gained, lost }) => ({ person: person.id, gained, lost }));
  const appointments = draft.events.flatMap(({ people }) => people);
  const named: PersonId[] = [...sight.map(({ person }) => person), ...appointments.map(({ person }) => person)];
  return {
    // As it is in force: where the document is silent, what the mode or a default says is what changes.
    changes: changesBetween(before, now),
    appointments,
    sight,
    others: watched.length - counted.length,
    stranded,
    people: await room.read('previewChanges', (tx, looking) => cardsFor(tx, named, looking)),
  };
}
