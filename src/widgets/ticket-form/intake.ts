/** Files pasted into the form or dropped on it: on a file field they answer it, elsewhere they are the ticket's own. */
import type { FileTray } from './file-tray.ts';

export interface Intake {
  readonly paste: (event: ClipboardEvent) => void;
  readonly over: (event: DragEvent) => void;
  readonly drop: (event: DragEvent) => void;
}

/** Listeners that put files on a tray. */
export function intakeOf(tray: FileTray): Intake {
  return {
    paste(event) {
      const { files = [], types = [] } = event.clipboardData ?? {};
      // A table copied from a spreadsheet comes as text and as a picture: the text is what was meant.
      if (files.length === 0 || tray.limits === undefined || types.includes('text/plain')) return;
      event.preventDefault();
      tray.add([...files], null);
    },
    over(event) {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    },
    drop(event) {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      tray.add(files, (event.target as Element).closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null);
    },
  };
}
