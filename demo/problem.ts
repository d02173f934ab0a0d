/** What a generated ticket is about. */

/** One kind of problem; braces name a detail that the generator draws. */
export interface Problem {
  readonly service?: string;
  readonly category?: string;
  readonly summary: string;
  readonly description: string;
  readonly solution: string;
}

/** service, category, summary, description, solution */
export type Line = readonly [string, string, string, string, string];

/** Problems as they are written down, line by line. */
export function problems(lines: readonly Line[]): Problem[] {
  return lines.map(([service, category, summary, description, solution]) => ({
    service,
    category,
    summary,
    description,
    solution,
  }));
}
