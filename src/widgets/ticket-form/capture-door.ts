/** The way to screenshots: the tool that takes them is fetched when one is first asked for. */
import type { Locale } from '../shared/locale.ts';
import type { TrayDoor } from './tray-door.ts';
import { writingWords } from './writing-words.ts';

/** What screenshots need of their form. */
export interface CaptureHost {
  root(): ShadowRoot | null;
  locale(): Locale;
  readonly tray: TrayDoor;
  /** Resolves once the form is drawn again. */
  drawn(): Promise<unknown>;
}

/**
 * Takes screenshots and puts them on the form's tray.
 * @returns a function of the file field (null for the ticket's own files) and the id of the control that gets the focus back
 */
export function captureDoor(host: CaptureHost): (field: string | null, control: string) => Promise<void> {
  let taken = 0;
  return async (field, control) => {
    const root = host.root();
    if (root === null) return;
    const tool = await import('./capture/take.ts').catch(() => undefined);
    if (tool === undefined) return host.tray.refuse(field, writingWords(host.locale()).captureAbsent);
    const picture = await tool.takeCapture(root, taken + 1);
    if (picture !== null) {
      taken += 1;
      host.tray.add([picture], field);
    }
    await host.drawn();
    root.getElementById(control)?.focus();
  };
}
