/** A ticket as it is kept: what `evolve` builds from its events (domain §1). */
import type { LinkEnd, LinkType } from './schemas/ticket.ts';

export type {
  Approval,
  Attachment,
  ChecklistChange,
  ChecklistItem,
  Closing,
  CommentMark,
  Facts,
  Link,
  LinkEnd,
  LinkType,
  Span,
  Ticket,
  TicketFile,
  Work,
} from './schemas/ticket.ts';

/** The far end of a link. */
export function farEnd(type: LinkType): LinkEnd {
  return ({ 'depends-on': 'blocks', 'duplicate-of': 'duplicated-by', 'caused-by': 'causes', 'see-also': 'see-also' } as const)[
    type
  ];
}
