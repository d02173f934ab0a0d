/** The part of a page that the runner's commands `sendKeys`, `sendMouse` and `setViewport` use, whichever browser it is of. */
export interface DrivenPage {
  readonly keyboard: Readonly<Record<'type' | 'press' | 'down' | 'up', (text: string) => Promise<void>>>;
  readonly mouse: DrivenMouse;
  setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
}

/** Positions are in CSS pixels of the page's window. */
export interface DrivenMouse {
  move(x: number, y: number): Promise<void>;
  down(options: MouseOptions): Promise<void>;
  up(options: MouseOptions): Promise<void>;
  click(x: number, y: number, options: MouseOptions): Promise<void>;
  /** Lets go of the button, and leaves what it was over. */
  reset(): Promise<void>;
}

/** Absent, it is the left button. */
export interface MouseOptions {
  readonly button?: 'left' | 'middle' | 'right';
}
