/** Somebody at a desk of a real server, through the page's end of the wire. */
import type { Change, Session } from '../../src/backends/backend.ts';
import { httpBackend } from '../../src/http/http-backend.ts';
import { tokenOf, type ServerProcess } from './process.ts';

/** What files a ticket. */
export const filing = (summary: string, ticket: string = crypto.randomUUID()) =>
  ({ do: 'file', id: crypto.randomUUID(), ticket, summary, description: 'Depuis ce matin.' }) as const;

/** Sits somebody down at a server. @param more what their token says besides */
export function seatAt(server: ServerProcess, sub: string, more: object = {}): Promise<Session> {
  return httpBackend({ address: server.url, desk: 'assistance' }).connect(() => Promise.resolve(tokenOf(sub, more)));
}

/** Resolves with the first change that a session hears after its cursor and that is looked for. */
export function heard(session: Session, isIt: (change: Change) => boolean): Promise<Change> {
  return new Promise((resolve) => {
    const stop = session.watch(session.cursor, (change) => {
      if (!isIt(change)) return;
      stop();
      resolve(change);
    });
  });
}
