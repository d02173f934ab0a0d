/** The desk's custom fields, each with the control that suits it; those whose condition fails are not there. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldDefinition, FieldOption } from '../../domain/fields.ts';
import { localised } from '../../domain/values.ts';
import { field, fieldGroup, type FieldOptions, type Tie } from '../shared/field.ts';
import { filesView } from './files.view.ts';
import { visibleFields } from './filing.ts';
import { pageView } from './page.view.ts';
import { personField } from './people.view.ts';
import { onward } from './onward.ts';
import { overLimit } from './over-limit.ts';
import { controlId, type Sheet } from './sheet.ts';
import { keyboardOf, longestOf } from './typing.ts';
import { optionWords } from './option-words.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';

function textOf(sheet: Sheet, code: string): string {
  const value = sheet.draft.fields[code];
  return typeof value === 'string' ? value : '';
}

function listOf(sheet: Sheet, code: string): readonly string[] {
  const value = sheet.draft.fields[code];
  return Array.isArray(value) ? value : [];
}

function put(sheet: Sheet, code: string, value: string | string[]): void {
  sheet.change({ fields: { ...sheet.draft.fields, [code]: value } });
}

/** What is typed is taken whole, however long: past its limit it is counted, and said once. */
function typed(sheet: Sheet, definition: FieldDefinition, before: string, now: string): void {
  overLimit(sheet, longestOf(definition.type), before, now);
  put(sheet, definition.code, now);
}

function hintOf(sheet: Sheet, definition: FieldDefinition): string | undefined {
  const { locale } = sheet;
  const words = optionWords(locale);
  const { min, max, type } = definition;
  if (definition.help !== undefined) return localised(definition.help, locale.language);
  if (type === 'number' && min !== undefined && max !== undefined)
    return words.numberBetween(locale.number(min), locale.number(max));
  if (type === 'number' && min !== undefined) return words.numberFrom(locale.number(min));
  if (type === 'number' && max !== undefined) return words.numberTo(locale.number(max));
  if (type === 'url') return words.urlHint;
  return type === 'email' ? words.mailHint : undefined;
}

function line(sheet: Sheet, definition: FieldDefinition, tie: Tie): TemplateResult {
  const { code, required, type } = definition;
  const keyboard = keyboardOf(definition);
  const value = textOf(sheet, code);
  return html`<input
    class=${type === 'number' ? 'input short' : 'input'}
    id=${tie.id}
    type="text"
    inputmode=${keyboard.inputmode ?? nothing}
    autocomplete=${keyboard.autocomplete}
    autocapitalize=${keyboard.autocapitalize}
    spellcheck=${keyboard.spellcheck}
    enterkeyhint="next"
    ?required=${required}
    aria-describedby=${tie.describedBy}
    aria-invalid=${tie.invalid}
    .value=${live(value)}
    @keydown=${(event: KeyboardEvent) => onward(event)}
    @input=${(event: Event) => typed(sheet, definition, value, (event.target as HTMLInputElement).value)}
  />`;
}

/** Options that may be chosen: those in use, and a closed one that the draft holds still. */
function optionsOf(sheet: Sheet, definition: FieldDefinition): readonly FieldOption[] {
  const chosen = [textOf(sheet, definition.code), ...listOf(sheet, definition.code)];
  return (definition.options ?? []).filter((option) => option.closed !== true || chosen.includes(option.code));
}

function list(sheet: Sheet, definition: FieldDefinition, tie: Tie): TemplateResult {
  const { code, required } = definition;
  const value = textOf(sheet, code);
  return html`<select
    class="select"
    id=${tie.id}
    ?required=${required}
    aria-describedby=${tie.describedBy}
    aria-invalid=${tie.invalid}
    .value=${live(value)}
    @change=${(event: Event) => put(sheet, code, (event.target as HTMLSelectElement).value)}
  >
    <option value="" ?selected=${value === ''}>${required === true ? '' : optionWords(sheet.locale).noOption}</option>
    ${optionsOf(sheet, definition).map((option) => html`<option value=${option.code} ?selected=${option.code === value}>${localised(option.label, sheet.locale.language)}</option>`)}
  </select>`;
}

function radios(sheet: Sheet, definition: FieldDefinition, tie: Tie): unknown {
  const { code, required } = definition;
  const value = textOf(sheet, code);
  const choices = optionsOf(sheet, definition).map((option) => ({
    code: option.code,
    label: localised(option.label, sheet.locale.language),
  }));
  if (required !== true) choices.push({ code: '', label: optionWords(sheet.locale).noOption });
  return choices.map(
    (choice, index) =>
      html`<label class="choice">
        <input
          id=${index === 0 ? tie.id : nothing}
          type="radio"
          name=${`field-${code}`}
          value=${choice.code}
          aria-invalid=${tie.invalid}
          .checked=${live(choice.code === value)}
          @change=${() => put(sheet, code, choice.code)}
        />
        <span>${choice.label}</span>
      </label>`,
  );
}

function boxes(sheet: Sheet, definition: FieldDefinition, tie: Tie): unknown {
  const { code } = definition;
  const chosen = listOf(sheet, code);
  return optionsOf(sheet, definition).map(
    (option, index) =>
      html`<label class="choice">
        <input
          id=${index === 0 ? tie.id : nothing}
          type="checkbox"
          name=${`field-${code}`}
          value=${option.code}
          aria-invalid=${tie.invalid}
          .checked=${live(chosen.includes(option.code))}
          @change=${(event: Event) => put(sheet, code, (event.target as HTMLInputElement).checked ? [...chosen, option.code] : chosen.filter((each) => each !== option.code))}
        />
        <span>${localised(option.label, sheet.locale.language)}</span>
      </label>`,
  );
}

function one(sheet: Sheet, definition: FieldDefinition): unknown {
  const { code, type, required } = definition;
  const { locale } = sheet;
  const label = localised(definition.label, locale.language);
  const path = `fields.${code}`;
  const longest = longestOf(type);
  const common: Omit<FieldOptions, 'control'> = {
    id: controlId(path),
    label,
    ...(longest === undefined ? {} : { max: longest, length: textOf(sheet, code).length }),
    hint: hintOf(sheet, definition),
    error: sheet.errors.get(path),
    optional: required !== true,
  };
  switch (type) {
    case 'text':
    case 'number':
    case 'email':
    case 'url':
      return field(locale, { ...common, control: (tie) => line(sheet, definition, tie) });
    case 'long-text':
      return field(locale, {
        ...common,
        control: (tie) =>
          html`<textarea
            class="textarea"
            id=${tie.id}
            autocapitalize="sentences"
            enterkeyhint="enter"
            spellcheck="true"
            ?required=${required}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${live(textOf(sheet, code))}
            @input=${(event: Event) => typed(sheet, definition, textOf(sheet, code), (event.target as HTMLTextAreaElement).value)}
          ></textarea>`,
      });
    case 'date':
      return field(locale, {
        ...common,
        control: (tie) =>
          html`<input
            class="input short"
            id=${tie.id}
            type="date"
            autocomplete="off"
            enterkeyhint="next"
            ?required=${required}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${live(textOf(sheet, code))}
            @change=${(event: Event) => put(sheet, code, (event.target as HTMLInputElement).value)}
          />`,
      });
    case 'choice':
      return definition.display === 'radio'
        ? fieldGroup(locale, { ...common, control: (tie) => radios(sheet, definition, tie) })
        : field(locale, { ...common, control: (tie) => list(sheet, definition, tie) });
    case 'choices':
      return fieldGroup(locale, { ...common, control: (tie) => boxes(sheet, definition, tie) });
    case 'person': {
      const id = textOf(sheet, code);
      return personField(
        sheet,
        {
          id: controlId(path),
          label,
          hint: common.hint as string | undefined,
          error: common.error,
          optional: required !== true,
          purpose: 'reader',
        },
        id === '' ? null : { id, name: sheet.draft.names[id] ?? id },
        (person) =>
          sheet.change({
            fields: { ...sheet.draft.fields, [code]: person?.id ?? '' },
            names: person === null ? sheet.draft.names : { ...sheet.draft.names, [person.id]: person.name },
          }),
      );
    }
    case 'file':
      return filesView(sheet, {
        field: code,
        label,
        hint: common.hint as string | undefined,
        error: common.error,
        optional: required !== true,
        of: html`<span class="visually-hidden"> – ${label}</span>`,
      });
    case 'page':
      return pageView(sheet, label, common.hint === undefined ? optionWords(sheet.locale).pageFieldHint : String(common.hint));
    case 'constant':
      return html`<div class="field">
        <p class="label">${label}</p>
        <p>${localised(definition.value, locale.language)}</p>
      </div>`;
  }
}

/** Every field that is asked now. */
export function fieldsView(sheet: Sheet): unknown {
  return visibleFields(sheet.filler, sheet.draft).map((definition) => one(sheet, definition));
}

/** Whether one of them holds the page around: it is then not asked a second time. */
export function hasPageField({ filler, draft }: Sheet): boolean {
  return visibleFields(filler, draft).some((definition) => definition.type === 'page');
}
