/** How handing over goes, and how it ended: who could not be, and what is left. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HandingWords } from '../../locales/fr/handing-over.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { diagnose, problemNotice } from '../shared/problem.ts';
import { progress } from '../shared/progress.ts';
import { Prevented } from '../ticket-list/list-prevented.ts';
import type { Handed } from './held.ts';

/** Everything in one sentence. */
export function endSentence(words: HandingWords, { bulk, freed }: Handed): string {
  const done = bulk.of('done').length;
  return words.ended(done - freed.size, freed.size, bulk.of('refused').length, bulk.of('waiting').length);
}

export function running(locale: Locale, words: HandingWords, { bulk }: Handed): TemplateResult {
  const total = bulk.tasks.length;
  const done = total - bulk.of('waiting').length;
  return html`<div class="handing">
    ${progress(locale, { label: words.progress(done, total), done, total })}
    <button class="button" type="button" @click=${() => bulk.stop()}>${words.stop}</button>
  </div>`;
}

/** It stays until something else is done. @param goOn goes on with what is left */
export function ended(locale: Locale, words: HandingWords, id: string, handed: Handed, goOn: () => void): TemplateResult {
  const { bulk } = handed;
  const { refusals } = bulk;
  const left = bulk.of('waiting').length;
  const reason = (error: unknown): string => {
    if (error instanceof Prevented) return words.prevented;
    const { what, why } = diagnose(locale, error);
    return why === '' ? what : why;
  };
  return html`<p class="saved" id=${id} tabindex="-1">
      ${icon(refusals.length + left === 0 ? 'success' : 'warning')}<span>${endSentence(words, handed)}</span>
    </p>
    ${bulk.trouble === undefined ? nothing : problemNotice(locale, bulk.trouble)}
    ${
      refusals.length === 0
        ? nothing
        : html`<ul aria-label=${words.refused}>
            ${refusals.map(({ task, error }) => html`<li>${task.row.key ?? task.row.summary}<span class="why">${reason(error)}</span></li>`)}
          </ul>`
    }
    ${left === 0 ? nothing : html`<button class="button" type="button" @click=${goOn}>${words.goOn(left)}</button>`}`;
}
