/** What closed values are called in every language that a table may be written in. */
import fr from '../../locales/fr/shared.ts';
import en from '../../locales/en/shared.ts';
import type { Words } from '../../domain/foreign/table.ts';

type Names = Readonly<Record<string, string>>;

function both(one: Names, other: Names): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.keys(one).map((code) => [code, [one[code] ?? code, other[code] ?? code]]));
}

export function otherWords(): Words {
  return { state: both(fr.states, en.states), priority: both(fr.priorities, en.priorities), kind: both(fr.kinds, en.kinds) };
}
