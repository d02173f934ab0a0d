/** Registering elements: the first copy of the library on a page keeps its tags, a later one says so and changes nothing. */
import { warnOnce } from './doctor.ts';

/** This copy's version, written in each class it registers. */
export const VERSION = '0.1.0';

interface Versioned {
  readonly guichetVersion?: string;
}

/**
 * Registers a class under a tag, unless the tag is taken.
 * @returns whether this copy's class answers to the tag
 */
export function define(tag: string, element: CustomElementConstructor): boolean {
  const present = customElements.get(tag);
  if (present === undefined) {
    Object.defineProperty(element, 'guichetVersion', { value: VERSION, configurable: true });
    customElements.define(tag, element);
    return true;
  }
  if (present === element) return true;
  const other = (present as Versioned).guichetVersion ?? 'unknown';
  warnOnce(
    'two-copies',
    `two copies on this page: version ${other} came first and stays in charge, this one (${VERSION}) defines nothing`,
  );
  return false;
}
