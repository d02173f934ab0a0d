/** The page that the person writes from: shown as it will be sent, and taken away with one button. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PageContext } from '../../domain/fields.ts';
import { icon } from '../shared/first-icons.ts';
import type { Sheet } from './sheet.ts';

function lines(sheet: Sheet, page: PageContext): readonly (readonly [label: string, value: string])[] {
  const { words } = sheet;
  const all: readonly (readonly [string, string | undefined])[] = [
    [words.pageTitle, page.title],
    [words.pageUrl, page.url],
    [words.pageCourse, page.course],
    [words.pageBrowser, page.browser],
    [words.pageScreen, page.screen],
  ];
  return all.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

const SUMMARY = 'page-context';

/** Swaps the page in or out, keeping the focus on what took the other's place. */
function swap(sheet: Sheet, page: PageContext | null): void {
  sheet.change({ page });
  sheet.announce(page === null ? sheet.words.pageRemoved : sheet.words.pageAdded);
  sheet.focusOn(SUMMARY);
}

/** The page, folded; or the button that attaches it again. */
export function pageView(sheet: Sheet, label: string, hint: string): TemplateResult | typeof nothing {
  const { page } = sheet.draft;
  const { words } = sheet;
  if (page === undefined) return nothing;
  if (page === null) {
    return html`<div class="field">
      <button class="button quiet" type="button" id=${SUMMARY} @click=${() => swap(sheet, sheet.page())}>
        ${icon('link')} ${words.pageAdd}
      </button>
    </div>`;
  }
  return html`<details class="field folded">
    <summary id=${SUMMARY}>${label} <span class="muted">${page.title ?? page.url ?? ''}</span></summary>
    <p class="hint">${hint}</p>
    <dl class="page-lines">
      ${lines(sheet, page).map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <button class="button" type="button" @click=${() => swap(sheet, null)}>${icon('close')} ${words.pageRemove}</button>
  </details>`;
}
