/**
 * Two people who edit the same field of a ticket at once: what the other one saved is shown beside what is being typed, and
 * whoever types chooses. Fields that only the other one touched simply follow. Whichever is saved, the history keeps both.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { FieldValue } from '../../domain/fields.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import type { FormWords } from '../../locales/fr/ticket-acting.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import type { Present, Values } from './forms.ts';

/** A field of a ticket: one of its own, or `field:` and the code of a custom one. */
export type Edited = 'summary' | 'description' | 'kind' | 'restricted' | `field:${string}`;

type Value = FieldValue | boolean | undefined;

export interface Clash {
  readonly mine: Value;
  readonly theirs: Value;
  readonly by: string | undefined;
  readonly at: string | undefined;
  readonly choice?: 'mine' | 'theirs' | undefined;
}

/** What a form of edits began with, and where others changed it meanwhile. */
export interface Editing {
  base: Present;
  clashes: ReadonlyMap<Edited, Clash>;
}

const OWN = ['summary', 'description', 'kind', 'restricted'] as const;

function valueOf(held: Pick<Values, keyof Present> | Present, edited: Edited): Value {
  return edited.startsWith('field:') ? held.fields[edited.slice(6)] : held[edited as (typeof OWN)[number]];
}

function put(values: Values, edited: Edited, value: Value): Values {
  if (!edited.startsWith('field:')) return { ...values, [edited]: value };
  const { [edited.slice(6)]: _before, ...others } = values.fields;
  return { ...values, fields: value === undefined ? others : { ...others, [edited.slice(6)]: value as FieldValue } };
}

function same(one: Value, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function editOf(timeline: readonly Entry[], edited: Edited): Entry | undefined {
  return timeline.findLast((entry) => (edited.startsWith('field:') ? entry.set.fields !== undefined : edited in entry.set));
}

/**
 * What is typed, on the ticket as it is now.
 * @param editing kept up to date: what began, and what clashes
 * @returns the values with what others changed elsewhere
 */
export function rebase(editing: Editing, typed: Values, view: TicketView): Values {
  const { ticket } = view;
  const codes = new Set([...Object.keys(editing.base.fields), ...Object.keys(ticket.fields)]);
  let values = typed;
  const clashes = new Map(editing.clashes);
  for (const edited of [...OWN, ...[...codes].map((code): Edited => `field:${code}`)]) {
    const theirs = valueOf(ticket, edited);
    const before = valueOf(editing.base, edited);
    if (same(theirs, before)) continue;
    const mine = valueOf(values, edited);
    if (same(mine, before)) values = put(values, edited, theirs);
    else if (!same(mine, theirs)) {
      const entry = editOf(view.timeline, edited);
      const by = entry?.actor.type === 'person' ? view.people[entry.actor.id]?.name : undefined;
      clashes.set(edited, { mine, theirs, by, at: entry?.at });
    }
  }
  editing.base = {
    summary: ticket.summary,
    description: ticket.description,
    kind: ticket.kind,
    restricted: ticket.restricted,
    fields: ticket.fields,
  };
  editing.clashes = clashes;
  return values;
}

/** Takes one of the two values of a field; the other one stays at hand. */
export function choose(editing: Editing, values: Values, edited: Edited, choice: 'mine' | 'theirs'): Values {
  const clash = editing.clashes.get(edited);
  if (clash === undefined) return values;
  // What was typed since is one's own value too.
  const mine = clash.choice === 'theirs' ? clash.mine : valueOf(values, edited);
  editing.clashes = new Map([...editing.clashes, [edited, { ...clash, mine, choice }]]);
  return put(values, edited, choice === 'mine' ? mine : clash.theirs);
}

/** Whether a choice is still to be made. */
export function undecided(editing: Editing): boolean {
  return [...editing.clashes.values()].some(({ choice }) => choice === undefined);
}

export interface ClashContext {
  readonly locale: Locale;
  readonly words: FormWords;
  readonly editing: Editing;
  readonly choose: (edited: Edited, choice: 'mine' | 'theirs') => void;
  /** A value in words. */
  readonly say: (edited: Edited, value: Value) => string;
}

/** Both values, beside the field; nothing where nobody else changed it. */
export function clashNotice(edited: Edited, context: ClashContext): TemplateResult | typeof nothing {
  const { locale, words, editing, say } = context;
  const clash = editing.clashes.get(edited);
  if (clash === undefined) return nothing;
  const { conflict } = words;
  const { by, at, choice, theirs } = clash;
  const shown = (value: Value): string => say(edited, value).trim() || words.edited.empty;
  const button = (which: 'mine' | 'theirs', label: string): TemplateResult =>
    html`<button
      class="button"
      type="button"
      aria-pressed=${choice === which ? 'true' : 'false'}
      @click=${() => context.choose(edited, which)}
    >
      ${label}
    </button>`;
  return html`<div class="clash" data-clash=${edited}>
    ${notice(locale, 'warning', {
      what: by === undefined || at === undefined ? conflict.whatUnknown : conflict.what(by, locale.relative(at)),
      more: html`<span class="both"
          ><span>${conflict.theirs} <q>${shown(theirs)}</q></span></span
        >${choice === undefined ? nothing : html`<span class="both">${choice === 'mine' ? conflict.kept : html`${conflict.taken} ${conflict.mine} <q>${shown(clash.mine)}</q>`}</span>`}`,
      actions: html`${button('mine', conflict.keepMine)}${button('theirs', conflict.takeTheirs)}`,
    })}
  </div>`;
}
