/** Shorter trees of the same verdicts: what is asked of every row of a large desk is worth asking once, and not column by column. */
import { EVERYTHING, NOTHING } from '../../domain/predicate.ts';
import type { Predicate, Scalar, SingleColumn } from '../../domain/predicate.ts';

type In = Extract<Predicate, { readonly in: unknown }>;

/** A column and the values that it may have, where a predicate says no more than that. */
function valuesOf(predicate: Predicate): readonly [SingleColumn, readonly Scalar[]] | undefined {
  if ('eq' in predicate) return [predicate.eq[0], [predicate.eq[1]]];
  return 'in' in predicate ? predicate.in : undefined;
}

function isEverything(predicate: Predicate): boolean {
  return 'and' in predicate && predicate.and.length === 0;
}

function isNothing(predicate: Predicate): boolean {
  return 'or' in predicate && predicate.or.length === 0;
}

/** Any of several, of which those about one column are one: it has one of these values, or, where a "not" is among them, none of those. */
function joined(parts: readonly Predicate[]): Predicate[] {
  const having = new Map<SingleColumn, Set<Scalar>>();
  const lacking = new Map<SingleColumn, ReadonlySet<Scalar>>();
  const others: Predicate[] = [];
  for (const part of parts) {
    const has = valuesOf(part);
    const lacks = 'not' in part ? valuesOf(part.not) : undefined;
    if (has !== undefined) having.set(has[0], new Set([...(having.get(has[0]) ?? []), ...has[1]]));
    else if (lacks !== undefined) {
      const [column, values] = lacks;
      const before = lacking.get(column);
      lacking.set(column, new Set(before === undefined ? values : values.filter((value) => before.has(value))));
    } else others.push(part);
  }
  const said: Predicate[] = [];
  for (const [column, values] of lacking) {
    const left = [...values].filter((value) => having.get(column)?.has(value) !== true);
    having.delete(column);
    said.push(left.length === 0 ? EVERYTHING : { not: { in: [column, left] } as In });
  }
  for (const [column, values] of having) said.push({ in: [column, [...values]] } as In);
  return [...said, ...others];
}

/** The same verdict of every ticket, said in fewer questions. */
export function simpler(predicate: Predicate): Predicate {
  if ('not' in predicate) {
    const inner = simpler(predicate.not);
    if ('not' in inner) return inner.not;
    return isEverything(inner) ? NOTHING : isNothing(inner) ? EVERYTHING : { not: inner };
  }
  if ('and' in predicate) {
    const parts = predicate.and.map(simpler).flatMap((each) => ('and' in each ? each.and : [each]));
    const [only = EVERYTHING] = parts;
    return parts.some(isNothing) ? NOTHING : parts.length === 1 ? only : { and: parts };
  }
  if (!('or' in predicate)) return predicate;
  const parts = joined(predicate.or.map(simpler).flatMap((each) => ('or' in each ? each.or : [each])));
  const [only = NOTHING] = parts;
  return parts.some(isEverything) ? EVERYTHING : parts.length === 1 ? only : { or: parts };
}
