/** The tree of a service's categories: added, changed, moved and removed (domain §1 category, §7 Category; esup-helpdesk §5). */
import type { DeskDecisions } from '../desk-deciding.ts';
import { patched, placed } from '../desk-deciding.ts';
import { refuse } from '../refusal.ts';
import { withService } from './services.ts';
import type { ServiceInput } from './services.ts';

type CategoryInput = ServiceInput['categories'][number];

/** Whether one category is another one or lies below it. */
function isUnder(categories: readonly CategoryInput[], id: string, above: string): boolean {
  const passed = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !passed.has(at);) {
    if (at === above) return true;
    passed.add(at);
    const step: string = at;
    at = categories.find((each) => each.id === step)?.parent;
  }
  return false;
}

/** A category without its parent, or below another one. */
function below(category: CategoryInput, parent: string | null): CategoryInput {
  const { parent: _before, ...root } = category;
  return parent === null ? root : { ...root, parent };
}

export const categoryDecisions: DeskDecisions<'add-category' | 'change-category' | 'place-category' | 'remove-category'> = {
  'add-category': ({ service, category, label, parent }, context) =>
    withService(service, context, (each) => {
      const { categories } = each;
      if (categories.some(({ id }) => id === category)) return refuse('already-there', { values: { name: category } });
      if (parent !== null && !categories.some(({ id }) => id === parent)) return refuse('unknown-category');
      return { ...each, categories: [...categories, below({ id: category, label }, parent)] };
    }),

  'change-category': ({ service, category, patch }, context) =>
    withService(service, context, (each) => {
      if (!each.categories.some(({ id }) => id === category)) return refuse('unknown-category');
      return { ...each, categories: each.categories.map((one) => (one.id === category ? patched(one, patch) : one)) };
    }),

  'place-category': ({ service, category, parent, before }, context) =>
    withService(service, context, (each) => {
      const { categories } = each;
      if (!categories.some(({ id }) => id === category)) return refuse('unknown-category');
      if (parent !== null && !categories.some(({ id }) => id === parent)) return refuse('unknown-category');
      if (parent !== null && isUnder(categories, parent, category)) return refuse('cycle');
      const moved = categories.map((one) => (one.id === category ? below(one, parent) : one));
      return {
        ...each,
        categories: placed(
          moved,
          ({ id }) => id === category,
          ({ id }) => id === before,
        ),
      };
    }),

  'remove-category': ({ service, category }, context) =>
    withService(service, context, (each) => {
      const { categories } = each;
      if (!categories.some(({ id }) => id === category)) return refuse('unknown-category');
      if (categories.length === 1) return refuse('last-category');
      const below = categories.filter(({ parent }) => parent === category).length;
      const redirected = categories.filter(({ redirect, id }) => redirect === category && id !== category).length;
      if (below + redirected > 0) return refuse('in-use', { values: { below, redirected } });
      return { ...each, categories: categories.filter(({ id }) => id !== category) };
    }),
};
