/** The desk's own fields, as they are changed on a ticket; files, people, pages and constants stay as they were filed. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldDefinition, FieldValue, FieldValues } from '../../domain/fields.ts';
import { localised } from '../../domain/values.ts';
import { field, fieldGroup, type Tie } from '../shared/field.ts';
import type { Locale } from '../shared/locale.ts';

/** Kinds of fields that are changed here. */
const EDITABLE: ReadonlySet<FieldDefinition['type']> = new Set<FieldDefinition['type']>([
  'text',
  'long-text',
  'number',
  'date',
  'email',
  'url',
  'choice',
  'choices',
]);

export function editable(definitions: readonly FieldDefinition[]): FieldDefinition[] {
  return definitions.filter((definition) => EDITABLE.has(definition.type));
}

export interface FieldEditing {
  readonly locale: Locale;
  readonly values: FieldValues;
  /** Sentence of what is wrong, by code. */
  readonly errors: Readonly<Record<string, string>>;
  readonly noOption: string;
  readonly change: (code: string, value: FieldValue | undefined) => void;
}

function input(definition: FieldDefinition, tie: Tie, editing: FieldEditing): TemplateResult {
  const { code, type, options = [], min, max } = definition;
  const value = editing.values[code];
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const typed = (event: Event): void => {
    const { value: written } = event.target as HTMLInputElement;
    editing.change(
      code,
      written === '' ? undefined : type === 'number' && Number.isFinite(Number(written)) ? Number(written) : written,
    );
  };
  if (type === 'long-text') {
    return html`<textarea
      class="textarea"
      id=${tie.id}
      aria-describedby=${tie.describedBy}
      aria-invalid=${tie.invalid}
      .value=${live(text)}
      @input=${typed}
    ></textarea>`;
  }
  if (type === 'choice') {
    return html`<select
      class="select"
      id=${tie.id}
      aria-describedby=${tie.describedBy}
      aria-invalid=${tie.invalid}
      @change=${typed}
    >
      <option value="">${editing.noOption}</option>
      ${options.filter((option) => option.closed !== true || option.code === value).map((option) => html`<option value=${option.code} ?selected=${option.code === value}>${localised(option.label, editing.locale.language)}</option>`)}
    </select>`;
  }
  const kind = { number: 'number', date: 'date', email: 'email', url: 'url' }[type as string] ?? 'text';
  return html`<input
    class="input"
    id=${tie.id}
    type=${kind}
    step="any"
    min=${min ?? ''}
    max=${max ?? ''}
    aria-describedby=${tie.describedBy}
    aria-invalid=${tie.invalid}
    .value=${live(text)}
    @input=${typed}
  />`;
}

function boxes(definition: FieldDefinition, editing: FieldEditing): (tie: Tie) => TemplateResult[] {
  const { code, options = [] } = definition;
  const value = editing.values[code];
  const chosen = Array.isArray(value) ? value : [];
  const toggle = (option: string, on: boolean): void => {
    const next = on ? [...chosen, option] : chosen.filter((each) => each !== option);
    editing.change(code, next.length === 0 ? undefined : next);
  };
  return (tie) =>
    options
      .filter((option) => option.closed !== true || chosen.includes(option.code))
      .map(
        (option, index) =>
          html`<label class="choice"
            ><input
              type="checkbox"
              id=${index === 0 ? tie.id : `${tie.id}-${option.code}`}
              .checked=${live(chosen.includes(option.code))}
              @change=${(event: Event) => toggle(option.code, (event.target as HTMLInputElement).checked)}
            />${localised(option.label, editing.locale.language)}</label
          >`,
      );
}

/** One field with its label, help and error. */
export function editField(definition: FieldDefinition, editing: FieldEditing): TemplateResult {
  const { locale, errors } = editing;
  const { code, label, help, required, type } = definition;
  const common = {
    id: `field-${code}`,
    label: localised(label, locale.language),
    hint: help === undefined ? undefined : localised(help, locale.language),
    error: errors[code],
    optional: required !== true,
  };
  if (type === 'choices') return fieldGroup(locale, { ...common, control: boxes(definition, editing) });
  return field(locale, { ...common, control: (tie) => input(definition, tie, editing) });
}
