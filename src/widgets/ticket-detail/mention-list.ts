/**
 * Mentions: an at-sign and the beginning of a name open a list of people under the text; arrows, Enter or Tab choose, Escape
 * closes. Who is mentioned is told of it if they read the ticket; whoever does not may be invited. Fetched at the first at-sign.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { PersonFound, Session } from '../../backends/backend.ts';
import type { TicketView } from '../../domain/view.ts';
import { words, type Language } from '../../locales/index.ts';
import fr, { type MentionWords } from '../../locales/fr/mentions.ts';
import { voiceOf } from '../shared/announcer.ts';
import { comboboxStyles } from '../shared/combobox.styles.ts';
import { isForeseen } from '../shared/problem.ts';
import { place } from '../shared/place.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/mentions.ts') });

/** An at-sign where a word may begin, and up to three words of a name. */
const ASKED = /(?:^|[\s(])@([\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]+){0,2})$/u;

const PAUSE = 120;
const MOST = 8;

/** Somebody who was chosen. */
export interface Mentioned {
  readonly id: string;
  readonly name: string;
  readonly reads: boolean;
}

/** The box around. */
export interface MentionStage {
  readonly session: () => Session;
  readonly view: () => TicketView;
  readonly root: ShadowRoot;
  readonly area: () => HTMLTextAreaElement | null;
  readonly changed: () => void;
  readonly chosen: (person: Mentioned, text: string) => void;
}

export class Mentions {
  readonly #stage: MentionStage;
  readonly #language: Language;
  readonly #voice;
  #people: readonly PersonFound[] = [];
  #open = false;
  #active = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(stage: MentionStage, language: Language) {
    this.#stage = stage;
    this.#language = language;
    this.#voice = voiceOf(() => stage.root.querySelector<HTMLElement>('.mention-live'));
    const { styleSheet } = comboboxStyles;
    if (styleSheet !== undefined && !stage.root.adoptedStyleSheets.includes(styleSheet))
      stage.root.adoptedStyleSheets = [...stage.root.adoptedStyleSheets, styleSheet];
  }

  get words(): MentionWords {
    return WORDS.peek(this.#language) ?? fr;
  }

  /** The option that the text points at, for `aria-activedescendant`; undefined while the list is closed. */
  get active(): string | undefined {
    return this.#open && this.#people.length > 0 ? `mention-${this.#active}` : undefined;
  }

  /** The text or the caret is another. */
  typed(): void {
    clearTimeout(this.#pause);
    const asked = this.#asked();
    if (asked === undefined) {
      this.close();
      return;
    }
    this.#pause = setTimeout(() => void this.#ask(asked), PAUSE);
  }

  close(): void {
    clearTimeout(this.#pause);
    this.#turn += 1;
    if (!this.#open) return;
    this.#open = false;
    this.#stage.changed();
  }

  /** @returns whether the key was the list's */
  key(event: KeyboardEvent): boolean {
    if (!this.#open || event.ctrlKey || event.metaKey) return false;
    const count = this.#people.length;
    const chosen = this.#people[this.#active];
    if (event.key === 'Escape') this.close();
    else if (count === 0) return false;
    else if (event.key === 'ArrowDown') this.#active = (this.#active + 1) % count;
    else if (event.key === 'ArrowUp') this.#active = (this.#active - 1 + count) % count;
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) this.#choose(chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    this.#stage.changed();
    return true;
  }

  /** Puts the list beside the text, once it is drawn. */
  drawn(): void {
    const box = this.#stage.root.querySelector<HTMLElement>('.mentions');
    const area = this.#stage.area();
    if (box === null || area === null) return;
    if (!box.matches(':popover-open')) box.showPopover();
    place(box, area);
    box.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  view(): TemplateResult {
    const { words: w } = this;
    const live = html`<span class="mention-live visually-hidden" role="status"></span>`;
    if (!this.#open) return live;
    const tasks = this.#stage.session().desk.mode === 'tasks';
    return html`${live}
      <div
        class="list mentions"
        id="mentions"
        role="listbox"
        aria-label=${w.list}
        popover="manual"
        @mousedown=${(event: Event) => event.preventDefault()}
      >
        ${
          this.#people.length === 0
            ? html`<p class="empty-list">${w.none}</p>`
            : this.#people.map(
                (person, at) =>
                  html`<div
                    class=${at === this.#active ? 'option active' : 'option'}
                    id="mention-${at}"
                    role="option"
                    aria-selected=${at === this.#active ? 'true' : 'false'}
                    @click=${() => this.#choose(person)}
                  >
                    <span
                      >${person.name}${this.#reads(person) ? (person.school === undefined ? nothing : html`<span class="hint">${person.school}</span>`) : html`<span class="hint">${tasks ? w.outsideTask : w.outside}</span>`}</span
                    >
                  </div>`,
              )
        }
      </div>`;
  }

  #asked(): string | undefined {
    const area = this.#stage.area();
    if (area === null || area.selectionStart !== area.selectionEnd) return undefined;
    return ASKED.exec(area.value.slice(0, area.selectionStart))?.[1];
  }

  async #ask(text: string): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const { ticket } = this.#stage.view();
    const { service, category } = ticket;
    try {
      const [found] = await Promise.all([
        this.#stage.session().people({ text, purpose: 'reader', service, category, limit: MOST }),
        WORDS.load(this.#language),
      ]);
      if (turn !== this.#turn) return;
      this.#people = found.filter(({ id }) => id !== this.#stage.session().me.id);
      this.#active = 0;
      // Words that follow a name already written are not the beginning of another one.
      this.#open = this.#people.length > 0 || !text.includes(' ');
      if (this.#open) this.#voice.say(this.#people.length === 0 ? this.words.none : this.words.found(this.#people.length));
      this.#stage.changed();
    } catch (error) {
      if (!isForeseen(error)) throw error;
      // People cannot be searched now: the name stays a text like any other.
      this.close();
    }
  }

  /** Who surely reads the ticket: those who take part in it, the team of its place, everyone where everyone reads. */
  #reads(person: PersonFound): boolean {
    const { ticket } = this.#stage.view();
    const { desk } = this.#stage.session();
    const taking = [ticket.requester, ticket.filer, ticket.assignee, ...ticket.observers];
    return taking.includes(person.id) || person.assignable || (desk.read === 'all' && !ticket.restricted);
  }

  #choose(person: PersonFound): void {
    const area = this.#stage.area();
    const asked = this.#asked();
    if (area === null || asked === undefined) return;
    const end = area.selectionStart;
    const start = end - asked.length;
    const text = `${area.value.slice(0, start)}${person.name} ${area.value.slice(end)}`;
    this.close();
    this.#stage.chosen({ id: person.id, name: person.name, reads: this.#reads(person) }, text);
    area.value = text;
    area.setSelectionRange(start + person.name.length + 1, start + person.name.length + 1);
  }
}
