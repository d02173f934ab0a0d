/**
 * Answers kept ready, in the box of whoever is staff: found by a word of theirs, filled from the ticket, put at the caret beside what
 * is written already, and taken back as any typing is. Fetched with the box of the first of them.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { filled, type Variable } from '../../domain/canned.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import { fold } from '../../domain/folding.ts';
import { localised, type Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import fr, { type CannedWords } from '../../locales/fr/canned.ts';
import { words } from '../../locales/index.ts';
import type { Option } from '../shared/combobox.ts';
import '../shared/define-combobox.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/canned.ts') });

/** An answer that may be put into the box. */
interface Ready {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Whose it is: one's own, or the service's. */
  readonly mine: boolean;
}

/** The box around. */
export interface CannedStage {
  readonly session: Session;
  readonly view: () => TicketView;
  readonly locale: () => Locale;
  readonly root: ShadowRoot;
  readonly area: () => HTMLTextAreaElement | null;
  readonly scope: () => Scope;
  readonly changed: () => void;
}

/** What a box needs, once its words are here. @throws the import's own error */
export async function cannedFor(stage: CannedStage): Promise<Canned> {
  await WORDS.load(stage.locale().language);
  return new Canned(stage);
}

/** Puts a text at the caret, as typing would, so that the browser takes it back as typing. */
function put(area: HTMLTextAreaElement, text: string, at: readonly [number, number]): void {
  area.focus();
  area.setSelectionRange(...at);
  // The one way to write that a browser's own undo knows of.

  if (document.execCommand('insertText', false, text)) return;
  area.setRangeText(text, at[0], at[1], 'end');
  area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }));
}

export class Canned {
  readonly #stage: CannedStage;
  #open = false;
  #own: readonly Ready[] | undefined;
  #signature = '';
  #trouble: unknown;
  #said: string | undefined;
  /** Where the caret was. */
  #at: readonly [number, number] = [0, 0];

  constructor(stage: CannedStage) {
    this.#stage = stage;
  }

  get #words(): CannedWords {
    return WORDS.peek(this.#stage.locale().language) ?? fr;
  }

  /** Alt + R opens them; Escape leaves them. @returns whether the key was theirs */
  key(event: KeyboardEvent): boolean {
    const opens = event.altKey && !event.ctrlKey && !event.metaKey && event.code === 'KeyR';
    if (!opens && !(this.#open && event.key === 'Escape' && !event.defaultPrevented)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (opens) this.#show();
    else this.#leave();
    return true;
  }

  button(): TemplateResult {
    return html`<button
      class="button quiet"
      type="button"
      aria-expanded=${this.#open ? 'true' : 'false'}
      aria-keyshortcuts="Alt+R"
      title=${this.#words.key}
      @click=${() => (this.#open ? this.#leave() : this.#show())}
    >
      ${icon('note')}${this.#words.button}
    </button>`;
  }

  /** The search, while it is open; what was put in, afterwards. */
  panel(): TemplateResult | typeof nothing {
    const w = this.#words;
    if (!this.#open) return this.#said === undefined ? nothing : html`<p class="small muted" role="status">${this.#said}</p>`;
    return html`<div class="canned">
      ${this.#trouble === undefined ? nothing : problemNotice(this.#stage.locale(), this.#trouble)}
      <guichet-combobox
        id="canned"
        .label=${w.search}
        .hint=${w.hint}
        .source=${(typed: string) => this.#found(typed)}
        @guichet-choose=${(event: CustomEvent<{ readonly option: Option | null }>) => this.#choose(event.detail.option)}
      ></guichet-combobox>
    </div>`;
  }

  #show(): void {
    const area = this.#stage.area();
    if (area !== null) this.#at = [area.selectionStart, area.selectionEnd];
    this.#open = true;
    this.#said = undefined;
    this.#stage.changed();
    requestAnimationFrame(() => this.#stage.root.querySelector<HTMLElement>('#canned')?.focus());
  }

  #leave(): void {
    this.#open = false;
    this.#stage.changed();
    const area = this.#stage.area();
    area?.focus();
    area?.setSelectionRange(...this.#at);
  }

  /** One's own, read once. */
  async #read(): Promise<readonly Ready[]> {
    const { session } = this.#stage;
    if (this.#own !== undefined || session.can.preferences === undefined) return this.#own ?? [];
    try {
      const { responses, signature } = await session.preferences();
      this.#signature = signature;
      this.#own = responses.map((each) => ({ ...each, mine: true }));
      this.#trouble = undefined;
    } catch (error) {
      if (!isForeseen(error)) throw error;
      // Those of the service are there all the same.
      this.#trouble = error;
      this.#stage.changed();
    }
    return this.#own ?? [];
  }

  /** Those of the ticket's service that go where one writes. */
  get #ofService(): Ready[] {
    const { session, view, locale, scope } = this.#stage;
    const { language } = locale();
    return (serviceOf(session.desk, view().ticket.service)?.responses ?? [])
      .filter((each) => each.scope === undefined || each.scope === scope())
      .map(({ id, title, text }) => ({ id, title: localised(title, language), text: localised(text, language), mine: false }));
  }

  async #all(): Promise<Ready[]> {
    const own = await this.#read();
    const signature =
      this.#signature.trim() === '' ? [] : [{ id: 'signature', title: this.#words.signature, text: '{signature}', mine: true }];
    return [...own, ...this.#ofService, ...signature];
  }

  async #found(typed: string): Promise<Option[]> {
    const asked = fold(typed.trim());
    const w = this.#words;
    return (await this.#all())
      .filter(({ title, text }) => fold(`${title} ${text}`).includes(asked))
      .map(({ id, title, mine }) => ({ id, label: title, hint: mine ? w.mine : w.ofService }));
  }

  async #choose(option: Option | null): Promise<void> {
    const ready = (await this.#all()).find(({ id }) => id === option?.id);
    if (ready === undefined) return;
    const { text, unknown } = filled(ready.text, this.#values);
    const w = this.#words;
    this.#open = false;
    this.#said = unknown.length === 0 ? w.put : w.unknown(unknown.map((name) => `{${name}}`).join(', '));
    this.#stage.changed();
    const area = this.#stage.area();
    if (area !== null) put(area, text, this.#at);
  }

  get #values(): Record<Variable, string> {
    const { session, view, locale } = this.#stage;
    const { ticket, key, people } = view();
    const { language } = locale();
    return {
      number: key ?? '',
      requester: people[ticket.requester]?.name ?? '',
      me: session.me.name,
      summary: ticket.summary,
      service: localised(serviceOf(session.desk, ticket.service)?.label, language),
      category: localised(categoryOf(session.desk, ticket.service, ticket.category)?.label, language),
      signature: this.#signature,
    };
  }
}
