/** A place behind HTTP, for tests: desks in memory, a handler in front of them, and people who say who they are by a token. */
import { memoryBackend, type MemoryOptions } from '../../src/backends/memory/index.ts';
import type { DeskBackend } from '../../src/backends/desk/desks.ts';
import type { PersonInput } from '../../src/domain/people.ts';
import { handler, type Handler, type HandlerOptions } from '../../src/http/handler.ts';

/** What the tests' own issuer signs: nothing. A server checks a signature instead (`src/server/identity`). */
export function tokenOf(person: PersonInput): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(person))));
}

/** Who a request says it is; null where it says nothing, or nothing that can be read. */
export function personIn(request: Request): PersonInput | null {
  const [scheme, token] = (request.headers.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || token === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(token), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes)) as PersonInput;
  } catch {
    return null;
  }
}

export const ADDRESS = 'https://tickets.example';

export interface Served extends Handler {
  readonly backend: DeskBackend;
  /** Asks as somebody; a body that is no text goes as JSON. */
  ask(
    method: string,
    path: string,
    who?: PersonInput,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

/** A handler over desks in memory. */
export function serve(options: MemoryOptions, more: Partial<HandlerOptions> = {}): Served {
  const backend = memoryBackend(options);
  const codes = [options.desk.id, ...(options.desks ?? []).map(({ id }) => id)];
  const door = handler({
    backend: (desk) => (codes.includes(desk) ? (desk === options.desk.id ? backend : backend.at(desk)) : undefined),
    authenticate: (request) => Promise.resolve(personIn(request)),
    ...more,
  });
  return {
    ...door,
    backend,
    ask(method, path, who, body, headers = {}) {
      const said: Record<string, string> = { ...headers };
      if (who !== undefined) said['authorization'] = `Bearer ${tokenOf(who)}`;
      if (body !== undefined && typeof body !== 'string') said['content-type'] ??= 'application/json';
      const sent = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
      return door.fetch(new Request(ADDRESS + path, { method, headers: said, body: sent }));
    },
  };
}
