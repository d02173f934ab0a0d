/** What a backend over a store offers. */
import { COMMANDS } from '../../domain/commands.ts';
import type { CommandName } from '../../domain/commands.ts';
import type { Desk } from '../../domain/desk.ts';
import { MOST_SORTS, SORT_KEYS } from '../../domain/query.ts';
import type { Channel } from '../../domain/monitoring.ts';
import { NOTICE_DAYS, PAGE_CHANNELS } from '../../domain/page-channels.ts';
import type { Capabilities, PredicateKey } from '../backend.ts';

/** Acts between desks: the embedded backends have no way to another place (domain §9). */
const BETWEEN_PLACES: readonly CommandName[] = ['escalate', 'take-back', 'return', 'relay', 'inform'];
const FILTERS: readonly PredicateKey[] = ['and', 'or', 'not', 'eq', 'in', 'has', 'field', 'since', 'before'];

/**
 * @param subDesks whether the same store keeps a desk that tickets can be sent down to
 * @param sends channels by which whoever opened the store sends what people chose to hear, besides those of a page
 * @param onDevice whether the store is on the device of whoever connects
 * @param counts `bounded` where a long list is only known to hold at least so many
 */
export function capabilitiesOf(
  desk: Desk,
  subDesks: boolean,
  sends: readonly Channel[],
  onDevice: boolean,
  counts: Capabilities['counts'] = 'exact',
): Capabilities {
  const missing = new Set<CommandName>([...BETWEEN_PLACES, ...(subDesks ? [] : (['distribute'] as const))]);
  return {
    commands: new Set(COMMANDS.filter((command) => !missing.has(command))),
    batch: 'atomic',
    sorts: new Set(SORT_KEYS),
    sortsFields: true,
    filters: new Set(FILTERS),
    search: 'terms',
    counts,
    live: 'stream',
    sortsAtOnce: MOST_SORTS,
    jumps: true,
    similar: true,
    savedViews: true,
    reports: true,
    presence: true,
    archive: true,
    bringing: true,
    retention: true,
    about: { onDevice },
    administration: true,
    // A page rings by itself, whoever opened it.
    preferences: { sends: new Set([...PAGE_CHANNELS, ...sends]) },
    notices: { days: NOTICE_DAYS },
    knowledge: true,
    attachments: desk.files,
  };
}
