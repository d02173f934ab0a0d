/** What a desk’s availability must be, to be valid. Apart from the rules: a page that asks a server needs none of it. */
import * as z from 'zod/mini';
import { DEEPEST_RULE } from '../availability.ts';
import { PROFILES } from '../people.ts';
import { Profile } from './people.ts';
import { Instant } from './values.ts';

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
export const Comparison = z.enum(['is', 'contains', 'starts', 'ends']);
export type Comparison = z.infer<typeof Comparison>;

/** A rule that nests no other. */
export const Leaf = z.union([
  z.strictObject({ field: RuleField, op: Comparison, value: Words }, NOT_A_RULE),
  z.strictObject({ field: RuleField, op: z.literal('filled') }, NOT_A_RULE),
  /** One of these profiles. */
  z.strictObject({ profile: listOf(Profile, PROFILES.length) }, NOT_A_RULE),
  z.strictObject({ group: Words }, NOT_A_RULE),
  /** A grouping, given by the groups that it gathers: being in one of them is enough. */
  z.strictObject({ grouping: listOf(Words, 256) }, NOT_A_RULE),
  z.strictObject({ claim: Words, op: Comparison, value: Words }, NOT_A_RULE),
  z.strictObject({ claim: Words, op: z.literal('filled') }, NOT_A_RULE),
  /** A claim read as a number, such as a grade: at least, or strictly below. */
  z.strictObject({ claim: Words, op: z.enum(['at-least', 'below']), value: z.number() }, NOT_A_RULE),
]);
export type Leaf = z.infer<typeof Leaf>;

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
