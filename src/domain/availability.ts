/**
 * When, and for whom, a desk takes tickets (domain §7 "availability"): a span of time, and a rule that nests all-of, any-of
 * and none-of over a person's fields, profile, groups, groupings and signed claims, like a Moodle course's access restrictions.
 *
 * Outside availability nobody files; what exists stays readable and answerable, and staff go on (domain §4).
 */
import * as z from 'zod/mini';
import { Profile } from './people.ts';
import { Instant } from './values.ts';

/** How far rules may be nested, the outermost counting as one: deeper ones no editor can read. */
export const DEEPEST_RULE = 8;

const NOT_A_RULE = { error: 'not-a-rule' };

const Words = z.string().check(z.minLength(1, { error: 'required' }), z.maxLength(255, { error: 'too-long' }));

/** A list of at least one, and of no more than anyone would write. */
function listOf<T extends z.ZodMiniType>(item: T, most: number): z.ZodMiniArray<T> {
  return z.array(item).check(z.minLength(1, { error: 'required' }), z.maxLength(most, NOT_A_RULE));
}

/** What of a person a rule may read. */
export const RuleField = z.enum(['name', 'mail', 'school', 'affiliation']);
export type RuleField = z.infer<typeof RuleField>;

/** How a text is compared: without regard to case, accents counting; `filled` asks only that there is one. */
const Comparison = z.enum(['is', 'contains', 'starts', 'ends']);
type Comparison = z.infer<typeof Comparison>;

const Leaf = z.union([
  z.strictObject({ field: RuleField, op: Comparison, value: Words }, NOT_A_RULE),
  z.strictObject({ field: RuleField, op: z.literal('filled') }, NOT_A_RULE),
  /** One of these profiles. */
  z.strictObject({ profile: listOf(Profile, Profile.options.length) }, NOT_A_RULE),
  z.strictObject({ group: Words }, NOT_A_RULE),
  /** A grouping, given by the groups that it gathers: being in one of them is enough. */
  z.strictObject({ grouping: listOf(Words, 256) }, NOT_A_RULE),
  z.strictObject({ claim: Words, op: Comparison, value: Words }, NOT_A_RULE),
  z.strictObject({ claim: Words, op: z.literal('filled') }, NOT_A_RULE),
  /** A claim read as a number, such as a grade: at least, or strictly below. */
  z.strictObject({ claim: Words, op: z.enum(['at-least', 'below']), value: z.number() }, NOT_A_RULE),
]);
type Leaf = z.infer<typeof Leaf>;

/** Whom a desk takes tickets from. None of the lists may be empty, so that none has to be guessed. */
export type AvailabilityRule = Leaf | { all: AvailabilityRule[] } | { any: AvailabilityRule[] } | { none: AvailabilityRule[] };

/** A schema per level rather than one that calls itself: its depth is bounded whatever is parsed, and it can be written as JSON Schema. */
function ruleOf(levels: number): z.ZodMiniType<AvailabilityRule, AvailabilityRule> {
  if (levels === 1) return z.union([Leaf], { error: (issue) => (isNest(issue.input) ? 'too-deep' : 'not-a-rule') });
  const rules = listOf(ruleOf(levels - 1), 64);
  return z.union(
    [
      Leaf,
      z.strictObject({ all: rules }, NOT_A_RULE),
      z.strictObject({ any: rules }, NOT_A_RULE),
      z.strictObject({ none: rules }, NOT_A_RULE),
    ],
    {
      error: (issue) => (isTooDeep(issue.input, levels) ? 'too-deep' : 'not-a-rule'),
    },
  );
}

function nestedIn(input: unknown): unknown[] {
  if (typeof input !== 'object' || input === null) return [];
  return ['all', 'any', 'none'].flatMap((key) => {
    const rules: unknown = Reflect.get(input, key);
    return Array.isArray(rules) ? rules : [];
  });
}

function isNest(input: unknown): boolean {
  return nestedIn(input).length > 0;
}

/** Whether something nested goes below the last level; looks no deeper than that. */
function isTooDeep(input: unknown, levels: number): boolean {
  return nestedIn(input).some((inner) => levels === 1 || isTooDeep(inner, levels - 1));
}

export const AvailabilityRule = ruleOf(DEEPEST_RULE);

/** When and for whom; an absent part does not restrict. */
export const Availability = z
  .strictObject({
    /** Open from this instant on. */
    from: z.optional(Instant),
    /** Open before this instant. */
    until: z.optional(Instant),
    rule: z.optional(AvailabilityRule),
  })
  .check(
    z.refine(({ from, until }) => from === undefined || until === undefined || from < until, {
      error: 'ends-before-it-begins',
      path: ['until'],
    }),
  );
export type Availability = z.infer<typeof Availability>;

/** What a rule reads of a person. */
export interface RuledPerson {
  readonly profile: string;
  readonly groups: readonly string[];
  readonly claims?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly name?: string | undefined;
  readonly mail?: string | undefined;
  readonly school?: string | undefined;
  readonly affiliation?: string | undefined;
}

/** Whether a desk takes this person's tickets now, else why not; `from` and `until` are there to be said. */
export type Openness =
  | { readonly open: true }
  | { readonly open: false; readonly reason: 'not-yet'; readonly from: Instant; readonly until?: Instant }
  | { readonly open: false; readonly reason: 'over'; readonly until: Instant }
  | { readonly open: false; readonly reason: 'rule' };

const COMPARE: Record<Comparison, (has: string, wanted: string) => boolean> = {
  is: (has, wanted) => has === wanted,
  contains: (has, wanted) => has.includes(wanted),
  starts: (has, wanted) => has.startsWith(wanted),
  ends: (has, wanted) => has.endsWith(wanted),
};

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

/** The values of a claim. Own properties only: a claim named `constructor` is one that nobody has. */
function valuesOf(person: RuledPerson, claim: string): readonly string[] {
  if (person.claims === undefined || !Object.hasOwn(person.claims, claim)) return [];
  const value = person.claims[claim];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** A grade as a French or an English page writes it, `12,5` or `12.5`; NaN when it is not a number. */
function numberOf(text: string): number {
  return /^\s*[-+]?\d+(?:[.,]\d+)?\s*$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
}

function meetsLeaf(leaf: Leaf, person: RuledPerson): boolean {
  if ('profile' in leaf) return leaf.profile.some((each) => each === person.profile);
  if ('group' in leaf) return person.groups.includes(leaf.group);
  if ('grouping' in leaf) return leaf.grouping.some((group) => person.groups.includes(group));
  const values = 'claim' in leaf ? valuesOf(person, leaf.claim) : [person[leaf.field] ?? ''];
  switch (leaf.op) {
    case 'filled':
      return values.some((value) => value.trim() !== '');
    case 'at-least':
      return values.some((value) => numberOf(value) >= leaf.value);
    case 'below':
      return values.some((value) => numberOf(value) < leaf.value);
    default: {
      const { op, value: wanted } = leaf;
      return values.some((value) => COMPARE[op](plain(value), plain(wanted)));
    }
  }
}

/** Whether a person meets a rule. A field or claim that the person lacks meets no comparison. */
export function meets(rule: AvailabilityRule, person: RuledPerson): boolean {
  if ('all' in rule) return rule.all.every((each) => meets(each, person));
  if ('any' in rule) return rule.any.some((each) => meets(each, person));
  if ('none' in rule) return !rule.none.some((each) => meets(each, person));
  return meetsLeaf(rule, person);
}

/**
 * Whether a desk takes this person's tickets now (domain §7).
 *
 * Of several reasons the most final is given: over, then the rule, then not yet, so that nobody whom the rule keeps out is
 * told to come back later.
 * @param availability the desk's setting; undefined is always open, to all
 * @param now the instant of the question
 */
export function available(availability: Availability | undefined, person: RuledPerson, now: Instant): Openness {
  if (availability === undefined) return { open: true };
  const { from, until, rule } = availability;
  if (until !== undefined && now >= until) return { open: false, reason: 'over', until };
  if (rule !== undefined && !meets(rule, person)) return { open: false, reason: 'rule' };
  if (from !== undefined && now < from)
    return { open: false, reason: 'not-yet', from, ...(until === undefined ? {} : { until }) };
  return { open: true };
}
