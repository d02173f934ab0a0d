/** What changed in a desk's document, in words: each place with what it held and what it holds. */
import { isErasedPerson } from '../../domain/erased-person.ts';
import { nameOrId } from '../shared/person.ts';
import { html, type TemplateResult } from 'lit';
import type { PersonCard } from '../../domain/people.ts';
import { ORDER } from '../../domain/desk-changes.ts';
import type { DeskChange } from '../../domain/desk-events.ts';
import type { Desk } from '../../domain/desk.ts';
import { localised, type Localised } from '../../domain/values.ts';
import type { AdminHost } from './admin-host.ts';

type People = Readonly<Record<string, PersonCard>>;
type Words = Pick<AdminHost, 'words' | 'locale' | 'settings'>;

/** Keys whose texts are codes that the shared words name. */
function codeSaid({ locale, words }: Words, key: string, code: string): string {
  const { states, kinds, priorities, profiles } = locale.words;
  const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    states,
    defaultKind: kinds,
    kind: kinds,
    priority: priorities,
    profile: profiles,
  };
  return said[key]?.[code] ?? words.values[key]?.[code] ?? code;
}

function isLocalised(value: unknown): value is Exclude<Localised, string> {
  return typeof value === 'object' && value !== null && 'fr' in value;
}

/** A value as it is said. */
function valueSaid(host: Words, key: string, value: unknown, people: People): string {
  const { words, locale } = host;
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return words.nothing;
  if (typeof value === 'boolean') return value ? locale.words.yes : locale.words.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && key === 'service')
    return localised(host.settings.desk.services.find(({ id }) => id === value)?.label ?? value, locale.language);
  if (typeof value === 'string')
    return value in people || isErasedPerson(value) ? nameOrId(locale, value, people) : codeSaid(host, key, value);
  if (isLocalised(value)) return localised(value, locale.language);
  if (Array.isArray(value)) return (value as readonly unknown[]).map((each) => valueSaid(host, key, each, people)).join(', ');
  const entries = value as Readonly<Record<string, unknown>>;
  for (const name of ['label', 'title', 'name', 'person', 'desk'])
    if (entries[name] !== undefined) return valueSaid(host, name, entries[name], people);
  return Object.entries(entries)
    .filter(([, each]) => each !== null)
    .map(([name, each]) => `${words.keys[name] ?? name} ${valueSaid(host, name, each, people)}`)
    .join(', ');
}

/** What a step of a path is called: a service, a category, a field, a person, or a key. */
function stepSaid(host: Words, desk: Desk, path: readonly string[], at: number, people: People): string {
  const step = path[at] ?? '';
  const list = path[at - 1];
  // The order of a list is none of what it holds.
  if (step === ORDER) return host.words.order;
  const { language } = host.locale;
  const service = desk.services.find(({ id }) => id === path[1]);
  if (list === 'services') return service === undefined ? step : localised(service.label, language);
  if (list === 'categories') {
    const category = service?.categories.find(({ id }) => id === step);
    return category === undefined ? step : localised(category.label, language);
  }
  if (list === 'fields') {
    const field = desk.fields.find(({ code }) => code === step);
    return field === undefined ? step : localised(field.label, language);
  }
  if (list === 'managers') return nameOrId(host.locale, step, people);
  return host.words.keys[step] ?? step;
}

/** Steps that only say that a list follows. */
const LISTS: ReadonlySet<string> = new Set(['services', 'categories', 'fields', 'responses', 'managers']);

function placeSaid(host: Words, desk: Desk, path: readonly string[], people: People): string {
  return path
    .map((step, at) =>
      LISTS.has(step) && at < path.length - 1 && path[at + 1] !== ORDER ? '' : stepSaid(host, desk, path, at, people),
    )
    .filter((each) => each !== '')
    .join(' › ');
}

/** Each change on its line: where, from what, to what. */
export function changeLines(host: Words, changes: readonly DeskChange[], people: People): TemplateResult {
  const { words, settings } = host;
  return html`<ul class="lines">
    ${changes.map(({ path, was, now }) => {
      const key = path.at(-1) ?? '';
      const isOrder = key === ORDER;
      const said = (value: unknown): string =>
        value === undefined && path.length === 1 ? words.byDefault : valueSaid(host, key, value, people);
      return html`<li>
        <strong>${placeSaid(host, settings.desk, path, people)}</strong>${isOrder ? '' : words.fromTo(said(was), said(now))}
      </li>`;
    })}
  </ul>`;
}
