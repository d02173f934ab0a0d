/** What a command that changes the desk itself must be, to be valid (domain §3, last paragraph; §7). Apart from the rules: only who decides needs it. */
import * as z from 'zod/mini';
import { FIELD_CHANGES } from './field-changes.ts';
import { Category, Desk, Manager, Mode, Service } from './desk.ts';
import { Person, Profile } from './people.ts';
import { Code, Id, Localised, PersonId } from './values.ts';

/** Some keys of something; null takes one away. */
type Patch<Shape> = { readonly [Key in keyof Shape]?: z.output<Shape[Key]> | null | undefined };

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodMiniDefault || schema instanceof z.ZodMiniOptional ? bare(schema.def.innerType) : schema;
}

/** Each key by its own schema. Defaults are left out: what a patch does not name it leaves as it is. */
function patchOf<Shape extends z.core.$ZodShape>(shape: Shape): z.ZodMiniType<Patch<Shape>, Patch<Shape>> {
  const entries = Object.entries(shape).map(([key, schema]) => [key, z.optional(z.nullable(bare(schema)))] as const);
  return z.strictObject(Object.fromEntries(entries)) as unknown as z.ZodMiniType<Patch<Shape>, Patch<Shape>>;
}

const { id: _id, revision: _revision, mode: _mode, services: _services, fields: _fields, ...settings } = Desk.shape;
const { id: _service, managers: _managers, categories: _categories, ...ofService } = Service.shape;
const { id: _category, parent: _parent, ...ofCategory } = Category.shape;
const { person: _person, ...ofManager } = Manager.shape;
const { profile, serves, suspended } = Person.shape;
const { id, name, mail, school, affiliation, groups } = Person.shape;

/** The desk's own settings, each by its key; the mode, the fields, the services and their categories have commands of their own. */
export const SettingsPatch = patchOf(settings);
export type SettingsPatch = z.infer<typeof SettingsPatch>;
export const ServicePatch = patchOf(ofService);
export type ServicePatch = z.infer<typeof ServicePatch>;
export const CategoryPatch = patchOf(ofCategory);
export type CategoryPatch = z.infer<typeof CategoryPatch>;
/** What administration decides of a person; null leaves it to what the page says. */
export const PersonPatch = patchOf({ profile, serves, suspended });
export type PersonPatch = z.infer<typeof PersonPatch>;

/** Where something comes to stand among its like: before another one, or last. */
const before = z._default(z.nullable(Code), null);

const FirstCategory = z.strictObject({ id: Code, label: Localised });

export const DeskCommand = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('change-settings'), id: Id, patch: SettingsPatch }),
  z.strictObject({ do: z.literal('apply-mode'), id: Id, mode: Mode }),
  z.strictObject({
    do: z.literal('add-service'),
    id: Id,
    service: Code,
    label: Localised,
    description: z.optional(Localised),
    /** A service is never without a category: tickets are posted in one. */
    category: FirstCategory,
  }),
  z.strictObject({ do: z.literal('change-service'), id: Id, service: Code, patch: ServicePatch }),
  z.strictObject({ do: z.literal('place-service'), id: Id, service: Code, before }),
  z.strictObject({ do: z.literal('remove-service'), id: Id, service: Code }),
  z.strictObject({
    do: z.literal('add-category'),
    id: Id,
    service: Code,
    category: Code,
    label: Localised,
    parent: z._default(z.nullable(Code), null),
  }),
  z.strictObject({ do: z.literal('change-category'), id: Id, service: Code, category: Code, patch: CategoryPatch }),
  z.strictObject({
    do: z.literal('place-category'),
    id: Id,
    service: Code,
    category: Code,
    parent: z._default(z.nullable(Code), null),
    before,
  }),
  z.strictObject({ do: z.literal('remove-category'), id: Id, service: Code, category: Code }),
  z.strictObject({
    do: z.literal('set-manager'),
    id: Id,
    service: Code,
    person: PersonId,
    /** Null: no longer a manager. What is not named is as for a new manager. */
    manager: z.nullable(patchOf(ofManager)),
  }),
  z.strictObject({
    do: z.literal('add-person'),
    id: Id,
    person: z.strictObject({ id, name, mail, school, affiliation, groups }),
    profile: z.optional(Profile),
  }),
  z.strictObject({ do: z.literal('change-person'), id: Id, person: PersonId, patch: PersonPatch }),
  z.strictObject({ do: z.literal('add-field'), id: Id, ...FIELD_CHANGES['add-field'] }),
  z.strictObject({ do: z.literal('change-field'), id: Id, ...FIELD_CHANGES['change-field'] }),
  z.strictObject({ do: z.literal('order-fields'), id: Id, ...FIELD_CHANGES['order-fields'] }),
  z.strictObject({ do: z.literal('remove-field'), id: Id, ...FIELD_CHANGES['remove-field'] }),
  /** Takes back the last thing that was done to the desk, named so that two people take back one thing. */
  z.strictObject({ do: z.literal('undo'), id: Id, event: z.number().check(z.int(), z.minimum(1)) }),
]);
export type DeskCommand = z.infer<typeof DeskCommand>;
export type DeskCommandInput = z.input<typeof DeskCommand>;

/** Commands that are done together or not at all. */
export const DeskBatch = z
  .array(DeskCommand)
  .check(z.minLength(1, { error: 'required' }), z.maxLength(200, { error: 'too-many' }));
