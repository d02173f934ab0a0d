/**
 * Changing what a desk asks (domain §7 "custom fields"; mod_tracker §2.4, whose removals hid what tickets held). No change loses
 * what a ticket holds: a field or an option in use is asked no more rather than forgotten, and a definition by which something held
 * would be wrong is refused.
 */
import { BECOMES, misfits, UNUSED, useOf, type FieldUse } from './field-use.ts';
import type { FieldDefinition, FieldValue, Issue } from './fields.ts';
import type { AskedIn, FieldChange } from './schemas/field-changes.ts';
import { fold } from './folding.ts';
import { CODE, localised } from './values.ts';
import type { Localised } from './values.ts';

export type { AskedIn, FieldChange } from './schemas/field-changes.ts';

/** Most fields that a desk keeps, retired ones with them: a form of more nobody fills in. */
const MOST_FIELDS = 200;

/** Most options of one field. */
const MOST_OPTIONS = 500;

/** What is known of a field's use. In a page the values are not at hand: what they say is left to the backend, whose word is final. */
export interface KnownUse extends Pick<FieldUse, 'tickets' | 'options' | 'views'> {
  readonly values?: readonly FieldValue[] | undefined;
}

/** The use of a field as a backend knows it. */
export function knownUse(definition: FieldDefinition, values: readonly FieldValue[], views: number): KnownUse {
  return { ...useOf(definition, values, views), values };
}

/** A category, as far as fields are concerned. */
interface Asking {
  readonly id: string;
  readonly fields?: string[] | undefined;
}

/** What of a desk’s document fields are about: its own, as it is kept or as it is in force. */
export interface FieldsOfDesk<Category extends Asking = Asking> {
  readonly fields: readonly FieldDefinition[];
  readonly services: readonly { readonly id: string; readonly categories: readonly Category[] }[];
}

const fieldAt = ({ fields }: FieldsOfDesk, code: string): FieldDefinition | undefined =>
  fields.find((each) => each.code === code);

function isBlank(text: Localised | undefined): boolean {
  return localised(text, 'fr').trim() === '';
}

/** Fields that are shown only while a field has some value. */
export function hangingFrom({ fields }: Pick<FieldsOfDesk, 'fields'>, code: string): FieldDefinition[] {
  return fields.filter((each) => each.showIf?.field === code);
}

/** Whether a condition on a field would, followed upwards, come back to the field that has it. */
export function isCycle(fields: readonly FieldDefinition[], code: string, above: string): boolean {
  const seen = new Set<string>([code]);
  for (let at: string | undefined = above; at !== undefined;) {
    if (seen.has(at)) return true;
    seen.add(at);
    const here: string = at;
    at = fields.find((each) => each.code === here)?.showIf?.field;
  }
  return false;
}

function optionIssues(
  field: FieldDefinition,
  before: FieldDefinition | undefined,
  use: KnownUse,
  hanging: readonly FieldDefinition[],
): Issue[] {
  if (field.type !== 'choice' && field.type !== 'choices') return [];
  const options = field.options ?? [];
  const codes = options.map((option) => option.code);
  const gone = (before?.options ?? []).filter((option) => !codes.includes(option.code));
  return [
    ...(options.every((option) => option.closed === true) ? [{ path: 'options', code: 'no-option' }] : []),
    ...(options.length > MOST_OPTIONS ? [{ path: 'options', code: 'too-many', values: { max: MOST_OPTIONS } }] : []),
    ...options.flatMap(({ code, label }, at) => [
      ...(isBlank(label) ? [{ path: `options.${at}.label`, code: 'required' }] : []),
      ...(CODE.test(code) ? [] : [{ path: `options.${at}.code`, code: 'not-a-code' }]),
      ...(codes.indexOf(code) === at ? [] : [{ path: `options.${at}.code`, code: 'taken' }]),
    ]),
    ...gone.flatMap(({ code }) => {
      const tickets = use.options[code] ?? 0;
      const condition = hanging.find((each) => each.showIf?.in.includes(code));
      return [
        ...(tickets > 0 ? [{ path: 'options', code: 'option-held', values: { option: code, tickets } }] : []),
        ...(condition === undefined
          ? []
          : [{ path: 'options', code: 'option-in-condition', values: { option: code, field: condition.code } }]),
      ];
    }),
  ];
}

function conditionIssues(field: FieldDefinition, others: readonly FieldDefinition[]): Issue[] {
  const { showIf } = field;
  if (showIf === undefined) return [];
  const above = others.find((each) => each.code === showIf.field);
  if (showIf.field === field.code || isCycle([...others, field], field.code, showIf.field))
    return [{ path: 'showIf.field', code: 'cycle' }];
  if (above === undefined || (above.retired === true && field.retired !== true))
    return [{ path: 'showIf.field', code: 'unknown-field' }];
  const options = above.type === 'choice' || above.type === 'choices' ? (above.options ?? []).map((option) => option.code) : null;
  if (showIf.in.length === 0) return [{ path: 'showIf.in', code: 'required' }];
  return options === null || showIf.in.every((code) => options.includes(code))
    ? []
    : [{ path: 'showIf.in', code: 'unknown-option' }];
}

function typeIssues(field: FieldDefinition, before: FieldDefinition | undefined, use: KnownUse): Issue[] {
  if (before === undefined || use.tickets === 0) return [];
  const { tickets } = use;
  if (before.type !== field.type && !BECOMES[before.type].includes(field.type))
    return [{ path: 'type', code: 'type-held', values: { tickets } }];
  const wrong = misfits(field, use.values ?? []);
  const path = before.type !== field.type ? 'type' : field.type === 'number' ? 'min' : 'options';
  // An option that is gone is said by itself.
  return wrong === 0 || path === 'options' ? [] : [{ path, code: 'values-misfit', values: { tickets: wrong } }];
}

/** What is wrong with a definition among the others of its desk. @param before what it replaces; undefined: it is new */
function definitionIssues(
  field: FieldDefinition,
  desk: FieldsOfDesk,
  before: FieldDefinition | undefined,
  use: KnownUse,
): Issue[] {
  const others = desk.fields.filter((each) => each !== before);
  const { code, label, min, max, type } = field;
  const renamed = before !== undefined && before.code !== code;
  return [
    ...(isBlank(label) ? [{ path: 'label', code: 'required' }] : []),
    ...(CODE.test(code) ? [] : [{ path: 'code', code: 'not-a-code' }]),
    ...(others.some((each) => each.code === code) ? [{ path: 'code', code: 'taken' }] : []),
    ...(renamed && use.tickets + use.views > 0
      ? [{ path: 'code', code: 'code-held', values: { tickets: use.tickets, views: use.views } }]
      : []),
    ...(type === 'constant' && isBlank(field.value) ? [{ path: 'value', code: 'required' }] : []),
    ...(min !== undefined && max !== undefined && min > max ? [{ path: 'max', code: 'not-in-order' }] : []),
    ...typeIssues(field, before, use),
    ...optionIssues(field, before, use, before === undefined ? [] : hangingFrom(desk, before.code)),
    ...conditionIssues(field, renamed ? others.map((each) => repointed(each, before.code, code)) : others),
  ];
}

function askedInIssues({ services }: FieldsOfDesk, askedIn: readonly AskedIn[] = []): Issue[] {
  const known = ({ service, category }: AskedIn): boolean =>
    services.some((each) => each.id === service && each.categories.some((node) => node.id === category));
  return askedIn.every(known) ? [] : [{ path: 'askedIn', code: 'unknown-category' }];
}

/**
 * What is wrong with a change; empty when it may be made. Paths are the definition's keys (`label`, `options.2.code`, `showIf.in`),
 * `askedIn`, `codes`, and `code` where the field itself is meant.
 *
 * Codes: required, not-a-code, taken, code-held, type-held, values-misfit, not-in-order, no-option, too-many, option-held,
 * option-in-condition, unknown-field, unknown-option, unknown-category, cycle, in-condition, not-all.
 * @param use of the field that is changed or removed; of a new one there is none
 */
export function fieldChangeIssues(desk: FieldsOfDesk, change: FieldChange, use: KnownUse = UNUSED): Issue[] {
  switch (change.do) {
    case 'add-field': {
      const full = desk.fields.length >= MOST_FIELDS ? [{ path: 'code', code: 'too-many', values: { max: MOST_FIELDS } }] : [];
      return [...full, ...definitionIssues(change.field, desk, undefined, UNUSED), ...askedInIssues(desk, change.askedIn)];
    }
    case 'change-field': {
      const before = fieldAt(desk, change.code);
      if (before === undefined) return [{ path: 'code', code: 'unknown-field' }];
      return [...definitionIssues(change.field, desk, before, use), ...askedInIssues(desk, change.askedIn)];
    }
    case 'order-fields': {
      const codes = new Set(change.codes);
      const isWhole = codes.size === change.codes.length && codes.size === desk.fields.length;
      return isWhole && desk.fields.every((each) => codes.has(each.code)) ? [] : [{ path: 'codes', code: 'not-all' }];
    }
    case 'remove-field': {
      if (fieldAt(desk, change.code) === undefined) return [{ path: 'code', code: 'unknown-field' }];
      const [hanging] = hangingFrom(desk, change.code).filter((each) => each.retired !== true);
      return hanging === undefined ? [] : [{ path: 'code', code: 'in-condition', values: { field: hanging.code } }];
    }
  }
}

function without<Item extends object>(item: Item, key: keyof Item): Item {
  const { [key]: _gone, ...rest } = item;
  return rest as Item;
}

/** A condition on a field that has another code now. */
function repointed(field: FieldDefinition, from: string, to: string): FieldDefinition {
  return field.showIf?.field === from ? { ...field, showIf: { ...field.showIf, field: to } } : field;
}

/** A category with what it asks; without the key where it asks nothing more. */
function asking<Category extends Asking>(category: Category, codes: readonly string[]): Category {
  return codes.length === 0 ? without(category, 'fields') : { ...category, fields: [...codes] };
}

/** Each category by what it asked and what it shall ask. */
function askedBy<Held extends FieldsOfDesk>(desk: Held, asked: (category: Asking, service: string) => readonly string[]): Held {
  return {
    ...desk,
    services: desk.services.map((service) => ({
      ...service,
      categories: service.categories.map((node) => {
        const after = asked(node, service.id);
        return after.join('\n') === (node.fields ?? []).join('\n') ? node : asking(node, after);
      }),
    })),
  };
}

function placed<Held extends FieldsOfDesk>(desk: Held, code: string, askedIn: readonly AskedIn[] | undefined): Held {
  if (askedIn === undefined) return desk;
  return askedBy(desk, ({ id, fields = [] }, service) => {
    const others = fields.filter((each) => each !== code);
    if (!askedIn.some((each) => each.service === service && each.category === id)) return others;
    return fields.includes(code) ? fields : [...fields, code];
  });
}

/** Where a field is asked; none: everywhere. */
export function askedIn({ services }: Pick<FieldsOfDesk, 'services'>, code: string): AskedIn[] {
  return services.flatMap((service) =>
    service.categories.flatMap((node) =>
      (node.fields ?? []).includes(code) ? [{ service: service.id, category: node.id }] : [],
    ),
  );
}

/** Whether removing a field leaves it to the tickets and lists that hold it, asked no more, rather than forgets it. */
export function isRetiredByRemoving(use: Pick<FieldUse, 'tickets' | 'views'>): boolean {
  return use.tickets + use.views > 0;
}

/**
 * The desk after a change in which nothing is wrong (`fieldChangeIssues`); of one that names a field which is not there, as it was.
 * @param use of the field that is removed
 */
export function withFieldChange<Held extends FieldsOfDesk>(
  desk: Held,
  change: FieldChange,
  use: Pick<FieldUse, 'tickets' | 'views'> = UNUSED,
): Held {
  switch (change.do) {
    case 'add-field':
      return placed({ ...desk, fields: [...desk.fields, change.field] }, change.field.code, change.askedIn);
    case 'change-field': {
      const { code, field } = change;
      const fields = desk.fields.map((each) => (each.code === code ? field : repointed(each, code, field.code)));
      const renamed = askedBy({ ...desk, fields }, (node) =>
        (node.fields ?? []).map((each) => (each === code ? field.code : each)),
      );
      return placed(renamed, field.code, change.askedIn);
    }
    case 'order-fields': {
      const at = new Map(change.codes.map((code, index) => [code, index]));
      return { ...desk, fields: desk.fields.toSorted((a, b) => (at.get(a.code) ?? 0) - (at.get(b.code) ?? 0)) };
    }
    case 'remove-field': {
      const { code } = change;
      // A retired field keeps its places: brought back, it is asked where it was.
      if (isRetiredByRemoving(use))
        return { ...desk, fields: desk.fields.map((each) => (each.code === code ? { ...each, retired: true } : each)) };
      // Of what is retired no condition is asked.
      const fields = desk.fields
        .filter((each) => each.code !== code)
        .map((each) => (each.showIf?.field === code ? without(each, 'showIf') : each));
      return askedBy({ ...desk, fields }, (node) => (node.fields ?? []).filter((each) => each !== code));
    }
  }
}

/**
 * A code for a label, that no other has: `Bâtiment concerné` gives `batiment-concerne`.
 * @param taken codes that others have
 */
export function proposedCode(label: string, taken: readonly string[]): string {
  const plain = fold(label)
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 48)
    .replace(/-+$/u, '');
  const stem = plain === '' ? 'champ' : plain;
  for (let count = 1; ; count += 1) {
    const code = count === 1 ? stem : `${stem}-${String(count)}`;
    if (!taken.includes(code)) return code;
  }
}
