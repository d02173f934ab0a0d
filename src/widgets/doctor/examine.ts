/** The doctor on a page as it runs: what is said to its editor of one widget, besides what the widget says by itself. */
import { words } from '../../locales/index.ts';
import fr from '../../locales/fr/doctor.ts';
import type { Finding } from '../shared/doctor.ts';
import type { Locale } from '../shared/locale.ts';
import { complaints } from './checks.ts';
import { pairsIn } from './colours.ts';
import { seenIn } from './reading.ts';
import { told } from './saying.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/doctor.ts') });

/** Looks at a widget that is drawn. @returns what to tell of it, a sentence or three each */
export async function examine(widget: HTMLElement, locale: Locale): Promise<Finding[]> {
  // What stands inside another widget is that one's own affair.
  if (widget.getRootNode() !== document) return [];
  const said = await WORDS.load(locale.language);
  const seen = seenIn(document, document.baseURI, (heading) => heading.checkVisibility());
  const at = [...document.querySelectorAll('*')]
    .filter((each) => each.localName.startsWith('guichet-') || each.matches('a.guichet, div.guichet, a.guichet-frame'))
    .indexOf(widget);
  const own = seen.widgets[at];
  if (own === undefined) return [];
  const found = complaints({
    ...seen,
    address: document.baseURI,
    throughEditor: false,
    live: true,
    widgets: [own],
    sameIds: seen.sameIds.filter((id) => id === widget.id),
    settings: new Map(),
    colours: pairsIn(widget),
  });
  return found.map((complaint, index) => {
    const { what, why, todo } = told(complaint, said, (value) => new Intl.NumberFormat(locale.tag).format(value));
    return { attribute: `doctor-${index}`, value: complaint.check, expected: todo, sentence: `${what} ${why} ${todo}` };
  });
}
