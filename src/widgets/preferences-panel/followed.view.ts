/** "My watches": each ticket that a person follows, with what is told of it, and the way to follow it no more. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hearsBeside } from '../../domain/monitoring.ts';
import type { TicketRow } from '../../domain/view.ts';
import { TicketOpenEvent } from '../shared/events.ts';
import { icon } from '../shared/icons.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import type { Followed } from './followed.ts';
import { focusNote, keepingNote, save, section, switchRow, type PanelHost } from './panel-host.ts';
import { topicsOn } from './switches.view.ts';

function switches(host: PanelHost, row: TicketRow, key: string): TemplateResult {
  const { words, chosen, session } = host;
  const { watches: w } = words;
  const place = `ticket-${row.id}`;
  const hasOwn = Object.hasOwn(chosen.tickets, row.id);
  const own = chosen.tickets[row.id] ?? {};
  const asAll = (): void => save(host, place, { tickets: { [row.id]: null } }, w.asAllAgain(key));
  return html`<details>
    <summary>${w.choices}<span class="visually-hidden"> ${key}</span></summary>
    <fieldset class="switches">
      <legend class="visually-hidden">${w.choicesOf(key)}</legend>
      ${topicsOn(session.desk).map((topic) => {
        const { name, means } = words.topics[topic];
        return switchRow({
          id: `${place}-${topic}`,
          name,
          means,
          on: hearsBeside(chosen, topic, row.id, 'watched'),
          turn: (on) =>
            save(host, place, { tickets: { [row.id]: { ...own, [topic]: on } } }, on ? w.on(key, name) : w.off(key, name)),
        });
      })}
    </fieldset>
    ${hasOwn ? html`<button class="button link" type="button" @click=${asAll}>${w.asAll}</button>` : nothing}
    ${keepingNote(host, place)}
  </details>`;
}

function line(host: PanelHost, followed: Followed, row: TicketRow): TemplateResult {
  const { words, locale } = host;
  const { watches: w } = words;
  const key = row.key ?? locale.words.key.pending;
  const isLeft = followed.left.has(row.id);
  const note = `watch-${row.id}`;
  const follow = async (on: boolean): Promise<void> => {
    if (!(await followed.follow(row, on))) return;
    host.announce(on ? w.followed(key) : w.unfollowed(key));
    await focusNote(host, note);
  };
  const open = (): boolean => host.element.dispatchEvent(new TicketOpenEvent({ ticket: row.id, key: row.key }));
  const trouble = followed.trouble?.ticket === row.id ? problemNotice(locale, followed.trouble.error) : nothing;
  if (isLeft)
    return html`<li class="line">
      <p class="saved" data-note=${note} tabindex="-1">
        ${icon('success')}<span>${w.unfollowed(key)}</span>
        <button class="button link" type="button" @click=${() => void follow(true)}>${words.undo}</button>
      </p>
      ${trouble}
    </li>`;
  const href = row.key === null ? undefined : `#${row.key}`;
  const followLink = (): void => {
    // Where nobody opens it, the link leads where it says.
    if (open() && href !== undefined) location.hash = href;
  };
  return html`<li class="line">
    <div class="line-head">
      <p class="line-name" data-note=${note} tabindex="-1">
        ${ticketKey(locale, row.key, { href, follow: followLink })} <span>${row.summary}</span>
      </p>
      ${stateBadge(locale, row.state, row.waiting?.reason)}
      <button class="button" type="button" aria-label=${w.unfollowOne(key)} @click=${() => void follow(false)}>
        ${w.unfollow}
      </button>
    </div>
    ${switches(host, row, key)}${trouble}
  </li>`;
}

/** The section; what could not be read is said in it. */
export function followedView(host: PanelHost, followed: Followed): TemplateResult {
  const { words, locale } = host;
  const { rows, trouble, total, hasMore } = followed;
  const wrong =
    trouble?.ticket === null ? problemNotice(locale, trouble.error, { retry: () => void followed.read(), reads: true }) : nothing;
  const lines =
    rows === undefined
      ? trouble === undefined
        ? skeleton(locale)
        : nothing
      : rows.length === 0
        ? html`<p class="muted">${words.watches.none}</p>`
        : html`<p class="hint">${words.watches.counted(total)}</p>
            <ul class="lines" role="list">
              ${repeat(
                rows,
                ({ id }) => id,
                (row) => line(host, followed, row),
              )}
            </ul>`;
  const more = hasMore
    ? html`<button class="button" type="button" @click=${() => void followed.more()}>${words.watches.more}</button>`
    : nothing;
  return section(host, { id: 'watches', title: words.watches.title, content: html`${wrong}${lines}${more}` });
}
