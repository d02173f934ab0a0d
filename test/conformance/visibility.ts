/**
 * Who reads what, by every way there is (domain §4): the table is written by hand, and each of its cells is tried by list,
 * count, search, id, number, thread, file and watch.
 */
import type { Session } from '../../src/backends/backend.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { equal, until } from './assert.ts';
import { SCHOOL, command, filing, id, text } from './world.ts';
import type { ConformanceCase, World } from './world.ts';

const RELATIONS = ['none', 'requester', 'filer', 'assignee', 'observer', 'approver'] as const;
type Relation = (typeof RELATIONS)[number];

/** People as they are, in another group than the ticket’s requester. */
const PROFILES = {
  requester: {},
  technician: { profile: 'technician' },
  /** A technician of another service. */
  elsewhere: { profile: 'technician', serves: ['video'] },
  moderator: { profile: 'moderator' },
  admin: { profile: 'functional-admin' },
  operator: { profile: 'technical-admin' },
  /** Serves the confidential category. */
  member: {},
} as const satisfies Readonly<Record<string, Partial<PersonInput>>>;
type Profile = keyof typeof PROFILES;

interface Table {
  readonly name: string;
  readonly desk: Partial<DeskInput>;
  readonly category?: string;
  readonly restricted?: boolean;
  /** For each profile, in the order of the relations: y reads, n does not, - cannot come to be. */
  readonly reads: Readonly<Record<Profile, string>>;
}

const TABLES: readonly Table[] = [
  {
    name: 'bugs: everyone reads all',
    desk: { mode: 'bugs' },
    reads: {
      requester: 'yy--yy',
      technician: 'yyyyyy',
      elsewhere: 'yyy-yy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'yy--yy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'support: one’s own, and staff their services',
    desk: { mode: 'support' },
    reads: {
      requester: 'ny--yy',
      technician: 'yyyyyy',
      elsewhere: 'nyy-yy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'ny--yy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'tasks: what is assigned, and staff all',
    desk: { mode: 'tasks' },
    reads: {
      requester: 'ny-yyy',
      technician: 'yyyyyy',
      elsewhere: 'yyyyyy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'ny-yyy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'a restricted ticket: requester, staff, observers',
    desk: { mode: 'bugs' },
    restricted: true,
    reads: {
      requester: 'ny--yy',
      technician: 'yyyyyy',
      elsewhere: 'nyy-yy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'ny--yy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'separate groups: one’s own group, moderators all',
    desk: { mode: 'bugs', groups: 'separate' },
    reads: {
      requester: 'ny--yy',
      technician: 'nyyyyy',
      elsewhere: 'nyy-yy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'ny--yy',
      member: 'nyyyyy',
    },
  },
  {
    name: 'visible groups: others’ too',
    desk: { mode: 'bugs', groups: 'visible' },
    reads: {
      requester: 'yy--yy',
      technician: 'yyyyyy',
      elsewhere: 'yyy-yy',
      moderator: 'yyyyyy',
      admin: 'yyyyyy',
      operator: 'yy--yy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'a confidential category, where everyone reads all: its members and those concerned',
    desk: { mode: 'bugs' },
    category: 'sante',
    reads: {
      requester: 'ny--yy',
      technician: 'nyn-yy',
      elsewhere: 'nyn-yy',
      moderator: 'nyn-yy',
      admin: 'nyn-yy',
      operator: 'ny--yy',
      member: 'yyyyyy',
    },
  },
  {
    name: 'a confidential category, where one reads one’s own',
    desk: { mode: 'support' },
    category: 'sante',
    reads: {
      requester: 'ny--yy',
      technician: 'nyn-yy',
      elsewhere: 'nyn-yy',
      moderator: 'nyn-yy',
      admin: 'nyn-yy',
      operator: 'ny--yy',
      member: 'yyyyyy',
    },
  },
];

/** One cell: a ticket to which one person stands in one relation. */
interface Cell {
  readonly profile: Profile;
  readonly relation: Relation;
  readonly ticket: string;
  readonly key: string;
  readonly word: string;
  readonly file: string;
  readonly first: string;
  readonly reads: boolean;
}

/** A moderator who serves the confidential place too, and sets everything up. */
const KEEPER = { id: 'keeper', name: 'K. Eeper', profile: 'moderator' } as const;
const LEA = { id: 'lea', name: 'Léa Moreau', groups: ['ASI3-A'] } as const;

function personOf(profile: Profile): PersonInput {
  return { id: `x-${profile}`, name: `X. ${profile}`, groups: ['GC4'], ...PROFILES[profile] };
}

function deskOf(table: Table): DeskInput {
  const { fields: _fields, subDesks: _subDesks, ...school } = SCHOOL;
  const services = (SCHOOL.services ?? []).map((service) => ({
    ...service,
    categories: service.categories.map((category) =>
      category.id === 'sante' ? { ...category, members: ['keeper', 'x-member'] } : category,
    ),
  }));
  return { ...school, ...table.desk, services };
}

/** Makes the ticket of a cell. */
async function made(
  table: Table,
  profile: Profile,
  relation: Relation,
  keeper: Session,
  person: Session,
  index: number,
): Promise<Cell> {
  const who = `x-${profile}`;
  const word = `quartz${String(index).padStart(4, '0')}`;
  const author = relation === 'filer' ? person : keeper;
  const file = await author.upload(new Blob([word]), { id: id(), name: 'a.txt' });
  const command_ = filing({
    kind: 'request',
    category: table.category ?? 'acces',
    summary: word,
    requester: relation === 'requester' ? who : 'lea',
    files: [file],
    ...(table.restricted === undefined ? {} : { restricted: table.restricted }),
  });
  await author.run([command_]);
  const { ticket } = command_;
  if (relation === 'assignee') await keeper.run([command('assign', ticket, { to: who })]);
  if (relation === 'observer') await keeper.run([command('invite', ticket, { person: who })]);
  if (relation === 'approver') await keeper.run([command('ask-approval', ticket, { approvers: [who] })]);
  const view = await keeper.ticket(ticket);
  const reads = table.reads[profile][RELATIONS.indexOf(relation)] === 'y';
  return { profile, relation, ticket, key: view.key ?? '', word, file: file.id, first: view.timeline[0]?.id ?? '', reads };
}

async function works(operation: () => Promise<unknown>): Promise<boolean> {
  try {
    await operation();
    return true;
  } catch (error) {
    if ((error as { kind?: string }).kind === 'not-found') return false;
    throw error;
  }
}

/** Every way to a ticket, and whether it leads there. */
async function ways(session: Session, { ticket, key, word, file, first }: Cell): Promise<Record<string, boolean>> {
  const listed = await session.tickets({ where: { eq: ['id', ticket] }, count: true });
  const counts = await session.counts({ it: { eq: ['id', ticket] } });
  return {
    list: listed.rows.length === 1,
    total: listed.total === 1,
    count: counts['it'] === 1,
    search: (await session.tickets({ text: word })).rows.length === 1,
    'search by number': (await session.tickets({ text: key })).rows.length === 1,
    id: await works(() => session.ticket(ticket)),
    number: await works(() => session.ticket(key)),
    thread: await works(() => session.timeline(ticket, first)),
    file: await works(() => session.open(ticket, file)),
    read: await works(() => session.read(ticket, '1')),
    ...(session.can.presence ? { announce: await works(() => session.announce(ticket, 'reading')) } : {}),
  };
}

/** What a person is told of when every ticket is commented. */
async function heard(session: Session, from: string, last: string): Promise<Set<string>> {
  const tickets = new Set<string>();
  let cursor = '';
  const stop = session.watch(from, (change) => {
    if (change.type === 'changed' || change.type === 'gone') for (const ticket of change.tickets) tickets.add(ticket);
    cursor = change.cursor;
  });
  await until(() => cursor === last, `the end of what is told (${cursor})`);
  stop();
  return tickets;
}

async function fill(table: Table, world: World): Promise<void> {
  const profiles = Object.keys(PROFILES) as Profile[];
  const people: PersonInput[] = [KEEPER, { ...LEA, groups: [...LEA.groups] }, ...profiles.map(personOf)];
  const { backend } = await world.open({ desk: deskOf(table), people });
  const keeper = await backend.connect(KEEPER);
  const cells: Cell[] = [];
  for (const profile of profiles) {
    const person = await backend.connect(personOf(profile));
    for (const [index, relation] of RELATIONS.entries()) {
      if (table.reads[profile][index] !== '-') cells.push(await made(table, profile, relation, keeper, person, cells.length));
    }
    await person.close();
  }
  const from = keeper.cursor;
  let last = from;
  for (const cell of cells) ({ cursor: last } = await keeper.run([command('comment', cell.ticket, { comment: text('Vu') })]));
  for (const profile of profiles) {
    const person = await backend.connect(personOf(profile));
    const told = await heard(person, from, last);
    for (const cell of cells.filter((each) => each.profile === profile)) {
      const tried = { ...(await ways(person, cell)), watch: told.has(cell.ticket) };
      equal(tried, Object.fromEntries(Object.keys(tried).map((way) => [way, cell.reads])), `${profile}, ${cell.relation}`);
    }
    const page = await person.tickets({ limit: 200, count: true });
    const mine = cells.filter((cell) => cell.profile === profile && !cell.reads).map((cell) => cell.ticket);
    equal(
      [page.total, page.rows.filter((row) => mine.includes(row.id)).length],
      [page.rows.length, 0],
      `${profile}, the whole list`,
    );
    await person.close();
  }
  await keeper.close();
}

export const visibilityCases: readonly ConformanceCase[] = TABLES.map((table) => ({
  name: `who reads, ${table.name}`,
  run: (world) => fill(table, world),
}));
