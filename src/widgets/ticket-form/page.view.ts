/** The page that the person writes from: shown as it will be sent, and taken away with one button. */
import { html, nothing } from 'lit';
import { ownTitle } from '../shared/own-title.ts';
import { forSeveral } from './filler.ts';
import { PAGE_CONTROL, WRITING, type Sheet } from './sheet.ts';

/**
 * The page, folded; or the button that attaches it again. What is inside comes when it is opened, or with what writing needs.
 * @param hint why it goes with the ticket, where it is not as usual
 */
export function pageView(sheet: Sheet, label: string, hint?: string): unknown {
  const { draft, filler, writing } = sheet;
  const { page } = draft;
  if (page === null || (page === undefined && forSeveral(filler))) return sheet.part(WRITING, ({ pageAway }) => pageAway(sheet));
  return html`<details class="field folded" @toggle=${() => sheet.write(() => undefined)}>
    <summary id=${PAGE_CONTROL}>${label} <span class="muted">${page?.title ?? page?.url ?? ownTitle()}</span></summary>
    ${page === undefined || writing === undefined ? nothing : sheet.part(WRITING, ({ pageLines }) => pageLines(sheet, page, hint))}
  </details>`;
}
