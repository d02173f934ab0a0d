/**
 * The demonstration on a real server: the pages of `demo/`, the desks that they show, and an issuer of its own that says of any
 * visitor whom of the seven they chose to be. Only `npm start` has it: a school's server lets nobody choose.
 */
import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { writeArticles } from '../demo/articles.ts';
import { generate } from '../demo/generator.ts';
import { PLAYERS, profileOn, type DemoDesk } from '../demo/people.ts';
import { readSettings } from '../src/domain/settings.ts';
import { Config } from '../src/server/config-schema.ts';
import { TokenRefused } from '../src/server/identity/refusing.ts';
import type { TrustedIssuer } from '../src/server/identity/token.ts';
import type { OwnKey } from '../src/server/own/key.ts';
import { mediaType } from '../src/server/running/bundles.ts';
import type { Desks } from '../src/server/running/desks.ts';
import { serve, type Running } from '../src/server/serve.ts';
import { dist } from './serve.ts';

const DESKS: readonly DemoDesk[] = ['support', 'bugs', 'tasks'];

/** The first school: the same tickets each time. */
const SEED = 1957;

const settingsOf = (desk: DemoDesk): string => fileURLToPath(new URL(`../demo/desk-${desk}.json`, import.meta.url));

const isDesk = (text: unknown): text is DemoDesk => DESKS.some((desk) => desk === text);

/** Believes whoever the demonstration let in, as the person of the same name in its settings. */
function demoIssuer(url: string, key: OwnKey): TrustedIssuer {
  return {
    iss: `${url}#demo`,
    audience: url,
    verifier: key.verifier,
    opens: (desk, claims) => claims['desk'] === desk,
    personOf({ sub, desk }) {
      const player = PLAYERS.find(({ person }) => person.id === sub);
      if (player === undefined || !isDesk(desk)) throw new TokenRefused('claim', 'sub');
      return { ...player.person, profile: profileOn(player, desk) };
    },
  };
}

/** A page that is told that there is a server, and where. */
function toldOfServer(html: string): string {
  return html
    .replace('<html ', '<html data-place="server" ')
    .replace('<meta charset="utf-8" />', '$&\n    <meta name="guichet-server" content="/" />');
}

async function fileOf(path: string): Promise<Response | undefined> {
  const name = normalize(decodeURIComponent(path).replace(/\/$/u, '/index.html'));
  const isPage = name.endsWith('.html');
  if (name.includes('..') || name.includes('\0')) return undefined;
  try {
    const bytes = await readFile(join(dist, name));
    const body = isPage && name.startsWith('/demo/') ? toldOfServer(bytes.toString('utf8')) : new Uint8Array(bytes);
    return new Response(body, {
      headers: { 'content-type': mediaType(name), 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** The pages, the library beside them, and the tokens of their visitors. */
function pages(url: string, key: OwnKey): (request: Request, path: string) => Promise<Response | undefined> {
  return async (request, path) => {
    if (request.method === 'POST' && path === '/demo/token') {
      const asked = new URL(request.url).searchParams;
      const [sub, desk] = [asked.get('person') ?? '', asked.get('desk') ?? ''];
      return new Response(await key.sign(`${url}#demo`, url, { sub, desk }), { headers: { 'cache-control': 'no-store' } });
    }
    if (request.method !== 'GET') return undefined;
    if (path === '/') return new Response(null, { status: 302, headers: { location: '/demo/' } });
    return fileOf(path);
  };
}

/** Puts a school's tickets into the desks that were made now, and the help of the first. */
async function fill(desks: Desks, made: readonly string[], count: number): Promise<void> {
  for (const desk of made.filter(isDesk)) {
    const backend = desks.get(desk);
    const settings = readSettings(JSON.parse(await readFile(settingsOf(desk), 'utf8')));
    if (backend === undefined || !('document' in settings)) throw new Error(`desk-${desk}.json sets up no desk`);
    const school = { count, seed: SEED, now: new Date().toISOString(), after: await backend.state() };
    await backend.importHistories(generate(settings.desk, settings.people, school));
    const writer = PLAYERS.find(({ person }) => person.profile === 'functional-admin');
    if (desk !== 'support' || writer === undefined) continue;
    const session = await backend.connect(writer.person);
    await writeArticles(session);
    await session.close();
  }
}

export interface DemoOptions {
  /** Where the embedded database is. */
  readonly folder: string;
  /** A PostgreSQL instead. */
  readonly database?: string | undefined;
  readonly port: number;
  /** Tickets of each desk, when it is made. */
  readonly tickets: number;
}

/** Starts the demonstration. @throws the system's own error when the port is taken */
export function serveDemo({ folder, database, port, tickets }: DemoOptions): Promise<Running> {
  const config = Config.parse({
    port,
    folder,
    database,
    desks: DESKS.map((code) => ({ code, settings: settingsOf(code) })),
    // Everybody here comes from one machine.
    limits: { address: 100_000, person: 10_000, desk: 1_000_000 },
    drain: 1,
  });
  return serve(config, {
    names: { desk: 'Assistance', administrator: 'Administration' },
    log: pino({ level: 'error' }),
    issuers: (url, key) => [demoIssuer(url, key)],
    first: pages,
    onMade: (desks, made) => (tickets === 0 ? Promise.resolve() : fill(desks, made, tickets)),
  });
}
