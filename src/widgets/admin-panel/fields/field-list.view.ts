/** The fields of a desk in their order, moved by keys and by pointer. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { askedIn } from '../../../domain/field-changes.ts';
import type { FieldDefinition } from '../../../domain/fields.ts';
import type { Desk } from '../../../domain/desk.ts';
import type { AdminFieldsWords } from '../../../locales/fr/admin-fields.ts';
import { dragAlong, moved } from '../../shared/ordering.ts';
import { icon } from '../../shared/icons.ts';
import type { Locale } from '../../shared/locale.ts';
import { iconButton } from '../controls.view.ts';
import { nameOf } from './field-sheet.ts';

export interface FieldList {
  readonly locale: Locale;
  readonly words: AdminFieldsWords;
  readonly desk: Desk;
  /** In the order in which they are shown, which a pointer may be changing. */
  readonly fields: readonly FieldDefinition[];
  readonly dragged: string | undefined;
  open(code: string): void;
  /** Shows another order without keeping it. */
  show(fields: readonly FieldDefinition[], dragged: string | undefined): void;
  keep(fields: readonly FieldDefinition[], moved: FieldDefinition, button?: HTMLElement): void;
  bringBack(field: FieldDefinition): void;
}

/** What tells a field from another in a line. */
function marks({ locale, words, desk }: FieldList, field: FieldDefinition): string {
  const places = askedIn(desk, field.code).length;
  return [
    words.types[field.type],
    ...(field.required === true ? [words.required] : []),
    ...(field.private === true ? [words.private] : []),
    ...(field.showIf === undefined ? [] : [words.conditional(nameOf(desk.fields, field.showIf.field, locale.language))]),
    ...(places === 0 ? [] : [words.somewhere(places)]),
  ].join(' · ');
}

function row(list: FieldList, field: FieldDefinition, at: number): TemplateResult {
  const { locale, words, desk, fields, dragged } = list;
  const name = nameOf(desk.fields, field.code, locale.language);
  const move = (by: number, button: HTMLElement): void => list.keep(moved(fields, field, at + by), field, button);
  const drag = (event: PointerEvent): void => {
    let order = fields;
    dragAlong(event, {
      over: (place) => {
        order = moved(fields, field, Math.min(place, fields.length - 1));
        list.show(order, field.code);
      },
      end: (isKept) => {
        list.show(fields, undefined);
        if (isKept && order !== fields) list.keep(order, field);
      },
    });
  };
  return html`<li class=${dragged === field.code ? 'field-row held' : 'field-row'}>
    <span class="grip" title=${words.grip} @pointerdown=${drag}>${icon('sort')}</span>
    <button class="field-open" type="button" id="field-${field.code}" @click=${() => list.open(field.code)}>
      <span class="field-name">${name}</span> <span class="muted small">${marks(list, field)}</span>
    </button>
    ${iconButton('arrow-up', words.up(name), (button) => move(-1, button), at === 0)}
    ${iconButton('arrow-down', words.down(name), (button) => move(1, button), at === fields.length - 1)}
  </li>`;
}

export function fieldList(list: FieldList): TemplateResult {
  const { words, fields } = list;
  if (fields.length === 0) return html`<p class="muted">${words.none}</p>`;
  return html`<ul class="field-list" role="list" aria-label=${words.list}>
    ${repeat(
      fields,
      ({ code }) => code,
      (field, at) => row(list, field, at),
    )}
  </ul>`;
}

/** Fields that are asked no more, each with the way back. */
export function retiredList(list: FieldList): TemplateResult | typeof nothing {
  const { locale, words, desk } = list;
  const retired = desk.fields.filter((each) => each.retired === true);
  if (retired.length === 0) return nothing;
  return html`<details>
    <summary>${words.retired}</summary>
    <p class="hint">${words.retiredHint}</p>
    <ul class="field-list" role="list" aria-label=${words.retired}>
      ${retired.map((field) => {
        const name = nameOf(desk.fields, field.code, locale.language);
        return html`<li class="field-row">
          <span class="field-open"
            ><span class="field-name">${name}</span> <span class="muted small">${words.types[field.type]}</span></span
          >
          <button class="button" type="button" @click=${() => list.bringBack(field)}>${words.bringBack(name)}</button>
        </li>`;
      })}
    </ul>
  </details>`;
}
