/** The banner's place: what it says comes when a ticket has something for it (`expected.ts`, `beside.ts`). */
import { html, nothing } from 'lit';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import type { Acting } from './acting.ts';
import type { ExpectedContext } from './expected.ts';
import { expects } from './offers.ts';
import { EXPECTED_WORDS, laterWords } from './wording.ts';

const EXPECTED = onDemand(() => import('./expected.ts'));

/** What only some tickets have, and what staff have beside them. */
export const BESIDE = onDemand(() => import('./beside.ts'));

/** What banners need. */
export interface BannerContext extends Omit<ExpectedContext, 'said' | 'begin'> {
  readonly acting: Acting;
}

/** The banners, or nothing; and whether the first holds the main action, as it may until it has come. */
export function expectedBanner(drawPart: DrawPart, context: BannerContext): { readonly banner: unknown; readonly main: boolean } {
  const { session, view, locale, acting } = context;
  const { raise = null, links } = view.ticket;
  const more =
    raise === null && !links.some(({ type }) => type === 'causes')
      ? nothing
      : drawPart(BESIDE, ({ besideBanner }) => besideBanner(context));
  const words = laterWords(session, EXPECTED_WORDS, locale.language);
  if (words === undefined || !expects(view, session)) return { banner: more, main: false };
  let main = true;
  const banner = drawPart(EXPECTED, ({ expected }) => {
    const found = expected({ ...context, begin: acting.begin, said: words.expected });
    ({ main } = found);
    return found.banner;
  });
  return { banner: html`${banner}${more}`, main };
}
