/** What a service would have read before one files: its links, each in a page of its own, so that nothing written is left. */
import { html, type TemplateResult } from 'lit';
import type { KnowledgeLink } from '../../domain/desk.ts';
import { localised } from '../../domain/texts.ts';
import { optionWords } from './option-words.ts';
import { controlId, type Sheet } from './sheet.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';

export function serviceLinks({ locale }: Sheet, links: readonly KnowledgeLink[]): TemplateResult {
  const { links: title, inNewPage } = optionWords(locale);
  const id = controlId('links');
  return html`<div class="field">
    <p class="label" id=${id}>${title}</p>
    <ul aria-labelledby=${id}>
      ${links.map(
        ({ label, href }) =>
          html`<li>
            <a href=${href} target="_blank" rel="noopener noreferrer"
              >${localised(label, locale.language)}<span class="visually-hidden"> ${inNewPage}</span></a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}
