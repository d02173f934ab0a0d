/** The place of files: what draws them (`files.ts`) comes when there are some. */
import { nothing } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { isAtLeast } from '../../domain/people.ts';
import type { TicketFile } from '../../domain/ticket.ts';
import type { TicketView } from '../../domain/view.ts';
import { relationsTo } from '../../domain/visibility.ts';
import type { Locale } from '../shared/locale.ts';
import { onDemand, type DrawPart } from '../shared/on-demand.ts';
import { may } from './offers.ts';
import type { Pictures } from './pictures.ts';

export const FILES = onDemand(() => import('./files.ts'));

export interface FilesContext {
  readonly locale: Locale;
  readonly session: Session;
  readonly drawPart: DrawPart;
  readonly ticket: string;
  /** The pictures of the ticket that is shown, made where there were none yet. */
  readonly pictures: (made: typeof Pictures) => Pictures;
  readonly download: (file: TicketFile) => void;
  /** Offers to take a file away; undefined where one may not. */
  readonly detach: (file: TicketFile) => (() => void) | undefined;
}

/** What a ticket's files need, and which of them this person may take away: his own, or any where he moderates. */
export function filesContext(
  session: Session,
  view: TicketView,
  around: Pick<FilesContext, 'locale' | 'drawPart' | 'pictures' | 'download'> & {
    readonly begin: (name: 'detach', values: { readonly file: string }) => void;
  },
): FilesContext {
  const { begin, ...context } = around;
  const moderates = isAtLeast(relationsTo(view.ticket, session.me, session.desk).profile, 'moderator');
  return {
    ...context,
    session,
    ticket: view.ticket.id,
    detach: (file) =>
      may(view, session, 'detach') && (moderates || file.by === session.me.id)
        ? () => begin('detach', { file: file.id })
        : undefined,
  };
}

/** A list of files, or nothing. */
export function fileList(context: FilesContext, files: readonly TicketFile[], shown: boolean): unknown {
  return files.length === 0 ? nothing : context.drawPart(FILES, (drawn) => drawn.fileList(context, files, shown));
}
