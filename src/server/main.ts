#!/usr/bin/env node
/** The command `guichet`: what a school installs, runs, moves and examines its server by. */
import { parseArgs } from 'node:util';
import { BackendError, Refused, Unavailable } from '../backends/backend.ts';
import { FolderTaken } from '../backends/postgres/index.ts';
import { backup, restore } from './commands/backup.ts';
import { Stopped, type Command } from './commands/command.ts';
import { doctor, isBehind } from './commands/doctor.ts';
import { exportDesk, importDesk, link, migrate } from './commands/operating.ts';
import { about, erasePerson, retention } from './commands/people.ts';
import { serveCommand } from './commands/serve.ts';
import { ConfigError, readConfig } from './config.ts';
import { installedVersion } from './running/install.ts';
import { languageOf, sayConfigError, sayIgnored, WORDS, type ServerWords } from './saying.ts';
import type { Language } from '../locales/index.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  link,
  migrate,
  export: exportDesk,
  import: importDesk,
  backup,
  restore,
  about,
  'erase-person': erasePerson,
  retention,
  doctor,
};

/** Keys of the configuration that a command line may say. */
const KEYS = ['host', 'port', 'url', 'folder', 'database', 'language', 'log'] as const;

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const OPTIONS = {
  ...{ host: text, port: text, url: text, folder: text, database: text, language: text, log: text },
  ...{ config: text, desk: text, out: text, token: text },
  ...{ keep: text, erasures: { type: 'string', multiple: true } as const },
  ...{ replace: yes, 'no-files': yes, 'no-key': yes, yes, 'dry-run': yes, help: yes, version: yes },
};

/** Why something failed, in words; undefined where nobody foresaw it. */
function foreseen(error: unknown, words: ServerWords, language: Language): string | undefined {
  if (error instanceof ConfigError) return sayConfigError(error, language);
  if (error instanceof Stopped) return error.message;
  if (error instanceof FolderTaken) return words.taken(error.folder, error.pid);
  if (isBehind(error)) return words.behind;
  if (error instanceof Unavailable) return words.unavailable;
  if (error instanceof Refused) return words.refused;
  if (error instanceof BackendError) return `${words.unforeseen} ${error.message}`;
  const { code, port } = error as NodeJS.ErrnoException & { readonly port?: number };
  return code === 'EADDRINUSE' ? words.portTaken(port ?? 0) : undefined;
}

/**
 * Runs a command.
 * @returns the code that the process ends with: 0 done, 1 not done, 2 not understood
 */
export async function main(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<number> {
  const language = languageOf(environment);
  const words = WORDS[language];
  const say = (line: string): void => {
    process.stdout.write(`${line}\n`);
  };
  const complain = (line: string): void => {
    process.stderr.write(`${line}\n`);
  };
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    complain(`${words.wrongOption}\n\n${words.usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [name = '', ...named] = positionals;
  if (values.version === true) return (say(installedVersion()), 0);
  if (values.help === true || name === '') return (say(words.usage), values.help === true ? 0 : 2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) return (complain(`${words.unknownCommand(name)}\n\n${words.usage}`), 2);
  try {
    const options = Object.fromEntries(KEYS.map((key) => [key, values[key]]));
    const read = readConfig({ environment, options, file: values.config, folder: process.cwd() });
    for (const line of sayIgnored(read, language)) complain(line);
    const { desk, out, token, keep, erasures = [], replace = false, yes: isSure = false } = values;
    const { 'no-files': withoutFiles = false, 'no-key': withoutKeys = false, 'dry-run': dry = false } = values;
    const switches = { replace, files: !withoutFiles, keys: !withoutKeys, yes: isSure, dry };
    const said = { desk, out, token, keep, erasures, ...switches, named };
    // Where the standard output is for machines, a server's log or a backup, what is said to people stands beside.
    const tell = command === serveCommand || out === '-' ? complain : say;
    return await command({ config: read.config, file: read.file, said, words, say: tell });
  } catch (error) {
    complain(
      foreseen(error, words, language) ??
        `${words.unforeseen} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return 1;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), process.env);
