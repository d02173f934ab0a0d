/**
 * Whether what a browser kept is still of the shape that this version writes: another version, or another page of the same
 * origin, may have written it. What comes from people and servers is for the domain's schemas; this is only for what we wrote.
 *
 *   const isPlace = shaped<Place>({ tab: oneOf(TABS), ticket: orNull(isText) });
 */

/** A check of a shape. */
export type Is<T> = (value: unknown) => value is T;

export const isText: Is<string> = (value) => typeof value === 'string';
export const isNumber: Is<number> = (value) => typeof value === 'number';
export const isSwitch: Is<boolean> = (value) => typeof value === 'boolean';

/** One of a few words. */
export function oneOf<const T extends string | number>(values: readonly T[]): Is<T> {
  return (value): value is T => values.some((each) => each === value);
}

/** The same, or null. */
export function orNull<T>(is: Is<T>): Is<T | null> {
  return (value): value is T | null => value === null || is(value);
}

/** The same, or nothing. */
export function orAbsent<T>(is: Is<T>): Is<T | undefined> {
  return (value): value is T | undefined => value === undefined || is(value);
}

/** One or the other. */
export function either<T, U>(one: Is<T>, other: Is<U>): Is<T | U> {
  return (value): value is T | U => one(value) || other(value);
}

export function listOf<T>(is: Is<T>): Is<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every((each) => is(each));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function recordOf<T>(is: Is<T>): Is<Record<string, T>> {
  return (value): value is Record<string, T> => isObject(value) && Object.values(value).every((each) => is(each));
}

/** An object whose parts are so; what it holds besides is let be. */
export function shaped<T extends object>(parts: { readonly [Name in keyof T]-?: Is<T[Name]> }): Is<T> {
  return (value): value is T => isObject(value) && Object.entries<Is<unknown>>(parts).every(([name, is]) => is(value[name]));
}
