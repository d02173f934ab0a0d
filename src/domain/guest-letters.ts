/**
 * What somebody without an account is told by mail of what happened to what they asked (domain §5 and §7). They have no page of their own
 * that would tell them, so that they hear of every word that is said to them, whatever the desk's default; by the rules of who hears
 * (`audience.ts`), which know what they may read.
 */
import { audience, type Reason } from './audience.ts';
import type { Desk } from './desk.ts';
import type { TicketEvent } from './events.ts';
import type { Happening } from './happening.ts';
import { DEFAULT_PREFERENCES, REQUESTER_DEFAULTS } from './monitoring.ts';
import type { Person } from './people.ts';
import type { PersonId } from './values.ts';

/** `question`: they are asked something · `solution`: it is settled, theirs to try or approve · `refusal` · `answer`: words for them. */
export type LetterKind = 'question' | 'solution' | 'refusal' | 'answer';

/** One letter to be sent: it names what happened and holds no word of it. */
export interface GuestLetter {
  readonly guest: PersonId;
  /** The id of the ticket. */
  readonly ticket: string;
  readonly kind: LetterKind;
  /** Place of its last event in the desk's counter. */
  readonly sequence: number;
}

/** What asks something of them, or ends it: told even without a word. */
const ASKING: Readonly<Partial<Record<Reason, LetterKind>>> = {
  question: 'question',
  reminder: 'question',
  'to-test': 'solution',
  'to-approve': 'solution',
  refused: 'refusal',
};

const HEARING = { ...DEFAULT_PREFERENCES, requester: REQUESTER_DEFAULTS['every-update'] };

function hasWords({ comment, solution, actor }: TicketEvent): boolean {
  return actor.type !== 'application' && [comment, solution].some((text) => text !== undefined && text.scope !== 'staff');
}

/**
 * What of a batch somebody without an account is written about one ticket; undefined: nothing. Their own acts are no news to them, nor is
 * what they may not read.
 * @param happening of that ticket alone
 * @param guest whoever it is the ticket of once the batch is done
 */
export function letterOf({ events, before }: Happening, guest: Person, desk: Desk): LetterKind | undefined {
  const notices = audience({ events, before }, desk, { [guest.id]: guest }, { [guest.id]: HEARING });
  const reason = notices.find(({ channel }) => channel === 'mail')?.reason;
  if (reason === undefined) return undefined;
  return ASKING[reason] ?? (events.some(hasWords) ? 'answer' : undefined);
}
