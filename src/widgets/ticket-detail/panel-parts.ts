/** The fields of the commands' forms, one function a part. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Session } from '../../backends/backend.ts';
import type { CommandName } from '../../domain/commands.ts';
import { fieldsFor, lineage, serviceOf, takesTickets } from '../../domain/desk.ts';
import { shownFields } from '../../domain/field-values.ts';
import { settableStates } from '../../domain/set-state.ts';
import { LONGEST_SUMMARY, LONGEST_TEXT, Kind, Priority, localised, type Scope } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import { isAssignable, reads, relationsTo } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { Option } from '../shared/combobox.ts';
import { field, fieldGroup } from '../shared/field.ts';
import { notice } from '../shared/notice.ts';
import type { Locale } from '../shared/locale.ts';
import { editable, editField } from './edit-fields.ts';
import { needsText, type Choice, type Part, type Values } from './forms.ts';

export interface PartContext {
  readonly name: CommandName;
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly session: Session;
  readonly view: TicketView;
  readonly values: Values;
  readonly scopes: readonly Scope[];
  readonly errors: Partial<Record<Part, string>>;
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly demands: { readonly solutionRequired: boolean; readonly minutesRequired: boolean };
  readonly change: (change: Partial<Values>) => void;
  /** The file picker with its chips, for the commands that bring files. */
  readonly picker: TemplateResult;
}

const text = (event: Event): string => (event.target as HTMLInputElement).value;

interface Area {
  readonly id: string;
  readonly part: Part;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional: boolean;
  readonly value: string;
  readonly write: (value: string) => void;
}

function area({ locale, errors }: PartContext, { id, part, label, hint, optional, value, write }: Area): TemplateResult {
  return field(locale, {
    id,
    label,
    hint,
    optional,
    error: errors[part],
    max: LONGEST_TEXT,
    length: value.length,
    control: (tie) =>
      html`<textarea class="textarea" id=${tie.id} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} ?required=${!optional} .value=${live(value)} @input=${(event: Event) => write(text(event))}></textarea>`,
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

function list({ locale, errors }: PartContext, { id, part, label, hint, empty, options, value, choose }: Listed): TemplateResult {
  const one = (option: Listed['options'][number]): TemplateResult => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`;
  const groups = [...new Set(options.map((option) => option.group ?? ''))];
  return field(locale, {
    id,
    label,
    hint,
    error: errors[part],
    control: (tie) =>
      html`<select class="select" id=${tie.id} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} @change=${(event: Event) => choose(text(event))}>
        ${empty === undefined ? nothing : html`<option value="" ?selected=${value === ''}>${empty}</option>`}
        ${groups.map((group) => {
          const inside = options.filter((option) => (option.group ?? '') === group);
          return group === '' ? inside.map(one) : html`<optgroup label=${group}>${inside.map(one)}</optgroup>`;
        })}
      </select>`,
  });
}

function scopeList(context: PartContext): TemplateResult | typeof nothing {
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

/** The text of a command: a question, a reason, or a message that goes with it. */
function message(context: PartContext): TemplateResult {
  const { name, words, view, values, change, session } = context;
  const { form } = words;
  const required = needsText(name, values);
  const reader = view.ticket.requester === session.me.id ? undefined : view.people[view.ticket.requester]?.name;
  const asks = name === 'ask' || (name === 'set-state' && required && values.state === 'waiting');
  const label = asks ? form.question : name === 'merge' || !required ? form.comment : form.reason;
  const staffOnly = name === 'break-glass' || name === 'detach';
  const hint = !required ? form.commentHint : reader === undefined || staffOnly ? undefined : asks ? form.questionHint(reader) : form.reasonHint(reader);
  return html`${area(context, { id: 'text', part: required ? 'text' : 'comment', label, hint, optional: !required, value: values.text, write: (value) => change({ text: value }) })}
  ${values.text.trim() === '' && !required ? nothing : scopeList(context)}`;
}

/** Who may be named, for each command. */
async function people(context: PartContext, typed: string): Promise<Option[]> {
  const { name, session, view, locale } = context;
  const { ticket } = view;
  if (name === 'uninvite') {
    return ticket.observers.map((id) => ({ id, label: view.people[id]?.name ?? locale.words.unknownPerson })).filter(({ label }) => label.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));
  }
  const found = await session.people({ text: typed, purpose: name === 'assign' ? 'assignee' : 'reader', service: ticket.service, category: ticket.category, limit: 20 });
  const hidden = new Set<string | null>(name === 'assign' ? [ticket.assignee] : [ticket.requester, ...(name === 'invite' ? ticket.observers : [])]);
  return found.filter(({ id }) => !hidden.has(id)).map(({ id, name: label, school }) => ({ id, label, ...(school === undefined ? {} : { hint: school }) }));
}

function person(context: PartContext): TemplateResult {
  const { name, words, errors, values, change, session, view } = context;
  const { form } = words;
  const label = { assign: form.assignTo, invite: form.invitee, 'change-requester': form.requester, 'ask-approval': form.approvers }[name as string] ?? form.person;
  const hint = { invite: form.inviteHint, 'ask-approval': form.approversHint }[name as string] ?? form.personHint;
  const mine = name === 'assign' && view.ticket.assignee !== session.me.id && isAssignable(session.me, session.desk, view.ticket);
  return html`<div class="field">
    <guichet-combobox
      id="person"
      .label=${label}
      .hint=${hint}
      .error=${errors.person ?? ''}
      ?optional=${name === 'ask-approval'}
      .value=${values.person}
      .source=${(typed: string) => people(context, typed)}
      @guichet-choose=${(event: CustomEvent<{ readonly option: Option | null }>) => change({ person: event.detail.option })}
    ></guichet-combobox>
    ${mine && values.person?.id !== session.me.id
      ? html`<button class="button link" type="button" @click=${() => change({ person: { id: session.me.id, label: session.me.name } })}>${form.assignToMe}</button>`
      : nothing}
  </div>`;
}

async function tickets(context: PartContext, typed: string): Promise<Option[]> {
  const { session, view, name, locale } = context;
  if (typed.trim() === '' && session.can.search === 'none') return [];
  const page = await session.tickets({ ...(typed.trim() === '' ? {} : { text: typed }), sort: { by: 'changed', descending: true }, limit: 12 });
  return page.rows
    .filter((row) => row.id !== view.ticket.id && (name !== 'merge' || (row.state !== 'abandoned' && row.state !== 'validated')))
    .map((row) => ({ id: row.id, label: `${row.key ?? ''} ${row.summary}`.trim(), hint: locale.words.states[row.state] }));
}

function ticket(context: PartContext): TemplateResult {
  const { words, errors, values, change } = context;
  return html`<div class="field">
    <guichet-combobox
      id="ticket"
      .label=${words.form.ticket}
      .hint=${words.form.ticketHint}
      .error=${errors.ticket ?? ''}
      .value=${values.ticket}
      .source=${(typed: string) => tickets(context, typed)}
      @guichet-choose=${(event: CustomEvent<{ readonly option: Choice | null }>) => change({ ticket: event.detail.option })}
    ></guichet-combobox>
  </div>`;
}

function place(context: PartContext): TemplateResult {
  const { words, session, view, values, change, locale } = context;
  const { desk } = session;
  const open = desk.services.filter((service) => service.open);
  const service = serviceOf(desk, values.service);
  const here = view.ticket;
  const categories = (service?.categories ?? []).filter((category) => service !== undefined && takesTickets(service, category) && !(service.id === here.service && category.id === here.category));
  return html`${list(context, {
    id: 'service',
    part: 'service' as Part,
    label: words.form.service,
    empty: words.form.chooseService,
    options: open.map((each) => ({ value: each.id, label: localised(each.label, locale.language) })),
    value: values.service,
    choose: (id) => change({ service: id, category: '' }),
  })}
  ${list(context, {
    id: 'category',
    part: 'place',
    label: words.form.category,
    empty: words.form.chooseCategory,
    options: categories.map((category) => ({
      value: category.id,
      label: localised(category.label, locale.language),
      group: service === undefined ? undefined : lineage(service, category).slice(1).reverse().map((each) => localised(each.label, locale.language)).join(' › '),
    })),
    value: values.category,
    choose: (id) => change({ category: id }),
  })}`;
}

/** Who would lose sight of it, or its charge, in the place chosen (domain §3, move). */
function observe(context: PartContext): TemplateResult | typeof nothing {
  const { words, session, view, values, change, locale } = context;
  const { me, desk } = session;
  if (values.service === '' || values.category === '') return nothing;
  const elsewhere = values.service !== view.ticket.service;
  const moved = { ...view.ticket, service: values.service, category: values.category, ...(elsewhere ? { assignee: null } : {}) };
  const blind = !reads(me, moved, desk);
  const loser = elsewhere && view.ticket.assignee !== null ? view.people[view.ticket.assignee]?.name : undefined;
  if (!blind && loser === undefined) return nothing;
  const box = html`<label class="choice"
    ><input type="checkbox" .checked=${live(values.observe)} @change=${(event: Event) => change({ observe: (event.target as HTMLInputElement).checked })} />${words.form.observe}</label
  >`;
  const lines = [...(loser === undefined ? [] : [words.form.losesAssignee(loser)]), ...(blind ? [words.form.loseSightMe] : [])];
  return html`<div class="field">${notice(locale, 'warning', { what: lines.join(' '), more: blind ? box : undefined, role: 'status' })}</div>`;
}

function wait(context: PartContext): TemplateResult {
  const { name, words, locale, values, change } = context;
  const options = [
    ...(name === 'set-state' ? [{ value: 'requester', label: locale.words.waitings.requester }] : []),
    ...(['provider', 'date', 'other'] as const).map((reason) => ({ value: reason, label: words.reasons[reason] })),
  ];
  return list(context, { id: 'wait', part: 'wait', label: words.form.waitReason, empty: '–', options, value: values.wait, choose: (value) => change({ wait: value as Values['wait'] }) });
}

function until(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change } = context;
  const tomorrow = new Date(locale.now() + 86_400_000).toISOString().slice(0, 10);
  return field(locale, {
    id: 'until',
    label: words.form.until,
    hint: words.form.untilHint,
    error: errors.until,
    optional: values.wait !== 'date',
    control: (tie) =>
      html`<input class="input short" type="date" id=${tie.id} min=${tomorrow} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} .value=${live(values.until)} @input=${(event: Event) => change({ until: text(event) })} />`,
  });
}

function minutes(context: PartContext): TemplateResult | typeof nothing {
  const { name, words, locale, values, errors, change, demands, session, view } = context;
  if (name === 'resolve' && !relationsTo(view.ticket, session.me, session.desk).staff) return nothing;
  return field(locale, {
    id: 'minutes',
    label: words.form.minutes,
    hint: words.form.minutesHint,
    error: errors.minutes,
    optional: name !== 'log-time' && !demands.minutesRequired,
    control: (tie) =>
      html`<input class="input short" inputmode="numeric" id=${tie.id} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} .value=${live(values.minutes)} @input=${(event: Event) => change({ minutes: text(event) })} />`,
  });
}

/** One of several, as radio buttons. */
function radios<Value extends string>(context: PartContext, part: Part, label: string, options: readonly { readonly value: Value; readonly label: string }[], value: string, choose: (value: Value) => void): TemplateResult {
  return fieldGroup(context.locale, {
    id: part,
    label,
    error: context.errors[part],
    control: (tie) =>
      options.map(
        (option, index) =>
          html`<label class="choice"
            ><input type="radio" name=${part} id=${index === 0 ? tie.id : `${tie.id}-${option.value}`} value=${option.value} .checked=${live(option.value === value)} @change=${() => choose(option.value)} />${option.label}</label
          >`,
      ),
  });
}

function rank(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change, view } = context;
  const { ranks, rankNumber, rankNow } = words.form;
  const options = [...(['top', 'up', 'down', 'bottom'] as const).map((value) => ({ value, label: ranks[value] })), { value: 'number' as const, label: rankNumber }];
  return html`${view.position === null ? nothing : html`<p class="muted">${rankNow(view.position)}</p>`}
  ${radios(context, 'rank', words.form.rank, options, values.rank, (value) => change({ rank: value }))}
  ${values.rank !== 'number'
    ? nothing
    : field(locale, {
        id: 'place',
        label: words.form.rank,
        error: errors.rank,
        control: (tie) => html`<input class="input short" inputmode="numeric" id=${tie.id} aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} .value=${live(values.place)} @input=${(event: Event) => change({ place: text(event) })} />`,
      })}`;
}

function titled(context: PartContext): TemplateResult {
  const { words, locale, values, errors, change } = context;
  const part: Part = context.name === 'split' ? 'split' : 'edit';
  return html`${field(locale, {
    id: 'summary',
    label: words.form.summary,
    error: errors[part],
    max: LONGEST_SUMMARY,
    length: values.summary.length,
    control: (tie) =>
      html`<input class="input" id=${tie.id} maxlength=${LONGEST_SUMMARY} required aria-describedby=${tie.describedBy} aria-invalid=${tie.invalid} .value=${live(values.summary)} @input=${(event: Event) => change({ summary: text(event) })} />`,
  })}
  ${area(context, { id: 'description', part: 'comment', label: words.form.description, optional: true, value: values.description, write: (value) => change({ description: value }) })}`;
}

function edit(context: PartContext): TemplateResult {
  const { words, locale, values, change, session, view, fieldErrors } = context;
  const { staff } = relationsTo(view.ticket, session.me, session.desk);
  const fields = shownFields(editable(fieldsFor(session.desk, view.ticket.service, view.ticket.category)), values.fields, { staff });
  return html`${titled(context)}
  ${list(context, {
    id: 'kind',
    part: 'kind' as Part,
    label: words.form.kind,
    options: Kind.options.map((kind) => ({ value: kind, label: locale.words.kinds[kind] })),
    value: values.kind,
    choose: (value) => change({ kind: Kind.options.find((kind) => kind === value) ?? '' }),
  })}
  ${fields.map((definition) =>
    editField(definition, {
      locale,
      values: values.fields,
      errors: fieldErrors,
      noOption: words.form.noOption,
      change: (code, value) => {
        const { [code]: _before, ...others } = values.fields;
        change({ fields: value === undefined ? others : { ...others, [code]: value } });
      },
    }),
  )}
  <div class="field">
    <label class="choice"><input type="checkbox" .checked=${live(values.restricted)} @change=${(event: Event) => change({ restricted: (event.target as HTMLInputElement).checked })} />${words.form.restrictedField}</label>
  </div>`;
}

function links(context: PartContext): TemplateResult {
  const { words, view, values, change } = context;
  const directed = view.ticket.links.filter((link) => ['depends-on', 'duplicate-of', 'caused-by', 'see-also'].includes(link.type));
  const options = directed.map((link) => {
    const other = view.linked[link.ticket];
    return { value: `${link.type} ${link.ticket}`, label: `${words.linkEnds[link.type]} ${other?.key ?? words.unnumbered} ${other?.summary ?? ''}`.trim() };
  });
  return list(context, { id: 'link', part: 'link', label: words.form.link, empty: '–', options, value: values.link, choose: (value) => change({ link: value }) });
}

function files(context: PartContext): TemplateResult {
  const { words, view, values, change, session } = context;
  const { profile } = relationsTo(view.ticket, session.me, session.desk);
  const mine = view.ticket.files.filter((file) => file.detached !== true && (file.by === session.me.id || profile !== 'requester'));
  return list(context, { id: 'file', part: 'file', label: words.form.file, empty: '–', options: mine.map((file) => ({ value: file.id, label: file.name })), value: values.file, choose: (value) => change({ file: value }) });
}

/** One part of a form. */
export function part(name: Part, context: PartContext): TemplateResult | typeof nothing {
  const { words, locale, values, change, session, view } = context;
  const { form } = words;
  switch (name) {
    case 'comment':
    case 'text':
      return message(context);
    case 'solution':
      return area(context, { id: 'solution', part: 'solution', label: form.solution, hint: form.solutionHint, optional: !context.demands.solutionRequired, value: values.solution, write: (value) => change({ solution: value }) });
    case 'minutes':
      return minutes(context);
    case 'person':
      return person(context);
    case 'place':
      return place(context);
    case 'observe':
      return observe(context);
    case 'wait':
      return wait(context);
    case 'until':
      return until(context);
    case 'desk':
      return list(context, { id: 'desk', part: 'desk', label: form.desk, empty: form.chooseDesk, options: session.desk.subDesks.map((each) => ({ value: each.desk, label: localised(each.name, locale.language) })), value: values.desk, choose: (desk) => change({ desk }) });
    case 'state':
      return list(context, { id: 'state', part: 'state', label: form.state, empty: form.chooseState, options: settableStates(view.ticket, session.desk).map((state) => ({ value: state, label: locale.words.states[state] })), value: values.state, choose: (value) => change({ state: settableStates(view.ticket, session.desk).find((state) => state === value) ?? '' }) });
    case 'priority':
      return radios(context, 'priority', form.priority, Priority.options.toReversed().map((value) => ({ value, label: locale.words.priorities[value] })), values.priority, (value) => change({ priority: value }));
    case 'rank':
      return rank(context);
    case 'urgent':
      return html`<div class="field"><label class="choice"><input type="checkbox" .checked=${live(values.urgent)} @change=${(event: Event) => change({ urgent: (event.target as HTMLInputElement).checked })} />${form.urgent}</label></div>`;
    case 'link-type':
      return radios(context, 'link-type', form.linkType, (['depends-on', 'duplicate-of', 'caused-by', 'see-also'] as const).map((value) => ({ value, label: words.linkTypes[value] })), values.linkType, (value) => change({ linkType: value }));
    case 'ticket':
      return ticket(context);
    case 'link':
      return links(context);
    case 'mark':
      return radios(context, 'mark', form.mark, words.marks.map((label, index) => ({ value: String(index + 1), label })).toReversed(), values.mark, (value) => change({ mark: value }));
    case 'split':
      return titled(context);
    case 'edit':
      return edit(context);
    case 'files':
      return html`${context.picker}${scopeList(context)}`;
    case 'file':
      return files(context);
  }
}
