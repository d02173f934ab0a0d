/** Why no ticket is taken here and now, said in the form's place. */
import type { TemplateResult } from 'lit';
import { filingGate } from '../../domain/filing-gate.ts';
import { available } from '../../domain/availability.ts';
import type { Instant } from '../../domain/values.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import type { Filler } from './filler.ts';
import { offeredServices } from './places.ts';
import { optionWords } from './option-words.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';

/** Why this person may not file now; null when they may. */
function whyClosed({ me, desk }: Filler, now: Instant): 'not-allowed' | 'closed-desk' | 'no-place' | null {
  const refused = filingGate({ actor: { type: 'person', id: me.id }, person: me, desk, now });
  if (refused === 'category-closed') return 'no-place';
  if (refused !== null) return refused === 'closed-desk' ? 'closed-desk' : 'not-allowed';
  return desk.services.length > 0 && offeredServices(desk).length === 0 ? 'no-place' : null;
}

/** When a desk opens or closed, in a sentence; undefined while it is open to this person. */
function opening({ me, desk }: Filler, now: Instant, locale: Locale): string | undefined {
  const openness = available(desk.availability, me, now);
  if (openness.open) return undefined;
  const words = optionWords(locale);
  if (openness.reason === 'not-yet') return words.closed.notYet(locale.exact(openness.from));
  return openness.reason === 'over' ? words.closed.over(locale.exact(openness.until)) : words.closed.rule;
}

/** The notice in the form's place; undefined while tickets are taken. */
export function closedView(filler: Filler, locale: Locale, hasDraft: boolean): TemplateResult | undefined {
  const now = new Date(locale.now()).toISOString();
  const why = whyClosed(filler, now);
  if (why === null) return undefined;
  const { closed } = optionWords(locale);
  const draft = hasDraft ? ` ${closed.draft}` : '';
  if (why === 'no-place') return notice(locale, 'info', { what: closed.noPlace, more: `${closed.noPlaceMore}${draft}` });
  if (why === 'closed-desk')
    return notice(locale, 'info', { what: opening(filler, now, locale) ?? closed.rule, more: `${closed.more}${draft}` });
  return notice(locale, 'info', { what: closed.notAllowed, more: `${closed.notAllowedMore}${draft}` });
}
