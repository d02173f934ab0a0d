/** One state of a widget, as a person may meet it: what is checked by axe, pictured, and shown in the playground. */
export interface State {
  /** The element's tag. */
  readonly widget: string;
  /** What is particular about it; unique within the widget. */
  readonly name: string;
  /** Pictured in a narrow place, as a block of a Moodle page. */
  readonly narrow?: boolean;
  /** Shown from right to left. */
  readonly rtl?: boolean;
  /** Puts the widget into a host, in this state; settles once it stands. */
  setup(host: HTMLElement, lang: 'fr' | 'en'): Promise<void>;
}
