/** Answers kept ready: what stands in braces is filled from the ticket; what nobody knows stays, and is told (issue 4 §5). */

/** What braces may name. */
export const VARIABLES = ['number', 'requester', 'me', 'summary', 'service', 'category', 'signature'] as const;
export type Variable = (typeof VARIABLES)[number];

/** A text as it is put into an answer, and the names in braces that mean nothing, each once. */
export interface Filled {
  readonly text: string;
  readonly unknown: readonly string[];
}

/**
 * Fills a text.
 * @param values what each name stands for; an empty one is known, and leaves nothing
 */
export function filled(text: string, values: Readonly<Record<Variable, string>>): Filled {
  const unknown = new Set<string>();
  const whole = text.replaceAll(/\{([^{}\s]{1,40})\}/gu, (braced, name: string) => {
    if (Object.hasOwn(values, name)) return values[name as Variable];
    unknown.add(name);
    return braced;
  });
  return { text: whole, unknown: [...unknown] };
}
