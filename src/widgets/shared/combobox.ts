/**
 * A combobox with list autocomplete (ARIA APG): the person types, a list answers, arrows move in it, Enter chooses (without an
 * arrow, the only answer), Escape closes then empties. A text that chooses nothing stays, and a sentence says so. For people,
 * categories, tickets. Label, hint, error and list live in its one root.
 *
 *   <guichet-combobox id="assignee" label="Assigner à" .source=${(text, signal) => this.peopleFor(text)}
 *     .value=${{ id: 'martin', label: 'C. Martin' }} @guichet-choose=${(event) => { this.assignee = event.detail.option?.id; }}></guichet-combobox>
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import fr, { type ComboboxWords } from '../../locales/fr/combobox.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import { voiceOf } from './announcer.ts';
import { innerSheets } from './base.styles.ts';
import { comboboxStyles } from './combobox.styles.ts';
import { icon, type IconName } from './icons.ts';
import { LocalisedElement } from './localised.ts';
import { optionalMark } from './optional-mark.ts';
import { place } from './place.ts';
import './shared-words.ts';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** A second line: a path in the tree, a school, a reason. */
  readonly hint?: string | undefined;
  readonly icon?: IconName | undefined;
  /** Shown, but cannot be chosen: why. */
  readonly blocked?: string | undefined;
}

/** What answers to a text; an empty text asks for what to show first. Aborted when a newer text was typed. */
export type OptionSource = (text: string, signal: AbortSignal) => readonly Option[] | Promise<readonly Option[]>;

/** Fired when a person chooses an option or empties the field. */
export class ChooseEvent extends CustomEvent<{ readonly option: Option | null }> {
  constructor(option: Option | null) {
    super('guichet-choose', { detail: { option }, bubbles: true });
  }
}

const WORDS = words(fr, { en: () => import('../../locales/en/combobox.ts') });

/** Milliseconds of silence before the source is asked; none for the first opening. */
const PAUSE = 120;

/**
 * @csspart input - The field
 * @csspart list - The list of options
 * @fires guichet-choose - detail.option, or null when emptied
 */
export class GuichetCombobox extends LocalisedElement {
  static override styles = [...innerSheets, comboboxStyles];

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, WORDS];
  }

  @property() label = '';
  @property() hint = '';

  /** What is wrong and what to do; empty when nothing is. */
  @property() error = '';

  /** Says "optional" after the label, and lets the field be emptied. */
  @property({ type: Boolean }) optional = false;

  @property() placeholder = '';

  /** What is chosen. */
  @property({ attribute: false }) value: Option | null = null;

  @property({ attribute: false }) source: OptionSource = () => [];

  @state() private open = false;
  @state() private options: readonly Option[] = [];
  @state() private active = -1;
  @state() private status: 'idle' | 'searching' | 'failed' = 'idle';
  @state() private text = '';
  /** Its text was left without choosing anything. */
  @state() private stray = false;

  private get input(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('input')!;
  }
  private get list(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.list')!;
  }

  #asked: AbortController | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;
  readonly #voice = voiceOf(() => this.renderRoot.querySelector<HTMLElement>('.live'));

  override focus(options?: FocusOptions): void {
    this.input.focus(options);
  }

  /** Takes away a text that chooses nothing. @returns what puts it back, unless something was typed since */
  setAside(): () => void {
    const left = this.value === null ? this.text : '';
    if (left === '') return () => undefined;
    this.text = '';
    this.stray = false;
    this.#voice.say('');
    return () => {
      if (this.text !== '') return;
      this.text = left;
      this.stray = true;
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#asked?.abort();
    this.open = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!changed.has('value')) return;
    this.text = this.value?.label ?? '';
    this.stray = false;
  }

  protected override render(): TemplateResult {
    const { label, hint, optional, open, active } = this;
    const error = this.error === '' && this.stray ? this.#words.stray(this.text.trim()) : this.error;
    const described = [hint === '' ? '' : 'hint', error === '' ? '' : 'error'].filter((each) => each !== '').join(' ');
    return html`<div class=${error === '' ? 'field' : 'field invalid'}>
      <label class="label" for="input">${label}${optional ? optionalMark(this.locale) : nothing}</label>
      ${hint === '' ? nothing : html`<span class="hint" id="hint">${hint}</span>`}
      ${error === '' ? nothing : html`<span class="error" id="error">${icon('danger')}<span>${error}</span></span>`}
      <div class="control">
        <input
          class="input"
          part="input"
          id="input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          aria-autocomplete="list"
          aria-expanded=${open ? 'true' : 'false'}
          aria-controls="list"
          aria-activedescendant=${open && active >= 0 ? `option-${active}` : nothing}
          aria-describedby=${described === '' ? nothing : described}
          aria-invalid=${error === '' ? nothing : 'true'}
          aria-required=${optional ? nothing : 'true'}
          placeholder=${this.placeholder === '' ? nothing : this.placeholder}
          .value=${live(this.text)}
          @input=${this.#typed}
          @keydown=${this.#key}
          @click=${this.#pressed}
          @blur=${this.#left}
        />
        ${this.#endButton()}
        <div class="list" part="list" id="list" role="listbox" aria-label=${label} popover="manual" @mousedown=${keepFocus}>
          ${this.#options()}
        </div>
      </div>
      <div class="live visually-hidden" role="status"></div>
    </div>`;
  }

  get #words(): ComboboxWords {
    return WORDS.peek(this.locale.language) ?? fr;
  }

  /** Empties a field that holds something it may be without, else shows the list; the keyboard has Escape and Down for these. */
  #endButton(): TemplateResult {
    const words = this.#words;
    const empties = this.stray || (this.optional && this.value !== null);
    const name = empties ? words.clear(this.label) : words.open(this.label);
    return html`<button
      class="end"
      type="button"
      tabindex="-1"
      title=${name}
      @mousedown=${keepFocus}
      @click=${empties ? this.#clear : this.#toggle}
    >
      ${icon(empties ? 'close' : 'chevron-down')}
    </button>`;
  }

  #options(): unknown {
    const words = this.#words;
    if (this.status === 'failed') return html`<p class="empty-list">${words.failed}</p>`;
    if (this.options.length === 0)
      return html`<p class="empty-list">${this.status === 'searching' ? words.searching : words.none}</p>`;
    return this.options.map((option, index) => {
      const { label, hint, blocked } = option;
      const more = blocked ?? hint;
      return html`<div
        class=${index === this.active ? 'option active' : 'option'}
        id="option-${index}"
        role="option"
        aria-selected=${option.id === this.value?.id ? 'true' : 'false'}
        aria-disabled=${blocked === undefined ? nothing : 'true'}
        @click=${() => this.#choose(option)}
      >
        ${option.icon === undefined ? nothing : icon(option.icon)}
        <span>${label}${more === undefined ? nothing : html`<span class="hint">${more}</span>`}</span>
      </div>`;
    });
  }

  readonly #typed = (): void => {
    this.text = this.input.value;
    this.stray = false;
    this.#ask(this.text, PAUSE);
  };

  readonly #pressed = (): void => {
    if (!this.open) this.#ask('', 0);
  };

  readonly #toggle = (): void => {
    this.input.focus();
    if (this.open) this.#close();
    else this.#ask('', 0);
  };

  readonly #clear = (): void => {
    this.#close();
    this.#set(null);
    this.input.focus();
  };

  readonly #left = (): void => {
    this.#close();
    if (this.text.trim() === '' && this.optional) this.#set(null);
    // What was chosen before is still what counts, and is shown.
    else if (this.text.trim() === '' || this.value !== null) this.text = this.value?.label ?? '';
    // A press is known to Firefox once the focus has gone.
    else requestAnimationFrame(this.#judge);
  };

  /** A sentence that comes during a press would move what is pressed away from under the pointer. */
  readonly #judge = (): void => {
    if (document.documentElement.matches(':active')) addEventListener('mouseup', this.#stray, { once: true, capture: true });
    else this.#stray();
  };

  /** Says beside the field that its text chooses nothing. */
  readonly #stray = (): void => {
    this.stray = this.text.trim() !== '' && this.text !== this.value?.label;
    if (this.stray) this.#voice.say(this.#words.stray(this.text.trim()));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (!this.#handles(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #handles(event: KeyboardEvent): boolean {
    const { open, options, active } = this;
    switch (event.key) {
      case 'ArrowDown':
        if (!open) this.#ask('', 0, 'first');
        else this.active = options.length === 0 ? -1 : (active + 1) % options.length;
        return true;
      case 'ArrowUp':
        if (!open) this.#ask('', 0, 'last');
        else this.active = options.length === 0 ? -1 : (Math.max(active, 0) - 1 + options.length) % options.length;
        return true;
      case 'Enter': {
        const option = options[active];
        if (open && option !== undefined) this.#choose(option);
        else if (this.text.trim() === '' || this.text === this.value?.label) return false;
        else this.#take();
        return true;
      }
      case 'Escape':
        if (open) this.#close();
        else if (this.text !== '' && this.optional) this.#set(null);
        else return false;
        return true;
      case 'Tab':
        if (open && options[active] !== undefined) this.#choose(options[active]);
        return false;
      default:
        return false;
    }
  }

  /** Takes the only answer to the text; one that is not there yet is waited for. */
  #take(): void {
    const { open, status, options } = this;
    const [only] = options;
    if (!open || status !== 'idle') this.#ask(this.text, 0, 'only');
    else if (options.length === 1 && only !== undefined && only.blocked === undefined) this.#choose(only);
    else this.#stray();
  }

  #ask(text: string, pause: number, then: 'first' | 'last' | 'only' | 'none' = 'none'): void {
    clearTimeout(this.#pause);
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    this.status = 'searching';
    this.#show();
    const run = async () => {
      try {
        const options = await this.source(text, asked.signal);
        if (asked.signal.aborted) return;
        // An answer that comes after an arrow was pressed does not take away what it chose.
        const reached = this.options[this.active]?.id;
        this.options = options;
        this.status = 'idle';
        if (then === 'none' || then === 'only') this.active = options.findIndex(({ id }) => id === reached);
        else this.active = then === 'first' && options.length > 0 ? 0 : options.length - 1;
        this.#voice.say(this.#words.results(options.length));
        if (then === 'only') this.#take();
      } catch {
        if (asked.signal.aborted) return;
        this.options = [];
        this.status = 'failed';
        this.#voice.say(this.#words.failed);
      }
    };
    if (pause === 0) void run();
    else this.#pause = setTimeout(() => void run(), pause);
  }

  #show(): void {
    if (this.open || !this.isConnected) return;
    this.open = true;
    this.list.showPopover();
  }

  #close(): void {
    clearTimeout(this.#pause);
    this.#asked?.abort();
    this.status = 'idle';
    this.active = -1;
    if (!this.open) return;
    this.open = false;
    // What was said of the choices is no more true of what is shown.
    this.#voice.say('');
    if (this.list.matches(':popover-open')) this.list.hidePopover();
  }

  #choose(option: Option): void {
    if (option.blocked !== undefined) return;
    this.#close();
    this.#set(option);
  }

  #set(option: Option | null): void {
    const same = option?.id === this.value?.id;
    this.value = option;
    this.text = option?.label ?? '';
    this.stray = false;
    if (!same) this.dispatchEvent(new ChooseEvent(option));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.open) return;
    if (['open', 'options', 'status', 'stray'].some((name) => changed.has(name))) place(this.list, this.input, { stretch: true });
    if (changed.has('active')) this.list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }
}

/** A press on the list or on its button must not take the focus out of the field. */
function keepFocus(event: Event): void {
  event.preventDefault();
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-combobox': GuichetCombobox;
  }
}
