/** A session's parts by which its desk is operated: what they need is fetched when it is asked for. */
import type { ArchivePart } from '../../archive.ts';
import type { BringingPart } from '../../bringing.ts';
import type { RetentionPart } from '../../retention.ts';
import { archiving } from '../later.ts';
import type { Room } from '../room.ts';

export function archivePart(room: Room): ArchivePart {
  return {
    export: async (options = {}) => (await archiving()).exportDesk(room, options),
    check: async (file, options = {}) => (await archiving()).checkArchive(room, file, options),
    import: async (file, options = {}) => (await archiving()).importArchive(room, file, options),
  };
}

export function bringingPart(room: Room): BringingPart {
  return {
    people: async () => (await archiving()).peopleKnown(room),
    foresee: async (brought, options = {}) => (await archiving()).foreseeTickets(room, brought, options),
    bring: async (brought, options = {}) => (await archiving()).bringTickets(room, brought, options),
  };
}

export function retentionPart(room: Room): RetentionPart {
  return {
    plan: async (rules, options = {}) => (await archiving()).planRetention(room, rules, options),
    apply: async (rules, options = {}) => (await archiving()).applyRetention(room, rules, options),
  };
}
