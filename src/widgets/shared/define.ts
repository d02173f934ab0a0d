/** Registering elements: the first copy of the library on a page keeps its tags, a later one says so and changes nothing. */
import { VERSION } from '../../version.ts';
import { warnOnce } from './doctor.ts';

/** A copy of the library on a page. */
interface Copy {
  readonly guichetVersion?: string;
}

const CHARGE = Symbol.for('guichet');
const page = globalThis as { [CHARGE]?: Copy };
const own: Copy = { guichetVersion: VERSION };

function warnOfTwo(other: Copy): void {
  const version = other.guichetVersion ?? 'unknown';
  warnOnce(
    'two-copies',
    `two copies on this page: version ${version} came first and stays in charge, this one (${VERSION}) defines nothing`,
  );
}

/**
 * Takes charge of every tag of the library, also those that no page has yet: two copies must never share an element's parts.
 * @returns false where another copy is in charge
 */
export function takeCharge(): boolean {
  const first = (page[CHARGE] ??= own);
  if (first !== own) warnOfTwo(first);
  return first === own;
}

/**
 * Registers a class under a tag, unless the tag is taken; where there is no page, nothing.
 * @returns whether this copy's class answers to the tag
 */
export function define(tag: string, element: CustomElementConstructor): boolean {
  if (typeof customElements === 'undefined') return false;
  const present = customElements.get(tag);
  const first = page[CHARGE] ?? own;
  if (present === undefined && first === own) {
    Object.defineProperty(element, 'guichetVersion', { value: VERSION, configurable: true });
    customElements.define(tag, element);
    return true;
  }
  if (present === element) return true;
  warnOfTwo(present === undefined ? first : (present as Copy));
  return false;
}
