/** When the desk takes tickets, said above its tabs: before it opens, after it closes, and until when it is open. */
import { html, nothing, type TemplateResult } from 'lit';
import { available } from '../../domain/availability.ts';
import type { Desk } from '../../domain/desk.ts';
import type { Person } from '../../domain/people.ts';
import type { Instant } from '../../domain/values.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { DeskWords } from '../../locales/fr/desk.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';

/** The notice, or nothing where there is nothing to know. Staff go on outside availability, and are told when it is. */
export function openingNotice(
  me: Person,
  desk: Desk,
  now: Instant,
  locale: Locale,
  words: DeskWords,
): TemplateResult | typeof nothing {
  if (desk.availability === undefined) return nothing;
  const openness = available(desk.availability, me, now);
  if (openness.open) {
    const { until } = desk.availability;
    return until === undefined ? nothing : html`<p class="muted small">${words.closes(locale.exact(until))}</p>`;
  }
  if (openness.reason === 'rule')
    return isStaff(me, desk) ? nothing : notice(locale, 'info', { what: words.notForYou, more: words.stillReadable });
  const what =
    openness.reason === 'not-yet' ? words.opens(locale.exact(openness.from)) : words.closed(locale.exact(openness.until));
  return notice(locale, 'info', { what, more: isStaff(me, desk) ? undefined : words.stillReadable });
}
