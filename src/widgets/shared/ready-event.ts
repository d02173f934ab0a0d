/** An event of its own, apart from `events.ts`: every widget tells it, and a form as it opens has no use for the others. */

/** The widget has its desk: for whoever keeps its place until then. The one event that does not bubble. */
export class ReadyEvent extends CustomEvent<null> {
  constructor() {
    super('guichet-ready');
  }
}
