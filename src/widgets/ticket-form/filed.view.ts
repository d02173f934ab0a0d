/** What was filed: its number, who will answer, the desk's own words, and where to go from here. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { serviceOf } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import type { TicketView } from '../../domain/view.ts';
import type { WritingWords } from '../../locales/fr/ticket-form-writing.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import { writingWords } from './writing-words.ts';

export interface FiledOptions {
  readonly locale: Locale;
  readonly session: Session;
  readonly level: number;
  readonly tickets: readonly TicketView[];
  readonly several: boolean;
  open(view: TicketView): void;
  again(): void;
}

function nameIn(view: TicketView, id: string): string {
  return view.people[id]?.name ?? id;
}

/** Who will answer, as far as it is known now. */
export function whoAnswers(view: TicketView, session: Session, words: WritingWords, language: string): string {
  const { ticket } = view;
  if (ticket.approval?.state === 'pending') return words.approval;
  if (ticket.assignee === session.me.id) return words.youWillAnswer;
  if (ticket.assignee !== null) return words.willAnswer(nameIn(view, ticket.assignee));
  const service = serviceOf(session.desk, ticket.service);
  return service === undefined ? words.teamWillAnswer : words.serviceWillAnswer(localised(service.label, language));
}

/** The sentence that is also announced. */
export function filedSentence(options: Pick<FiledOptions, 'session' | 'tickets' | 'several' | 'locale'>): string {
  const { session, tickets, several, locale } = options;
  const words = writingWords(locale);
  const [first] = tickets;
  if (several) return words.tasksGiven(tickets.length);
  if (first === undefined) return session.me.guest === true ? words.confirmByMail(session.me.mail ?? '') : words.filedUnnumbered;
  // Who will answer a ticket that was never sent is the desk's to say.
  if (first.key === null) return words.filedUnnumbered;
  return `${words.filed(first.key)} ${whoAnswers(first, session, words, locale.language)}`;
}

function link(options: FiledOptions, view: TicketView, text: string, kind: string): TemplateResult {
  const follow = (event: MouseEvent) => {
    if (isBrowserClick(event)) return;
    event.preventDefault();
    options.open(view);
  };
  return html`<a class=${kind} href="#${view.key ?? view.ticket.id}" @click=${follow}>${text}</a>`;
}

/** The panel in the form's place. */
export function filedView(options: FiledOptions): TemplateResult {
  const { session, locale, tickets, several, level } = options;
  const words = writingWords(locale);
  const [first] = tickets;
  const feedback = localised(session.desk.feedback, locale.language);
  const behalf =
    first !== undefined && !several && first.ticket.requester !== session.me.id
      ? words.behalf(nameIn(first, first.ticket.requester))
      : '';
  return html`<div class="filed" part="filed">
    ${icon('success')}
    <div class="stack">
      ${heading(level, filedSentence(options), { id: 'filed', focusable: true })}
      ${behalf === '' ? nothing : html`<p>${behalf}</p>`} ${feedback === '' ? nothing : html`<p class="feedback">${feedback}</p>`}
      ${
        several && tickets.length > 0
          ? html`<ul role="list" class="given">
              ${tickets.map((view) => html`<li>${link(options, view, words.taskOf(view.key ?? '', nameIn(view, view.ticket.assignee ?? '')), '')}</li>`)}
            </ul>`
          : nothing
      }
      <div class="row">
        ${first === undefined || several ? nothing : link(options, first, first.key === null ? words.seeUnnumbered : words.see(first.key), 'button primary')}
        <button class="button" type="button" @click=${options.again}>${several ? words.againTasks : words.again}</button>
      </div>
    </div>
  </div>`;
}
