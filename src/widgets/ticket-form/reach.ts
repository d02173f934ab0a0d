/** Looks, for administrators of the desk, whether tickets filed here reach anybody; fetched for them only. */
import type { Session } from '../../backends/backend.ts';
import { categoryOf, serviceOf } from '../../domain/desk.ts';
import { unreached } from '../../domain/reachability.ts';
import { localised } from '../../domain/values.ts';
import { words } from '../../locales/index.ts';
import fr from '../../locales/fr/reach.ts';
import type { Locale } from '../shared/locale.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/reach.ts') });

/**
 * What to say, a sentence each.
 * @param fixed the place that the page fixes; empty strings fix nothing
 */
export async function reachSentences(
  session: Session,
  locale: Locale,
  fixed: { readonly service: string; readonly category: string },
): Promise<string[]> {
  const { desk } = session;
  const said = await WORDS.load(locale.language);
  const staff = desk.services.length > 0 ? [] : await session.people({ purpose: 'assignee', limit: 1 });
  const place = {
    ...(fixed.service === '' ? {} : { service: fixed.service }),
    ...(fixed.service === '' || fixed.category === '' ? {} : { category: fixed.category }),
  };
  const found = unreached(
    desk,
    staff.map((person) => person.id),
    new Date(locale.now()).toISOString(),
    place,
  );
  return found.map((each) => {
    if (each.why === 'over') return said.over(locale.exact(each.until));
    if (each.why === 'nowhere') return said.nowhere;
    const service = serviceOf(desk, each.service);
    if (service === undefined) return said.nobody;
    const labels = each.categories.map((code) => localised(categoryOf(desk, service.id, code)?.label, locale.language));
    return said.nobodyIn(
      localised(service.label, locale.language),
      new Intl.ListFormat(locale.tag, { type: 'conjunction' }).format(labels),
    );
  });
}
