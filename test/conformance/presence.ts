/** Who else is here: told at once to those who may know, and to nobody else; kept nowhere. */
import type { Change, Session } from '../../src/backends/backend.ts';
import type { Doing } from '../../src/domain/doing.ts';
import { PRESENCE_LASTS } from '../../src/domain/doing.ts';
import { equal, fails, ok, until } from './assert.ts';
import { PEOPLE, command, id, play, text } from './world.ts';
import type { ConformanceCase, Stage, Who, World } from './world.ts';

/** Somebody who listens, and what they know now of who is on a ticket. */
class Listener {
  readonly heard: Change[] = [];
  readonly stop: () => void;

  constructor(session: Session) {
    this.stop = session.watch(session.cursor, (change) => this.heard.push(change));
  }

  /** What was last told of a ticket, `name doing` each. */
  now(ticket: string): string[] {
    const told = this.heard.filter((change) => change.type === 'present').findLast((change) => change.ticket === ticket);
    return (told?.people ?? []).map(({ person, doing }) => `${person.id} ${doing}`);
  }

  async knows(ticket: string, expected: readonly string[], message = ''): Promise<void> {
    await until(
      () => JSON.stringify(this.now(ticket)) === JSON.stringify(expected),
      `${message} ${JSON.stringify(expected)}, after ${JSON.stringify(this.heard)}`,
    );
  }

  get presences(): number {
    return this.heard.filter((change) => change.type === 'present').length;
  }
}

async function listens(stage: Stage, who: Who): Promise<Listener> {
  return new Listener(await stage.as(who));
}

async function says(stage: Stage, who: Who, ticket: string, doing: Doing): Promise<void> {
  await (await stage.as(who)).announce(ticket, doing);
}

/** A case that asks of a backend that does not tell only that it says so. */
function together(name: string, story: (stage: Stage, world: World) => Promise<void>): ConformanceCase {
  return play(name, async (stage, world) => {
    const lea = await stage.as('lea');
    if (lea.can.presence) return story(stage, world);
    await fails(() => lea.announce(id(), 'reading'), 'unsupported');
  });
}

export const presenceCases: readonly ConformanceCase[] = [
  together('staff see who is on a ticket and what they do, in every page, until they leave', async (stage) => {
    const ticket = await stage.filed();
    const elsewhere = await (await stage.opened.again()).connect(PEOPLE.mod);
    const far = new Listener(elsewhere);
    const near = await listens(stage, 'mod');
    await says(stage, 'tech', ticket, 'reading');
    await near.knows(ticket, ['tech reading']);
    await far.knows(ticket, ['tech reading']);
    await says(stage, 'lea', ticket, 'typing');
    await far.knows(ticket, ['tech reading', 'lea typing']);
    await says(stage, 'tech', ticket, 'noting');
    await far.knows(ticket, ['tech noting', 'lea typing']);
    await says(stage, 'tech', ticket, 'left');
    await says(stage, 'lea', ticket, 'left');
    await far.knows(ticket, []);
    await near.knows(ticket, []);
    const cursors = new Set(far.heard.map((change) => change.cursor));
    equal([...cursors], [elsewhere.cursor], 'nothing of it moves the cursor');
    far.stop();
    await elsewhere.close();
  }),

  together('whoever begins to listen learns who is there already', async (stage) => {
    const ticket = await stage.filed();
    await says(stage, 'tech', ticket, 'typing');
    const late = await (await stage.opened.again()).connect(PEOPLE.mod);
    const first = new Listener(late);
    await first.knows(ticket, ['tech typing']);
    const second = new Listener(late);
    await second.knows(ticket, ['tech typing'], 'the second listener of a session too');
    await late.close();
  }),

  together('the requester learns that an answer is being written, and nothing else', async (stage) => {
    const ticket = await stage.filed();
    const [lea, mod] = [await listens(stage, 'lea'), await listens(stage, 'mod')];
    await says(stage, 'tech', ticket, 'reading');
    await mod.knows(ticket, ['tech reading']);
    await says(stage, 'tech', ticket, 'noting');
    await mod.knows(ticket, ['tech noting']);
    await says(stage, 'tech', ticket, 'typing');
    await lea.knows(ticket, ['tech typing']);
    equal(lea.presences, 1, 'of reading and of notes nothing was told');
    ok(!JSON.stringify(lea.heard).includes('tech@insa'), 'nor an address');
    await says(stage, 'tech', ticket, 'noting');
    await lea.knows(ticket, [], 'a note after an answer looks like nothing');
    lea.stop();
    mod.stop();
  }),

  together('of a ticket that one may not read, or only may read, one learns nothing', async (stage) => {
    const [open, hidden, health] = [
      await stage.filed(),
      await stage.filed('lea', { restricted: true }),
      await stage.filed('lea', { category: 'sante' }),
    ];
    const [sami, mod, nurse] = [await listens(stage, 'sami'), await listens(stage, 'mod'), await listens(stage, 'nurse')];
    for (const ticket of [open, hidden, health]) await says(stage, 'lea', ticket, 'typing');
    await nurse.knows(health, ['lea typing']);
    await mod.knows(open, ['lea typing']);
    await mod.knows(hidden, ['lea typing']);
    equal(mod.now(health), [], 'confidential: its readers only');
    equal(sami.presences, 0);
    await fails(async () => (await stage.as('sami')).announce(hidden, 'reading'), 'not-found');
    await fails(async () => (await stage.as('mod')).announce(health, 'typing'), 'not-found');
    await fails(async () => (await stage.as('mod')).announce(health, 'left'), 'not-found');
    await fails(async () => (await stage.as('lea')).announce(id(), 'reading'), 'not-found');
    await fails(async () => (await stage.as('lea')).announce(open, 'dancing' as Doing), 'invalid');
  }),

  together('one’s own other pages are nobody else, and the busiest of somebody’s pages counts', async (stage) => {
    const ticket = await stage.filed();
    const other = await (await stage.opened.again()).connect(PEOPLE.tech);
    const [own, mod] = [await listens(stage, 'tech'), await listens(stage, 'mod')];
    await other.announce(ticket, 'typing');
    await mod.knows(ticket, ['tech typing']);
    await says(stage, 'tech', ticket, 'reading');
    await says(stage, 'lea', ticket, 'reading');
    await mod.knows(ticket, ['tech typing', 'lea reading']);
    await own.knows(ticket, ['lea reading']);
    await other.close();
    await mod.knows(ticket, ['tech reading', 'lea reading'], 'closing a page leaves what it was on');
  }),

  together('what is not said again fades', async (stage, world) => {
    const ticket = await stage.filed();
    const mod = await listens(stage, 'mod');
    await says(stage, 'tech', ticket, 'typing');
    await mod.knows(ticket, ['tech typing']);
    world.clock.advance(PRESENCE_LASTS - 1);
    await says(stage, 'lea', ticket, 'reading');
    await mod.knows(ticket, ['tech typing', 'lea reading']);
    world.clock.advance(1);
    await says(stage, 'lea', ticket, 'typing');
    await mod.knows(ticket, ['lea typing']);
  }),

  together('a right that is lost ends it on both sides', async (stage) => {
    const ticket = await stage.filed('lea', { restricted: true });
    await stage.does('lea', 'invite', ticket, { person: 'sami' });
    const [lea, sami, mod] = [await listens(stage, 'lea'), await listens(stage, 'sami'), await listens(stage, 'mod')];
    await says(stage, 'sami', ticket, 'typing');
    await says(stage, 'tech', ticket, 'typing');
    await lea.knows(ticket, ['tech typing', 'sami typing']);
    await sami.knows(ticket, ['tech typing']);
    await (await stage.as('lea')).run([command('uninvite', ticket, { person: 'sami' })]);
    await lea.knows(ticket, ['tech typing'], 'who may not read it any more is not there');
    await sami.knows(ticket, [], 'and learns of nobody');
    await mod.knows(ticket, ['tech typing']);
    await says(stage, 'sami', ticket, 'left');
    await fails(async () => (await stage.as('sami')).announce(ticket, 'typing'), 'not-found');
  }),

  play('what one has read in one page is read in the others, and nobody else is told', async (stage) => {
    const ticket = await stage.filed();
    const here = await stage.as('tech');
    const elsewhere = await (await stage.opened.again()).connect(PEOPLE.tech);
    const far = new Listener(elsewhere);
    const mod = await listens(stage, 'mod');
    const changes = (listener: Listener): string[] =>
      listener.heard.flatMap((change) => (change.type === 'changed' ? change.tickets : []));
    // Words of the moment are for whoever listens by then.
    await stage.does('lea', 'comment', ticket, { comment: text('Alors ?') });
    await until(() => changes(far).length > 0 && changes(mod).length > 0, 'both listen');
    const { version } = await here.ticket(ticket);
    await here.read(ticket, version);
    await until(() => changes(far).length > 1, 'the other page is told');
    equal([changes(far), (await elsewhere.ticket(ticket)).unread], [[ticket, ticket], false]);
    await here.read(ticket, version);
    const { cursor } = await (await stage.as('lea')).run([command('comment', ticket, { comment: text('Fin') })]);
    await until(() => far.heard.at(-1)?.cursor === cursor && mod.heard.at(-1)?.cursor === cursor, 'the end');
    equal([changes(far), changes(mod)], [Array(3).fill(ticket), Array(2).fill(ticket)], 'read twice is told once');
    await elsewhere.close();
  }),
];
