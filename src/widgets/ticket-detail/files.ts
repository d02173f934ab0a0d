/** What draws files: those of a ticket, pictures shown and everything else offered to download, and those on their way to it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketFile } from '../../domain/ticket.ts';
import { fileChip } from '../shared/file-chip.ts';
import { icon } from '../shared/icons.ts';
import { fileTrouble } from '../shared/problem.ts';
import type { FilesContext } from './files-place.ts';
import { partWords } from './part-words.ts';
import type { Picking } from './picker.ts';
import { Pictures } from './pictures.ts';

export { PART_WORDS as vocabulary } from './part-words.ts';

function one(context: FilesContext, file: TicketFile, shown: boolean): TemplateResult {
  const { locale, session, ticket, download, detach } = context;
  const words = partWords(session, locale.language);
  const pictures = context.pictures(Pictures);
  const address = shown && pictures.shows(file) ? pictures.address(ticket, file) : undefined;
  const remove = file.detached === true ? undefined : detach?.(file);
  const failed = (event: Event): void => (event.target as HTMLElement).closest('figure')?.setAttribute('hidden', '');
  return html`<li>
    ${
      address === undefined
        ? nothing
        : html`<figure class="picture">
            <button class="enlarge" type="button" aria-label=${words.image(file.name)} @click=${() => download(file)}>
              <img src=${address} alt="" loading="lazy" @error=${failed} />
            </button>
          </figure>`
    }
    ${file.detached === true ? html`<span class="mark">${icon('eye')}${words.detached}</span>` : nothing}
    <div class="chip-row">
      ${fileChip(locale, { name: file.name, size: file.size, type: file.type, open: () => download(file) })}
      ${remove === undefined ? nothing : html`<button class="button quiet icon-only" type="button" title=${words.detachFile(file.name)} @click=${remove}>${icon('trash')}</button>`}
    </div>
  </li>`;
}

/**
 * A list of files.
 * @param shown whether pictures are drawn, besides their names; those of a ticket that has not got them yet cannot be fetched
 */
export function fileList(context: FilesContext, files: readonly TicketFile[], shown: boolean): TemplateResult {
  return html`<ul class="files" role="list">
    ${files.map((file) => one(context, file, shown))}
  </ul>`;
}

/** Files on their way, each with how far it has come and what one may do with it. */
export function sendings({ locale, files, remove }: Picking): TemplateResult {
  return html`<ul class="files" role="list">
    ${files.items.map((item) => {
      return html`<li>
        ${fileChip(locale, {
          name: item.name,
          size: item.blob.size,
          type: item.blob.type,
          sent: item.sent,
          paused: item.paused,
          error: item.error === undefined ? undefined : fileTrouble(locale, item.error),
          stop: item.sent === undefined ? undefined : () => remove(item),
          retry: item.error === undefined ? undefined : () => files.retry(item),
          remove: item.sent === undefined ? () => remove(item) : undefined,
        })}
      </li>`;
    })}
  </ul>`;
}
