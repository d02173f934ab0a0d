/** The words of what is handed over to others: while one is away, or for somebody who leaves. */
import type { Assignment } from '../../domain/desk.ts';
import { counter } from '../counter.ts';
import type { HandingOverWords, HandingWords } from '../fr/handing-over.ts';

const count = counter('en');

const tickets = (n: number): string => count(n, { one: '# ticket', other: '# tickets' });

const chosen: Record<Exclude<Assignment, 'nobody'>, string> = {
  first: 'to the first person available',
  'in-turn': 'to each in turn',
  'least-loaded': 'to the least loaded person',
};

type Forms = Parameters<typeof count>[1];

/** What came of it; what is nothing is not said. */
function over(given: number, freed: number, refused: number, left: number, handed: Forms, free: Forms): string {
  const said = [
    given > 0 ? count(given, handed) : '',
    freed > 0 ? count(freed, free) : '',
    refused > 0 ? count(refused, { one: '# could not be', other: '# could not be' }) : '',
    left > 0 ? count(left, { one: '# is left', other: '# are left' }) : '',
  ];
  return `${said.filter((each) => each !== '').join(', ')}.`;
}

const handing = {
  none: (name: string | null) => (name === null ? 'You handle no ticket.' : `${name} handles no ticket.`),
  held: (name: string | null, n: number) => (name === null ? `You handle ${tickets(n)}.` : `${name} handles ${tickets(n)}.`),
  others: (n: number) => `and ${count(n, { one: '# other', other: '# others' })}`,
  to: 'To whom to hand them over',
  algorithm: { name: 'To whom each service chooses', means: 'By its automatic assignment, leaving out who has them.' },
  person: { name: 'To one person', means: 'All to the same, if they can be given them.' },
  free: { name: 'To nobody', means: 'They become free; the team of the service is told.' },
  who: 'Person',
  whoNeeded: 'Choose to whom to hand them over.',
  would: (service: string, n: number, how: Assignment) =>
    how === 'nobody'
      ? `${service}: ${tickets(n)} will be free, since nothing is assigned automatically.`
      : `${service}: ${tickets(n)}, ${chosen[how]}.`,
  byDefault: (service: string, n: number) => `${service}: ${tickets(n)}, to the first person by default who is available.`,
  freed: (n: number) => `${tickets(n)}: free.`,
  given: (name: string, n: number) => `${tickets(n)}: to ${name}.`,
  unable: (n: number) => count(n, { one: '# cannot be now:', other: '# cannot be now:' }),
  give: (n: number) => `Hand over ${tickets(n)}`,
  release: (n: number) => `Release ${tickets(n)}`,
  progress: (done: number, total: number) => `${done} of ${total}`,
  stop: 'Stop',
  ended: (given: number, freed: number, refused: number, left: number) =>
    over(
      given,
      freed,
      refused,
      left,
      { one: '# ticket is handed over', other: '# tickets are handed over' },
      { one: '# ticket is free', other: '# tickets are free' },
    ),
  prevented: 'The page did not allow it.',
  refused: 'Those that could not be',
  goOn: (n: number) => `Go on with ${count(n, { one: 'the last one', other: 'the last #' })}`,
} satisfies HandingWords;

const many = (n: number): string => count(n, { one: '# task', other: '# tasks' });

/** The same where tasks are given. */
const tasks: HandingWords = {
  ...handing,
  none: (name) => (name === null ? 'You handle no task.' : `${name} handles no task.`),
  held: (name, n) => (name === null ? `You handle ${many(n)}.` : `${name} handles ${many(n)}.`),
  would: (service, n, how) =>
    how === 'nobody'
      ? `${service}: ${many(n)} will be free, since nothing is assigned automatically.`
      : `${service}: ${many(n)}, ${chosen[how]}.`,
  byDefault: (service, n) => `${service}: ${many(n)}, to the first person by default who is available.`,
  freed: (n) => `${many(n)}: free.`,
  given: (name, n) => `${many(n)}: to ${name}.`,
  give: (n) => `Hand over ${many(n)}`,
  release: (n) => `Release ${many(n)}`,
  ended: (given, freed, refused, left) =>
    over(
      given,
      freed,
      refused,
      left,
      { one: '# task is handed over', other: '# tasks are handed over' },
      { one: '# task is free', other: '# tasks are free' },
    ),
};

const words: HandingOverWords = { tickets: handing, tasks };

export default words;
