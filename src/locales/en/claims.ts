/** The question to whoever has an account now: whether what was filed before, without one, is theirs. */
import type fr from '../fr/claims.ts';

const claims = {
  question: (n: number) =>
    n === 1
      ? 'A ticket was filed without an account from your mail address: is it yours?'
      : `${n} tickets were filed without an account from your mail address: are they yours?`,
  why: 'What is yours joins your list, and the links received by mail no longer open it.',
  ticket: (key: string | null, summary: string, day: string) =>
    key === null ? `“${summary}”, on ${day}` : `${key}: “${summary}”, on ${day}`,
  others: (n: number): string => (n === 1 ? 'and one other' : `and ${n} others`),
  yes: (n: number): string => (n === 1 ? 'Yes, it is mine' : 'Yes, they are mine'),
  no: (n: number): string => (n === 1 ? 'No, it is not mine' : 'No, they are not mine'),
  claimed: (n: number) => ({
    what: n === 1 ? 'The ticket is in your list.' : `The ${n} tickets are in your list.`,
    more: 'You find what is yours here whenever you sign in.',
  }),
  declined: { what: 'Nothing has changed.', more: 'These tickets will not be offered to you again.' },
} satisfies typeof fr;

export default claims;
