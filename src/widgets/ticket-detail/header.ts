/** The head of a ticket: what it is, where it stands, who handles it, and what one may do. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { isConfidential } from '../../domain/desk.ts';
import type { CommandName } from '../../domain/commands.ts';
import type { TicketView } from '../../domain/view.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { ArticleNewEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import type { SelectEvent } from '../shared/menu.ts';
import { nameOf, personName, type Meet } from '../shared/person.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import { moment } from '../shared/time.ts';
import { iconOf, menuItems, quick } from './offers.ts';
import { placeName } from './sentences.ts';

export interface HeaderContext {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly session: Session;
  readonly view: TicketView;
  /** Opens the page on somebody; undefined where there is none for whoever looks. */
  readonly meet: Meet | undefined;
  readonly level: number;
  /** The banner has the main action: no button here is the main one. */
  readonly bannered: boolean;
  readonly copied: (said: string) => void;
  readonly begin: (name: string) => void;
  readonly back: (() => void) | undefined;
  /** Ways to the next ticket, drawn. */
  readonly along: TemplateResult | typeof nothing;
  /** Keys stand for verbs here. */
  readonly keys: boolean;
  readonly openKeys: () => void;
}

/** The way back to the list, by the name of the desk's tab. */
export function backButton(
  words: TicketDetailWords,
  { desk }: Session,
  back: (() => void) | undefined,
): TemplateResult | typeof nothing {
  return back === undefined
    ? nothing
    : html`<button class="button quiet back" type="button" @click=${back}>
        ${icon('chevron-back')}${desk.mode === 'tasks' ? words.backToTasks : words.back}
      </button>`;
}

function facts({ locale, words, session, view, meet }: HeaderContext): TemplateResult {
  const { ticket, people } = view;
  const me = session.me.id;
  const place = placeName(session.desk, ticket.service, ticket.category, locale.language);
  const fact = (label: string, value: unknown): TemplateResult =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="facts">
    ${fact(words.from, personName(locale, ticket.requester, people, me, meet))}
    ${place === '' ? nothing : fact(words.place, place)}
    ${fact(words.filed, moment(locale, ticket.facts.filedAt, { focusable: true }))}
    ${fact(words.assignee, ticket.assignee === null ? html`<span class="free">${words.free}</span>` : personName(locale, ticket.assignee, people, me, meet))}
    ${
      ticket.observers.length === 0
        ? nothing
        : fact(
            words.people,
            html`<span title=${locale.list(ticket.observers.map((id) => nameOf(locale, id, people)))}
              >${locale.number(ticket.observers.length)}</span
            >`,
          )
    }
  </dl>`;
}

/** Possible at any time and expected at none: never the main action of the screen. */
const UNHURRIED: ReadonlySet<CommandName> = new Set<CommandName>(['settle', 'reopen', 'ask']);

/** Whether what was answered may serve others: by staff, once it is solved. */
function makesArticle({ ticket, allowed }: TicketView, { can, me, desk }: Session): boolean {
  const solved = ['resolved', 'published', 'validated'].includes(ticket.state) && !ticket.erased;
  return can.knowledge === true && solved && isStaff(me, desk) && allowed.link === true;
}

async function makeArticle({ view, session, locale }: HeaderContext, from: HTMLElement): Promise<void> {
  const { draftOf } = await import('./making-article.ts');
  from.dispatchEvent(new ArticleNewEvent(await draftOf(view, session, locale.language)));
}

function actions(context: HeaderContext): TemplateResult | typeof nothing {
  const { words, session, view, bannered, begin, keys, openKeys } = context;
  const buttons: readonly CommandName[] = quick(view, session);
  const items = menuItems(view, session, words, keys);
  if (buttons.length === 0 && items.length === 0) return nothing;
  if (makesArticle(view, session)) items.push({ id: 'article', label: words.article, icon: 'pencil', separated: true });
  if (keys && items.length > 0) items.push({ id: 'keys', label: words.verbs.keys, key: '?', separated: true });
  const drawn = buttons.map((name, index) => {
    const shape = iconOf(name);
    return html`<button
      class=${index === 0 && !bannered && !UNHURRIED.has(name) ? 'button primary' : 'button'}
      type="button"
      data-command=${name}
      @click=${() => begin(name)}
    >
      ${shape === undefined ? nothing : icon(shape)}${words.commands.labels[name]}
    </button>`;
  });
  const menu =
    items.length === 0
      ? nothing
      : html`<guichet-menu
          class="more"
          .label=${words.more}
          .items=${items}
          icon="more"
          look="plain"
          @guichet-select=${(event: SelectEvent) => {
            const { id } = event.detail;
            if (id === 'keys') openKeys();
            else if (id === 'article') void makeArticle(context, event.currentTarget as HTMLElement);
            else begin(id);
          }}
        ></guichet-menu>`;
  // The menu goes to the next line with the last button, never alone.
  return html`<div class="actions no-print" role="group" aria-label=${words.actions}>
    ${drawn.slice(0, -1)}<span class="last">${drawn.slice(-1)}${menu}</span>
  </div>`;
}

export function header(context: HeaderContext): TemplateResult {
  const { locale, words, session, view, level, copied, back, along } = context;
  const { ticket } = view;
  const confidential = isConfidential(session.desk, ticket.service, ticket.category);
  const mark = (said: string): TemplateResult => html`<span class="mark">${icon('lock')}${said}</span>`;
  return html`<div class="head" part="header">
    <div class="row spread ways">${backButton(words, session, back)}${along}</div>
    ${heading(level, html`<bdi>${ticket.summary}</bdi>`, { id: 'title', class: 'title', focusable: true })}
    <div class="row line">
      ${ticketKey(locale, view.key, { copied })} ${stateBadge(locale, ticket.state, ticket.waiting?.reason)}
      ${confidential ? mark(words.confidential) : ticket.restricted ? mark(words.restricted) : nothing}
    </div>
    ${facts(context)} ${actions(context)}
  </div>`;
}
