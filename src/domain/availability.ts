/**
 * When, and for whom, a desk takes tickets (domain §7 "availability"): a span of time, and a rule that nests all-of, any-of
 * and none-of over a person's fields, profile, groups, groupings and signed claims, like a Moodle course's access restrictions.
 *
 * Outside availability nobody files; what exists stays readable and answerable, and staff go on (domain §4).
 */
import type { Availability, AvailabilityRule, Comparison, Leaf } from './schemas/availability.ts';
import type { Instant } from './values.ts';

export type { Availability, AvailabilityRule, Comparison, Leaf, RuleField } from './schemas/availability.ts';

/** How far rules may be nested, the outermost counting as one: deeper ones no editor can read. */
export const DEEPEST_RULE = 8;

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
