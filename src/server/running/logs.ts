/**
 * Logs: lines of JSON for a machine to keep. They hold no personal data: no name, no identity, no address, no text, no token, and of
 * a path only which operation it is.
 */
import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

export type { Logger } from 'pino';

/** What of an error is no text of somebody's: its kind, its code and where it was thrown. */
export function errorSaid(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { readonly code?: unknown };
  // The first line of a stack repeats the message, which may quote what was sent.
  const at = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    at: at.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorSaid(error.cause) }),
  };
}

/** @param to where the lines go; the standard output by default */
export function logger({ log }: Pick<Config, 'log'>, to?: DestinationStream): Logger {
  const options = {
    level: log,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return to === undefined ? pino(options) : pino(options, to);
}
