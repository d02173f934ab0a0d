/**
 * Who else is on the ticket: said while one reads or writes it, heard and shown in its head. Announced sparingly: once for each
 * person who begins to write.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { PRESENCE_LASTS, type Doing, type Presence } from '../../domain/doing.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { icon } from '../shared/icons.ts';

/** Milliseconds without a letter after which somebody no longer writes. */
const PAUSE = 8_000;

/** What is told to the widget around. */
export interface CompanyEvents {
  readonly changed: () => void;
  readonly announce: (people: readonly Presence[]) => void;
}

export class Company {
  people: readonly Presence[] = [];
  readonly #session: Session;
  readonly #ticket: string;
  readonly #events: CompanyEvents;
  readonly #unwatch: () => void;
  readonly #again: ReturnType<typeof setInterval>;
  readonly #heard = new Set<string>();
  #doing: Exclude<Doing, 'left'> = 'reading';
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** @param ticket its id */
  constructor(session: Session, ticket: string, events: CompanyEvents) {
    this.#session = session;
    this.#ticket = ticket;
    this.#events = events;
    this.#unwatch = session.watch(session.cursor, (change) => {
      if (change.type === 'present' && change.ticket === ticket) this.#hear(change.people);
    });
    this.#again = setInterval(() => this.#say(), PRESENCE_LASTS / 2);
    document.addEventListener('visibilitychange', this.#shown);
    addEventListener('pagehide', this.#gone);
    this.#say();
  }

  /** A letter was typed. @param note for the team alone */
  typed(note: boolean): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.rests(), PAUSE);
    this.#do(note ? 'noting' : 'typing');
  }

  /** Nothing is being written any more. */
  rests(): void {
    clearTimeout(this.#rest);
    this.#do('reading');
  }

  /** The ticket is left. */
  stop(): void {
    clearTimeout(this.#rest);
    clearInterval(this.#again);
    document.removeEventListener('visibilitychange', this.#shown);
    removeEventListener('pagehide', this.#gone);
    this.#unwatch();
    this.#gone();
  }

  #do(doing: Exclude<Doing, 'left'>): void {
    if (this.#doing === doing) return;
    this.#doing = doing;
    this.#say();
  }

  readonly #shown = (): void => this.#say();
  readonly #gone = (): void => this.#announce('left');

  /** A tab that nobody looks at says nothing, and fades. */
  #say(): void {
    if (!document.hidden) this.#announce(this.#doing);
  }

  #announce(doing: Doing): void {
    // A courtesy between people: whatever stops it, the ticket is read and answered all the same.
    this.#session.announce(this.#ticket, doing).catch(() => undefined);
  }

  #hear(people: readonly Presence[]): void {
    const writing = people.filter(({ person, doing }) => doing !== 'reading' && !this.#heard.has(person.id));
    for (const { person } of writing) this.#heard.add(person.id);
    this.people = people;
    if (writing.length > 0) this.#events.announce(writing);
    this.#events.changed();
  }
}

/** One sentence: who reads, who writes. */
export function companySentence(
  people: readonly Presence[],
  words: TicketDetailWords,
  list: (names: string[]) => string,
): string {
  const doing = (['reading', 'typing', 'noting'] as const).map((what) => {
    const names = people.filter((each) => each.doing === what).map(({ person }) => person.name);
    return names.length === 0 ? '' : words.present[what](list(names), names.length);
  });
  return doing.filter((each) => each !== '').join(' · ');
}

/** The line in the head; nothing when one is alone. */
export function companyLine(
  people: readonly Presence[],
  words: TicketDetailWords,
  list: (names: string[]) => string,
): TemplateResult | typeof nothing {
  if (people.length === 0) return nothing;
  return html`<p class="company no-print" part="company">
    ${icon('users')}<span>${companySentence(people, words, list)}</span>
  </p>`;
}
