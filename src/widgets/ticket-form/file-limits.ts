/** How many files a ticket may have here, and how large. */
import type { Session } from '../../backends/backend.ts';

export interface FileLimits {
  readonly maxBytes: number;
  readonly maxCount: number;
}

/** What the backend and the desk both permit; undefined where there are no files. */
export function fileLimits(session: Session | undefined): FileLimits | undefined {
  const offered = session?.can.attachments;
  if (session === undefined || offered === undefined) return undefined;
  const { files } = session.desk;
  const maxCount = Math.min(offered.maxCount, files.maxCount);
  return maxCount === 0 ? undefined : { maxBytes: Math.min(offered.maxBytes, files.maxBytes), maxCount };
}
