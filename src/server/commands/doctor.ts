/** `guichet doctor`: the configuration, keys, the database, files, origins and a signed token, each looked at as it really is. */
import { existsSync } from 'node:fs';
import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Unavailable } from '../../backends/backend.ts';
import { FolderTaken, type Place } from '../../backends/postgres/index.ts';
import { lastBackup } from '../backup/last.ts';
import { erasuresIn, registerPath, registerText } from '../backup/register.ts';
import { OWN } from '../config-schema.ts';
import type { Config } from '../config.ts';
import { Mailer } from '../guests/mailer.ts';
import { KeysUnavailable } from '../identity/keys.ts';
import { TokenRefused } from '../identity/refusing.ts';
import { Identities, issuersOf, type TrustedIssuer } from '../identity/token.ts';
import { ownIssuer, ownTrusted } from '../own/entry.ts';
import { keyIn } from '../own/key.ts';
import { settingsIn } from '../running/desks.ts';
import { installedBundles } from '../running/install.ts';
import { embeddedFolder, openPlace } from '../serve.ts';
import { SignInRefused } from '../sign-in/way.ts';
import { waysOf } from '../sign-in/ways.ts';
import type { Asked, Command } from './command.ts';
import { lookAtFiles } from './doctor-files.ts';

/** What came of one look. `told` is said and counts as neither good nor bad. */
type Result = 'good' | 'bad' | 'told';

const SIGNS: Readonly<Record<Result, string>> = { good: '✓', bad: '✗', told: '·' };

/** Milliseconds that the server has to answer at its own address. */
const PATIENCE = 5000;

class Examination {
  readonly #asked: Asked;
  bad = 0;

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  note(result: Result, what: string, said: string): void {
    if (result === 'bad') this.bad += 1;
    this.#asked.say(`  ${SIGNS[result]} ${what} — ${said}`);
  }
}

async function folder(asked: Asked, seen: Examination): Promise<void> {
  const { config, words } = asked;
  const { doctor } = words;
  const isWritable = await mkdir(config.folder, { recursive: true, mode: 0o700 })
    .then(() => access(config.folder, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
  if (isWritable) seen.note('good', doctor.folder, doctor.folderWritten(config.folder));
  else seen.note('bad', doctor.folder, doctor.folderClosed(config.folder));
}

async function keys({ config, words: { doctor } }: Asked, issuers: readonly TrustedIssuer[], seen: Examination): Promise<void> {
  if (issuers.length === 0) seen.note('told', doctor.keysOf('…'), doctor.nobody);
  for (const [at, { verifier }] of issuers.entries()) {
    const what = doctor.keysOf(config.issuers[at]?.code ?? '');
    try {
      seen.note('good', what, doctor.keys(await verifier.count()));
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) throw error;
      seen.note('bad', what, doctor.keyTroubles[error.code]);
    }
  }
}

/** Whether the mail server answers, and lets this one in; nothing is sent. */
async function mail({ config, words: { doctor } }: Asked, seen: Examination): Promise<void> {
  if (config.smtp === undefined) return seen.note('told', doctor.mail, doctor.noMail);
  const mailer = new Mailer(config.smtp);
  try {
    await mailer.check();
    seen.note('good', doctor.mail, doctor.mailTaken(config.smtp.from));
  } catch {
    seen.note('bad', doctor.mail, doctor.mailRefused);
  } finally {
    mailer.close();
  }
}

/** Whether those at whom people sign in answer, and what is to be said to them. */
async function signIns({ config, words: { doctor } }: Asked, url: string, seen: Examination): Promise<void> {
  for (const way of waysOf(config)) {
    const what = doctor.signInBy(way.code);
    try {
      await way.check();
      seen.note('good', what, doctor.signIn);
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error;
      const troubles: Readonly<Record<string, string>> = doctor.signInTroubles;
      seen.note('bad', what, troubles[error.trouble] ?? doctor.signInTroubles.answer);
    }
    seen.note('told', what, doctor.signInBack(`${url}/sign-in/with/${way.code}/back`, `${url}/sign-in/out`));
  }
}

/** Whether the database answers, and lacks what this version needs. */
export function isBehind(error: unknown): boolean {
  return error instanceof Unavailable && error.why === 'outdated';
}

async function database({ config, words }: Asked, seen: Examination): Promise<void> {
  const { doctor } = words;
  const isEmbedded = config.database === undefined;
  if (isEmbedded && !existsSync(embeddedFolder(config))) {
    seen.note('told', doctor.database, doctor.databaseToCome);
    return;
  }
  let place: Place;
  try {
    place = await openPlace(config);
  } catch (error) {
    if (!(error instanceof FolderTaken)) throw error;
    // A server that runs on it answers for it.
    seen.note('told', doctor.database, words.taken(error.folder, error.pid));
    return;
  }
  try {
    await place.ready();
    seen.note('good', doctor.database, doctor.databaseReady((await place.desks()).length));
  } catch (error) {
    seen.note('bad', doctor.database, isBehind(error) ? doctor.databaseOld : words.unavailable);
  } finally {
    await place.close();
  }
}

/** Whether the server, as pages reach it, lets pages of an origin read. @returns undefined where it does not answer */
async function letsRead(url: string, desk: string, origin: string): Promise<boolean | undefined> {
  try {
    const response = await fetch(`${url}/desks/${desk}/session`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    return response.headers.get('access-control-allow-origin') === origin;
  } catch {
    return undefined;
  }
}

async function origins({ config, words: { doctor } }: Asked, url: string, seen: Examination): Promise<void> {
  if (config.origins.length === 0) seen.note('told', doctor.origins, doctor.noOrigin);
  const answers = await fetch(`${url}/health`, { signal: AbortSignal.timeout(PATIENCE) }).then(
    ({ ok }) => ok,
    () => false,
  );
  seen.note(answers ? 'good' : 'told', doctor.address, answers ? doctor.answers(url) : doctor.silent(url));
  if (!answers) return;
  for (const origin of config.origins) {
    const may = await letsRead(url, config.desks[0]?.code ?? '', origin);
    seen.note(may === true ? 'good' : 'bad', doctor.origins, may === true ? doctor.origin(origin) : doctor.originRefused(origin));
  }
}

/** A token signed and read again, or the one that a host page has signed. */
async function sample(asked: Asked, url: string, issuers: readonly TrustedIssuer[], seen: Examination): Promise<void> {
  const { config, said, words } = asked;
  const { doctor, refusals } = words;
  const desk = said.desk ?? config.desks[0]?.code ?? '';
  const key = await keyIn(config.folder);
  const identities = new Identities([...issuers, ownTrusted(key, url)]);
  const person = { id: `${OWN}:sample`, name: words.operator };
  const ours = () => key.sign(ownIssuer(url), url, { sub: person.id, person, desk });
  try {
    const token = said.token === undefined ? await ours() : (await readFile(resolve(said.token), 'utf8')).trim();
    const { person } = await identities.known(token, desk);
    seen.note('good', doctor.sample, doctor.believed(person.id));
  } catch (error) {
    if (error instanceof TokenRefused)
      seen.note('bad', doctor.sample, `${refusals[error.code]}${error.about === undefined ? '' : ` (${error.about})`}`);
    else if (error instanceof KeysUnavailable) seen.note('bad', doctor.sample, doctor.keyTroubles[error.code]);
    else if (said.token === undefined) throw error;
    else seen.note('bad', doctor.sample, words.noFile(said.token));
  }
  if (said.token === undefined) seen.note('told', doctor.sample, doctor.mustSay);
}

/** Hours after which a backup is old: whoever makes one each night has missed one. */
const OLD = 36;

async function backups({ config, words: { doctor } }: Asked, seen: Examination): Promise<void> {
  const last = await lastBackup(config.folder);
  if (last === undefined) {
    seen.note('told', doctor.backup, doctor.noBackup);
    return;
  }
  const hours = Math.floor((Date.now() - last.getTime()) / 3_600_000);
  if (hours < OLD) seen.note('good', doctor.backup, doctor.backedUp(hours));
  else seen.note('bad', doctor.backup, doctor.oldBackup(hours));
}

/** The register of erasures: what cannot be written there is not erased. */
async function register({ config, words: { doctor } }: Asked, seen: Examination): Promise<void> {
  const path = registerPath(config);
  try {
    erasuresIn(await registerText(path));
    await access(existsSync(path) ? path : dirname(path), constants.W_OK);
    seen.note('good', doctor.register, path);
  } catch {
    seen.note('bad', doctor.register, doctor.registerClosed(path));
  }
}

/** The address of a server, as pages know it. */
const addressOf = ({ url, port }: Config): string => url?.replace(/\/+$/u, '') ?? `http://localhost:${port}`;

export const doctor: Command = async (asked) => {
  const { config, file, words, say } = asked;
  const { doctor: said } = words;
  const seen = new Examination(asked);
  say(said.title);
  for (const [at, desk] of config.desks.entries()) if (desk.settings !== undefined) await settingsIn(desk, at);
  seen.note('good', said.configuration, said.from(file));
  await folder(asked, seen);
  const bundles = installedBundles();
  seen.note(bundles.areThere ? 'good' : 'told', said.library, bundles.areThere ? bundles.version : words.unbuilt);
  const url = addressOf(config);
  const issuers = issuersOf(config, url);
  await keys(asked, issuers, seen);
  await signIns(asked, url, seen);
  await mail(asked, seen);
  await database(asked, seen);
  await backups(asked, seen);
  await register(asked, seen);
  await lookAtFiles(asked, (result, what, said) => seen.note(result, what, said));
  await origins(asked, url, seen);
  await sample(asked, url, issuers, seen);
  say(seen.bad === 0 ? said.good : said.bad(seen.bad));
  return seen.bad === 0 ? 0 : 1;
};
