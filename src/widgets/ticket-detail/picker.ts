/** Adding files to what one writes: picked, pasted or dropped, with their progress, and said when one is refused. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { fileChip } from '../shared/file-chip.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { diagnose } from '../shared/problem.ts';
import type { Attachments, Refusal, Sending } from './attachments.ts';

export interface Picking {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly files: Attachments;
  /** Why a file was not added. */
  readonly refused: Refusal | undefined;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (item: Sending) => void;
}

/** The sentence of a refused file. */
export function refusedSentence({ locale, words }: Pick<Picking, 'locale' | 'words'>, refused: Refusal): string {
  const { tooLarge, tooMany } = words.composer;
  return refused.code === 'too-large' ? tooLarge(refused.name, locale.size(refused.most)) : tooMany(refused.most);
}

/** The button, the chips, what is wrong. Nothing where the desk takes no file. */
export function picker(picking: Picking): TemplateResult | typeof nothing {
  const { locale, words, files, refused, add, remove } = picking;
  const { limits } = files;
  if (limits === undefined) return nothing;
  const picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    add([...(input.files ?? [])]);
    input.value = '';
  };
  const open = (event: Event): void => (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  return html`<div class="picker">
    <input class="visually-hidden" type="file" multiple tabindex="-1" aria-hidden="true" @change=${picked} />
    <button class="button quiet add-files" type="button" aria-describedby="limits" @click=${open}>
      ${icon('paperclip')}${words.composer.addFiles}
    </button>
    <span class="hint" id="limits">${words.composer.limits(limits.maxCount, locale.size(limits.maxBytes))}</span>
    ${refused === undefined ? nothing : html`<p class="error" role="alert">${icon('danger')}<span>${refusedSentence(picking, refused)}</span></p>`}
    ${
      files.items.length === 0
        ? nothing
        : html`<ul class="files" role="list">
            ${files.items.map((item) => {
              const wrong = item.error === undefined ? undefined : diagnose(locale, item.error);
              return html`<li>
                ${fileChip(locale, {
                  name: item.name,
                  size: item.blob.size,
                  type: item.blob.type,
                  sent: item.sent,
                  error: wrong === undefined ? undefined : `${wrong.what} ${wrong.why} ${wrong.todo}`.trim(),
                  stop: item.sent === undefined ? undefined : () => remove(item),
                  retry: item.error === undefined ? undefined : () => files.retry(item),
                  remove: item.sent === undefined ? () => remove(item) : undefined,
                })}
              </li>`;
            })}
          </ul>`
    }
  </div>`;
}

/** Files in a paste or a drop. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}
