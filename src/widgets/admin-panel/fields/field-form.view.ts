/** The form of one field: what it asks, of whom, where and when. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { BECOMES } from '../../../domain/field-use.ts';
import { isCycle } from '../../../domain/field-changes.ts';
import { localised } from '../../../domain/values.ts';
import { field, fieldGroup } from '../../shared/field.ts';
import { boxField, lineField, listField, radioField } from '../controls.view.ts';
import { FILTERED, LISTED, TYPES, type FieldDraft } from './field-draft.ts';
import { nameOf, type FieldSheet } from './field-sheet.ts';
import { optionsView } from './options.view.ts';

/** The types that a field may have: all of them while no ticket holds a value. */
function typesFor({ before, held }: FieldSheet): readonly FieldDraft['type'][] {
  if (before === undefined || held.tickets === 0) return TYPES;
  return TYPES.filter((type) => type === before.type || BECOMES[before.type].includes(type));
}

function words(sheet: FieldSheet): TemplateResult {
  const { locale, words, draft, change } = sheet;
  return html`${lineField(locale, {
    id: 'label',
    label: words.label,
    value: draft.label.fr,
    lang: 'fr',
    error: sheet.error('label'),
    write: (fr) => change({ label: { ...draft.label, fr } }),
  })}
  ${lineField(locale, {
    id: 'label-en',
    label: words.labelEn,
    optional: true,
    value: draft.label.en,
    lang: 'en',
    write: (en) => change({ label: { ...draft.label, en } }),
  })}
  ${lineField(locale, {
    id: 'help',
    label: words.help,
    optional: true,
    value: draft.help.fr,
    lang: 'fr',
    write: (fr) => change({ help: { ...draft.help, fr } }),
  })}
  ${lineField(locale, {
    id: 'help-en',
    label: words.helpEn,
    optional: true,
    value: draft.help.en,
    lang: 'en',
    write: (en) => change({ help: { ...draft.help, en } }),
  })}`;
}

function kind(sheet: FieldSheet): TemplateResult {
  const { locale, words, draft, held, code, change } = sheet;
  const isHeld = held.tickets > 0;
  return html`${listField(locale, {
    id: 'type',
    label: words.type,
    hint: isHeld ? words.typeHeld(held.tickets) : undefined,
    error: sheet.error('type'),
    value: draft.type,
    choices: typesFor(sheet).map((type) => [type, words.types[type]] as const),
    choose: (value) => change({ type: TYPES.find((type) => type === value) ?? draft.type }),
  })}
  ${lineField(locale, {
    id: 'code',
    label: words.code,
    hint: isHeld ? words.codeHeld : words.codeHint,
    error: sheet.error('code'),
    value: code,
    readonly: isHeld,
    write: (value) => change({ code: value, isCodeTyped: value !== '' }),
  })}`;
}

/** What only one type has. */
function details(sheet: FieldSheet): unknown {
  const { locale, words, draft, change } = sheet;
  switch (draft.type) {
    case 'choice':
    case 'choices':
      return html`${optionsView(sheet)}${
        draft.type === 'choices'
          ? nothing
          : listField(locale, {
              id: 'display',
              label: words.display,
              value: draft.display,
              choices: [
                ['list', words.displays.list],
                ['radio', words.displays.radio],
              ],
              choose: (value) => change({ display: value === 'radio' ? 'radio' : 'list' }),
            })
      }`;
    case 'number':
      return html`${lineField(locale, { id: 'min', label: words.min, optional: true, short: true, value: draft.min, error: sheet.error('min'), write: (min) => change({ min }) })}
      ${lineField(locale, { id: 'max', label: words.max, optional: true, short: true, value: draft.max, error: sheet.error('max'), write: (max) => change({ max }) })}`;
    case 'constant':
      return html`${lineField(locale, { id: 'value', label: words.value, value: draft.value.fr, lang: 'fr', error: sheet.error('value'), write: (fr) => change({ value: { ...draft.value, fr } }) })}
      ${lineField(locale, { id: 'value-en', label: words.valueEn, optional: true, value: draft.value.en, lang: 'en', write: (en) => change({ value: { ...draft.value, en } }) })}`;
    default:
      return nothing;
  }
}

function where(sheet: FieldSheet): unknown {
  const { locale, words, draft, desk, change } = sheet;
  if (desk.services.length === 0) return nothing;
  const isAsked = (service: string, category: string): boolean =>
    draft.askedIn.some((each) => each.service === service && each.category === category);
  const turn = (service: string, category: string, isOn: boolean): void => {
    const others = draft.askedIn.filter((each) => each.service !== service || each.category !== category);
    change({ askedIn: isOn ? [...others, { service, category }] : others });
  };
  return fieldGroup(locale, {
    id: 'where',
    label: words.where,
    error: sheet.error('askedIn'),
    control: (tie) =>
      html`${radioField('where', tie.id, words.everywhere, draft.isEverywhere, () => change({ isEverywhere: true }))}
      ${radioField('where', 'where-chosen', words.chosen, !draft.isEverywhere, () => change({ isEverywhere: false }))}
      ${
        draft.isEverywhere
          ? nothing
          : desk.services.map(
              (service) =>
                html`<fieldset class="places">
                  <legend class="small">${localised(service.label, locale.language)}</legend>
                  ${service.categories.map(({ id, label }) => boxField(`where-${service.id}-${id}`, localised(label, locale.language), isAsked(service.id, id), (isOn) => turn(service.id, id, isOn)))}
                </fieldset>`,
            )
      }`,
  });
}

/** The answers of the field above by which this one is shown: those that it offers, else as they are written. */
function aboveValues(sheet: FieldSheet): unknown {
  const { locale, words, draft, desk, change } = sheet;
  const above = desk.fields.find((each) => each.code === draft.above);
  if (above === undefined) return nothing;
  const name = nameOf(desk.fields, above.code, locale.language);
  const error = sheet.error('showIf.in');
  const hidden = above.private === true && !draft.private ? html`<p class="hint">${words.aboveHidden}</p>` : nothing;
  if (above.type !== 'choice' && above.type !== 'choices') {
    return html`${field(locale, {
      id: 'above-values',
      label: words.aboveValues(name),
      hint: words.aboveTexts,
      error,
      control: (tie) =>
        html`<textarea
          class="textarea"
          id=${tie.id}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          .value=${live(draft.aboveValues.join('\n'))}
          @change=${(event: Event) => {
            const lines = (event.target as HTMLTextAreaElement).value.split('\n').map((each) => each.trim());
            change({ aboveValues: [...new Set(lines.filter((each) => each !== ''))] });
          }}
        ></textarea>`,
    })}${hidden}`;
  }
  const turn = (code: string, isOn: boolean): void =>
    change({ aboveValues: isOn ? [...draft.aboveValues, code] : draft.aboveValues.filter((each) => each !== code) });
  return html`${fieldGroup(locale, {
    id: 'above-values',
    label: words.aboveValues(name),
    error,
    control: () =>
      (above.options ?? []).map(({ code, label }, at) =>
        boxField(
          at === 0 ? 'above-values' : `above-${code}`,
          localised(label, locale.language),
          draft.aboveValues.includes(code),
          (isOn) => turn(code, isOn),
        ),
      ),
  })}${hidden}`;
}

function when(sheet: FieldSheet): TemplateResult {
  const { locale, words, draft, desk, before, change } = sheet;
  // What hangs from this field cannot carry it.
  const able = desk.fields.filter(
    ({ code, type, retired }) =>
      code !== before?.code &&
      retired !== true &&
      type !== 'file' &&
      type !== 'page' &&
      type !== 'person' &&
      (before === undefined || !isCycle(desk.fields, before.code, code)),
  );
  return html`${listField(locale, {
    id: 'above',
    label: words.when,
    error: sheet.error('showIf.field'),
    value: draft.above,
    choices: [
      ['', words.always],
      ...able.map(({ code }) => [code, words.ifAbove(nameOf(desk.fields, code, locale.language))] as const),
    ],
    choose: (above) => change({ above, aboveValues: [] }),
  })}
  ${aboveValues(sheet)}`;
}

function rules(sheet: FieldSheet): TemplateResult {
  const { locale, words, draft, change } = sheet;
  return fieldGroup(locale, {
    id: 'rules',
    label: words.rules,
    control: () =>
      html`${draft.type === 'constant' ? nothing : boxField('required', words.isRequired, draft.required, (required) => change({ required }))}
      ${boxField('private', words.isPrivate, draft.private, (isOn) => change({ private: isOn }), words.isPrivateMeans)}
      ${LISTED.has(draft.type) ? boxField('listable', words.isListable, draft.listable, (listable) => change({ listable })) : nothing}
      ${FILTERED.has(draft.type) ? boxField('filterable', words.isFilterable, draft.filterable, (filterable) => change({ filterable })) : nothing}`,
  });
}

/** All that is asked about a field. */
export function fieldForm(sheet: FieldSheet): TemplateResult {
  return html`${words(sheet)} ${kind(sheet)} ${details(sheet)} ${where(sheet)} ${when(sheet)} ${rules(sheet)}`;
}
