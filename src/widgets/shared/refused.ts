/** Tells the page what was not done, as it is told to the person. */
import { BackendError, Refused } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import { RefusedEvent } from './events.ts';
import type { Locale } from './locale.ts';
import { diagnose } from './problem.ts';

/**
 * Dispatches `guichet-refused` for an error of the seam, once its words are here; the widget's own faults are nobody's refusal.
 */
export function tellRefused(widget: HTMLElement, locale: Locale, commands: readonly Command[], error: unknown): void {
  if (error instanceof BackendError) void locale.fetchProblems().then(() => dispatch(widget, locale, commands, error));
}

function dispatch(widget: HTMLElement, locale: Locale, commands: readonly Command[], error: BackendError): void {
  const { what, why } = diagnose(locale, error);
  const code = error instanceof Refused ? error.refusal.code : error.kind;
  const sentence = error instanceof Refused ? why : `${what} ${why}`.trim();
  widget.dispatchEvent(new RefusedEvent({ commands, code, sentence }));
}
