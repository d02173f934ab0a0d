/** What an edit changed, in words: before and after, field by field, as far as its reader may know. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from '../../domain/desk.ts';
import type { FieldValue } from '../../domain/fields.ts';
import { localised } from '../../domain/values.ts';
import type { Entry } from '../../domain/view.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Locale } from '../shared/locale.ts';
import type { Edited } from './clash.ts';

/** What saying needs to know. */
export interface Saying {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly desk: Desk;
}

type Value = FieldValue | boolean | undefined;

/** A value of a field, as it is read. */
export function valueSaid(edited: Edited, value: Value, { locale, words, desk }: Saying): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? words.edited.yes : words.edited.no;
  if (edited === 'kind') return locale.words.kinds[value as keyof typeof locale.words.kinds];
  const options = desk.fields.find(({ code }) => edited === `field:${code}`)?.options ?? [];
  const one = (code: string): string => {
    const option = options.find((each) => each.code === code);
    return option === undefined ? code : localised(option.label, locale.language);
  };
  if (Array.isArray(value)) return locale.list(value.map(one));
  return typeof value === 'number' ? locale.number(value) : one(value);
}

function label(edited: Edited, { words, desk, locale }: Saying): string {
  if (edited === 'restricted' || edited === 'summary') return words.edited[edited];
  if (edited === 'description') return words.description;
  if (edited === 'kind') return words.property.kind;
  const field = desk.fields.find(({ code }) => edited === `field:${code}`);
  return field === undefined ? edited.slice(6) : localised(field.label, locale.language);
}

interface Change {
  readonly edited: Edited;
  readonly before: Value;
  readonly after: Value;
}

function changesOf({ set, was }: Entry): Change[] {
  const own = (['summary', 'description', 'kind', 'restricted'] as const)
    .filter((edited) => set[edited] !== undefined)
    .map((edited): Change => ({ edited, before: was[edited], after: set[edited] }));
  const before = was.fields ?? {};
  const after = set.fields ?? {};
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const fields = codes
    .filter((code) => JSON.stringify(before[code]) !== JSON.stringify(after[code]))
    .map((code): Change => ({ edited: `field:${code}`, before: before[code], after: after[code] }));
  return [...own, ...fields];
}

/** Both values of everything an edit changed, folded under one line. */
export function editedValues(entry: Entry, saying: Saying): TemplateResult | typeof nothing {
  const changes = changesOf(entry);
  if (changes.length === 0) return nothing;
  const { words } = saying;
  const said = (edited: Edited, value: Value): string => valueSaid(edited, value, saying).trim() || words.edited.empty;
  return html`<details class="edited">
    <summary>${words.edited.show}</summary>
    <dl class="rows">
      ${changes.map(
        ({ edited, before, after }) =>
          html`<div>
            <dt>${label(edited, saying)}</dt>
            <dd>
              <span class="visually-hidden">${words.edited.before} : </span><del>${said(edited, before)}</del>
              <span class="visually-hidden">${words.edited.after} : </span><ins>${said(edited, after)}</ins>
            </dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
