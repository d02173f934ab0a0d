/** The properties that only some tickets have: what was answered about them, other desks, fields, links. Fetched with the first of them. */
import { html, nothing, type TemplateResult } from 'lit';
import { fieldsOn } from '../../domain/desk.ts';
import type { FieldDefinition, FieldValue } from '../../domain/fields.ts';
import { localised } from '../../domain/values.ts';
import type { PartsWords } from '../../locales/fr/ticket-parts.ts';
import { icon } from '../shared/icons.ts';
import { personName } from '../shared/person.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import { may } from './offers.ts';
import { partWords } from './part-words.ts';
import { link, rows, type PropertiesContext, type Row } from './properties.ts';

export { PART_WORDS as vocabulary } from './part-words.ts';

/** A field's value as it is read. */
function shown({ locale, view, meet }: PropertiesContext, definition: FieldDefinition, value: FieldValue): unknown {
  const option = (code: string): string =>
    localised(definition.options?.find((each) => each.code === code)?.label ?? code, locale.language);
  if (Array.isArray(value)) {
    if (definition.type === 'page') return value.map((line) => html`<div class="written">${link(line)}</div>`);
    if (definition.type !== 'file') return locale.list(value.map(option));
    return locale.list(value.map((id) => view.ticket.files.find((file) => file.id === id)?.name ?? '–'));
  }
  switch (definition.type) {
    case 'number':
      return typeof value === 'number' ? locale.number(value) : value;
    case 'date':
      return locale.date(String(value));
    case 'choice':
      return option(String(value));
    case 'person':
      return personName(locale, String(value), view.people, undefined, meet);
    case 'url':
      return link(String(value));
    case 'email':
      return html`<a href="mailto:${value}">${value}</a>`;
    default:
      return html`<span class="written">${value}</span>`;
  }
}

function fields(context: PropertiesContext, said: PartsWords): Row[] {
  const { locale, session, view } = context;
  const { ticket } = view;
  return fieldsOn(session.desk, ticket).flatMap((definition): Row[] => {
    const value = Object.hasOwn(ticket.fields, definition.code) ? ticket.fields[definition.code] : undefined;
    if (value === undefined || value === '') return [];
    const label = localised(definition.label, locale.language);
    return [
      [
        definition.private === true ? html`${label} <span class="mark">${icon('lock')}${said.private}</span>` : label,
        shown(context, definition, value),
      ],
    ];
  });
}

/** What only some tickets have of what stands in one line. */
export function moreRows(context: PropertiesContext): TemplateResult[] {
  const { locale, words, session, view } = context;
  const { ticket } = view;
  const said = partWords(session, locale.language);
  return rows([
    ticket.rating === null ? undefined : [said.rating, said.ratingOf(ticket.rating, words.marks[ticket.rating - 1] ?? '')],
    ticket.approval === null ? undefined : [said.approval, said.approvals[ticket.approval.state]],
    ticket.aliases.length === 0 ? undefined : [said.aliases, locale.list(ticket.aliases)],
    ticket.above === null
      ? undefined
      : [said.above, html`${ticket.above.desk} ${ticket.above.key ?? ''} · ${locale.words.states[ticket.above.state]}`],
    ticket.below === null ? undefined : [said.below, html`${ticket.below.desk} ${ticket.below.key}`],
    ...fields(context, said),
  ]);
}

/** The tickets that this one is linked to. */
export function links(context: PropertiesContext): TemplateResult {
  const { locale, words, session, view, acting, openTicket } = context;
  const said = partWords(session, locale.language);
  const directed = ['depends-on', 'duplicate-of', 'caused-by', 'see-also'];
  return html`<ul role="list" class="plain">
    ${view.ticket.links.map(({ type, ticket }) => {
      const other = view.linked[ticket];
      if (other === undefined) return nothing;
      const key = other.key ?? words.unnumbered;
      return html`<li>
        <span class="muted small">${words.linkEnds[type]}</span>
        <div class="row spread">
          <span
            >${ticketKey(locale, key, { href: `#${other.key ?? ''}`, follow: () => openTicket(other.id, other.key) })}
            <bdi>${other.summary}</bdi> ${stateBadge(locale, other.state)}</span
          >
          ${
            directed.includes(type) && may(view, session, 'unlink')
              ? html`<button
                  class="button quiet icon-only no-print"
                  type="button"
                  title=${said.unlink(key)}
                  @click=${() => acting.begin('unlink', { link: `${type} ${ticket}` })}
                >
                  ${icon('close')}
                </button>`
              : nothing
          }
        </div>
      </li>`;
    })}
  </ul>`;
}
