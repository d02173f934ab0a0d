/**
 * The palette: every verb that may be given here, found by its words and given by Enter; and the list of all keys, with the
 * switch that turns them off. Fetched when it is first asked for.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fold } from '../../domain/folding.ts';
import { words, type Vocabulary } from '../../locales/index.ts';
import fr, { type PaletteWords } from '../../locales/fr/palette.ts';
import { speakFrom, voiceOf } from './announcer.ts';
import { innerSheets } from './base.styles.ts';
import { define } from './define.ts';
import { deepestFocus } from './focused.ts';
import { icon } from './icons.ts';
import { LocalisedElement, SHARED_WORDS } from './localised.ts';
import { paletteStyles } from './palette.styles.ts';
import { chooseKeys, wantsKeys } from './shortcuts.ts';
import { VERB_GROUPS, type Verb, type VerbGroup } from './verbs.ts';
import './shared-words.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/palette.ts') });

/** Whose keys they are, and whether the page has switched them off. */
export interface KeysOptions {
  readonly person: string | undefined;
  readonly refused: boolean;
}

/** Farther than any verb that answers. */
const NOWHERE = 4;

function wordsOf(text: string): string[] {
  return fold(text).split(/[^\p{L}\p{N}]+/u);
}

/**
 * How near a verb is to what was typed, the nearest first: its label is that, begins with that, has words that begin so; or only
 * its name in the domain has. Undefined where it does not answer at all.
 */
export function nearness({ label, id }: Verb, typed: string): number | undefined {
  const asked = wordsOf(typed);
  const said = wordsOf(label);
  const text = asked.join(' ').trim();
  const whole = said.join(' ').trim();
  if (whole === text) return 0;
  if (whole.startsWith(text)) return 1;
  const beginsIn = (held: readonly string[]): boolean => asked.every((word) => held.some((each) => each.startsWith(word)));
  if (beginsIn(said)) return 2;
  return beginsIn([...said, ...wordsOf(id)]) ? 3 : undefined;
}

export class GuichetPalette extends LocalisedElement {
  static override styles = [...innerSheets, paletteStyles];

  @property({ attribute: false }) verbs: readonly Verb[] = [];
  @property({ attribute: false }) keys: KeysOptions | undefined = undefined;
  /** Goes on to the list of keys. */
  @property({ attribute: false }) toKeys: () => void = () => undefined;

  @state() private text = '';
  @state() private at = 0;
  @state() private used = true;
  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog')!;
  }

  #back: HTMLElement | undefined;
  #silence: (() => void) | undefined;
  #after: (() => void) | undefined;
  readonly #voice = voiceOf(() => this.renderRoot.querySelector<HTMLElement>('.live'));

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [SHARED_WORDS, WORDS];
  }

  get #words(): PaletteWords {
    return WORDS.peek(this.locale.language) ?? fr;
  }

  /** Opens it over the page; it takes itself away once it is closed. */
  async show(): Promise<void> {
    this.#back = deepestFocus();
    this.used = wantsKeys(this.keys?.person);
    await this.updateComplete;
    this.dialog.showModal();
    this.#silence = speakFrom(this.#voice);
    (this.renderRoot.querySelector<HTMLElement>('input') ?? this.renderRoot.querySelector<HTMLElement>('button'))?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#silence?.();
    this.#silence = undefined;
  }

  /** Verbs that answer what was typed, the nearest of each group first, and first the group that holds the nearest of all. */
  get #groups(): (readonly [VerbGroup, readonly Verb[]])[] {
    const near = (verb: Verb | undefined): number => (verb === undefined ? undefined : nearness(verb, this.text)) ?? NOWHERE;
    const answering = this.verbs.filter((verb) => near(verb) < NOWHERE);
    return VERB_GROUPS.map((group) => {
      const verbs = answering.filter((verb) => verb.group === group).sort((one, other) => near(one) - near(other));
      return [group, verbs] as const;
    }).sort(([, [one]], [, [other]]) => near(one) - near(other));
  }

  get #found(): Verb[] {
    return this.#groups.flatMap(([, verbs]) => verbs);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('at')) this.renderRoot.querySelector('.option.active')?.scrollIntoView({ block: 'nearest' });
  }

  readonly #closed = (): void => {
    this.#silence?.();
    this.#silence = undefined;
    const back = this.#back;
    const after = this.#after;
    this.remove();
    if (back?.isConnected === true) back.focus({ preventScroll: true });
    after?.();
  };

  #choose(verb: Verb | undefined): void {
    if (verb === undefined || verb.blocked !== undefined) return;
    this.#after = () => verb.run();
    this.dialog.close();
  }

  /** Looks for words as if they had been typed. */
  look(text: string): void {
    this.text = text;
    this.at = 0;
  }

  readonly #typed = (event: Event): void => {
    this.look((event.target as HTMLInputElement).value);
    const count = this.#found.length;
    this.#voice.say(count === 0 ? this.#words.none : this.#words.found(count));
  };

  readonly #press = (event: KeyboardEvent): void => {
    const found = this.#found;
    const last = found.length - 1;
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.at >= last ? 0 : this.at + 1,
      ArrowUp: this.at <= 0 ? last : this.at - 1,
      PageDown: Math.min(last, this.at + 8),
      PageUp: Math.max(0, this.at - 8),
    };
    const next = to[event.key];
    if (next !== undefined) this.at = Math.max(0, next);
    else if (event.key === 'Enter' && !event.isComposing) this.#choose(found[this.at]);
    else return;
    event.preventDefault();
  };

  readonly #clicked = (event: MouseEvent): void => {
    if (event.target !== this.dialog || event.detail === 0) return;
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) this.dialog.close();
  };

  #keyName(key: string): string {
    const { names, shift, alt } = this.#words;
    if (key.startsWith('Alt+')) return alt(this.#keyName(key.slice(4)));
    const capital = /^\p{Lu}$/u.test(key);
    return names[key] ?? (capital ? shift(key) : key.toUpperCase());
  }

  #option(verb: Verb, index: number): TemplateResult {
    const active = index === this.at;
    return html`<div
      class=${active ? 'option active' : 'option'}
      role="option"
      id="verb-${index}"
      aria-selected=${active ? 'true' : 'false'}
      aria-disabled=${verb.blocked === undefined ? nothing : 'true'}
      @click=${() => this.#choose(verb)}
    >
      <span>${verb.label}${verb.blocked === undefined ? nothing : html`<span class="hint">${verb.blocked}</span>`}</span>
      ${verb.key === undefined ? nothing : html`<kbd>${this.#keyName(verb.key)}</kbd>`}
    </div>`;
  }

  #palette(): TemplateResult {
    const w = this.#words;
    const groups = this.#groups;
    const found = groups.flatMap(([, verbs]) => verbs);
    const group = ([name, verbs]: readonly [VerbGroup, readonly Verb[]]): TemplateResult | typeof nothing =>
      verbs.length === 0
        ? nothing
        : html`<div role="group" aria-labelledby="group-${name}">
            <div class="group-name" id="group-${name}">${w.groups[name]}</div>
            ${verbs.map((verb) => this.#option(verb, found.indexOf(verb)))}
          </div>`;
    return html`<input
        class="input"
        type="text"
        role="combobox"
        aria-label=${w.search}
        aria-expanded="true"
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${found.length === 0 ? nothing : `verb-${this.at}`}
        placeholder=${w.search}
        autocomplete="off"
        spellcheck="false"
        .value=${this.text}
        @input=${this.#typed}
        @keydown=${this.#press}
      />
      <div class="scroll" id="list" role="listbox" aria-label=${w.list} tabindex="-1">${groups.map(group)}</div>
      ${found.length === 0 ? html`<p class="none">${w.none}</p>` : nothing}
      <button
        class="button link"
        type="button"
        @click=${() => {
          this.#after = this.toKeys;
          this.dialog.close();
        }}
      >
        ${w.openKeys}
      </button>`;
  }

  #table(name: string, rows: readonly (readonly [string, string])[]): TemplateResult {
    const w = this.#words;
    return html`<table class="keys">
      <caption>
        ${name}
      </caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">${w.verb}</th>
          <th scope="col">${w.key}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([label, key]) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td><kbd>${key}</kbd></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #list({ person, refused }: KeysOptions): TemplateResult {
    const w = this.#words;
    const keyed = this.verbs.filter((verb) => verb.key !== undefined);
    const use = (event: Event): void => {
      this.used = (event.target as HTMLInputElement).checked;
      chooseKeys(person, this.used);
    };
    return html`<p>${refused ? w.keysRefused : this.used ? w.keysIntro : w.keysOff}</p>
      ${
        refused || person === undefined
          ? nothing
          : html`<label class="choice"
                ><input type="checkbox" .checked=${this.used} aria-describedby="use-hint" @change=${use} />${w.use}</label
              >
              <p class="hint" id="use-hint">${w.useHint}</p>`
      }
      <div class="scroll" tabindex="0" role="region" aria-labelledby="title">
        ${VERB_GROUPS.map((group) => {
          const rows = keyed
            .filter((verb) => verb.group === group)
            .map((verb) => [verb.label, this.#keyName(verb.key ?? '')] as const);
          return rows.length === 0 ? nothing : this.#table(w.groups[group], rows);
        })}
        ${this.#table(w.keys, [
          [w.palette, 'Ctrl + K'],
          [w.keyList, '?'],
        ])}
      </div>`;
  }

  protected override render(): TemplateResult {
    const { close } = this.locale.words;
    return html`<dialog aria-labelledby="title" @close=${this.#closed} @click=${this.#clicked}>
      <div class="inside">
        <div class="top">
          <h2 id="title">${this.keys === undefined ? this.#words.title : this.#words.keys}</h2>
          <button class="button quiet icon-only" type="button" title=${close} @click=${() => this.dialog.close()}>
            ${icon('close')}
          </button>
        </div>
        ${this.keys === undefined ? this.#palette() : this.#list(this.keys)}
        <div class="live visually-hidden" role="status"></div>
      </div>
    </dialog>`;
  }
}

async function put(
  scope: HTMLElement,
  made: Partial<Pick<GuichetPalette, 'verbs' | 'keys' | 'toKeys'>>,
): Promise<GuichetPalette | undefined> {
  define('guichet-palette', GuichetPalette);
  const root = scope.shadowRoot;
  if (root === null || root.querySelector('guichet-palette') !== null) return undefined;
  const palette = Object.assign(document.createElement('guichet-palette'), made);
  root.append(palette);
  await palette.show();
  return palette;
}

/**
 * Opens the palette over a widget.
 * @param toKeys goes on to the list of keys
 * @returns the palette once one can type in it; undefined where one is open
 */
export function openPalette(scope: HTMLElement, verbs: readonly Verb[], toKeys: () => void): Promise<GuichetPalette | undefined> {
  return put(scope, { verbs, toKeys });
}

/** Opens the list of keys over a widget. */
export async function openKeys(scope: HTMLElement, verbs: readonly Verb[], keys: KeysOptions): Promise<void> {
  await put(scope, { verbs, keys });
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-palette': GuichetPalette;
  }
}
