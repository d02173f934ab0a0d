/** The controls that the editors of a desk are made of. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { field } from '../shared/field.ts';
import { icon, type IconName } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';

export interface LineOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  readonly value: string;
  readonly readonly?: boolean;
  readonly short?: boolean;
  readonly lang?: string;
  readonly type?: 'text' | 'time' | 'date' | 'datetime-local';
  readonly write: (value: string) => void;
}

/** A line of text, a time or a day, with its label. */
export function lineField(locale: Locale, options: LineOptions): TemplateResult {
  const { id, label, hint, error, optional, value, write } = options;
  return field(locale, {
    id,
    label,
    hint,
    error,
    optional,
    control: (tie) =>
      html`<input
        class=${options.short === true ? 'input short' : 'input'}
        id=${tie.id}
        type=${options.type ?? 'text'}
        lang=${options.lang ?? nothing}
        autocomplete="off"
        ?readonly=${options.readonly}
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(value)}
        @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
      />`,
  });
}

export interface ListOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  readonly choose: (value: string) => void;
}

/** A list of choices, with its label. */
export function listField(locale: Locale, { id, label, hint, error, value, choices, choose }: ListOptions): TemplateResult {
  return field(locale, {
    id,
    label,
    hint,
    error,
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(value)}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        ${choices.map(([each, said]) => html`<option value=${each} ?selected=${each === value}>${said}</option>`)}
      </select>`,
  });
}

/** A box with its label, and what it means. */
export function boxField(
  id: string,
  label: string,
  isOn: boolean,
  turn: (isOn: boolean) => void,
  means?: string,
): TemplateResult {
  return html`<label class="choice" for=${id}
      ><input
        type="checkbox"
        id=${id}
        aria-describedby=${means === undefined ? nothing : `${id}-means`}
        .checked=${live(isOn)}
        @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}
      /><span>${label}</span></label
    >${means === undefined ? nothing : html`<span class="hint" id="${id}-means">${means}</span>`}`;
}

/** One of several buttons of a group, with its label. */
export function radioField(name: string, id: string, label: string, isOn: boolean, choose: () => void): TemplateResult {
  return html`<label class="choice" for=${id}
    ><input type="radio" name=${name} id=${id} .checked=${live(isOn)} @change=${choose} /><span>${label}</span></label
  >`;
}

/** A button that is its icon; one that can do nothing now stays, and says so. */
export function iconButton(name: IconName, label: string, press: (button: HTMLElement) => void, isOff = false): TemplateResult {
  return html`<button
    class="button quiet icon-only"
    type="button"
    aria-label=${label}
    title=${label}
    aria-disabled=${isOff ? 'true' : nothing}
    @click=${(event: Event) => (isOff ? undefined : press(event.currentTarget as HTMLElement))}
  >
    ${icon(name)}
  </button>`;
}
