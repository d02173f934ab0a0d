/** The filters of a list: the form that chooses them, each choice applying at once, and those in force. Fetched where there are any. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Capabilities } from '../../backends/backend.ts';
import { promises } from '../../domain/deadline.ts';
import { localised } from '../../domain/values.ts';
import { lineage, type Category, type Desk, type Service } from '../../domain/desk.ts';
import type { FieldDefinition } from '../../domain/fields.ts';
import type { ListFilter } from '../../domain/query.ts';
import { enabledStates, phase, type State } from '../../domain/states.ts';
import { KINDS, PRIORITIES } from '../../domain/values.ts';
import fr, { ofTasks } from '../../locales/fr/list-filters.ts';
import { words, type Language } from '../../locales/index.ts';
import type { ChooseEvent, Option, OptionSource } from '../shared/combobox.ts';
import '../shared/define-combobox.ts';
import { beginning, dayOf, later } from './days.ts';
import { chipList, chipsOf, type Chip, type ChipsOptions } from './list-chips.ts';
import { lacking, type PersonKey } from './list-choice.ts';
import type { ListHost } from './list-extension.ts';
import { filtersStyles } from './list-filters.styles.ts';

export const styles = [filtersStyles];

const EN = { en: () => import('../../locales/en/list-filters.ts') };

export const vocabulary = words(fr, EN);

/** In French what is filed has a gender, and a task another than a ticket. */
const OF_TASKS = words(ofTasks, EN);

export interface FiltersOptions extends Omit<ChipsOptions, 'words' | 'service'> {
  readonly can: Capabilities;
  readonly staff: boolean;
  /** Parts of the filter that the page fixed; their controls are not shown. */
  readonly fixed: ListFilter;
  /** Whether the form is shown; those in force always are. */
  readonly open: boolean;
  /** Name of those in force. */
  readonly inForce: string;
  /** Who may be chosen, and the name of who is. */
  readonly people: (key: PersonKey) => { readonly source: OptionSource; readonly value: Option | null };
  readonly choosePerson: (key: PersonKey, option: Option | null) => void;
  readonly change: (filter: ListFilter) => void;
  readonly remove: (chip: Chip, at: number) => void;
  readonly clear: () => void;
}

/** With its words. */
interface FormOptions extends FiltersOptions {
  readonly words: typeof fr;
}

/** A filter with a part, or without it where the value is empty. */
function having(filter: ListFilter, key: keyof ListFilter, value: unknown): ListFilter {
  return value === '' || value === undefined ? lacking(filter, key) : { ...filter, [key]: value };
}

type Choice = readonly [value: string, label: string];

function select(
  id: string,
  label: string,
  any: string,
  value: string | undefined,
  options: readonly Choice[],
  pick: (value: string) => void,
): TemplateResult {
  return html`<div class="filter">
    <label class="label" for=${id}>${label}</label>
    <select id=${id} class="select" @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${live(value === undefined)}>${any}</option>
      ${options.map(([code, text]) => html`<option value=${code} .selected=${live(code === value)}>${text}</option>`)}
    </select>
  </div>`;
}

function input(
  id: string,
  label: string,
  type: 'date' | 'number' | 'text',
  value: string,
  pick: (value: string) => void,
): TemplateResult {
  return html`<div class="filter">
    <label class="label" for=${id}>${label}</label>
    <input
      id=${id}
      class="input"
      type=${type}
      step=${type === 'number' ? 'any' : nothing}
      autocomplete="off"
      .value=${live(value)}
      @change=${(event: Event) => pick((event.target as HTMLInputElement).value.trim())}
    />
  </div>`;
}

/** "Until the 8th" holds the 8th: what is kept is the beginning of the 9th. */
function dates({ words, filter, locale, change }: FormOptions): TemplateResult[] {
  const { zone } = locale;
  const from = filter.filedFrom === undefined ? '' : dayOf(filter.filedFrom, zone);
  const until = filter.filedBefore === undefined ? '' : later(dayOf(filter.filedBefore, zone), -1);
  return [
    input('filed-from', words.filedFrom, 'date', from, (day) =>
      change(having(filter, 'filedFrom', day === '' ? '' : beginning(day, zone))),
    ),
    input('filed-until', words.filedUntil, 'date', until, (day) =>
      change(having(filter, 'filedBefore', day === '' ? '' : beginning(later(day, 1), zone))),
    ),
  ];
}

/** Whether a state can be found within a phase. */
export function inPhase(state: State, wanted: ListFilter['phase'], desk: Desk): boolean {
  if (wanted === undefined) return true;
  const own = phase(state, desk);
  return wanted === 'over' ? own !== 'active' : own === wanted;
}

function states({ locale, columns, desk, filter, fixed, change }: FormOptions): TemplateResult | typeof nothing {
  const wanted = fixed.phase ?? filter.phase;
  const offered = enabledStates(desk).filter((state) => inPhase(state, wanted, desk));
  if (offered.length < 2) return nothing;
  const chosen = new Set(filter.states ?? []);
  const toggle = (state: State): void => {
    const next = offered.filter((each) => (each === state ? !chosen.has(each) : chosen.has(each)));
    change(having(filter, 'states', next.length === 0 ? undefined : next));
  };
  return html`<fieldset class="filter across">
    <legend class="label">${columns.state}</legend>
    <div class="choices">
      ${offered.map((state) => html`<label class="choice"><input type="checkbox" .checked=${live(chosen.has(state))} @change=${() => toggle(state)} />${locale.words.states[state]}</label>`)}
    </div>
  </fieldset>`;
}

function phases({ words, desk, filter, change }: FormOptions): TemplateResult {
  // Where nothing is to approve, what is resolved is closed (domain §2).
  const approves = enabledStates(desk).some((state) => phase(state, desk) === 'settled');
  const offered = approves ? (['active', 'settled', 'closed', 'over'] as const) : (['active', 'closed'] as const);
  return select(
    'phase',
    words.phase,
    words.any,
    filter.phase,
    offered.map((each) => [each, words.phases[each]]),
    (value) => {
      const wanted = offered.find((each) => each === value);
      const kept = (filter.states ?? []).filter((state) => inPhase(state, wanted, desk));
      change(having(having(filter, 'phase', wanted), 'states', kept.length === 0 ? undefined : kept));
    },
  );
}

/** The nodes of a tree, each after its parent. */
function inOrder(service: Service, parent?: string): Category[] {
  return service.categories.filter((each) => each.parent === parent).flatMap((each) => [each, ...inOrder(service, each.id)]);
}

/** Categories of the chosen service, indented as in its tree. */
function categories({ words, columns, desk, filter, fixed, locale, change }: FormOptions): TemplateResult | typeof nothing {
  const wanted = fixed.service ?? filter.service ?? (desk.services.length === 1 ? desk.services[0]?.id : undefined);
  const service = desk.services.find((each) => each.id === wanted);
  if (service === undefined || service.categories.length < 2) return nothing;
  const options = inOrder(service).map((each): Choice => [
    each.id,
    `${'\u2003'.repeat(lineage(service, each).length - 1)}${localised(each.label, locale.language)}`,
  ]);
  return select('category', columns.category, words.either, filter.categories?.[0], options, (value) => {
    // A node stands for all that is below it.
    const below = value === '' ? undefined : [value, ...inOrder(service, value).map((each) => each.id)];
    change(having(filter, 'categories', below));
  });
}

/** Custom fields that this person may filter by. */
export function filterableFields(desk: Desk, staff: boolean): FieldDefinition[] {
  const types: readonly string[] = ['choice', 'choices', 'text', 'number', 'date'];
  return desk.fields.filter(
    (field) =>
      field.filterable === true && field.retired !== true && (staff || field.private !== true) && types.includes(field.type),
  );
}

function customFields({ words, desk, filter, locale, staff, change }: FormOptions): TemplateResult[] {
  return filterableFields(desk, staff).map((field) => {
    const id = `field-${field.code}`;
    const label = localised(field.label, locale.language);
    const value = filter.fields?.[field.code];
    const pick = (chosen: string): void => {
      const fields = Object.fromEntries(
        Object.entries({ ...filter.fields, [field.code]: chosen }).filter(([, each]) => each !== ''),
      );
      change(having(filter, 'fields', Object.keys(fields).length === 0 ? undefined : fields));
    };
    if (field.type === 'date' || field.type === 'number' || field.type === 'text')
      return input(id, label, field.type, value ?? '', pick);
    const options = (field.options ?? []).map((option): Choice => [option.code, localised(option.label, locale.language)]);
    return select(id, label, words.either, value, options, pick);
  });
}

/** What is due is over, or that does not matter. */
function late({ words, columns, filter, change }: FormOptions): TemplateResult {
  const isOn = filter.late === true;
  return select('late', columns.due, words.either, isOn ? 'late' : undefined, [['late', words.late]], (value) =>
    change(having(filter, 'late', value === 'late' ? true : undefined)),
  );
}

function person(key: PersonKey, { words, columns, people, choosePerson }: FormOptions): TemplateResult {
  const { source, value } = people(key);
  return html`<guichet-combobox
    class="filter"
    id=${key}
    label=${columns[key]}
    placeholder=${words.anyone}
    optional
    .source=${source}
    .value=${value}
    @guichet-choose=${(event: ChooseEvent) => choosePerson(key, event.detail.option)}
  ></guichet-combobox>`;
}

function filtersForm(options: FormOptions): TemplateResult {
  const { locale, words, columns, desk, can, filter, fixed, staff, change } = options;
  const services = desk.services.map((service): Choice => [service.id, localised(service.label, locale.language)]);
  const kinds = KINDS.map((kind): Choice => [kind, locale.words.kinds[kind]]);
  const priorities = [...PRIORITIES].reverse().map((priority): Choice => [priority, locale.words.priorities[priority]]);
  const readsOthers = staff || desk.read === 'all';
  return html`<div class="filters" id="filters" part="filters" role="group" aria-label=${words.title}>
    ${fixed.phase === undefined && fixed.states === undefined ? phases(options) : nothing}
    ${
      desk.services.length < 2 || fixed.service !== undefined
        ? nothing
        : select('service', columns.service, words.any, filter.service, services, (value) =>
            change(having(lacking(filter, 'categories'), 'service', value)),
          )
    }
    ${fixed.categories === undefined ? categories(options) : nothing}
    ${fixed.kind === undefined ? select('kind', columns.kind, words.either, filter.kind, kinds, (value) => change(having(filter, 'kind', value))) : nothing}
    ${staff && fixed.priority === undefined ? select('priority', columns.priority, words.either, filter.priority, priorities, (value) => change(having(filter, 'priority', value))) : nothing}
    ${staff && promises(desk) && fixed.late === undefined ? late(options) : nothing}
    ${readsOthers && fixed.assignee === undefined ? person('assignee', options) : nothing}
    ${readsOthers && fixed.requester === undefined ? person('requester', options) : nothing}
    ${can.filters.has('since') && can.filters.has('before') ? dates(options) : nothing}
    ${can.filters.has('field') ? customFields(options) : nothing} ${fixed.states === undefined ? states(options) : nothing}
  </div>`;
}

function wordsFor(language: Language, { mode }: Desk): typeof fr {
  return (mode === 'tasks' ? OF_TASKS : vocabulary).peek(language) ?? vocabulary.peek(language) ?? fr;
}

/** The form of filters where it is open, and the filters in force. */
export function filtersPart(options: FiltersOptions): TemplateResult {
  const { locale, fixed, open, inForce, remove, clear } = options;
  const said = { ...options, words: wordsFor(locale.language, options.desk), service: fixed.service };
  return html`${open ? filtersForm(said) : nothing}${chipList(said.words, inForce, chipsOf(said), remove, clear)}`;
}

/** The filters in force, and the words searched, each as a line says it. */
export async function filtersSaid({ locale, words: list, session, choice, fixed, nameOf }: ListHost): Promise<string[]> {
  await vocabulary.load(locale.language);
  const said = wordsFor(locale.language, session.desk);
  const { columns, search } = list;
  const chips = chipsOf({
    locale,
    words: said,
    columns,
    desk: session.desk,
    filter: choice.filter,
    service: fixed.service,
    nameOf,
  });
  const text = choice.text.trim();
  return [...chips, ...(text === '' ? [] : [{ label: search, value: text }])].map(({ label, value }) => said.chip(label, value));
}
