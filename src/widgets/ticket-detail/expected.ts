/** The banner under the head: what is expected of this person now, with its buttons; or why nothing moves. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { UNMERGE_WITHIN, expiresAt } from '../../domain/delays.ts';
import type { CommandName } from '../../domain/commands.ts';
import { phase } from '../../domain/states.ts';
import type { Entry, TicketView } from '../../domain/view.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { ExpectedWords } from '../../locales/fr/ticket-expected.ts';
import type { Locale } from '../shared/locale.ts';
import { notice, type NoticeKind } from '../shared/notice.ts';
import { nameOf } from '../shared/person.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import { may } from './offers.ts';
import { who } from './sentences.ts';
import { lastWords } from './story.ts';

export interface ExpectedContext {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly said: ExpectedWords['expected'];
  readonly session: Session;
  readonly view: TicketView;
  readonly entries: readonly Entry[];
  readonly level: number;
  /** A form is open, whose button is the main one. */
  readonly opened: boolean;
  readonly begin: (name: CommandName, values?: { readonly mark: string }) => void;
  readonly answer: () => void;
  readonly open: (ticket: string, key: string | null) => void;
}

interface Expected {
  readonly kind: NoticeKind;
  readonly what: unknown;
  readonly more?: unknown;
  readonly actions?: unknown;
  /** The main action of the screen is in it. */
  readonly main?: boolean;
}

/** The words of the last entry that brought the ticket here, as they were written. */
function quoted(context: ExpectedContext, entry: Entry | undefined): TemplateResult | typeof nothing {
  const text = entry?.comments.find((comment) => comment.text !== '' && comment.scope !== 'staff')?.text;
  return text === undefined
    ? nothing
    : html`<guichet-markdown class="quote" .text=${text} heading-level=${context.level}></guichet-markdown>`;
}

function buttons({ view, session, words, begin, opened }: ExpectedContext, names: readonly CommandName[]): TemplateResult[] {
  return names
    .filter((name) => may(view, session, name))
    .map(
      (name, index) =>
        html`<button
          class=${index === 0 && !opened ? 'button primary' : 'button'}
          type="button"
          data-command=${name}
          @click=${() => begin(name)}
        >
          ${words.commands.labels[name]}
        </button>`,
    );
}

function reached(entries: readonly Entry[], state: string): Entry | undefined {
  return lastWords(
    entries,
    (entry) => entry.set.state === state || (state === 'waiting' && (entry.act === 'ask' || entry.act === 'postpone')),
  );
}

/** What the requester must do. */
function ofRequester(context: ExpectedContext): Expected | undefined {
  const { view, session, words, said, locale, entries } = context;
  const { ticket } = view;
  if (may(view, session, 'answer')) {
    const asked = reached(entries, 'waiting');
    const name =
      asked === undefined
        ? undefined
        : who({ locale, words, desk: session.desk, people: view.people, linked: view.linked }, asked.actor);
    return {
      kind: 'warning',
      what: name === undefined ? said.questionPlain : said.question(name),
      more: quoted(context, asked),
      actions: html`<button class=${context.opened ? 'button' : 'button primary'} type="button" @click=${context.answer}>
        ${said.answer}
      </button>`,
      main: true,
    };
  }
  if (may(view, session, 'approve-closure')) {
    const end = expiresAt(ticket, session.desk);
    return {
      kind: 'success',
      what: said.solution,
      more: html`${quoted(context, reached(entries, 'resolved') ?? reached(entries, 'published'))}${end === null ? nothing : html`<span class="small">${said.solutionWhen(locale.date(end))}</span>`}`,
      actions: html`${buttons(context, ['approve-closure', 'refuse-closure'])}`,
      main: true,
    };
  }
  if (ticket.state === 'testing' && may(view, session, 'pass-test')) {
    // Whoever handles it may say so for the requester, of whom it is expected.
    if (ticket.requester !== session.me.id)
      return { kind: 'info', what: said.testing(nameOf(locale, ticket.requester, view.people)) };
    return {
      kind: 'warning',
      what: said.test,
      more: quoted(context, reached(entries, 'testing')),
      actions: html`${buttons(context, ['pass-test', 'fail-test'])}`,
      main: true,
    };
  }
  return undefined;
}

function ofApproval(context: ExpectedContext): Expected | undefined {
  const { view, session, said, locale } = context;
  const { approval } = view.ticket;
  if (approval?.state !== 'pending') return undefined;
  if (may(view, session, 'grant-approval')) {
    return {
      kind: 'warning',
      what: said.approval,
      more: said.approvalMore,
      actions: html`${buttons(context, ['grant-approval', 'deny-approval'])}`,
      main: true,
    };
  }
  const names = approval.approvers.map((id) => nameOf(locale, id, view.people));
  return {
    kind: 'info',
    what: names.length === 0 ? said.pendingAdmins : said.pending(locale.list(names)),
    more: said.pendingMore,
  };
}

/** Why nobody works on it, or where it is worked on. */
function standing(context: ExpectedContext): Expected | undefined {
  const { view, session, words, said, locale, entries, open } = context;
  const { ticket } = view;
  const again = may(view, session, 'reopen') && ticket.requester === session.me.id ? said.reopen : undefined;
  if (ticket.merged !== null) {
    const into = view.linked[ticket.merged.into];
    if (into === undefined || into.id === ticket.id) return { kind: 'info', what: said.mergedUnknown };
    const left = Date.parse(ticket.merged.at) + UNMERGE_WITHIN - locale.now();
    const undoable = left > 0 && may(view, session, 'unmerge');
    return {
      kind: 'info',
      what: html`${said.merged}
      ${ticketKey(locale, into.key ?? words.unnumbered, { href: `#${into.key ?? ''}`, follow: () => open(into.id, into.key) })}
      ${into.summary}`,
      ...(undoable
        ? { more: said.unmergeWithin(Math.ceil(left / 60_000)), actions: html`${buttons(context, ['unmerge'])}` }
        : {}),
    };
  }
  if (ticket.state === 'abandoned') {
    const why = reached(entries, 'abandoned');
    const readable = why?.comments.some((comment) => comment.text !== '' && comment.scope !== 'staff') === true;
    if (why === undefined || !readable)
      return { kind: 'info', what: ticket.approval?.state === 'denied' ? said.denied : said.abandoned, more: again };
    const name = who({ locale, words, desk: session.desk, people: view.people, linked: view.linked }, why.actor);
    return {
      kind: 'info',
      what: said.abandonedWhy(name),
      more: html`${quoted(context, why)}${again === undefined ? nothing : html`<span class="small">${again}</span>`}`,
    };
  }
  if (ticket.state === 'transferred' && ticket.above !== null)
    return { kind: 'info', what: said.above(ticket.above.desk), more: locale.words.states[ticket.above.state] };
  if (ticket.waiting === null) return undefined;
  if (ticket.waiting.reason === 'requester')
    return { kind: 'info', what: said.waitingAnswer(nameOf(locale, ticket.requester, view.people)) };
  return {
    kind: 'info',
    what: said.waiting(locale.words.waitings[ticket.waiting.reason].toLocaleLowerCase(locale.tag)),
    more: ticket.waiting.until === null ? undefined : said.waitingUntil(locale.date(ticket.waiting.until)),
  };
}

function rating(context: ExpectedContext): Expected | undefined {
  const { view, session, said, words, begin } = context;
  const { requester, state } = view.ticket;
  if (requester !== session.me.id || !may(view, session, 'rate') || phase(state, session.desk) !== 'closed') return undefined;
  const rate = (mark: string, label: string, look: string): TemplateResult =>
    html`<button class=${look} type="button" @click=${() => begin('rate', { mark })}>${label}</button>`;
  return {
    kind: 'info',
    what: said.rate,
    actions: html`${words.marks.map((label, index) => rate(String(index + 1), label, 'button')).toReversed()}
    ${rate('', said.rateNot, 'button link')}`,
  };
}

/** The banner, or nothing; and whether it holds the main action. */
export function expected(context: ExpectedContext): { readonly banner: TemplateResult | typeof nothing; readonly main: boolean } {
  const found = ofApproval(context) ?? ofRequester(context) ?? standing(context) ?? rating(context);
  if (found === undefined) return { banner: nothing, main: false };
  const { kind, what, more, actions, main = false } = found;
  return { banner: html`<div class="expected">${notice(context.locale, kind, { what, more, actions })}</div>`, main };
}
