/** Some hundred tickets of that shape, lived through the domain: every further one is one of them at another time, with other words. */
import { blank } from '../../../src/domain/decisions/filing.ts';
import type { DeskInput } from '../../../src/domain/desk.ts';
import type { TicketEvent } from '../../../src/domain/events.ts';
import { isFinished } from '../../../src/domain/facts.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { Priority } from '../../../src/domain/values.ts';
import { PLACES, PRIORITIES, WAYS, type Way } from './shape.ts';

export const DESK = 'bench';

/** What stands in a template for what each ticket has of its own: nothing else in it reads so. */
export const NUMBER = 90_000_000;
export const REQUESTER = 'moodle:c90909';
export const RANK = 'Zz9zz9';
export const WORDS = ['moqbqb', 'moqcqc', 'moqdqd'] as const;
export const NAME = 'moqfqf';
export const START = Date.UTC(1995, 0, 1);

const AGENTS = Array.from({ length: 40 }, (_, at) => `moodle:agent${at}`);

export const PEOPLE: readonly PersonInput[] = [
  ...AGENTS.map((id, at) => ({ id, name: `Agent ${at}`, profile: 'technician' as const })),
  { id: 'moodle:chief', name: 'Chef', profile: 'functional-admin' },
  // Serves half of the services: what he reads is a condition on every row.
  { id: 'moodle:half', name: 'Moitié', profile: 'technician', serves: Array.from({ length: 5 }, (_, at) => `s${at * 2}`) },
  { id: REQUESTER, name: `Usager ${NAME}`, school: 'Sciences' },
];

/** Ten services of two categories each, the last of them confidential. */
export const DOCUMENT: DeskInput = {
  id: DESK,
  name: 'Banc',
  mode: 'support',
  approvalDelay: 0,
  zone: 'Europe/Paris',
  services: Array.from({ length: 10 }, (_, at) => ({
    id: `s${at}`,
    label: `Service ${at}`,
    categories: [
      { id: 'un', label: 'Un' },
      { id: 'deux', label: 'Deux', ...(at === 9 ? { confidential: true, members: AGENTS.slice(0, 3) } : {}) },
    ],
  })),
};

const SENTENCES = [
  'Impossible de me connecter depuis la salle informatique, le message parle d’un mot de passe expiré.',
  'Le vidéoprojecteur ne s’allume plus et le câble semble débranché derrière le bureau.',
  'Je ne retrouve plus les notes de mes étudiants après la fermeture du cours.',
  'L’imprimante du deuxième étage refuse les travaux envoyés par le réseau sans fil.',
  'Bonjour, pouvez-vous rétablir l’accès au partage du laboratoire ? Merci d’avance.',
];

/** The share that a place of a list falls into, each as wide as it is. */
function within<Value>(shares: readonly (readonly [Value, number])[], at: number): Value {
  const whole = shares.reduce((sum, [, share]) => sum + share, 0);
  let left = at * whole;
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return shares.at(-1)?.[0] as Value;
}

/** A place for each share, the others' in equal parts. */
const SPREAD: readonly (readonly [number, number])[] = PLACES.map((share, place) => [place, share]);

/** Even steps that never meet: a place for each of several questions about one ticket. */
function spread(at: number, by: number): number {
  return (at * by) % 1;
}

export interface Template {
  readonly events: readonly TicketEvent[];
  readonly isActive: boolean;
  /** Milliseconds from its filing to its last event. */
  readonly life: number;
}

const iso = (at: number): string => new Date(at).toISOString();

function lived(at: number, way: Way, total: number, upTo: number): Template {
  const id = `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
  const place = within(SPREAD, spread(at, 0.754_877));
  const agent = AGENTS[at % AGENTS.length] ?? '';
  const filed = {
    ...blank(id, DESK, iso(START)),
    number: NUMBER + at,
    kind: 'incident' as const,
    summary: `Incident ${WORDS.join(' ')}`,
    description: SENTENCES[at % SENTENCES.length] ?? '',
    requester: REQUESTER,
    filer: REQUESTER,
    service: `s${Math.floor(place / 2)}`,
    category: place % 2 === 0 ? 'un' : 'deux',
    priority: within<Priority>(PRIORITIES, spread(at, 0.569_84)),
    rank: RANK,
  };
  const told = { ticket: id, desk: DESK, command: id, scope: 'public', was: {} } as const;
  const by = { type: 'person', id: agent } as const;
  const events: TicketEvent[] = [
    { ...told, actor: { type: 'person', id: REQUESTER }, at: iso(START), act: 'file', set: {}, filed },
  ];
  let now = START;
  for (const [step, state] of way.states.slice(1, upTo).entries()) {
    now += Math.max(1, Math.round((way.parts[step] ?? 0) * total)) * 60_000 + 1;
    const waiting = state === 'waiting' ? { reason: 'other' as const, until: null } : null;
    const set = { state, waiting, assignee: agent, ...(isFinished(state) ? { rank: null } : { rank: RANK }) };
    const comment = {
      id: `${id.slice(0, -2)}${step}c`,
      text: SENTENCES[(at + step) % SENTENCES.length] ?? '',
      scope: 'public' as const,
    };
    events.push({ ...told, actor: by, at: iso(now), act: 'set-state', set, ...(step === 0 ? { comment } : {}) });
  }
  return { events, isActive: !isFinished(way.states[upTo - 1] ?? 'posted'), life: now - START };
}

/** @param count how many there are to be, finished ones and, a tenth as many, active ones */
export function templates(count: number): Template[] {
  const shares = WAYS.map((way) => [way, way.count] as const);
  const finished = Array.from({ length: count }, (_, at) => {
    const way = within(shares, spread(at, 0.618_034));
    const total = way.minutes[Math.floor(spread(at, 0.324_717) * way.minutes.length)] ?? 0;
    return lived(at, way, total, way.states.length);
  });
  const active = Array.from({ length: Math.ceil(count / 10) }, (_, at) => {
    const way = within(shares, spread(at, 0.618_034));
    return lived(count + at, way, 20_000, 1 + (at % (way.states.length - 2)));
  });
  return [...finished, ...active];
}
