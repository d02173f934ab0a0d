/**
 * Saying things to screen readers, once, politely. Each widget has one `role=status` region; while a modal dialog is open,
 * everything outside it is inert and silent, so the topmost dialog's own region speaks instead.
 */

/** A region that can speak. */
export interface Voice {
  say(text: string): void;
}

/** Open modal dialogs, topmost last. */
const dialogs: Voice[] = [];

/** Makes a dialog the voice of the page until the returned function is called. */
export function speakFrom(voice: Voice): () => void {
  dialogs.push(voice);
  return () => {
    const at = dialogs.lastIndexOf(voice);
    if (at >= 0) dialogs.splice(at, 1);
  };
}

/** The voice that is heard now. */
export function audible(own: Voice): Voice {
  return dialogs.at(-1) ?? own;
}

/**
 * The voice of a live region. A text said while another waits for the frame is added to it; the same text twice is heard
 * twice, since the region is emptied in between.
 */
export function voiceOf(region: () => HTMLElement | null | undefined): Voice {
  let pending: string[] = [];
  return {
    say(text) {
      const element = region();
      if (element === null || element === undefined) return;
      if (pending.length === 0) {
        element.textContent = '';
        requestAnimationFrame(() => {
          element.textContent = pending.join(' ').trim();
          pending = [];
        });
      }
      // Silence takes back what has not been said yet.
      if (text === '') pending = [''];
      else if (!pending.includes(text)) pending.push(text);
    },
  };
}
