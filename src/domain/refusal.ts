/** The typed no (domain §1): a code whose sentence is in the locales, the values it names, and what would be needed. */

/** Every reason for which a command may be refused. */
export const REFUSALS = [
  'not-found', // it does not exist, or one may not see it
  'not-allowed', // one's profile and relations do not carry this privilege
  'only-assignee', // the strict lifecycle: only who handles it
  'only-requester',
  'not-in-this-state',
  'state-not-enabled',
  'nothing-to-do', // it would change nothing
  'approval-pending',
  'own-approval', // nobody grants his own
  'already-assigned', // take over instead
  'free', // nobody handles it
  'not-assignable',
  'nobody-else', // the algorithm finds nobody but who has it
  'not-reader', // the person named may not read it and cannot be added
  'text-required',
  'solution-required',
  'time-required',
  'comments-off',
  'scope-not-allowed',
  'fields-invalid',
  'unknown-category',
  'category-closed',
  'closed-desk', // outside availability
  'not-in-group',
  'files-too-many',
  'checklist-full', // as many things to do as a ticket may hold
  'file-too-large',
  'cycle',
  'same-ticket',
  'merged',
  'too-late', // unmerge after fifteen minutes
  'no-earlier-place',
  'no-upper-desk',
  'unknown-desk',
  'transferred', // until take-back or return
  'date-in-past',
  'quiet-not-allowed',
  'not-begun',
  'already-begun',
  'confidential',
  'notifications-off',
  'alone-in-batch',
  'unknown-person',
  'duplicate-ticket',
  'fixed-by-page', // the page puts it above the desk's document
  'in-use', // tickets are there, or something names it
  'already-there', // a code, or a person, that the desk has
  'last-category', // a service is never without one
  'not-the-last', // only the last change is taken back
  'yourself', // nobody takes his own rights away
  'still-in-charge', // somebody to be erased has active tickets to handle
  'changed-meanwhile', // somebody else wrote it since it was read
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export interface Refusal {
  readonly code: RefusalCode;
  /** What the sentence names. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  /** What it would take: a profile, a state, a privilege. */
  readonly needed?: string | undefined;
  /** What is wrong, field by field. */
  readonly issues?: readonly import('./fields.ts').Issue[] | undefined;
}

/** Says no. */
export function refuse(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more };
}
