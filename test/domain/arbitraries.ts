/** Random desks, people and commands for the properties of the domain. Everything is valid by its schema. */
import * as fc from 'fast-check';
import { COMMANDS } from '../../src/domain/commands.ts';
import { Command } from '../../src/domain/schemas/commands.ts';
import type { CommandName } from '../../src/domain/commands.ts';
import { MODES } from '../../src/domain/modes.ts';
import { Desk } from '../../src/domain/schemas/desk.ts';
import type { DeskInput } from '../../src/domain/desk.ts';
import { ManagerPrivilege, Person } from '../../src/domain/schemas/people.ts';
import type { People, Profile } from '../../src/domain/people.ts';
import { STATES } from '../../src/domain/states.ts';
import { State } from '../../src/domain/schemas/states.ts';
import { LinkType } from '../../src/domain/schemas/ticket.ts';
import { Kind, Priority, Scope } from '../../src/domain/schemas/values.ts';

export const PEOPLE_IDS = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6'] as const;
export const GROUPS = ['red', 'blue'] as const;

/** A readable UUID: the n-th of its sort. */
export function uuid(sort: 'ticket' | 'command' | 'text' | 'file', index: number): string {
  const letter = { ticket: '1', command: '2', text: '3', file: '4' }[sort];
  return `${letter.repeat(8)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

const somePeople = (most: number) => fc.uniqueArray(fc.constantFrom(...PEOPLE_IDS), { maxLength: most });
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 2) => fc.option(arbitrary, { nil: undefined, freq });

/** Drops the keys that hold undefined: the schemas are strict about optional ones. */
function tidy<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}

const category = (id: string, parent: string | undefined) =>
  fc
    .record({
      members: maybe(somePeople(3), 1),
      confidential: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(true) }),
      approval: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.record({ approvers: somePeople(2) }) },
      ),
      closed: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(true) }),
      redirect: fc.oneof(
        { weight: 6, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom('leaf', 'other') },
      ),
      fields: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(['size']) }),
    })
    .map((rest) => tidy({ id, label: id, parent, ...rest }));

const service = (id: string) =>
  fc
    .record({
      managers: fc
        .uniqueArray(
          fc.record({
            person: fc.constantFrom(...PEOPLE_IDS),
            profile: fc.constantFrom<Profile>('moderator', 'moderator', 'technician'),
            privileges: maybe(fc.subarray([...ManagerPrivilege.options]), 1),
            rate: fc.constantFrom(0, 50, 100),
          }),
          { maxLength: 2, selector: ({ person }) => person },
        )
        .map((managers) => managers.map(tidy)),
      observers: somePeople(1),
      assignment: fc.constantFrom(
        'nobody' as const,
        'nobody' as const,
        'first' as const,
        'in-turn' as const,
        'least-loaded' as const,
      ),
      categories: fc.tuple(category('root', undefined), category('leaf', 'root'), category('other', undefined)),
    })
    .map((rest) => ({ id, label: id, ...rest }));

const FIELDS: DeskInput['fields'] = [
  { code: 'room', type: 'text', label: 'Salle', listable: true },
  { code: 'size', type: 'number', label: 'Taille' },
  { code: 'secret', type: 'text', label: 'Secret', private: true, listable: true },
];

/** Any desk: a preset of a mode with some of it changed by hand. */
export const deskArbitrary: fc.Arbitrary<Desk> = fc
  .record({
    mode: fc.constantFrom('bugs' as const, 'support' as const, 'tasks' as const),
    states: maybe(fc.subarray([...STATES])),
    read: maybe(fc.constantFrom('own' as const, 'assigned' as const, 'all' as const)),
    assignable: maybe(fc.constantFrom('staff' as const, 'everyone' as const)),
    strict: fc.boolean(),
    groups: fc.constantFrom('none' as const, 'none' as const, 'separate' as const, 'visible' as const),
    comments: fc.constantFrom(true, true, true, false),
    notifications: fc.constantFrom(true, true, false),
    quietAllowed: fc.boolean(),
    approvalDelay: fc.constantFrom(0, 14),
    courseTeachers: fc.constantFrom('none' as const, 'read' as const),
    enterAt: fc.constantFrom('top' as const, 'bottom' as const),
    timeRequired: fc.constantFrom(false, false, true),
    defaultAssignees: somePeople(1),
    unanswered: fc.record({
      remind: fc.constant(7),
      then: fc.constantFrom('nothing' as const, 'abandon' as const, 'resolve' as const),
      after: fc.constant(7),
    }),
    upper: maybe(fc.constant({ desk: 'up', name: 'Au-dessus' })),
    subDesks: fc.constantFrom([], [{ desk: 'sub', name: 'En dessous' }]),
    networked: fc.boolean(),
    services: fc.oneof(
      { weight: 1, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.tuple(service('moodle')) },
      { weight: 3, arbitrary: fc.tuple(service('moodle'), service('video')) },
    ),
  })
  .map((given) => Desk.parse({ id: 'desk', name: 'Guichet', ...MODES[given.mode], fields: FIELDS, ...tidy(given) }));

/** The desk that tickets are sent down to. */
export const SUB_DESK: Desk = Desk.parse({
  id: 'sub',
  name: 'En dessous',
  ...MODES.support,
  upper: { desk: 'desk', name: 'Guichet' },
  services: [{ id: 'lab', label: 'Laboratoire', categories: [{ id: 'only', label: 'Seule' }] }],
  fields: [{ code: 'room', type: 'text', label: 'Salle' }],
});

const person = (id: string) =>
  fc
    .record({
      profile: fc.constantFrom<Profile>(
        'requester',
        'requester',
        'requester',
        'technician',
        'technician',
        'moderator',
        'functional-admin',
        'technical-admin',
      ),
      serves: maybe(fc.subarray(['moodle', 'video']), 1),
      groups: fc.subarray([...GROUPS]),
      suspended: fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constant(true) }),
      available: fc.boolean(),
      claims: fc.constantFrom(undefined, undefined, { teaches: ['algo'] }, { teaches: 'dessin' }),
    })
    .map((rest) => Person.parse(tidy({ id, name: `Personne ${id}`, mail: `${id}@ecole.example`, ...rest })));

/** Seven people of any profile; the first two are always plain requesters, so that there is somebody to file and to watch. */
export const peopleArbitrary: fc.Arbitrary<People> = fc
  .tuple(...PEOPLE_IDS.map(person))
  .map((all) =>
    Object.fromEntries(
      all.map((each, index) => [each.id, index < 2 ? { ...each, profile: 'requester' as const, suspended: undefined } : each]),
    ),
  );

/** Every argument that some command takes: `build` picks what its command needs. */
export const argumentsArbitrary = fc.record({
  ticket: fc.nat({ max: 3 }),
  other: fc.nat({ max: 3 }),
  person: fc.constantFrom(...PEOPLE_IDS),
  scope: fc.constantFrom(...Scope.options),
  text: fc.constantFrom('bonjour', 'voilà', '*merci*'),
  comment: fc.boolean(),
  file: fc.boolean(),
  state: fc.constantFrom(...State.options),
  reason: fc.constantFrom('provider' as const, 'date' as const, 'other' as const, 'requester' as const),
  until: fc.constantFrom(undefined, 1, 40),
  service: fc.constantFrom('moodle', 'video', undefined),
  category: fc.constantFrom('root', 'leaf', 'other', undefined),
  kind: fc.constantFrom(...Kind.options, undefined),
  priority: fc.constantFrom(...Priority.options),
  link: fc.constantFrom(...LinkType.options),
  group: fc.constantFrom(undefined, ...GROUPS),
  fields: fc.constantFrom({}, { room: 'A1' }, { secret: 'x' }, { room: 'B2', secret: 'y' }, { size: 3 }),
  minutes: fc.constantFrom(undefined, 15),
  flag: fc.boolean(),
  index: fc.nat({ max: 5 }),
});
export type Arguments = typeof argumentsArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

/** What a command may name: ids that exist or will. */
export interface Names {
  readonly tickets: readonly string[];
  readonly files: readonly string[];
  readonly comments: readonly string[];
  /** Makes a new number at each call. */
  readonly next: () => number;
  readonly now: string;
}

function fileOf(names: Names) {
  return { id: uuid('file', names.next()), name: 'capture.png', type: 'image/png', size: 10 };
}

/** A change of one of a few things to do, that are there or not. */
function checklistChange(args: Arguments, names: Names): object {
  const item = pickItem(args.index);
  if (args.comment) return { act: 'add', item: pickItem(names.next()), text: args.text, scope: args.scope };
  if (args.file) return { act: 'place', item, to: args.other };
  return args.flag ? { act: 'tick', item, done: args.minutes === undefined } : { act: 'drop', item };
}

function pickItem(index: number): string {
  return uuid('text', 900_000 + (index % 4));
}

/** A command of this name with these arguments, valid by its schema. */
export function build(name: CommandName, args: Arguments, names: Names): Command {
  const required = {
    id: uuid('text', names.next()),
    text: args.text,
    scope: args.scope,
    ...(args.file ? { files: [fileOf(names)] } : {}),
  };
  const optional = args.comment ? { comment: required } : {};
  const ticket = names.tickets[args.ticket] ?? uuid('ticket', args.ticket);
  const other = names.tickets[args.other] ?? uuid('ticket', args.other);
  const until = args.until === undefined ? undefined : new Date(Date.parse(names.now) + args.until * 86_400_000).toISOString();
  const pick = (ids: readonly string[]): string => ids[args.index % Math.max(1, ids.length)] ?? uuid('text', 999_999);
  const base = { id: uuid('command', names.next()), ticket, do: name };
  const more = ((): object => {
    switch (name) {
      case 'file':
        return {
          ticket: uuid('ticket', names.tickets.length),
          service: args.service,
          category: args.category,
          kind: args.kind,
          summary: 'Un souci',
          description: args.text,
          fields: args.fields,
          requester: args.flag ? args.person : undefined,
          assignee: args.comment ? args.person : undefined,
          observers: args.index === 0 ? ['p1'] : undefined,
          group: args.group,
          restricted: args.index === 1 ? true : undefined,
          page: args.index === 2 ? undefined : { title: 'Une page', course: args.flag ? 'algo' : 'dessin' },
          files: args.file ? [fileOf(names)] : undefined,
        };
      case 'edit':
        return {
          ...optional,
          summary: args.flag ? `Souci ${names.next()}` : undefined,
          kind: args.kind,
          fields: args.comment ? args.fields : undefined,
          restricted: args.file,
          page: args.index === 3 ? null : undefined,
        };
      case 'attach':
        return { ...optional, files: [fileOf(names)], scope: args.scope };
      case 'detach':
        return { comment: required, file: pick(names.files) };
      case 'withdraw':
        return { ...optional, entry: pick(names.comments) };
      case 'see':
      case 'watch':
      case 'unwatch':
      case 'me-too':
      case 'not-me-too':
      case 'erase':
        return {};
      case 'comment':
      case 'answer':
      case 'ask':
      case 'fail-test':
      case 'refuse-closure':
      case 'refuse':
      case 'return':
      case 'deny-approval':
      case 'break-glass':
        return { comment: required };
      case 'assign':
        return { ...optional, to: args.index === 3 ? null : args.person };
      case 'change-requester':
        return { ...optional, to: args.person };
      case 'postpone':
        return { ...optional, reason: args.reason === 'requester' ? 'other' : args.reason, until };
      case 'resolve':
        return {
          ...optional,
          solution: args.flag ? { ...required, id: uuid('text', names.next()), scope: 'public', files: undefined } : undefined,
          minutes: args.minutes,
        };
      case 'move':
        return { ...optional, service: args.service ?? 'moodle', category: args.category ?? 'leaf', observe: args.flag };
      case 'distribute':
        return { ...optional, desk: 'sub' };
      case 'relay':
        return {
          ...optional,
          state: args.flag ? args.state : undefined,
          key: args.index === 0 ? `UP${names.next()}` : undefined,
        };
      case 'set-state':
        return {
          ...optional,
          state: args.state,
          reason: args.flag ? args.reason : undefined,
          until,
          solution: args.flag ? { ...required, id: uuid('text', names.next()), scope: 'public', files: undefined } : undefined,
        };
      case 'ask-approval':
        return { ...optional, approvers: args.flag ? [args.person] : undefined };
      case 'rank':
        return { to: args.flag ? 'top' : args.index + 1 };
      case 'set-priority':
        return { ...optional, priority: args.priority };
      case 'ask-raise':
        return { comment: required, urgent: args.flag };
      case 'link':
      case 'unlink':
        return { ...optional, type: args.link, to: other };
      case 'split':
        return { entry: pick(names.comments), new: uuid('ticket', names.tickets.length), summary: 'À part', description: '' };
      case 'merge':
        return { comment: required, into: other };
      case 'invite':
      case 'uninvite':
        return { ...optional, person: args.person };
      case 'log-time':
        return { ...optional, minutes: args.minutes ?? 5 };
      case 'rate':
        return { ...optional, mark: args.flag ? 3 : null };
      case 'checklist':
        return { change: checklistChange(args, names) };
      default:
        return optional;
    }
  })();
  return Command.parse(undress({ ...base, ...more }));
}

function undress(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(undress);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, undress(each)]])));
}

/** One step of a story: who does it, which of the commands that are open to them, how long after the one before. */
export const stepArbitrary = fc.record({
  who: fc.nat({ max: 14 }),
  pick: fc.nat({ max: 1000 }),
  /** Mostly a command that `allowed` offers; else any at all. */
  free: fc.constantFrom(false, false, false, false, true),
  /** Prefers what moves a ticket to what is written on it. */
  moves: fc.constantFrom(true, true, false),
  wait: fc.constantFrom(1, 1, 10, 1440, 14 * 1440),
  args: argumentsArbitrary,
});
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

export const storyArbitrary = fc.record({
  desk: deskArbitrary,
  people: peopleArbitrary,
  steps: fc.array(stepArbitrary, { minLength: 5, maxLength: 40, size: 'max' }),
});
export { COMMANDS };
