/** Files pasted into the form or dropped on it: on a file field they answer it, elsewhere they are the ticket's own. */
import { fileLimits } from './file-limits.ts';
import type { Sheet } from './sheet.ts';

export interface Intake {
  readonly paste: (event: ClipboardEvent) => void;
  readonly over: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
}

/** Listeners that put files on the form's tray. */
export function intakeOf({ session, write }: Pick<Sheet, 'session' | 'write'>): Intake {
  const take = (event: Event, from: DataTransfer | null, field: string | null) => {
    const files = [...(from?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    write(({ draft }) => draft.tray.add(files, field));
  };
  return {
    paste(event) {
      // A table copied from a spreadsheet comes as text and as a picture: the text is what was meant.
      const { clipboardData } = event;
      if (fileLimits(session) !== undefined && clipboardData?.types.includes('text/plain') === false)
        take(event, clipboardData, null);
    },
    over(event) {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    },
    drop(event) {
      const field = (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset['field'];
      take(event, event.dataTransfer, field ?? null);
    },
  };
}
