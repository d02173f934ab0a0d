/** What only some tickets have, and what staff have beside them: fetched with the first ticket that has any of it. */
import { html } from 'lit';
import type { BannerContext } from './banner.ts';
import { incidentsBanner } from './incidents.ts';
import { checklistGroup } from './checklist.ts';
import type { PropertiesContext } from './properties.ts';
import { raisedBanner } from './raised.ts';
import { spentGroup } from './spent.ts';

export { BESIDE_WORDS as vocabulary } from './beside-words.ts';
export { besideStyles as styles } from './beside.styles.ts';

/** What stands among the properties. */
export function besideGroups(context: PropertiesContext): unknown {
  return html`${checklistGroup(context)}${spentGroup(context)}`;
}

/** What is said above the thread, besides what is expected. */
export function besideBanner(context: BannerContext): unknown {
  return html`${raisedBanner(context)}${incidentsBanner(context)}`;
}
