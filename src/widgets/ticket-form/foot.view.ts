/** The end of the form: the one main button, and whether what is typed is kept. */
import { html, nothing, type TemplateResult } from 'lit';
import { forSeveral } from './filler.ts';
import type { Sheet } from './sheet.ts';

export function footView(sheet: Sheet): TemplateResult {
  const { words, draft, filler, writing } = sheet;
  const sending = writing?.sending === true;
  const label = forSeveral(filler) ? words.submitTasks(draft.assignees.length) : words.submit;
  const keys = html`<p class="small muted keys">${words.shortcut}</p>`;
  return html`<div class="foot">
    <button class="button primary submit" type="submit" aria-disabled=${sending ? 'true' : nothing}>
      ${sending ? words.submitting : label}
    </button>
    ${sheet.late(({ keptView }, here) => keptView(sheet, here, keys), keys)}
  </div>`;
}
