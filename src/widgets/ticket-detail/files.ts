/** Files of a ticket as they are read: pictures shown, everything else offered to download. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { isAtLeast } from '../../domain/people.ts';
import type { TicketFile } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { fileChip } from '../shared/file-chip.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { may } from './offers.ts';
import type { Pictures } from './pictures.ts';

export interface FilesContext {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly ticket: string;
  readonly pictures: Pictures;
  readonly download: (file: TicketFile) => void;
  /** Offers to take a file away; undefined where one may not. */
  readonly detach?: ((file: TicketFile) => (() => void) | undefined) | undefined;
}

/** What a ticket's files need, and which of them this person may take away: his own, or any where he moderates. */
export function filesContext(
  session: Session,
  view: TicketView,
  around: Pick<FilesContext, 'locale' | 'words' | 'pictures' | 'download'> & {
    readonly begin: (name: 'detach', values: { readonly file: string }) => void;
  },
): FilesContext {
  const { begin, ...context } = around;
  const moderates = isAtLeast(relationsTo(view.ticket, session.me, session.desk).profile, 'moderator');
  return {
    ...context,
    ticket: view.ticket.id,
    detach: (file) =>
      may(view, session, 'detach') && (moderates || file.by === session.me.id)
        ? () => begin('detach', { file: file.id })
        : undefined,
  };
}

function one(context: FilesContext, file: TicketFile, shown: boolean): TemplateResult {
  const { locale, words, ticket, pictures, download, detach } = context;
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
 * A list of files, or nothing.
 * @param shown whether pictures are drawn, besides their names; those of a ticket that has not got them yet cannot be fetched
 */
export function fileList(context: FilesContext, files: readonly TicketFile[], shown: boolean): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  return html`<ul class="files" role="list">
    ${files.map((file) => one(context, file, shown))}
  </ul>`;
}
