/** Something that staff put at the caret of the box: found by a word, by keys alone, and taken back as any typing is. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import type { Option } from '../shared/combobox.ts';
import '../shared/define-combobox.ts';
import { icon, type IconName } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { problemNotice } from '../shared/problem.ts';

/** The box around. */
export interface BoxStage {
  readonly session: Session;
  readonly view: () => TicketView;
  readonly locale: () => Locale;
  readonly root: ShadowRoot;
  readonly area: () => HTMLTextAreaElement | null;
  readonly scope: () => Scope;
  readonly changed: () => void;
}

/** The words of what is put in. */
export interface InserterWords {
  readonly button: string;
  /** The keys that open it, as they are said. */
  readonly key: string;
  readonly search: string;
  readonly hint: string;
}

/** What a choice comes to, and what is said of it. */
export interface Inserted {
  readonly text: string;
  readonly said: string;
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

export abstract class Inserter {
  protected readonly stage: BoxStage;
  protected trouble: unknown;
  /** The one that is open leaves the place to another. */
  readonly #alone: () => void;
  #open = false;
  #said: string | undefined;
  /** Where the caret was. */
  #at: readonly [number, number] = [0, 0];

  /** @param alone shuts the others */
  constructor(stage: BoxStage, alone: () => void) {
    this.stage = stage;
    this.#alone = alone;
  }

  protected abstract readonly id: string;
  protected abstract readonly icon: IconName;
  /** The key that opens it with Alt, by its place on the keyboard. */
  protected abstract readonly code: string;
  protected abstract get words(): InserterWords;
  protected abstract found(typed: string): Promise<Option[]>;
  /** @param selected the words that it takes the place of. @returns undefined where it is none of what was found */
  protected abstract chosen(option: Option, selected: string): Promise<Inserted | undefined>;

  /** Alt and its key open it; Escape leaves it. @returns whether the key was its own */
  key(event: KeyboardEvent): boolean {
    const opens = event.altKey && !event.ctrlKey && !event.metaKey && event.code === this.code;
    if (!opens && !(this.#open && event.key === 'Escape' && !event.defaultPrevented)) return false;
    event.preventDefault();
    event.stopPropagation();
    if (opens) this.#show();
    else this.#leave();
    return true;
  }

  button(): TemplateResult {
    const { button, key } = this.words;
    return html`<button
      class="button quiet"
      type="button"
      aria-expanded=${this.#open ? 'true' : 'false'}
      aria-keyshortcuts=${key.replaceAll(' ', '')}
      title=${key}
      @click=${() => (this.#open ? this.#leave() : this.#show())}
    >
      ${icon(this.icon)}${button}
    </button>`;
  }

  /** The search, while it is open; what was put in, afterwards. */
  panel(): TemplateResult | typeof nothing {
    if (!this.#open) return this.#said === undefined ? nothing : html`<p class="small muted" role="status">${this.#said}</p>`;
    const { search, hint } = this.words;
    return html`<div class="canned">
      ${this.trouble === undefined ? nothing : problemNotice(this.stage.locale(), this.trouble)}
      <guichet-combobox
        id=${this.id}
        .label=${search}
        .hint=${hint}
        .source=${(typed: string) => this.found(typed)}
        @guichet-choose=${(event: CustomEvent<{ readonly option: Option | null }>) => void this.#choose(event.detail.option)}
      ></guichet-combobox>
    </div>`;
  }

  /** Another one is opened, or what was said is over. */
  shut(): void {
    this.#open = false;
    this.#said = undefined;
  }

  #show(): void {
    const area = this.stage.area();
    if (area !== null) this.#at = [area.selectionStart, area.selectionEnd];
    this.#alone();
    this.#open = true;
    this.#said = undefined;
    this.stage.changed();
    requestAnimationFrame(() => this.stage.root.querySelector<HTMLElement>(`#${this.id}`)?.focus());
  }

  #leave(): void {
    this.#open = false;
    this.stage.changed();
    const area = this.stage.area();
    area?.focus();
    area?.setSelectionRange(...this.#at);
  }

  async #choose(option: Option | null): Promise<void> {
    const selected = this.stage.area()?.value.slice(...this.#at) ?? '';
    const inserted = option === null ? undefined : await this.chosen(option, selected);
    if (inserted === undefined) return;
    this.#open = false;
    this.#said = inserted.said;
    this.stage.changed();
    const area = this.stage.area();
    if (area !== null) put(area, inserted.text, this.#at);
  }
}
