/** What a browser asks of the server for somebody without an account: the form, the visit, the page where a link leads. */
import * as z from 'zod/mini';
import { BackendError, NotFound } from '../../backends/backend.ts';
import { Code } from '../../domain/schemas/values.ts';
import { languageOf, problemOf, problemResponse } from '../../http/problem-said.ts';
import { LANGUAGES, type Language } from '../../locales/index.ts';
import { answered, page, type Html } from '../own/html.ts';
import type { Bundles } from '../running/bundles.ts';
import { GUEST_WORDS, type Guests } from './guests.ts';

/** Longest body of these questions, in characters. */
const LONGEST = 2000;

/** A mail address as people have them, on one line (RFC 5321 §4.5.3.1.3). */
const Mail = z.email().check(z.maxLength(254));
const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}]*$/u));

const Introduction = z.strictObject({ desk: Code, name: Line, mail: Mail, language: z._default(z.enum(LANGUAGES), 'fr') });
const Lost = z.omit(Introduction, { name: true });
const Followed = z.strictObject({ code: z.string().check(z.maxLength(200)) });

export interface GuestPagesParts {
  readonly guests: Guests;
  readonly bundles: Bundles;
  readonly language: Language;
  /** The server's address, as pages know it. */
  readonly url: string;
  /** Origins whose pages may introduce somebody. */
  readonly origins: readonly string[];
  readonly ancestors: readonly string[];
  /** Told of what nobody foresaw and nobody waits for. */
  readonly onError: (error: unknown) => void;
}

const NOTHING = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** The body of a question, as a schema has it; undefined where it is another thing. */
async function bodyOf<Schema extends z.core.$ZodType>(request: Request, schema: Schema): Promise<z.output<Schema> | undefined> {
  const text = await request.text();
  if (text.length > LONGEST) return undefined;
  try {
    const read = z.safeParse(schema, JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

const malformed = (): Response => new Response(null, { status: 422, headers: NOTHING });

/** Asks to come back later; undefined where nothing has to be waited for. @param wait milliseconds */
function tooOften(wait: number): Response | undefined {
  if (wait === 0) return undefined;
  return new Response(null, { status: 429, headers: { ...NOTHING, 'retry-after': String(Math.ceil(wait / 1000)) } });
}

export class GuestPages {
  readonly #parts: GuestPagesParts;

  constructor(parts: GuestPagesParts) {
    this.#parts = parts;
  }

  /**
   * The answer to an address under `/guests/`; undefined where it is none of these.
   * @param address whoever asks, on the network: what sends mail is counted by it
   */
  async answer(request: Request, path: string, address: string): Promise<Response | undefined> {
    const { guests, language: usual } = this.#parts;
    const language = languageOf(request, usual);
    if (request.method === 'GET') {
      if (path === '/guests/open') return this.#page(this.#open(language));
      if (path === '/guests/form') return this.#page(this.#form(language, new URL(request.url).searchParams.get('desk') ?? ''));
      return undefined;
    }
    if (request.method !== 'POST') return undefined;
    const answer = await this.#asked(request, path, address, guests).catch(async (error: unknown) => {
      if (error instanceof BackendError) return problemResponse(await problemOf(error, language), {});
      throw error;
    });
    if (answer === undefined) return undefined;
    const origin = request.headers.get('origin');
    answer.headers.append('vary', 'Origin');
    if (origin !== null && this.#parts.origins.includes(origin)) answer.headers.set('access-control-allow-origin', origin);
    answer.headers.set('cross-origin-resource-policy', 'cross-origin');
    return answer;
  }

  async #asked(request: Request, path: string, address: string, guests: Guests): Promise<Response | undefined> {
    switch (path) {
      case '/guests/visit': {
        const said = await bodyOf(request, Introduction);
        if (said === undefined) return malformed();
        const late = tooOften(guests.wait(address));
        if (late !== undefined) return late;
        return Response.json({ token: await guests.introduce(said) }, { headers: NOTHING });
      }
      case '/guests/lost': {
        const said = await bodyOf(request, Lost);
        if (said === undefined) return malformed();
        const late = tooOften(guests.wait(address));
        if (late !== undefined) return late;
        // The same answer whoever it is, as soon: what follows is told by mail alone.
        void guests.again(said.desk, said.mail, said.language).catch((error: unknown) => {
          if (!(error instanceof BackendError)) this.#parts.onError(error);
        });
        return new Response(null, { status: 202, headers: NOTHING });
      }
      case '/guests/follow':
      case '/guests/confirm': {
        const code = (await bodyOf(request, Followed))?.code ?? '';
        const led = path === '/guests/follow' ? await guests.follow(code) : await guests.confirm(code);
        if (led === undefined) throw new NotFound('link');
        return Response.json(led, { headers: NOTHING });
      }
      default:
        return undefined;
    }
  }

  #page(html: Html): Response {
    return answered(html, { ancestors: this.#parts.ancestors });
  }

  #head(title: string): Html {
    return page`<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<link rel="stylesheet" href="../own/own.css">`;
  }

  #library(name: string): string {
    return `../guichet/${this.#parts.bundles.version}/${name}`;
  }

  #open(language: Language): Html {
    const { title, opening, confirm, sending, over, failed, keep, claimed, signIn } = GUEST_WORDS[language].page;
    const [before = '', after = ''] = GUEST_WORDS[language].page.waiting('\n').split('\n');
    const said = page`data-library="${this.#library('guichet.js')}" data-over="${over}" data-failed="${failed}" data-sending="${sending}"
 data-claimed="${claimed}" data-sign-in="${signIn}" data-keep="${keep}" data-before="${before}" data-after="${after}"`;
    return page`<!doctype html>
<html lang="${language}" ${said}>
${this.#head(title)}
<main>
<h1>${title}</h1>
<p id="said" role="status">${opening}</p>
<form id="confirming" hidden>
<p><strong id="summary"></strong></p>
<button>${confirm}</button>
</form>
</main>
<link rel="modulepreload" href="../own/renewed.js">
<script type="module" src="../own/guest.js"></script>
</html>
`;
  }

  #form(language: Language, desk: string): Html {
    const { title, lead } = GUEST_WORDS[language].form;
    return page`<!doctype html>
<html lang="${language}">
${this.#head(title)}
<main>
<h1>${title}</h1>
<p>${lead}</p>
<guichet-ticket-form backend="${this.#parts.url}/" desk="${desk}" guests></guichet-ticket-form>
</main>
<script type="module" src="${this.#library('guichet.js')}"></script>
</html>
`;
  }
}
