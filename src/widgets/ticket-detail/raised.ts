/** More haste was asked for: staff see it and answer it, whoever asked sees that it stands (domain §3, ask-raise). */
import { html, nothing, type TemplateResult } from 'lit';
import { phase } from '../../domain/states.ts';
import { relationsTo } from '../../domain/visibility.ts';
import { notice } from '../shared/notice.ts';
import { nameOf } from '../shared/person.ts';
import type { BannerContext } from './banner.ts';
import { besideWords } from './beside-words.ts';
import { may } from './offers.ts';
import { lastWords } from './story.ts';

/** What is said of a raise that stands, or nothing. */
export function raisedBanner(context: BannerContext): TemplateResult | typeof nothing {
  const { locale, words, session, view, entries, level, acting, answer } = context;
  const { ticket } = view;
  const { raise = null } = ticket;
  if (raise === null || phase(ticket.state, session.desk) !== 'active') return nothing;
  const relations = relationsTo(ticket, session.me, session.desk);
  const { raise: w } = besideWords(locale.language);
  if (!relations.staff || relations.requester)
    return relations.requester
      ? html`<div class="expected">${notice(locale, 'info', { what: w.yours, more: w.yoursMore })}</div>`
      : nothing;
  const asked = lastWords(entries, (entry) => entry.act === 'ask-raise');
  const text = asked?.comments.find((comment) => comment.text !== '')?.text;
  return html`<div class="expected">
    ${notice(locale, 'warning', {
      what: w.asked(nameOf(locale, ticket.requester, view.people), raise.urgent),
      more:
        text === undefined
          ? undefined
          : html`<guichet-markdown class="quote" .text=${text} heading-level=${level}></guichet-markdown>`,
      actions: html`${
        may(view, session, 'set-priority')
          ? html`<button class="button" type="button" @click=${() => acting.begin('set-priority')}>
              ${words.commands.labels['set-priority']}
            </button>`
          : nothing
      }
      ${may(view, session, 'comment') ? html`<button class="button" type="button" @click=${answer}>${w.answer}</button>` : nothing}`,
    })}
  </div>`;
}
