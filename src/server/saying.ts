/** What the server says to whoever runs it, in the language of their terminal. */
import enConfig from '../locales/en/server-config.ts';
import enErasing from '../locales/en/erasing-person.ts';
import enRetention from '../locales/en/retention.ts';
import enOperating from '../locales/en/server-operating.ts';
import en from '../locales/en/server.ts';
import frConfig from '../locales/fr/server-config.ts';
import frErasing from '../locales/fr/erasing-person.ts';
import frRetention from '../locales/fr/retention.ts';
import frOperating from '../locales/fr/server-operating.ts';
import fr from '../locales/fr/server.ts';
import { spoken, type Language } from '../locales/index.ts';
import { typeset } from '../locales/typography.ts';
import type { ConfigError, ConfigProblem, ReadConfig, Source } from './config.ts';

const french = { ...fr, operating: frOperating, erasing: frErasing, retention: frRetention };
const english = { ...en, operating: enOperating, erasing: enErasing, retention: enRetention };
export type ServerWords = typeof french;
export const WORDS: Readonly<Record<Language, ServerWords>> = { fr: typeset(french), en: english };
export const CONFIG_WORDS: Readonly<Record<Language, typeof frConfig>> = { fr: typeset(frConfig), en: enConfig };

/** The language of a terminal, as POSIX looks for it; French where it says none that is spoken here. */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const said = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (each) => each !== undefined && each !== '',
  );
  return spoken((said ?? '').replace(/\..*$/u, '')) ?? 'fr';
}

function sayWhere(source: Source, language: Language): string {
  const { from } = CONFIG_WORDS[language];
  switch (source.kind) {
    case 'file':
      return from.file(source.path);
    case 'environment':
      return from.environment(source.name);
    case 'option':
      return from.option(source.name);
    default:
      return from.nowhere;
  }
}

function sayProblem({ key, code, source, example }: ConfigProblem, language: Language): string {
  const words = CONFIG_WORDS[language];
  const problems: Readonly<Record<string, string>> = words.problems;
  const what = Object.hasOwn(problems, code) ? problems[code] : words.problems.malformed;
  const fix = example === '' || code === 'unknown-key' ? '' : ` ${words.example(example)}`;
  return `  ${key} (${sayWhere(source, language)}) — ${what ?? ''}${fix}`;
}

/** All that is wrong with a configuration, one line for each thing. */
export function sayConfigError({ problems }: ConfigError, language: Language): string {
  const lines = problems.map((problem) => sayProblem(problem, language));
  return [CONFIG_WORDS[language].wrong(problems.length), ...lines].join('\n');
}

/** What was said and has no effect, one line for each. */
export function sayIgnored({ ignored }: Pick<ReadConfig, 'ignored'>, language: Language): readonly string[] {
  return ignored.map(({ name, near }) => CONFIG_WORDS[language].ignored(name, near));
}
