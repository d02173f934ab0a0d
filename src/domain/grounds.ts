/** What every decision stands on: who asks, of which ticket, on which desk, and the rules about states, texts and files that all share. */
import type { ScopedText } from './commands.ts';
import type { Act, Patch } from './events.ts';
import type { Person } from './people.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { landing, phase } from './states.ts';
import type { State } from './states.ts';
import type { Context, EntryRank, Recorded } from './story.ts';
import type { Ticket, TicketFile } from './ticket.ts';
import { relationsTo, writableScopes } from './visibility.ts';
import type { Relations } from './visibility.ts';

/** The grounds of a decision; what becomes of its events is for `Story`, or for a page that draws ahead. */
export abstract class Grounds {
  readonly context: Context;
  private readonly entryRank: EntryRank;

  constructor(context: Context, entryRank: EntryRank) {
    this.context = context;
    this.entryRank = entryRank;
  }

  /** The command's ticket as it is now. */
  abstract get ticket(): Ticket;

  /** Something happens to the command's ticket. */
  abstract record(act: Act, set: Patch, more?: Recorded): void;

  get person(): Person | undefined {
    return this.context.person;
  }

  get relations(): Relations | null {
    return this.person === undefined ? null : relationsTo(this.ticket, this.person, this.context.desk);
  }

  /** What entering a state sets: the state itself or its stand-in, the wait, the place in the stack. Null where it cannot land. */
  entering(wanted: State, waiting: Ticket['waiting'] = null): Patch | null {
    const { desk, around } = this.context;
    const ticket = this.ticket;
    const to = landing(wanted, desk);
    if (to === null) return null;
    const patch: Patch = { state: to, waiting: to === 'waiting' ? waiting : null, reminded: false };
    const enters = phase(to, desk) === 'active';
    if (enters && ticket.rank === null) patch.rank = this.entryRank(desk, around);
    if (!enters) patch.rank = null;
    // Work that goes on here is no longer the desk above's.
    if (enters && to !== 'transferred' && ticket.above !== null && ticket.above.back !== true)
      patch.above = { ...ticket.above, back: true };
    return patch;
  }

  /** The person's text with a command, if they may write in its scope. @returns a refusal, or null */
  checkText(text: ScopedText | undefined, forRequester = false): Refusal | null {
    if (text === undefined) return null;
    const relations = this.relations;
    if (relations !== null && !writableScopes(relations).includes(text.scope)) return refuse('scope-not-allowed');
    // A question, a refusal or a reason that its reader could not read would be worth nothing.
    if (forRequester && text.scope === 'staff') return refuse('scope-not-allowed');
    return this.checkFiles(text.files ?? []);
  }

  checkFiles(files: readonly { size: number; name: string }[]): Refusal | null {
    const { maxBytes, maxCount } = this.context.desk.files;
    if (files.length > maxCount) return refuse('files-too-many', { values: { limit: maxCount } });
    const heavy = files.find((file) => file.size > maxBytes);
    return heavy === undefined ? null : refuse('file-too-large', { values: { name: heavy.name, limit: maxBytes } });
  }

  /** Files that come with a text, as the ticket keeps them. */
  filesOf(text: ScopedText | undefined): TicketFile[] | undefined {
    if (text?.files === undefined || text.files.length === 0) return undefined;
    return text.files.map((file) => ({ ...file, scope: text.scope, by: this.author, at: this.context.now, comment: text.id }));
  }

  /** What a word of the team to the requester answers: the haste that was asked for waits no longer (domain §3, ask-raise). */
  answering(...texts: readonly (ScopedText | undefined)[]): Patch {
    if ((this.ticket.raise ?? null) === null || !texts.some((text) => text !== undefined && text.scope !== 'staff')) return {};
    const { relations } = this;
    return relations?.staff === true && !relations.requester ? { raise: null } : {};
  }

  get author(): string {
    const { actor } = this.context;
    return actor.type === 'person' ? actor.id : `#${actor.type}`;
  }
}
