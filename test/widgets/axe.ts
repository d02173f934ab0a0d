/** What axe-core finds in a piece of page, in sentences that say where to look. */
import type Axe from 'axe-core';
// As the browser loads it, axe-core exports nothing and leaves itself on the window.
import 'axe-core/axe.min.js';

const { axe } = globalThis as unknown as { axe: typeof Axe };

/** The references that the project answers to: WCAG 2.2 AA and the French RGAA 4. */
const TAGS = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules about a whole page: a widget alone on a stage has no landmark, no `h1` and no title to answer with. */
const OF_PAGES = [
  'bypass',
  'document-title',
  'html-has-lang',
  'html-lang-valid',
  'html-xml-lang-mismatch',
  'landmark-one-main',
  'meta-viewport',
  'page-has-heading-one',
  'region',
  'skip-link',
];

axe.configure({ rules: OF_PAGES.map((id) => ({ id, enabled: false })) });

/**
 * Runs axe through the open shadow roots of an element.
 * @returns one sentence for each element that breaks a rule; none when all is well
 */
export async function violationsIn(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations'],
    elementRef: false,
  });
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, target, failureSummary }) =>
        `${id} (${help}): ${html.slice(0, 300)} at ${target.flat(2).join(' >> ')}: ${failureSummary?.replaceAll(/\s+/gu, ' ') ?? ''}`,
    ),
  );
}
