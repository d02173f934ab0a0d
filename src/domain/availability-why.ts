/** Why a person may file now or not, condition by condition, for whoever writes them (domain §7 "availability"). */
import { available, meets, type Availability, type AvailabilityRule, type Openness, type RuledPerson } from './availability.ts';
import type { Instant } from './values.ts';

/** A condition and whether somebody meets it, with those that it nests. */
export interface Explained {
  readonly met: boolean;
  readonly inner: readonly Explained[];
}

/** The rules that a rule nests; none of one that nests none. */
export function nested(rule: AvailabilityRule): readonly AvailabilityRule[] {
  if ('all' in rule) return rule.all;
  if ('any' in rule) return rule.any;
  return 'none' in rule ? rule.none : [];
}

/** A rule with each of its conditions, in its own shape. */
export function explain(rule: AvailabilityRule, person: RuledPerson): Explained {
  return { met: meets(rule, person), inner: nested(rule).map((each) => explain(each, person)) };
}

/** What becomes of a person who would file now. */
export interface FilingAnswer {
  /** Staff file whatever the availability says. */
  readonly staff: boolean;
  readonly openness: Openness;
  /** Undefined where there is no rule. */
  readonly rule: Explained | undefined;
}

/** Whether somebody could file now, and by which conditions. @param staff whether he is of the desk's staff, which is not bound by them */
export function filingAnswer(availability: Availability, person: RuledPerson, staff: boolean, now: Instant): FilingAnswer {
  const { rule } = availability;
  return {
    staff,
    openness: available(availability, person, now),
    rule: rule === undefined ? undefined : explain(rule, person),
  };
}
