/**
 * A form of administration: what is typed stays here until it is saved or given up, whatever others change meanwhile, and what is
 * wrong stands beside its field.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { Invalid } from '../../backends/backend.ts';
import type { Localised } from '../../domain/values.ts';
import { field } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import type { AdminHost } from './admin-host.ts';
import { issueSaid } from './noting.ts';

export interface RowOptions {
  /** The key that it holds, which errors name. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What is typed or chosen in, in a form. */
const CONTROL = 'input, select, textarea, guichet-combobox';

/** Whether an issue's path, in the document or in the command, is about a key of a form. */
function isAbout(path: string, key: string): boolean {
  return `.${path}.`.includes(`.${key}.`);
}

/** A text in both languages as it is typed. */
function inBoth(text: Localised | undefined): { readonly fr: string; readonly en: string } {
  return typeof text === 'object' ? { fr: text.fr, en: text.en ?? '' } : { fr: text ?? '', en: '' };
}

/** What is kept of a text typed in both languages; null where nothing is. */
function ofBoth({ fr, en }: { readonly fr: string; readonly en: string }): Localised | null {
  if (fr.trim() === '' && en.trim() === '') return null;
  return en.trim() === '' ? fr : { fr, en };
}

export class Form {
  readonly #host: () => AdminHost;
  /** Where it is said what became of it; unique in the panel. */
  readonly place: string;
  readonly #draft: Map<string, unknown>;

  readonly #isAbout: (path: string, key: string) => boolean;
  #isSaving = false;

  /** @param about whether what is wrong at a path is about a key, where keys are not the document's own */
  constructor(host: () => AdminHost, place: string, about = isAbout) {
    this.#host = host;
    this.place = place;
    this.#isAbout = about;
    this.#draft = new Map(Object.entries(host().typed(place) ?? {}));
  }

  get isChanged(): boolean {
    return this.#draft.size > 0;
  }

  /** What was typed, by key: the patch that is sent. */
  get patch(): Readonly<Record<string, unknown>> {
    return Object.fromEntries(this.#draft);
  }

  value<Value>(key: string, kept: Value): Value {
    return this.#draft.has(key) ? (this.#draft.get(key) as Value) : kept;
  }

  set(key: string, value: unknown): void {
    this.#draft.set(key, value);
    this.#changed();
  }

  /** Draws what is typed now, and keeps it. */
  #changed(): void {
    const { keep, update } = this.#host();
    keep(this.place, this.patch);
    update();
  }

  /** Gives up what was typed. Where the focus was on a button that goes with it, it moves to what had been typed in. */
  async #giveUp(): Promise<void> {
    const { drawn } = this.#host();
    const typed = [...this.#draft.keys()].map((key) => `:is(input, select, textarea)[id^="${this.#id(key)}"]`);
    this.#draft.clear();
    this.#changed();
    await drawn();
    const form = this.#element;
    if (form === null || form.contains(this.#host().root.activeElement)) return;
    const control =
      (typed.length === 0 ? null : form.querySelector<HTMLElement>(typed.join())) ?? form.querySelector<HTMLElement>(CONTROL);
    control?.focus();
  }

  get #element(): HTMLElement | null {
    return this.#host().root.querySelector<HTMLElement>(`form[data-form="${CSS.escape(this.place)}"]`);
  }

  #id(key: string): string {
    return `${this.place}-${key}`.replaceAll(/[^\w-]/gu, '_');
  }

  error(key: string): string | undefined {
    const { locale, words, problem } = this.#host();
    const failure = problem(this.place);
    if (!(failure instanceof Invalid)) return undefined;
    const issue = failure.issues.find(({ path }) => this.#isAbout(path, key));
    return issue === undefined ? undefined : issueSaid(locale, words, issue);
  }

  text(row: RowOptions, kept: string, options: { readonly long?: boolean; readonly type?: string } = {}): TemplateResult {
    const value = this.value<string | null>(row.key, kept) ?? '';
    const set = (event: Event): void => {
      const { value: typed } = event.target as HTMLInputElement;
      this.set(row.key, row.optional === true && typed.trim() === '' ? null : typed);
    };
    return field(this.#host().locale, {
      ...row,
      id: this.#id(row.key),
      error: this.error(row.key),
      control: (tie) =>
        options.long === true
          ? html`<textarea
              class="textarea"
              id=${tie.id}
              rows="3"
              .value=${live(value)}
              aria-describedby=${tie.describedBy}
              aria-invalid=${tie.invalid}
              @input=${set}
            ></textarea>`
          : html`<input
              class="input"
              id=${tie.id}
              type=${options.type ?? 'text'}
              .value=${live(value)}
              aria-describedby=${tie.describedBy}
              aria-invalid=${tie.invalid}
              @input=${set}
            />`,
    });
  }

  /** A text in French and perhaps in English. */
  localised(row: RowOptions, kept: Localised | undefined, long = false): TemplateResult {
    const { locale, words } = this.#host();
    const both = inBoth(this.value<Localised | null | undefined>(row.key, kept) ?? undefined);
    const typed = both;
    const control = (language: 'fr' | 'en'): TemplateResult => {
      const set = (event: Event): void => {
        const now = { ...typed, [language]: (event.target as HTMLInputElement).value };
        this.set(row.key, row.optional === true ? ofBoth(now) : (ofBoth(now) ?? ''));
      };
      return field(locale, {
        id: this.#id(`${row.key}-${language}`),
        label: words.inLanguage(row.label, language),
        hint: language === 'fr' ? row.hint : undefined,
        optional: language === 'en' || row.optional,
        error: language === 'fr' ? this.error(row.key) : undefined,
        control: (tie) =>
          long
            ? html`<textarea
                class="textarea"
                id=${tie.id}
                rows="3"
                lang=${language}
                .value=${live(typed[language])}
                aria-describedby=${tie.describedBy}
                aria-invalid=${tie.invalid}
                @input=${set}
              ></textarea>`
            : html`<input
                class="input"
                id=${tie.id}
                lang=${language}
                .value=${live(typed[language])}
                aria-describedby=${tie.describedBy}
                aria-invalid=${tie.invalid}
                @input=${set}
              />`,
      });
    };
    return html`<div class="pair">${control('fr')}${control('en')}</div>`;
  }

  /** A whole number; what is no number is sent as it is, and said to be none. */
  number(row: RowOptions, kept: number, most: number): TemplateResult {
    const value = this.value<number | string>(row.key, kept);
    return field(this.#host().locale, {
      ...row,
      id: this.#id(row.key),
      error: this.error(row.key),
      control: (tie) =>
        html`<input
          class="input short"
          id=${tie.id}
          type="number"
          inputmode="numeric"
          min="0"
          max=${most}
          .value=${live(String(value))}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          @input=${({ target }: Event) => {
            const { value: typed } = target as HTMLInputElement;
            this.set(row.key, typed === '' ? typed : Number(typed));
          }}
        />`,
    });
  }

  choice(row: RowOptions, kept: string, choices: readonly Choice[]): TemplateResult {
    const value = this.value<string | null>(row.key, kept) ?? '';
    return field(this.#host().locale, {
      ...row,
      id: this.#id(row.key),
      error: this.error(row.key),
      control: (tie) =>
        html`<select
          class="select"
          id=${tie.id}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          @change=${({ target }: Event) => {
            const { value: chosen } = target as HTMLSelectElement;
            this.set(row.key, chosen === '' ? null : chosen);
          }}
        >
          ${choices.map((each) => html`<option value=${each.value} .selected=${each.value === value}>${each.label}</option>`)}
        </select>`,
    });
  }

  /** Yes or no, with the line that says what it means. @param off what "no" is kept as */
  flag(row: RowOptions, kept: boolean, off: false | null = false): TemplateResult {
    const id = this.#id(row.key);
    const error = this.error(row.key);
    return html`<div class="switch">
      <input
        type="checkbox"
        id=${id}
        aria-describedby=${row.hint === undefined ? nothing : `${id}-hint`}
        .checked=${live((this.value<boolean | null>(row.key, kept) ?? false) === true)}
        @change=${({ target }: Event) => this.set(row.key, (target as HTMLInputElement).checked ? true : off)}
      />
      <label for=${id}>${row.label}</label
      >${row.hint === undefined ? nothing : html`<span class="hint" id="${id}-hint">${row.hint}</span>`}
      ${error === undefined ? nothing : html`<span class="error">${icon('danger')}<span>${error}</span></span>`}
    </div>`;
  }

  /** Several of some choices, in the order in which they are offered. */
  several(
    row: RowOptions,
    kept: readonly string[],
    choices: readonly (Choice & { readonly fixed?: boolean; readonly note?: string })[],
  ): TemplateResult {
    const held = this.value<readonly string[]>(row.key, kept);
    const turn = (value: string, on: boolean): void => {
      const now = new Set(on ? [...held, value] : held.filter((each) => each !== value));
      this.set(
        row.key,
        choices.filter((each) => now.has(each.value)).map((each) => each.value),
      );
    };
    const error = this.error(row.key);
    return html`<fieldset class="field">
      <legend class="label">${row.label}</legend>
      ${row.hint === undefined ? nothing : html`<span class="hint">${row.hint}</span>`}
      ${error === undefined ? nothing : html`<span class="error">${icon('danger')}<span>${error}</span></span>`}
      ${choices.map(
        ({ value, label, fixed, note }) =>
          html`<label class="choice">
            <input
              type="checkbox"
              .checked=${live(fixed === true || held.includes(value))}
              ?disabled=${fixed === true}
              @change=${({ target }: Event) => turn(value, (target as HTMLInputElement).checked)}
            /><span>${label}${note === undefined ? nothing : html` <span class="hint">${note}</span>`}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  /** Saves what was typed, and gives it up; nothing while nothing was. */
  buttons(): TemplateResult {
    const { note } = this.#host();
    return html`${note(this.place)} ${this.isChanged ? this.#row() : nothing}`;
  }

  /**
   * The same where something that takes away stands below: they stay, and what was done is said under them, so that nothing comes to
   * where a second press meant for them would hit it.
   */
  lastingButtons(): TemplateResult {
    return html`${this.#row()} ${this.#host().note(this.place)}`;
  }

  #row(): TemplateResult {
    const { words } = this.#host();
    const off = this.isChanged ? nothing : 'true';
    return html`<div class="row">
      <button class="button primary" type="submit" aria-disabled=${off}>${words.save}</button>
      <button
        class="button"
        type="button"
        aria-disabled=${off}
        @click=${() => (this.isChanged ? void this.#giveUp() : undefined)}
      >
        ${words.giveUp}
      </button>
    </div>`;
  }

  /** Gives what was typed to whoever saves it; it stays here unless it was done. */
  async save(send: (patch: Readonly<Record<string, unknown>>) => Promise<boolean>): Promise<void> {
    if (!this.isChanged || this.#isSaving) return;
    this.#isSaving = true;
    try {
      const sent = new Map(this.#draft);
      if (await send(this.patch)) {
        for (const [key, value] of sent) if (this.#draft.get(key) === value) this.#draft.delete(key);
      }
    } finally {
      this.#isSaving = false;
    }
    const { drawn, root } = this.#host();
    this.#changed();
    await drawn();
    const wrong = this.#element?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? root.querySelector<HTMLElement>(`[data-note="${CSS.escape(this.place)}"]`))?.focus();
  }
}
