/**
 * The configuration, read from a file, the environment and the options of a command, each above the one before. What is wrong is
 * told all at once, each with its key, where it was said and what to write instead; a secret's value is never part of it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { issuesOf } from '../domain/settings.ts';
import { KEYS, type Key } from './config-keys.ts';
import { Config } from './config-schema.ts';

export type { Config, Issuer, Mapping } from './config-schema.ts';

/** The file that is read where none is named. */
export const USUAL_FILE = 'guichet.config.json';

/** Where a value was said. */
export type Source =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'option'; readonly name: string }
  | { readonly kind: 'nowhere' };

/** Something wrong with the configuration: a code of `words.problems`, never a value. */
export interface ConfigProblem {
  readonly key: string;
  readonly code: string;
  readonly source: Source;
  readonly example: string;
}

/** The configuration cannot be used. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  constructor(problems: readonly ConfigProblem[]) {
    super(problems.map(({ key, code }) => `${key}: ${code}`).join(', '));
    this.problems = problems;
  }
}

/** A configuration, and what was said besides it. */
export interface ReadConfig {
  readonly config: Config;
  /** The file it comes from, if there is one. */
  readonly file: string | undefined;
  /** Variables that look like ours and are not, each with the nearest that is. */
  readonly ignored: readonly { readonly name: string; readonly near: string | null }[];
}

/** What a configuration is read from. */
export interface Sources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The options of a command, by path. */
  readonly options?: Readonly<Record<string, string | undefined>> | undefined;
  /** The file that a command names; otherwise the environment, or the usual one where it is. */
  readonly file?: string | undefined;
  /** The folder that paths start from. */
  readonly folder: string;
}

type Json = { [key: string]: unknown };

/** An object where no name has a meaning of its own, `__proto__` neither. */
function plain(): Json {
  return Object.create(null) as Json;
}

/** What was said so far, where, and what of it cannot even be read. */
class Reading {
  readonly said: Json = plain();
  readonly problems: ConfigProblem[] = [];
  readonly #sources = new Map<string, Source>();

  wrong(key: string, code: string, source: Source): void {
    this.problems.push({ key, code, source, example: exampleOf(key) });
  }

  set(path: string, value: unknown, source: Source): void {
    this.#sources.set(path, source);
    const steps = path.split('.');
    const last = steps.pop() ?? path;
    let at = this.said;
    for (const step of steps) {
      const below = at[step];
      // What stands in the way is no object: the schema says so of it.
      at = isObject(below) ? below : ((at[step] = plain()) as Json);
    }
    at[last] = value;
  }

  /** Where the nearest of what leads to a place was said. */
  sourceOf(path: string): Source {
    const steps = path.split('.');
    for (let length = steps.length; length > 0; length -= 1) {
      const source = this.#sources.get(steps.slice(0, length).join('.'));
      if (source !== undefined) return source;
    }
    return { kind: 'nowhere' };
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function exampleOf(path: string): string {
  const found = KEYS.find((key) => path === key.path || path.startsWith(`${key.path}.`));
  return found?.example ?? '';
}

/** Variables of this project that are for its tests and scripts. */
const OTHERS = new Set(['GUICHET_CONFIG', 'GUICHET_CORPORA', 'GUICHET_BROWSER', 'GUICHET_TALLY']);

/** The key whose variable is nearest to a wrong one: of the same letters but for two. */
function nearest(name: string): string | null {
  const [best] = KEYS.map(({ variable }) => ({ variable, away: distance(name, variable) })).sort((a, b) => a.away - b.away);
  return best !== undefined && best.away <= 2 ? best.variable : null;
}

/** How many letters must be added, taken or changed to make one text of another (Levenshtein). */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      line.push(Math.min(changed, (above[at] ?? 0) + 1, (line[at - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? one.length;
}

function textAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Reads the file into what is said. @returns its path, if there is one */
function readFile(reading: Reading, sources: Sources): string | undefined {
  const named = sources.file ?? sources.environment['GUICHET_CONFIG'];
  const path = resolve(sources.folder, named ?? USUAL_FILE);
  if (named === undefined && !existsSync(path)) return undefined;
  const source: Source = { kind: 'file', path };
  const text = textAt(path);
  if (text === undefined) return (reading.wrong('config', 'no-file', source), path);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, and there may be secrets in it.
    return (reading.wrong('config', 'not-json', source), path);
  }
  if (!isObject(document)) return (reading.wrong('config', 'malformed', source), path);
  for (const [key, value] of Object.entries(document)) {
    // An object is taken key by key, so that a variable can replace one of them.
    if (isObject(value)) for (const [below, each] of Object.entries(value)) reading.set(`${key}.${below}`, each, source);
    else reading.set(key, value, source);
  }
  return path;
}

function parsed(key: Key, text: string): { readonly value: unknown } | undefined {
  if (key.type === 'number') return { value: /^\d+$/u.test(text.trim()) ? Number(text) : text };
  if (key.type === 'list') return { value: text.split(',').flatMap((each) => (each.trim() === '' ? [] : [each.trim()])) };
  if (key.type === 'text') return { value: text };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function setText(reading: Reading, key: Key, text: string, source: Source): void {
  const value = parsed(key, text);
  if (value === undefined) reading.wrong(key.path, 'not-json', source);
  else reading.set(key.path, value.value, source);
}

function readEnvironment(reading: Reading, { environment, folder }: Sources): void {
  for (const key of KEYS) {
    const text = environment[key.variable];
    if (text !== undefined && text !== '') setText(reading, key, text, { kind: 'environment', name: key.variable });
    const file = key.secret ? environment[`${key.variable}_FILE`] : undefined;
    if (file === undefined || file === '') continue;
    const source: Source = { kind: 'environment', name: `${key.variable}_FILE` };
    const secret = textAt(resolve(folder, file));
    if (secret === undefined) reading.wrong(key.path, 'no-file', source);
    else setText(reading, key, secret.trim(), source);
  }
}

/** Paths inside a file start from that file. */
function located(config: Config, base: string): Config {
  const at = (path: string): string => resolve(base, path);
  return {
    ...config,
    folder: at(config.folder),
    ...(config.erasures === undefined ? {} : { erasures: at(config.erasures) }),
    files: { ...config.files, ...(config.files.folder === undefined ? {} : { folder: at(config.files.folder) }) },
    desks: config.desks.map((desk) => ({ ...desk, ...(desk.settings === undefined ? {} : { settings: at(desk.settings) }) })),
    issuers: config.issuers.map((issuer) => ({
      ...issuer,
      keys: {
        ...issuer.keys,
        ...(issuer.keys.file === undefined ? {} : { file: at(issuer.keys.file) }),
        ...(issuer.keys.secretFiles === undefined ? {} : { secretFiles: issuer.keys.secretFiles.map(at) }),
      },
    })),
    oidc: config.oidc.map((each) => ({ ...each, ...(each.secretFile === undefined ? {} : { secretFile: at(each.secretFile) }) })),
  };
}

/**
 * Reads the configuration.
 * @throws {ConfigError} with all that is wrong
 */
export function readConfig(sources: Sources): ReadConfig {
  const reading = new Reading();
  const file = readFile(reading, sources);
  readEnvironment(reading, sources);
  for (const key of KEYS) {
    const text = sources.options?.[key.path];
    if (text !== undefined) setText(reading, key, text, { kind: 'option', name: `--${key.path}` });
  }
  const checked = Config.safeParse(reading.said);
  const issues = checked.error === undefined ? [] : issuesOf(checked.error);
  // One trouble, said once: of a value that could not even be read, no more is said.
  const unread = new Set(reading.problems.map(({ key }) => key));
  for (const { path, code } of issues) if (!unread.has(path)) reading.wrong(path, code, reading.sourceOf(path));
  if (checked.data === undefined || reading.problems.length > 0) throw new ConfigError(reading.problems);
  const ignored = Object.keys(sources.environment)
    .filter((name) => name.startsWith('GUICHET_') && !OTHERS.has(name))
    .filter((name) => !KEYS.some(({ variable, secret }) => name === variable || (secret && name === `${variable}_FILE`)))
    .map((name) => ({ name, near: nearest(name) }));
  return { config: located(checked.data, file === undefined ? sources.folder : dirname(file)), file, ignored };
}
