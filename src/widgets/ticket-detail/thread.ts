/** The thread: the description, then what was written and what happened, oldest first. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Session } from '../../backends/backend.ts';
import type { Entry, EntryComment, TicketView } from '../../domain/view.ts';
import type { ActWords } from '../../locales/fr/acts.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import type { MenuItem, SelectEvent } from '../shared/menu.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import { personName, type Meet } from '../shared/person.ts';
import { moment } from '../shared/time.ts';
import type { Saying } from './edited.ts';
import { fileList, type FilesContext } from './files-place.ts';
import { dotted, may } from './offers.ts';
import { sentence, who, type Telling } from './sentences.ts';
import { filingOf, isTold, itemsOf } from './story.ts';

const EDITED = onDemand(() => import('./edited.ts'));

export interface ThreadContext {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  /** What has happened, in sentences; undefined where they could not be fetched. */
  readonly acts: ActWords | undefined;
  readonly drawPart: DrawPart;
  readonly session: Session;
  readonly view: TicketView;
  /** Opens the page on somebody; undefined where there is none for whoever looks. */
  readonly meet: Meet | undefined;
  readonly entries: readonly Entry[];
  readonly level: number;
  readonly hasEarlier: boolean;
  readonly loadingEarlier: boolean;
  readonly loadEarlier: () => void;
  /** Command ids on their way. */
  readonly sending: ReadonlySet<string>;
  readonly fresh: ReadonlySet<string>;
  /** Gathered events that are shown one by one. */
  readonly unfolded: ReadonlySet<string>;
  readonly unfold: (id: string) => void;
  readonly files: FilesContext;
  readonly onComment: (act: 'split' | 'withdraw', comment: EntryComment) => void;
}

/** Events that follow one another beyond so many are gathered under their number. */
const GATHERED = 3;

function telling({ locale, words, acts, session, view }: ThreadContext): Telling & Saying {
  return { locale, words, acts, desk: session.desk, people: view.people, linked: view.linked };
}

function isSending(context: ThreadContext, entry: Entry): boolean {
  return context.sending.has(entry.id.split('/')[0] ?? '');
}

/** Whether a device keeps it until somebody answers. */
function isUnsent({ session }: ThreadContext, entry: Entry): boolean {
  const id = entry.id.split('/')[0];
  return session.onItsWay?.state.waiting.some(({ batch }) => batch.some((command) => command.id === id)) === true;
}

function flags(context: ThreadContext, entry: Entry): TemplateResult {
  const { words } = context;
  return html`${context.fresh.has(entry.id) ? html`<span class="mark fresh">${words.fresh}</span>` : nothing}${isSending(context, entry) ? html`<span class="mark muted">${icon('clock')}${isUnsent(context, entry) ? context.locale.words.key.pending : words.sending}</span>` : nothing}`;
}

/** Who may read a comment, when that is not everyone who reads the ticket. */
function readers({ words, view, session }: ThreadContext, comment: EntryComment): TemplateResult | typeof nothing {
  if (comment.scope === 'staff') return html`<span class="mark note">${icon('note')}${words.staffNote}</span>`;
  if (comment.scope !== 'requester') return nothing;
  const named = view.ticket.requester === session.me.id ? words.youAndTeam : words.requesterOnly;
  return html`<span class="mark">${icon('lock')}${named}</span>`;
}

function commentMenu(context: ThreadContext, entry: Entry, comment: EntryComment): TemplateResult | typeof nothing {
  const { words, view, session } = context;
  if (comment.withdrawn === true || comment.solution === true || isSending(context, entry)) return nothing;
  const items: MenuItem[] = [];
  if (may(view, session, 'split') && comment.scope !== 'staff')
    items.push({ id: 'split', label: dotted(words.commands.labels.split) });
  if (may(view, session, 'withdraw')) items.push({ id: 'withdraw', label: dotted(words.commands.labels.withdraw), danger: true });
  if (items.length === 0) return nothing;
  const select = (event: SelectEvent): void => context.onComment(event.detail.id === 'split' ? 'split' : 'withdraw', comment);
  return html`<guichet-menu
    class="no-print"
    .label=${words.commentActions(who(telling(context), entry.actor))}
    .items=${items}
    icon="more"
    @guichet-select=${select}
  ></guichet-menu>`;
}

function body(context: ThreadContext, entry: Entry, comment: EntryComment, alone: boolean): TemplateResult {
  const { words, level } = context;
  const kind = comment.scope === 'staff' ? 'text note' : comment.solution === true ? 'text solution' : 'text';
  const marks = html`${comment.solution === true ? html`<span class="mark solution">${icon('resolved')}${words.solution}</span>` : nothing}${entry.act === 'ask' && comment.solution !== true ? html`<span class="mark question">${icon('info')}${words.question}</span>` : nothing}
  ${comment.withdrawn === true ? html`<span class="mark">${icon('eye')}${words.withdrawnMark}</span>` : nothing}${alone ? nothing : readers(context, comment)}`;
  return html`<div class=${kind} id="comment-${comment.id}">
    <div class="row spread marks"><span class="row">${marks}</span>${alone ? nothing : commentMenu(context, entry, comment)}</div>
    ${comment.text === '' ? html`<p class="muted">${words.withdrawn}</p>` : html`<guichet-markdown .text=${comment.text} heading-level=${level + 1}></guichet-markdown>`}
  </div>`;
}

function edited(context: ThreadContext, entry: Entry): unknown {
  return entry.act === 'edit' ? context.drawPart(EDITED, ({ editedValues }) => editedValues(entry, telling(context))) : nothing;
}

/** Who wrote. Oneself too is named: the sentences around are in the third person. */
function author(context: ThreadContext, actor: Entry['actor']): TemplateResult {
  const { locale, view, meet } = context;
  return actor.type === 'person' && view.people[actor.id] !== undefined
    ? personName(locale, actor.id, view.people, undefined, meet)
    : html`<bdi class="person">${who(telling(context), actor)}</bdi>`;
}

/** Something that somebody wrote, or files that they brought. */
function message(context: ThreadContext, entry: Entry): TemplateResult {
  const { locale } = context;
  const told = telling(context);
  const [first] = entry.comments;
  const note = entry.comments.length > 0 && entry.comments.every((comment) => comment.scope === 'staff');
  const lone = entry.comments.length === 1 && first !== undefined;
  const id = `by-${entry.id.replaceAll('/', '-')}`;
  return html`<li class="item" data-entry=${entry.id}>
    <article class=${note ? 'message note' : 'message'} aria-labelledby=${id} tabindex="-1">
      <div class="by">
        <span class="heard" id=${id}>
          ${isTold(entry) ? html`<span class="event">${sentence(told, entry)}</span>` : author(context, entry.actor)}
          ${moment(locale, entry.at)} ${lone ? readers(context, first) : nothing} ${flags(context, entry)}
        </span>
        ${lone ? commentMenu(context, entry, first) : nothing}
      </div>
      ${edited(context, entry)} ${entry.comments.map((comment) => body(context, entry, comment, lone))}
      ${fileList(context.files, entry.files, !isSending(context, entry))}
    </article>
  </li>`;
}

function event(context: ThreadContext, entry: Entry): TemplateResult {
  return html`<li class="small-event" data-entry=${entry.id}>
    <span>${sentence(telling(context), entry)}</span> ${moment(context.locale, entry.at)} ${flags(context, entry)}
    ${edited(context, entry)}
  </li>`;
}

/** Small events that follow one another. */
function gathered(context: ThreadContext, id: string, entries: readonly Entry[]): TemplateResult {
  const { words, unfolded, unfold } = context;
  const folds = entries.length > GATHERED && !unfolded.has(id);
  const said = entries.map((entry) => event(context, entry));
  if (!folds)
    return html`<li class="item events">
      <ul role="list">
        ${said}
      </ul>
    </li>`;
  return html`<li class="item events">
    <button class="button link no-print" type="button" aria-expanded="false" @click=${() => unfold(id)}>
      ${words.events(entries.length)}
    </button>
    <ul role="list" class="folded">
      ${said}
    </ul>
    <ul role="list" class="last no-print">
      ${said.at(-1)}
    </ul>
  </li>`;
}

function description(context: ThreadContext): TemplateResult {
  const { locale, words, view, entries, level, files } = context;
  const { ticket } = view;
  const filing = filingOf(entries);
  const filed = filing?.files.map((file) => file.id) ?? [];
  const text = ticket.erased
    ? html`<p class="muted">${words.erased}</p>`
    : ticket.description.trim() === ''
      ? html`<p class="muted">${words.noDescription}</p>`
      : html`<guichet-markdown .text=${ticket.description} heading-level=${level + 1}></guichet-markdown>`;
  return html`<li class="item">
    <article class="message description" aria-labelledby="description-by" tabindex="-1">
      <div class="by" id="description-by">
        <span class="visually-hidden">${words.description} : </span
        >${personName(locale, ticket.filer, view.people, undefined, context.meet)} ${moment(locale, ticket.facts.filedAt)}
      </div>
      ${text}
      ${fileList(
        files,
        ticket.files.filter((file) => filed.includes(file.id)),
        true,
      )}
    </article>
  </li>`;
}

/** The thread under its title. */
export function thread(context: ThreadContext): TemplateResult {
  const { words, level, entries, hasEarlier, loadingEarlier, loadEarlier } = context;
  const items = itemsOf(entries);
  return html`<section class="thread" part="thread" aria-labelledby="thread-title">
    ${heading(level, words.thread, { id: 'thread-title', focusable: true })}
    <ol class="entries" role="list">
      ${description(context)}
      ${hasEarlier ? html`<li class="item earlier no-print"><button class="button" type="button" aria-disabled=${loadingEarlier ? 'true' : nothing} @click=${loadEarlier}>${loadingEarlier ? words.loadingEarlier : words.earlier}</button></li>` : nothing}
      ${repeat(
        items,
        (item) => (item.type === 'message' ? item.entry.id : item.id),
        (item) => (item.type === 'message' ? message(context, item.entry) : gathered(context, item.id, item.entries)),
      )}
    </ol>
  </section>`;
}
