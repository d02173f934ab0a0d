/** Signing in at a CAS server (CAS Protocol 3.0 §2.1, §2.5): a ticket comes with the browser, and the server is asked whose it is. */
import type { CasServer } from '../config-schema.ts';
import { personIn } from '../identity/mapping.ts';
import { whoseTicket } from './cas-answer.ts';
import { SignInRefused, type Asked, type Found, type Way } from './way.ts';

/** Milliseconds that the server has to answer, and the longest answer in characters. */
const PATIENCE = 5000;
const LONGEST = 262_144;

/** A service ticket; clients must take 256 characters (§3.1.1). Tickets of proxies are none. */
const TICKET = /^ST-[\w.~-]{1,253}$/u;

/** An address below the server's own. */
function below(url: string, path: string, asked: Readonly<Record<string, string>>): URL {
  const found = new URL(`${url.replace(/\/+$/u, '')}/${path}`);
  for (const [name, value] of Object.entries(asked)) found.searchParams.set(name, value);
  return found;
}

async function textAt(address: URL): Promise<string> {
  try {
    const answer = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { accept: 'application/xml, text/xml' },
    });
    if (!answer.ok || answer.body === null) throw new Error(String(answer.status));
    let text = '';
    for await (const part of answer.body.pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))) {
      text += part;
      if (text.length > LONGEST) throw new RangeError('too long');
    }
    return text;
  } catch (cause) {
    throw new SignInRefused(cause instanceof RangeError ? 'answer' : 'unreachable', cause);
  }
}

/** The address that a ticket is for: the same, to the letter, when it is asked for and when it is looked at. */
function serviceOf(back: string, { state }: Asked): string {
  return `${back}?state=${state}`;
}

/** A CAS server of the configuration, as a way of signing in. */
export function casWay(said: CasServer): Way {
  const { code, title = code, desks, url, people } = said;
  const validate = (service: string, ticket: string) => textAt(below(url, 'p3/serviceValidate', { service, ticket }));
  return {
    ...{ code, title, desks },
    begin: (asked, back, language) => Promise.resolve(below(url, 'login', { service: serviceOf(back, asked), locale: language })),
    async finish(asked, back, came): Promise<Found> {
      const ticket = came.get('ticket') ?? '';
      if (!TICKET.test(ticket)) throw new SignInRefused('denied');
      const { user, attributes } = whoseTicket(await validate(serviceOf(back, asked), ticket));
      return { person: personIn({ ...attributes, sub: user }, people, `${code}:`) };
    },
    leave: (_hint, back) => Promise.resolve(below(url, 'logout', { service: back })),
    async check(): Promise<void> {
      try {
        whoseTicket(await validate(below(url, '', {}).href, 'ST-0'));
      } catch (error) {
        // Nobody has this ticket: a server of the protocol says so.
        if (!(error instanceof SignInRefused) || error.trouble !== 'used') throw error;
      }
    },
  };
}
