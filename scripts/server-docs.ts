/** The table of docs/server.md: every key of the configuration, from its schema. */
import en from '../src/locales/en/server-config.ts';
import { KEYS, type Key } from '../src/server/config-keys.ts';

const start = '<!-- configuration:start -->';
const end = '<!-- configuration:end -->';

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function byDefault({ byDefault: value }: Key): string {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '–';
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

function row(key: Key): string {
  const words: Readonly<Record<string, string>> = en.keys;
  const variable = code(key.variable) + (key.secret ? `, ${code(`${key.variable}_FILE`)}` : '');
  return `| ${[code(key.path), variable, byDefault(key), words[key.path] ?? '', code(key.example)].join(' | ')} |`;
}

/** The page with its table made anew; undefined where it has no marks. */
export function serverPage(page: string): string | undefined {
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) return undefined;
  const table = [
    '| key | variable | default | what it is for | for example |',
    '| --- | --- | --- | --- | --- |',
    ...KEYS.map(row),
  ];
  return [before + start, '', ...table, '', end + after].join('\n');
}
