/** What a command of the server's is given, and how it says that it could not. */
import type { Config } from '../config.ts';
import type { ServerWords } from '../saying.ts';

/** What was said on the command line besides the configuration. */
export interface Said {
  readonly desk?: string | undefined;
  readonly out?: string | undefined;
  readonly token?: string | undefined;
  readonly replace: boolean;
  readonly files: boolean;
  /** Whether a backup holds the server's keys. */
  readonly keys: boolean;
  /** How many backups of a folder stay. */
  readonly keep?: string | undefined;
  /** Registers of erasures, besides the configuration's. */
  readonly erasures: readonly string[];
  /** Whether what is asked is to be done without asking again. */
  readonly yes: boolean;
  /** Whether it is only told what would be done. */
  readonly dry: boolean;
  /** What is named without an option. */
  readonly named: readonly string[];
}

export interface Asked {
  readonly config: Config;
  /** Where the configuration comes from; undefined where no file does. */
  readonly file: string | undefined;
  readonly said: Said;
  readonly words: ServerWords;
  /** Says a line to whoever runs the command: apart from logs, which are for machines. */
  readonly say: (line: string) => void;
}

/** A command could not do what was asked, and says why: no stack is of any use. */
export class Stopped extends Error {}

/** A command: answers the code that the process ends with. */
export type Command = (asked: Asked) => Promise<number>;
