/** The banner's place: what it says comes when a ticket has something for it (`expected.ts`). */
import { nothing } from 'lit';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import type { ExpectedContext } from './expected.ts';
import { expects } from './offers.ts';
import { EXPECTED_WORDS, laterWords } from './wording.ts';

const EXPECTED = onDemand(() => import('./expected.ts'));

/** The banner, or nothing; and whether it holds the main action, as it may until it has come. */
export function expectedBanner(
  drawPart: DrawPart,
  context: Omit<ExpectedContext, 'said'>,
): { readonly banner: unknown; readonly main: boolean } {
  const { session, view, locale } = context;
  const words = laterWords(session, EXPECTED_WORDS, locale.language);
  if (words === undefined || !expects(view, session)) return { banner: nothing, main: false };
  let main = true;
  const banner = drawPart(EXPECTED, ({ expected }) => {
    const found = expected({ ...context, said: words.expected });
    ({ main } = found);
    return found.banner;
  });
  return { banner, main };
}
