/** A service's daily report as it would be sent now. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReportPart, TodaysReport } from '../../backends/backend.ts';
import { DAY, HOUR } from '../../domain/values.ts';
import type { PreferencesTeamWords } from '../../locales/fr/preferences-team.ts';
import { TicketOpenEvent } from '../shared/events.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { personName } from '../shared/person.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { ticketKey } from '../shared/ticket-key.ts';
import type { PanelHost } from './panel-host.ts';
import type { Served } from './team.ts';

/** A span in whole days, or in hours within one. */
function span({ tag }: Locale, milliseconds: number): string {
  const unit = milliseconds >= DAY ? 'day' : 'hour';
  const value = Math.floor(milliseconds / (unit === 'day' ? DAY : HOUR));
  return new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

function line(
  host: PanelHost,
  words: PreferencesTeamWords,
  { row, idle, urgency }: ReportPart['lines'][number],
  people: TodaysReport['people'],
): TemplateResult {
  const { locale, element } = host;
  const { report: w } = words;
  const href = row.key === null ? undefined : `#${row.key}`;
  const follow = (): void => {
    const isLeft = element.dispatchEvent(new TicketOpenEvent({ ticket: row.id, key: row.key }));
    if (isLeft && href !== undefined) location.hash = href;
  };
  return html`<li class="line">
    <div class="line-head">
      <p class="line-name">${ticketKey(locale, row.key, { href, follow })} <span>${row.summary}</span></p>
      ${stateBadge(locale, row.state, row.waiting?.reason)}
    </div>
    <p class="small muted">
      ${personName(locale, row.requester, people)} ·
      ${idle < HOUR ? w.recent : w.idle(span(locale, idle))}${urgency === null ? nothing : html` · <span class="urgent">${icon('clock')} ${w.urgencies[urgency]}</span>`}
    </p>
  </li>`;
}

export function todayView(
  host: PanelHost,
  words: PreferencesTeamWords,
  { name, code }: Served,
  report: TodaysReport | null,
): TemplateResult {
  const { report: w } = words;
  const { level } = host;
  const parts =
    report === null
      ? html`<p class="muted">${w.nothing}</p>`
      : report.parts.map(
          ({ section, count, lines }) =>
            html`${heading(level + 3, w.part(w.sections[section], count))}
            ${
              lines.length === 0
                ? html`<p class="muted">${w.empty}</p>`
                : html`<ul class="lines" role="list">
                    ${lines.map((each) => line(host, words, each, report.people))}
                  </ul>`
            }${count > lines.length ? html`<p class="muted">${w.rest(count - lines.length)}</p>` : nothing}`,
        );
  return html`<div class="today card">
    ${heading(level + 2, w.todayTitle(name), { id: `today-${code}`, focusable: true })}${parts}
  </div>`;
}
