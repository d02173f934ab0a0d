/** What else a ticket holds: place, priority, fields, the page it came from, observers, links, files. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { promises } from '../../domain/deadline.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import type { PageContext } from '../../domain/fields.ts';
import { localised } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { personName, type Meet } from '../shared/person.ts';
import { moment } from '../shared/time.ts';
import type { Acting } from './acting.ts';
import { BESIDE } from './banner.ts';
import { onDemand } from '../shared/on-demand.ts';
import { fileList, type FilesContext } from './files-place.ts';
import { may } from './offers.ts';

export interface PropertiesContext {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly session: Session;
  readonly view: TicketView;
  /** Opens the page on somebody; undefined where there is none for whoever looks. */
  readonly meet: Meet | undefined;
  readonly level: number;
  /** Narrow, they are behind a disclosure. */
  readonly open: boolean;
  readonly toggle: () => void;
  readonly files: FilesContext;
  readonly acting: Acting;
  readonly openTicket: (ticket: string, key: string | null) => void;
}

const DEADLINES = onDemand(() => import('./deadlines.ts'));

/** What most tickets never have. */
const MORE = onDemand(() => import('./more-properties.ts'));

export type Row = readonly [label: unknown, value: unknown];

/** What is said in one line each, for a list of them. */
export function rows(list: readonly (Row | undefined)[]): TemplateResult[] {
  return list
    .filter((row) => row !== undefined)
    .map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    );
}

/** An address that can be followed; any other as it is written. */
export function link(address: string): TemplateResult | string {
  return /^https?:\/\//iu.test(address)
    ? html`<a href=${address} rel="noopener noreferrer nofollow" target="_blank">${address}</a>`
    : address;
}

/** Whether something is to be said of a ticket that most never have. */
function hasMore({ rating, approval, aliases, above, below, fields }: TicketView['ticket']): boolean {
  const told = [rating, approval, above, below].some((each) => each !== null);
  return told || aliases.length > 0 || Object.keys(fields).length > 0;
}

function basics(context: PropertiesContext): TemplateResult {
  const { locale, words, session, view } = context;
  const { ticket } = view;
  const { property } = words;
  const service = serviceOf(session.desk, ticket.service);
  const category = categoryOf(session.desk, ticket.service, ticket.category);
  const { facts } = ticket;
  const most = rows([
    service === undefined ? undefined : [property.service, localised(service.label, locale.language)],
    category === undefined ? undefined : [property.category, localised(category.label, locale.language)],
    [property.kind, locale.words.kinds[ticket.kind]],
    [property.priority, locale.words.priorities[ticket.priority]],
    view.position === null ? undefined : [property.position, locale.number(view.position)],
    ticket.group === null ? undefined : [property.group, ticket.group],
    ticket.filer === ticket.requester
      ? undefined
      : [property.filer, personName(locale, ticket.filer, view.people, session.me.id, context.meet)],
    ticket.origin === 'web' ? undefined : [property.origin, words.origins[ticket.origin]],
    view.changedAt === facts.filedAt ? undefined : [property.changed, moment(locale, view.changedAt)],
    facts.settledAt === null ? undefined : [property.resolved, moment(locale, facts.settledAt)],
    facts.closedAt === null ? undefined : [property.closed, moment(locale, facts.closedAt)],
  ]);
  return html`<dl class="rows">
    ${most} ${hasMore(ticket) ? context.files.drawPart(MORE, ({ moreRows }) => moreRows(context)) : nothing}
  </dl>`;
}

function pageOf({ words }: PropertiesContext, page: PageContext): TemplateResult {
  const said = rows([
    page.title === undefined ? undefined : [words.pageTitle, page.title],
    page.course === undefined ? undefined : [words.pageCourse, page.course],
    page.url === undefined ? undefined : [words.pageUrl, link(page.url)],
    page.browser === undefined ? undefined : [words.pageBrowser, page.browser],
    page.screen === undefined ? undefined : [words.pageScreen, page.screen],
  ]);
  return html`<dl class="rows">${said}</dl>`;
}

function observers(context: PropertiesContext): TemplateResult {
  const { locale, words, session, view, acting } = context;
  const { ticket, people } = view;
  const me = session.me.id;
  const relations = relationsTo(ticket, session.me, session.desk);
  const removable = (id: string): boolean =>
    may(view, session, 'uninvite') && (relations.requester || relations.staff || id === me);
  const name = (id: string): string => people[id]?.name ?? locale.words.unknownPerson;
  return html`${
    ticket.observers.length === 0
      ? html`<p class="muted">${words.noObservers}</p>`
      : html`<ul role="list" class="plain">
          ${ticket.observers.map(
            (id) =>
              html`<li class="row spread">
                ${personName(locale, id, people, me, context.meet)}
                ${
                  removable(id)
                    ? html`<button
                        class="button quiet icon-only no-print"
                        type="button"
                        title=${id === me ? words.leave : words.removeObserver(name(id))}
                        @click=${() => acting.begin('uninvite', { person: { id, label: name(id) } })}
                      >
                        ${icon('close')}
                      </button>`
                    : nothing
                }
              </li>`,
          )}
        </ul>`
  }
  ${may(view, session, 'invite') ? html`<button class="button quiet invite no-print" type="button" @click=${() => acting.begin('invite')}>${icon('plus')}${words.commands.labels.invite}</button>` : nothing}`;
}

/** What is to be done and the time that was spent, where there is any or this person may add to it. */
function beside(context: PropertiesContext): unknown {
  const { view, session, files } = context;
  const { checklist = [], spent } = view.ticket;
  return checklist.length > 0 || spent > 0 || may(view, session, 'checklist')
    ? files.drawPart(BESIDE, ({ besideGroups }) => besideGroups(context))
    : nothing;
}

/** How the ticket stands to what is promised, for its staff. */
function deadlines(context: PropertiesContext): unknown {
  const { view, session, files } = context;
  return promises(session.desk) && relationsTo(view.ticket, session.me, session.desk).staff
    ? files.drawPart(DEADLINES, ({ deadlineGroup }) => deadlineGroup(context))
    : nothing;
}

/** The properties, beside the thread or, narrow, behind a button. */
export function properties(context: PropertiesContext): TemplateResult {
  const { words, view, level, open, toggle, files } = context;
  const { ticket } = view;
  const group = (title: string, content: unknown): TemplateResult =>
    html`<section>${heading(level + 1, title)} ${content}</section>`;
  const title = html`<span class="wide-only">${words.properties}</span
    ><button
      class="button quiet narrow-only"
      type="button"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="properties"
      @click=${toggle}
    >
      ${icon(open ? 'chevron-up' : 'chevron-down')}${words.properties}
    </button>`;
  return html`<section class=${open ? 'properties open' : 'properties'} part="properties" aria-labelledby="properties-title">
    ${heading(level, title, { id: 'properties-title' })}
    <div class="inside" id="properties">
      ${basics(context)} ${deadlines(context)} ${beside(context)}
      ${ticket.page === null ? nothing : group(words.page, pageOf(context, ticket.page))}
      ${group(words.people, observers(context))}
      ${
        ticket.links.length === 0
          ? nothing
          : group(
              words.links,
              files.drawPart(MORE, ({ links }) => links(context)),
            )
      }
      ${ticket.files.length === 0 ? nothing : group(words.files(ticket.files.length), fileList(files, ticket.files, false))}
    </div>
  </section>`;
}
