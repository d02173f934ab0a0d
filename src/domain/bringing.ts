/**
 * Tickets that another system kept, lived again by the rules of this desk: what cannot be so here is said, and the rest is kept.
 */
import { blank } from './decisions/filing.ts';
import { categoryOf, fieldsFor, isConfidential } from './desk.ts';
import type { Desk } from './desk.ts';
import { derivedId } from './due.ts';
import { APPLICATION } from './events.ts';
import type { Act, Patch, TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { initialFacts } from './facts.ts';
import { checkFields } from './field-checks.ts';
import type { FieldValues } from './fields.ts';
import { placed } from './placing.ts';
import type { BroughtAct, BroughtTicket } from './schemas/bringing.ts';
import { isEnabled, landing, phase } from './states.ts';
import type { State } from './states.ts';
import type { Ticket } from './ticket.ts';
import { isMember } from './visibility.ts';
import type { Place } from './visibility.ts';

export type { BroughtAct, BroughtTicket } from './schemas/bringing.ts';

/** One thing that could not be kept as it was: a code whose sentence is in the locales, and what it was. */
export interface Loss {
  readonly code: 'state' | 'field' | 'assignee' | 'link';
  readonly ticket: string;
  readonly what: string;
}

/** Where it is brought. */
export interface Bringing {
  readonly desk: Desk;
  readonly source: string;
  readonly number: number;
  /** Its place in the stack, while it is active. */
  readonly rank: string;
  /** Names of the source that are, or come to be, tickets here. */
  readonly names: ReadonlySet<string>;
}

export interface Lived {
  readonly events: readonly TicketEvent[];
  readonly losses: readonly Loss[];
}

/** The id that a ticket of another system has here, the same each time that it is brought. */
export function broughtId(desk: string, source: string, name: string): string {
  return derivedId(`${desk}/${source}/${name}`);
}

/** Where it goes: into a place that takes no new tickets too, since it is not new; null where there is none such. */
export function broughtPlace({ service, category }: BroughtTicket, desk: Desk): Place | null {
  const place = placed(desk, service, category);
  if (!('code' in place)) return place;
  return service !== undefined && categoryOf(desk, service, category ?? null) !== undefined
    ? { service, category: category ?? null }
    : null;
}

/** The values that may stand in this place's fields, and the codes of those that may not. */
function fieldsOf(brought: BroughtTicket, desk: Desk, ticket: Pick<Ticket, 'service' | 'category'>): [FieldValues, string[]] {
  const definitions = fieldsFor(desk, ticket.service, ticket.category);
  const files = (brought.files ?? []).map(({ id }) => id);
  const given = Object.entries(brought.fields ?? {});
  const issues = checkFields(definitions, Object.fromEntries(given), { staff: true }, files);
  // What is only missing was not asked where it is from.
  const wrong = new Set(issues.filter(({ code }) => code !== 'required').map(({ path }) => path.replace(/^fields\./u, '')));
  return [
    Object.fromEntries(given.filter(([code]) => !wrong.has(code))),
    given.map(([code]) => code).filter((code) => wrong.has(code)),
  ];
}

/** A ticket of another system, event by event, as if it had been lived here. */
class Life {
  readonly events: TicketEvent[] = [];
  readonly losses: Loss[] = [];
  readonly #brought: BroughtTicket;
  readonly #to: Bringing;
  readonly #id: string;
  #ticket: Ticket;

  constructor(brought: BroughtTicket, to: Bringing) {
    this.#brought = brought;
    this.#to = to;
    this.#id = broughtId(to.desk.id, to.source, brought.name);
    this.#ticket = this.#filed();
  }

  #lose(code: Loss['code'], what: string): void {
    this.losses.push({ code, ticket: this.#brought.key ?? this.#brought.name, what });
  }

  #filed(): Ticket {
    const { desk, number, rank } = this.#to;
    const { key, filedAt, requester, filer = requester, files = [], ...brought } = this.#brought;
    const at = broughtPlace(this.#brought, desk) ?? { service: null, category: null };
    const [fields, wrong] = fieldsOf(this.#brought, desk, at);
    for (const code of wrong) this.#lose('field', code);
    const filed: Ticket = {
      ...blank(this.#id, desk.id, filedAt),
      number,
      aliases: key === undefined ? [] : [key],
      kind: brought.kind ?? desk.defaultKind,
      origin: 'other',
      ...at,
      summary: brought.summary,
      description: brought.description,
      fields,
      requester,
      filer,
      observers: [...new Set(brought.observers)].filter((person) => person !== requester),
      watchers: [...new Set(brought.watchers)],
      priority: brought.priority ?? 'normal',
      rank,
      files: files.map((file) => ({ ...file, scope: 'public', by: filer, at: filedAt })),
      facts: initialFacts(filedAt, 'posted'),
    };
    this.#push({ at: filedAt, by: filer }, 'file', {}, { filed });
    return filed;
  }

  #push({ at, by }: Pick<BroughtAct, 'at' | 'by'>, act: Act, set: Patch, more: Partial<TicketEvent> = {}): void {
    const before = this.#ticket as Ticket | undefined;
    const was = Object.fromEntries(Object.keys(set).map((key) => [key, before?.[key as keyof Ticket]])) as Patch;
    const event: TicketEvent = {
      ticket: this.#id,
      desk: this.#to.desk.id,
      at,
      actor: by === null ? APPLICATION : { type: 'person', id: by },
      command: derivedId(`${this.#id}/${this.events.length}`),
      act,
      scope: 'public',
      set,
      was,
      ...more,
    };
    this.events.push(event);
    this.#ticket = evolve(before ?? null, event);
  }

  #textOf(act: Extract<BroughtAct, { do: 'comment' | 'solution' }>): NonNullable<TicketEvent['comment']> {
    const id = derivedId(`${this.#id}/${this.events.length}/text`);
    const files = 'files' in act && act.files !== undefined && act.files.length > 0 ? { files: act.files } : {};
    return { id, text: act.text, scope: act.do === 'comment' ? act.scope : 'public', ...files };
  }

  /** What entering a state sets here, so that the rules hold of it (domain §2, "Always"). */
  #entering(wanted: State, by: string | null): Patch {
    const { desk, rank } = this.#to;
    let to = wanted === 'posted' || wanted === 'transferred' ? 'open' : (landing(wanted, desk) ?? 'open');
    const assignee = this.#ticket.assignee ?? (to === 'resolving' || to === 'testing' ? this.#assignable(by) : null);
    if ((to === 'resolving' || to === 'testing') && assignee === null) to = 'open';
    const isActive = phase(to, desk) === 'active';
    const begins = to === 'resolving' || to === 'waiting' || to === 'testing' || to === 'resolved';
    return {
      state: to,
      waiting: to === 'waiting' ? { reason: 'other', until: null } : null,
      rank: isActive ? rank : null,
      ...(assignee === this.#ticket.assignee ? {} : { assignee }),
      ...(begins ? { begun: true } : {}),
    };
  }

  /** Who may have it here: in a confidential place its members alone. */
  #assignable(person: string | null): string | null {
    const { desk } = this.#to;
    if (person === null || !isConfidential(desk, this.#ticket.service, this.#ticket.category)) return person;
    return isMember(person, desk, this.#ticket) ? person : null;
  }

  #enter(state: State, told: Pick<BroughtAct, 'at' | 'by'>, more: Partial<TicketEvent> = {}): void {
    const set = this.#entering(state, told.by);
    const isHere = state !== 'transferred' && isEnabled(state, this.#to.desk);
    if (!isHere && set.state !== state) this.#lose('state', state);
    if (set.state === this.#ticket.state && more.solution === undefined) return;
    this.#push(told, 'set-state', set, more);
  }

  #assign(to: string | null, told: Pick<BroughtAct, 'at' | 'by'>): void {
    const assignee = this.#assignable(to);
    if (assignee !== to) this.#lose('assignee', to ?? '');
    if (assignee === this.#ticket.assignee) return;
    const { state } = this.#ticket;
    const opens = state === 'posted' || (assignee === null && (state === 'resolving' || state === 'testing'));
    this.#push(
      told,
      assignee === null ? 'release' : 'assign',
      { assignee, ...(opens ? { state: 'open' } : {}) },
      {
        ...(assignee === null ? {} : { about: { person: assignee } }),
      },
    );
  }

  act(act: BroughtAct): void {
    switch (act.do) {
      case 'comment': {
        const comment = this.#textOf(act);
        const files = (act.files ?? []).map((file) => ({
          ...file,
          scope: act.scope,
          by: act.by ?? '#application',
          at: act.at,
          comment: comment.id,
        }));
        return this.#push(act, 'comment', {}, { scope: act.scope, comment, ...(files.length === 0 ? {} : { files }) });
      }
      case 'solution':
        return this.#push(act, 'comment', {}, { comment: this.#textOf(act) });
      case 'state':
        return this.#enter(act.state, act);
      case 'assign':
        return this.#assign(act.to, act);
      case 'attach':
        return this.#push(
          act,
          'attach',
          {},
          {
            scope: act.scope,
            files: act.files.map((file) => ({ ...file, scope: act.scope, by: act.by ?? '#application', at: act.at })),
          },
        );
    }
  }

  /** Leaves it as it is told to end. */
  end(): Lived {
    const { state, assignee, links = [] } = this.#brought;
    const { desk, source, names } = this.#to;
    const told = { at: this.events.at(-1)?.at ?? this.#brought.filedAt, by: null };
    if (assignee !== undefined && assignee !== this.#ticket.assignee) this.#assign(assignee, told);
    if (state !== undefined && state !== this.#ticket.state && !(state === 'posted' && this.events.length === 1)) {
      // Of what lands elsewhere its acts told already.
      const lost = this.losses.length;
      this.#enter(state, told);
      if (this.losses.slice(0, lost).some((loss) => loss.code === 'state' && loss.what === state)) this.losses.length = lost;
    }
    const kept = links.filter((link) => names.has(link.to) && link.to !== this.#brought.name);
    for (const link of links) if (!kept.includes(link)) this.#lose('link', link.to);
    if (kept.length > 0)
      this.#push(told, 'link', { links: kept.map((link) => ({ type: link.type, ticket: broughtId(desk.id, source, link.to) })) });
    return { events: this.events, losses: this.losses };
  }
}

/** A ticket of another system as this desk's own history. */
export function live(brought: BroughtTicket, to: Bringing): Lived {
  const life = new Life(brought, to);
  const acts = [...(brought.acts ?? [])].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  // What is told to have happened before it was filed happened right then.
  for (const act of acts) life.act(act.at < brought.filedAt ? { ...act, at: brought.filedAt } : act);
  return life.end();
}
