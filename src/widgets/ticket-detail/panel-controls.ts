/** The controls that the commands' forms are made of. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import type { CommandName } from '../../domain/commands.ts';
import { LONGEST_TEXT, type Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import { field, fieldGroup } from '../shared/field.ts';
import type { Locale } from '../shared/locale.ts';
import type { Edited } from './clash.ts';
import { type Part, type Values } from './forms.ts';

export interface PartContext {
  readonly name: CommandName;
  readonly locale: Locale;
  readonly words: FormWords;
  readonly session: Session;
  readonly view: TicketView;
  readonly values: Values;
  readonly scopes: readonly Scope[];
  readonly errors: Partial<Record<Part, string>>;
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly demands: { readonly solutionRequired: boolean; readonly minutesRequired: boolean };
  readonly change: (change: Partial<Values>) => void;
  /** What somebody else changed in a field meanwhile. */
  readonly clash: (edited: Edited) => TemplateResult | typeof nothing;
  /** The file picker with its chips, for the commands that bring files. */
  readonly picker: TemplateResult;
}

export const text = (event: Event): string => (event.target as HTMLInputElement).value;

interface Area {
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional: boolean;
  readonly value: string;
  readonly write: (value: string) => void;
}

export function area({ locale, errors }: PartContext, { id, part, label, hint, optional, value, write }: Area): TemplateResult {
  return field(locale, {
    id,
    label,
    hint,
    optional,
    error: errors[part],
    max: LONGEST_TEXT,
    length: value.length,
    control: (tie) =>
      html`<textarea
        class="textarea"
        id=${tie.id}
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        ?required=${!optional}
        .value=${live(value)}
        @input=${(event: Event) => write(text(event))}
      ></textarea>`,
  });
}

interface Listed {
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly empty?: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string; readonly group?: string | undefined }[];
  readonly value: string;
  readonly choose: (value: string) => void;
}

export function list(
  { locale, errors }: PartContext,
  { id, part, label, hint, empty, options, value, choose }: Listed,
): TemplateResult {
  const one = (option: Listed['options'][number]): TemplateResult =>
    html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`;
  const groups = [...new Set(options.map((option) => option.group ?? ''))];
  return field(locale, {
    id,
    label,
    hint,
    error: errors[part],
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        @change=${(event: Event) => choose(text(event))}
      >
        ${empty === undefined ? nothing : html`<option value="" ?selected=${value === ''}>${empty}</option>`}
        ${groups.map((group) => {
          const inside = options.filter((option) => (option.group ?? '') === group);
          return group === '' ? inside.map(one) : html`<optgroup label=${group}>${inside.map(one)}</optgroup>`;
        })}
      </select>`,
  });
}

export function scopeList(context: PartContext): TemplateResult | typeof nothing {
  const { locale, words, values, scopes, change } = context;
  if (scopes.length < 2) return nothing;
  return list(context, {
    id: 'scope',
    part: 'scope' as Part,
    label: words.form.scope,
    options: scopes.map((scope) => ({ value: scope, label: locale.words.scopes[scope] })),
    value: values.scope,
    choose: (value) => change({ scope: scopes.find((scope) => scope === value) ?? 'public' }),
  });
}

/** One of several, as radio buttons. */
export function radios<Value extends string>(
  context: PartContext,
  part: Part,
  label: string,
  options: readonly { readonly value: Value; readonly label: string }[],
  value: string,
  choose: (value: Value) => void,
): TemplateResult {
  return fieldGroup(context.locale, {
    id: part,
    label,
    error: context.errors[part],
    control: (tie) =>
      options.map(
        (option, index) =>
          html`<label class="choice"
            ><input
              type="radio"
              name=${part}
              id=${index === 0 ? tie.id : `${tie.id}-${option.value}`}
              value=${option.value}
              .checked=${live(option.value === value)}
              @change=${() => choose(option.value)}
            />${option.label}</label
          >`,
      ),
  });
}
