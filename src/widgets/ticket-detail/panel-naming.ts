/** The parts of forms that name something else: a person, another ticket, a place. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { lineage, serviceOf, takesTickets } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { isAssignable, reads } from '../../domain/visibility.ts';
import type { Option } from '../shared/combobox.ts';
import { notice } from '../shared/notice.ts';
import { type Choice, type Part } from './forms.ts';

import { list, type PartContext } from './panel-controls.ts';
/** Who may be named, for each command. */
async function people(context: PartContext, typed: string): Promise<Option[]> {
  const { name, session, view, locale } = context;
  const { ticket } = view;
  if (name === 'uninvite') {
    return ticket.observers
      .map((id) => ({ id, label: view.people[id]?.name ?? locale.words.unknownPerson }))
      .filter(({ label }) => label.toLocaleLowerCase().includes(typed.toLocaleLowerCase()));
  }
  const found = await session.people({
    text: typed,
    purpose: name === 'assign' ? 'assignee' : 'reader',
    service: ticket.service,
    category: ticket.category,
    limit: 20,
  });
  const hidden = new Set<string | null>(
    name === 'assign' ? [ticket.assignee] : [ticket.requester, ...(name === 'invite' ? ticket.observers : [])],
  );
  return found
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, name: label, school }) => ({ id, label, ...(school === undefined ? {} : { hint: school }) }));
}

export function person(context: PartContext): TemplateResult {
  const { name, words, errors, values, change, session, view } = context;
  const { form } = words;
  const label =
    { assign: form.assignTo, invite: form.invitee, 'change-requester': form.requester, 'ask-approval': form.approvers }[
      name as string
    ] ?? form.person;
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
    ${
      mine && values.person?.id !== session.me.id
        ? html`<button
            class="button link"
            type="button"
            @click=${() => change({ person: { id: session.me.id, label: session.me.name } })}
          >
            ${form.assignToMe}
          </button>`
        : nothing
    }
  </div>`;
}

async function tickets(context: PartContext, typed: string): Promise<Option[]> {
  const { session, view, name, locale } = context;
  if (typed.trim() === '' && session.can.search === 'none') return [];
  const page = await session.tickets({
    ...(typed.trim() === '' ? {} : { text: typed }),
    sort: [{ by: 'changed', descending: true }],
    limit: 12,
  });
  return page.rows
    .filter((row) => row.id !== view.ticket.id && (name !== 'merge' || (row.state !== 'abandoned' && row.state !== 'validated')))
    .map((row) => ({ id: row.id, label: `${row.key ?? ''} ${row.summary}`.trim(), hint: locale.words.states[row.state] }));
}

export function ticket(context: PartContext): TemplateResult {
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

export function place(context: PartContext): TemplateResult {
  const { words, session, view, values, change, locale } = context;
  const { desk } = session;
  const open = desk.services.filter((service) => service.open);
  const service = serviceOf(desk, values.service);
  const here = view.ticket;
  const categories = (service?.categories ?? []).filter(
    (category) =>
      service !== undefined && takesTickets(service, category) && !(service.id === here.service && category.id === here.category),
  );
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
      group:
        service === undefined
          ? undefined
          : lineage(service, category)
              .slice(1)
              .reverse()
              .map((each) => localised(each.label, locale.language))
              .join(' › '),
    })),
    value: values.category,
    choose: (id) => change({ category: id }),
  })}`;
}

/** Who would lose sight of it, or its charge, in the place chosen (domain §3, move). */
export function observe(context: PartContext): TemplateResult | typeof nothing {
  const { words, session, view, values, change, locale } = context;
  const { me, desk } = session;
  if (values.service === '' || values.category === '') return nothing;
  const elsewhere = values.service !== view.ticket.service;
  const moved = { ...view.ticket, service: values.service, category: values.category, ...(elsewhere ? { assignee: null } : {}) };
  const blind = !reads(me, moved, desk);
  const loser = elsewhere && view.ticket.assignee !== null ? view.people[view.ticket.assignee]?.name : undefined;
  if (!blind && loser === undefined) return nothing;
  const box = html`<label class="choice"
    ><input
      type="checkbox"
      .checked=${live(values.observe)}
      @change=${(event: Event) => change({ observe: (event.target as HTMLInputElement).checked })}
    />${words.form.observe}</label
  >`;
  const lines = [...(loser === undefined ? [] : [words.form.losesAssignee(loser)]), ...(blind ? [words.form.loseSightMe] : [])];
  return html`<div class="field">
    ${notice(locale, 'warning', { what: lines.join(' '), more: blind ? box : undefined, role: 'status' })}
  </div>`;
}
