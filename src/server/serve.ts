/** A server on a socket, from its configuration until it is told to stop. */
import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openPostgres, type Place } from '../backends/postgres/index.ts';
import { App, type Parts } from './app.ts';
import { registerIn, registerPath } from './backup/register.ts';
import { lastBackup } from './backup/last.ts';
import type { Config } from './config.ts';
import { fileStoreOf } from './files/keeping.ts';
import { sweeping } from './files/sweeping.ts';
import { Identities, issuersOf, type TrustedIssuer } from './identity/token.ts';
import { guestsOf } from './guests/opening.ts';
import { LtiKey } from './lti/choosing.ts';
import { LtiPages } from './lti/lti-pages.ts';
import { platformsOf } from './lti/platform.ts';
import { States } from './lti/state.ts';
import { administratorLink, ownTrusted } from './own/entry.ts';
import { keyIn, type OwnKey } from './own/key.ts';
import { Links } from './own/links.ts';
import { OwnPages } from './own/own-pages.ts';
import { Desks } from './running/desks.ts';
import { Metrics } from './running/metrics.ts';
import { installedBundles } from './running/install.ts';
import { errorSaid, logger, type Logger } from './running/logs.ts';
import { SignInPages } from './sign-in/sign-in-pages.ts';
import { Visits } from './sign-in/visits.ts';
import { waysOf } from './sign-in/ways.ts';

/** The folder of the embedded database, inside the server's own. */
const DATABASE = 'database';

/** Milliseconds that a connection nobody uses stays open: longer than a proxy keeps its own, so that it never meets a closed one. */
const KEPT = 75_000;

export interface ServeOptions {
  /** What a desk is called that nothing was said of, and the person of an administrator's link. */
  readonly names: { readonly desk: string; readonly administrator: string };
  readonly log?: Logger | undefined;
  /** Issuers that are believed besides those of the configuration. */
  readonly issuers?: ((url: string, key: OwnKey) => readonly TrustedIssuer[]) | undefined;
  /** Answers before anything else, once the server knows its address and its key. */
  readonly first?: ((url: string, key: OwnKey) => Parts['first']) | undefined;
  /** Told the desks that were made now, before anybody can come. */
  readonly onMade?: ((desks: Desks, made: readonly string[]) => Promise<void>) | undefined;
}

/** A server that answers. */
export interface Running {
  /** Its address, as pages know it. */
  readonly url: string;
  readonly port: number;
  readonly desks: readonly string[];
  /** Whether the library for pages is there. */
  readonly hasLibrary: boolean;
  /** The administrator's link of each desk that was made now. */
  readonly links: readonly string[];
  /** Lets what is under way end, then stops. */
  stop(): Promise<void>;
}

/** Where the embedded database of a configuration is. */
export const embeddedFolder = ({ folder }: Pick<Config, 'folder'>): string => join(folder, DATABASE);

/** Opens the place of a configuration. @throws {FolderTaken} · {Unavailable} */
export function openPlace(config: Config): Promise<Place> {
  const { database, poolSize } = config;
  const register = registerIn(registerPath(config));
  return openPostgres({
    ...(database === undefined ? { folder: embeddedFolder(config) } : { url: database, poolSize }),
    register,
    files: fileStoreOf(config),
  });
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Ends the connections of a server: those in use have some seconds. */
async function shut(server: Server, app: App, seconds: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  await app.drain();
  // What was idle between two requests, and what the drain has ended.
  server.closeIdleConnections();
  await closed;
  clearTimeout(late);
  app.close();
}

/**
 * Starts a server.
 * @throws {ConfigError} · {FolderTaken} · {Unavailable} · the system's own error when the port is taken
 */
export async function serve(config: Config, options: ServeOptions): Promise<Running> {
  const { names, log = logger(config) } = options;
  const place = await openPlace(config);
  // Whoever vanished without a word is noticed.
  const server = createServer({ keepAliveTimeout: KEPT, keepAlive: true, keepAliveInitialDelay: 60_000 });
  const metrics = new Metrics(() => lastBackup(config.folder));
  try {
    await place.migrate();
    const [key, ltiKey] = await Promise.all([keyIn(config.folder), LtiKey.in(config.folder)]);
    const { desks, made } = await Desks.open(place, config, names.desk, ({ took }) => metrics.told(took / 1000));
    await options.onMade?.(desks, made);
    // Whoever asks as soon as the port is there waits until there is an app to answer: without a listener nobody ever would.
    let open: (app: App) => void = () => undefined;
    const opened = new Promise<App>((resolve) => (open = resolve));
    const answer = getRequestListener(
      async (request, { incoming }) => (await opened).fetch(request, incoming.socket.remoteAddress ?? ''),
      { overrideGlobalObjects: false },
    );
    server.on('request', (incoming, outgoing) => {
      void opened.then((app) => {
        app.count(1);
        outgoing.once('close', () => app.count(-1));
      });
      void answer(incoming, outgoing);
    });
    const port = await listen(server, config);
    const url = config.url?.replace(/\/+$/u, '') ?? `http://localhost:${port}`;
    const links = new Links(config.folder);
    const bundles = installedBundles();
    const guests = await guestsOf({
      ...{ config, url, key, desks, place },
      onMail: (failed) => app.mailed(failed),
      onError: (error) => app.troubled(error),
    });
    const issuers = [...issuersOf(config, url), ownTrusted(key, url), ...(options.issuers?.(url, key) ?? [])];
    const app: App = new App({
      config,
      place,
      desks: guests.desks,
      guests: guests.pages(bundles),
      identities: new Identities(issuers),
      bundles,
      own: new OwnPages({ config, url, bundles, links, key, desks: () => desks.codes }),
      lti: new LtiPages({
        platforms: platformsOf(config),
        states: new States(config.folder, key, url),
        key: ltiKey,
        ...{ links, bundles, url, language: config.language },
        desks: () => desks.codes,
        onRefused: (code) => app.refused(code),
      }),
      signIn: new SignInPages({
        ways: waysOf(config),
        visits: new Visits(config.folder),
        ...{ key, bundles, url, language: config.language },
        ancestors: config.ancestors ?? config.origins,
        desks: () => desks.codes,
        isTired: (request) => app.isTired(request),
        onRefused: (code, request) => app.refusedSignIn(code, request),
      }),
      log,
      metrics,
      first: options.first?.(url, key),
    });
    open(app);
    const stopSweeping = sweeping({
      place,
      desks: () => desks.codes.flatMap((code) => desks.get(code) ?? []),
      onSwept: (swept) => log.debug(swept, 'files swept'),
      onError: (error) => log.warn({ error: errorSaid(error) }, 'files not swept'),
    });
    log.info({ port, desks: desks.codes.length, version: bundles.version }, 'listening');
    let stopping: Promise<void> | undefined;
    return {
      url,
      port,
      desks: desks.codes,
      hasLibrary: bundles.areThere,
      links: await Promise.all(made.map((desk) => administratorLink(links, url, desk, names.administrator))),
      stop: () =>
        (stopping ??= shut(server, app, config.drain).then(async () => {
          await stopSweeping();
          await guests.close();
          await place.close();
          log.info('stopped');
        })),
    };
  } catch (error) {
    server.close();
    await place.close();
    throw error;
  }
}
