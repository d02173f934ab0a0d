/** What a desk's document must hold together, beyond what its schema says: names that name something, trees without loops. */
import type { Category, Desk, Service } from './desk.ts';
import type { Issue } from './fields.ts';
import type { People } from './people.ts';
import { localised } from './values.ts';
import type { Localised, PersonId } from './values.ts';
import { isZone } from './zone.ts';

function twice(names: readonly string[], path: string): Issue[] {
  const repeated = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...repeated].map((name) => ({ path: `${path}.${name}`, code: 'already-there', values: { name } }));
}

/** What people choose by its name has one. */
function unnamed(label: Localised, path: string): Issue[] {
  return localised(label, 'fr').trim() === '' ? [{ path, code: 'required' }] : [];
}

/** Whether following a step from a category comes back to it, or to another one passed. */
function loops(service: Service, from: Category, step: (category: Category) => string | undefined): boolean {
  const passed = new Set<string>();
  for (let at: Category | undefined = from; at !== undefined;) {
    if (passed.has(at.id)) return true;
    passed.add(at.id);
    const next: string | undefined = step(at);
    at = next === undefined ? undefined : service.categories.find(({ id }) => id === next);
  }
  return false;
}

function categoryIssues(desk: Desk, service: Service, category: Category): Issue[] {
  const path = `services.${service.id}.categories.${category.id}`;
  const isKnown = (id: string | undefined): boolean => id === undefined || service.categories.some((each) => each.id === id);
  const codes = new Set(desk.fields.map(({ code }) => code));
  const issues: Issue[] = unnamed(category.label, `${path}.label`);
  if (!isKnown(category.parent)) issues.push({ path: `${path}.parent`, code: 'unknown-option' });
  else if (loops(service, category, ({ parent }) => parent)) issues.push({ path: `${path}.parent`, code: 'cycle' });
  if (!isKnown(category.redirect)) issues.push({ path: `${path}.redirect`, code: 'unknown-option' });
  else if (loops(service, category, ({ redirect }) => redirect)) issues.push({ path: `${path}.redirect`, code: 'cycle' });
  for (const code of category.fields ?? [])
    if (!codes.has(code)) issues.push({ path: `${path}.fields`, code: 'unknown-option', values: { name: code } });
  return issues;
}

/** Everyone whom a document names, by where. */
function* named(desk: Desk): Iterable<readonly [string, PersonId]> {
  for (const id of desk.defaultAssignees) yield ['defaultAssignees', id];
  for (const service of desk.services) {
    const path = `services.${service.id}`;
    for (const { person } of service.managers) yield [`${path}.managers.${person}`, person];
    for (const id of service.observers) yield [`${path}.observers`, id];
    for (const category of service.categories) {
      for (const id of category.members ?? []) yield [`${path}.categories.${category.id}.members`, id];
      for (const id of category.approval?.approvers ?? []) yield [`${path}.categories.${category.id}.approval`, id];
    }
  }
}

/** Service levels name services that there are, each with a priority once. A line without a target would promise nothing. */
function levelIssues({ serviceLevels = [], services }: Desk): Issue[] {
  const names = serviceLevels.map(({ service, priority }) => `${service ?? ''}|${priority ?? ''}`);
  return serviceLevels.flatMap((level, at): Issue[] => {
    const path = `serviceLevels.${String(at)}`;
    if (level.service !== null && !services.some(({ id }) => id === level.service))
      return [{ path: `${path}.service`, code: 'unknown-option', values: { name: level.service } }];
    if (names.indexOf(names[at] ?? '') < at) return [{ path, code: 'level-twice' }];
    const isEmpty = level.response === undefined && level.take === undefined && level.resolution === undefined;
    return isEmpty ? [{ path, code: 'no-target' }] : [];
  });
}

/** Everything that does not hold together in a desk, by place. */
export function deskIssues(desk: Desk, people: People): Issue[] {
  return [
    ...twice(
      desk.services.map(({ id }) => id),
      'services',
    ),
    ...twice(
      desk.fields.map(({ code }) => code),
      'fields',
    ),
    ...(isZone(desk.zone) ? [] : [{ path: 'zone', code: 'unknown-zone' }]),
    ...levelIssues(desk),
    ...(desk.languages.length > 0 ? [] : [{ path: 'languages', code: 'required' }]),
    ...desk.services.flatMap((service) => [
      ...unnamed(service.label, `services.${service.id}.label`),
      ...twice(
        service.categories.map(({ id }) => id),
        `services.${service.id}.categories`,
      ),
      ...twice(
        service.managers.map(({ person }) => person),
        `services.${service.id}.managers`,
      ),
      ...twice(
        (service.responses ?? []).map(({ id }) => id),
        `services.${service.id}.responses`,
      ),
      ...service.categories.flatMap((category) => categoryIssues(desk, service, category)),
    ]),
    ...[...named(desk)].flatMap(([path, person]) =>
      Object.hasOwn(people, person) ? [] : [{ path, code: 'unknown-person', values: { name: person } }],
    ),
  ];
}

/** What one document says wrong that another one did not: a command answers for what it does, not for what it found. */
export function newIssues(before: readonly Issue[], now: readonly Issue[]): Issue[] {
  const known = new Set(before.map((issue) => JSON.stringify(issue)));
  return now.filter((issue) => !known.has(JSON.stringify(issue)));
}
