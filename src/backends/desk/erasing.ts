/** The RGPD operation on what is kept (domain §3, erase): texts are blanked in place, the shape of history stays. */
import type { Patch, StoredEvent } from '../../domain/events.ts';
import { ERASED_SUMMARY } from '../../domain/decisions/filing.ts';
import { replay } from '../../domain/evolve.ts';
import type { ScopedText } from '../../domain/commands.ts';
import type { ChecklistItem, Ticket, TicketFile } from '../../domain/ticket.ts';
import type { Writing } from './store.ts';

/** Takes a ticket out of what people were told. */
async function forgetTold(tx: Writing, ticket: Ticket): Promise<void> {
  for (const own of await tx.allNotices(ticket.desk)) {
    const kept = own.kept.filter((notice) => notice.ticket !== ticket.id);
    if (kept.length < own.kept.length) tx.put('notices', { ...own, kept });
  }
}

function blankText<Text extends ScopedText | undefined>(text: Text): Text {
  if (text === undefined) return text;
  const { files: _files, ...kept } = text;
  return { ...kept, text: '' } as Text;
}

function blankFiles(files: readonly TicketFile[]): TicketFile[] {
  return files.map((file) => ({ ...file, name: ERASED_SUMMARY }));
}

/** Of what is to be done the words go, and that it was done stays. */
function blankItems(items: readonly ChecklistItem[]): ChecklistItem[] {
  return items.map((item) => ({ ...item, text: '' }));
}

function blankPatch(patch: Patch): Patch {
  return {
    ...patch,
    ...(patch.summary === undefined ? {} : { summary: ERASED_SUMMARY }),
    ...(patch.description === undefined ? {} : { description: '' }),
    ...(patch.fields === undefined ? {} : { fields: {} }),
    ...(patch.page === undefined ? {} : { page: null }),
    ...(patch.course === undefined ? {} : { course: null }),
    ...(patch.checklist === undefined ? {} : { checklist: blankItems(patch.checklist) }),
  };
}

/** An event without anything that somebody wrote. */
export function blankEvent(event: StoredEvent): StoredEvent {
  return {
    ...event,
    set: blankPatch(event.set),
    was: blankPatch(event.was),
    ...(event.comment === undefined ? {} : { comment: blankText(event.comment) }),
    ...(event.solution === undefined ? {} : { solution: blankText(event.solution) }),
    ...(event.files === undefined ? {} : { files: blankFiles(event.files) }),
    ...(event.filed === undefined
      ? {}
      : {
          filed: {
            ...event.filed,
            summary: ERASED_SUMMARY,
            description: '',
            fields: {},
            page: null,
            ...(event.filed.course === undefined ? {} : { course: null }),
            files: blankFiles(event.filed.files),
            ...(event.filed.checklist === undefined ? {} : { checklist: blankItems(event.filed.checklist) }),
          },
        }),
  };
}

/** Blanks a ticket's whole history, takes it out of what people were told, and lets its files go, but for those that another ticket has too. */
export async function eraseHistory(
  tx: Writing,
  ticket: Ticket,
  history: readonly StoredEvent[],
): Promise<{ ticket: Ticket; events: StoredEvent[] }> {
  const events = history.map(blankEvent);
  for (const event of events) tx.put('events', event);
  for (const { id } of ticket.files) {
    const file = await tx.file(id);
    const tickets = (file?.tickets ?? []).filter((each) => each !== ticket.id);
    if (file === undefined) continue;
    if (tickets.length > 0) tx.put('files', { ...file, tickets });
    else {
      tx.forget('files', id);
      tx.forget('bytes', id);
    }
  }
  await forgetTold(tx, ticket);
  return { ticket: replay(events), events };
}
