/** What is said in a place of administration: what was done with the way back, or why it was not. */
import { html, nothing, type TemplateResult } from 'lit';
import { Invalid, Refused } from '../../backends/backend.ts';
import type { Issue } from '../../domain/fields.ts';
import type { AdminWords } from '../../locales/fr/admin.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { issueSentence, problemNotice } from '../shared/problem.ts';
import type { Administering } from './administering.ts';

/** The sentence of something that does not hold together, or is malformed. */
export function issueSaid(locale: Locale, words: AdminWords, issue: Issue): string {
  return words.issues[issue.code]?.(issue.values ?? {}) ?? issueSentence(locale, issue);
}

/** Why something was not done. @param marked paths of what says its own error beside it */
function whyNot(locale: Locale, words: AdminWords, error: unknown): TemplateResult {
  if (error instanceof Refused && error.refusal.code === 'in-use') {
    return notice(locale, 'danger', { what: words.notDone, more: words.inUse(error.refusal.values ?? {}), role: 'alert' });
  }
  if (error instanceof Invalid) {
    const said = [...new Set(error.issues.map((issue) => issueSaid(locale, words, issue)))];
    return notice(locale, 'danger', {
      what: words.notSaved,
      more: html`${said.map((each, index) => html`${index === 0 ? nothing : html`<br />`}${each}`)}`,
      role: 'alert',
    });
  }
  return problemNotice(locale, error);
}

/** What was said in a place. */
export function noteIn(
  place: string,
  doing: Administering,
  locale: Locale,
  words: AdminWords,
  undo: () => void,
): TemplateResult | typeof nothing {
  const failure = doing.problem(place);
  if (failure !== undefined) return whyNot(locale, words, failure);
  const { done } = doing;
  if (done?.place !== place) return nothing;
  return html`<p class="saved" data-note=${place} tabindex="-1">
    ${icon('success')}<span>${done.text}</span>${done.event === undefined ? nothing : html`<button class="button link" type="button" @click=${undo}>${words.undo}</button>`}
  </p>`;
}
