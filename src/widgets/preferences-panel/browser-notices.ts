/** The browser's own notices: asked for when somebody switches them on, and never before; what it answers is said where they did. */

/** What this browser says of its notices for this site; `absent`: it has none here. */
export type BrowserAnswer = NotificationPermission | 'absent';

/** What the browser answers now, without its being asked. */
export function browserAnswer(): BrowserAnswer {
  return 'Notification' in globalThis ? Notification.permission : 'absent';
}

/** What came of asking, for one panel. */
export class BrowserNotices {
  readonly #changed: () => void;
  /** The last answer that was no yes. */
  refused: Exclude<BrowserAnswer, 'granted'> | undefined;

  /** @param changed there is something to draw */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Asks the browser, which asks the person unless it knows already. To be called while a key or a button is pressed. */
  async ask(): Promise<boolean> {
    const answer = browserAnswer() === 'absent' ? 'absent' : await Notification.requestPermission();
    this.refused = answer === 'granted' ? undefined : answer;
    this.#changed();
    return answer === 'granted';
  }

  /** They are not wanted any more. */
  forget(): void {
    this.refused = undefined;
  }
}
