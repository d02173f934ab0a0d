/** The playground's controls: what the widget is shown in, and each of its attributes. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { HostLanguage } from './host-language.ts';
import { COLOURS, DESKS, LOOKS, SIZES, VIEWERS, WIDTHS, type Choice } from './playground-choice.ts';
import type { Control } from './playground-manifest.ts';
import { ATTRIBUTES_FR, type PlaygroundWords } from './playground-words.ts';

/** What changes a choice. */
export type Change = (change: Partial<Choice>) => void;

/** A list to choose from. */
function select(
  label: string,
  name: string,
  options: readonly (readonly [string, string])[],
  value: string,
  choose: (value: string) => void,
): TemplateResult {
  return html`<label>
    ${label}
    <select name=${name} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      ${options.map(([option, text]) => html`<option value=${option} .selected=${live(option === value)}>${text}</option>`)}
    </select>
  </label>`;
}

/** Where the widget is, and with whose eyes. */
export function aroundView(choice: Choice, tags: readonly string[], words: PlaygroundWords, change: Change): TemplateResult {
  const one = <K extends 'desk' | 'as' | 'width' | 'scheme' | 'speech' | 'size' | 'dir' | 'look'>(
    key: K,
    label: string,
    options: readonly Choice[K][],
    texts: Readonly<Record<string, string>>,
  ) =>
    select(
      label,
      key,
      options.map((option) => [option, texts[option] ?? option]),
      choice[key],
      (value) => change({ [key]: value }),
    );
  const sizes = Object.fromEntries(SIZES.map((size) => [size, `${size} %`]));
  return html`<fieldset>
      <legend>${words.widget}</legend>
      ${select(
        words.widget,
        'widget',
        tags.map((tag) => [tag, words.widgets[tag] ?? tag]),
        choice.widget,
        (widget) => change({ widget, attributes: {} }),
      )}
      ${one('desk', words.desk, DESKS, words.desks)} ${one('as', words.as, VIEWERS, words.viewers)}
    </fieldset>
    <fieldset>
      <legend>${words.around}</legend>
      ${one('width', words.width, WIDTHS, words.widths)} ${one('scheme', words.scheme, ['light', 'dark'], words.schemes)}
      ${one('speech', words.speech, ['fr', 'en'], words.speeches)} ${one('size', words.size, SIZES, sizes)}
      ${one('dir', words.dir, ['ltr', 'rtl'], words.dirs)} ${one('look', words.look, LOOKS, words.looks)}
      ${choice.look !== 'own' ? nothing : html`<div class="colours">${colours(choice, words, change)}</div>`}
    </fieldset>`;
}

function colours(choice: Choice, words: PlaygroundWords, change: Change): TemplateResult[] {
  return (Object.keys(COLOURS) as (keyof typeof COLOURS)[]).map(
    (name) =>
      html`<label
        >${words.colours[name]}
        <input
          type="color"
          name=${name}
          .value=${live(choice.colours[name])}
          @input=${(event: Event) => change({ colours: { ...choice.colours, [name]: (event.target as HTMLInputElement).value } })}
      /></label>`,
  );
}

/** One attribute: its control, by its name, and what it is for. */
function attributeView(
  control: Control,
  value: string | undefined,
  given: string | undefined,
  hint: string,
  words: PlaygroundWords,
  set: (value: string | undefined) => void,
): TemplateResult {
  const { name, kind, options, usual } = control;
  const id = `attribute-${name}`;
  const about = `${id}-hint`;
  const hintView = html`<p class="hint" id=${about}>${hint}</p>`;
  const write = (event: Event): void => {
    const said = (event.target as HTMLInputElement).value;
    set(said === '' ? undefined : said);
  };
  if (kind === 'switch') {
    return html`<div class="attribute">
      <label class="switch"
        ><input
          type="checkbox"
          id=${id}
          aria-describedby=${about}
          .checked=${live(value !== undefined)}
          @change=${(event: Event) => set((event.target as HTMLInputElement).checked ? '' : undefined)}
        />
        <code>${name}</code></label
      >
      ${hintView}
    </div>`;
  }
  const shown = given ?? usual;
  const field =
    kind === 'choice'
      ? html`<select id=${id} aria-describedby=${about} @change=${write}>
          <option value="" .selected=${live(value === undefined)}>
            ${shown === '' ? words.byDefault : `${words.byDefault} (${shown})`}
          </option>
          ${options.map((option) => html`<option value=${option} .selected=${live(option === value)}>${option}</option>`)}
        </select>`
      : kind === 'json'
        ? html`<textarea
            id=${id}
            rows="2"
            spellcheck="false"
            aria-describedby=${about}
            placeholder=${shown}
            .value=${live(value ?? '')}
            @input=${write}
          ></textarea>`
        : html`<input
            id=${id}
            type=${kind === 'number' ? 'number' : 'text'}
            min=${kind === 'number' ? '1' : nothing}
            max=${kind === 'number' ? '6' : nothing}
            spellcheck="false"
            autocomplete="off"
            aria-describedby=${about}
            placeholder=${shown}
            .value=${live(value ?? '')}
            @input=${write}
          />`;
  return html`<div class="attribute">
    <label for=${id}><code>${name}</code></label>
    ${field}${hintView}
  </div>`;
}

/** Every attribute of the widget. */
export function attributesView(
  choice: Choice,
  controls: readonly Control[],
  given: Readonly<Record<string, string>>,
  page: HostLanguage,
  words: PlaygroundWords,
  change: Change,
): TemplateResult {
  const set = (name: string, value: string | undefined): void => {
    const { [name]: _gone, ...others } = choice.attributes;
    change({ attributes: value === undefined ? others : { ...others, [name]: value } });
  };
  return html`<details class="attributes" ?open=${matchMedia('(width >= 56rem)').matches}>
    <summary>${words.attributes(controls.length)}</summary>
    ${controls.map((control) => {
      const hint = page === 'fr' ? (ATTRIBUTES_FR[control.name] ?? control.description) : control.description.replaceAll('`', '');
      return attributeView(control, choice.attributes[control.name], given[control.name], hint, words, (value) =>
        set(control.name, value),
      );
    })}
    <button type="button" ?disabled=${Object.keys(choice.attributes).length === 0} @click=${() => change({ attributes: {} })}>
      ${words.reset}
    </button>
  </details>`;
}
