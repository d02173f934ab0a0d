/** The categories of a service that has many: a tree, searched. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { fold } from '../../domain/folding.ts';
import { fieldGroup } from '../shared/field.ts';
import { branches, type CategoryOffer } from './places.ts';
import { treeStyles } from './place-tree.styles.ts';
import { controlId, type Sheet } from './sheet.ts';
import { optionWords } from './option-words.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';
export const styles = [treeStyles];

/** How the tree stands. */
export interface TreeState {
  readonly open: boolean;
  readonly text: string;
}

/** Categories whose label or path holds every word typed, accents and case aside. */
export function findCategories(offers: readonly CategoryOffer[], text: string): CategoryOffer[] {
  const wanted = fold(text)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return offers.filter(({ label, path }) => {
    const words = fold([...path, label].join(' '));
    return wanted.every((word) => words.includes(word));
  });
}

/** The one that is chosen, and the way back to the others. */
function chosenCategory(sheet: Sheet, offer: CategoryOffer, reopen: () => void): TemplateResult {
  return html`<div class="field">
    <p class="label">${sheet.words.category}</p>
    <p class="row spread">
      <span>${[...offer.path, offer.label].join(' › ')}</span>
      <button class="button link" type="button" id=${controlId('category')} @click=${reopen}>
        ${optionWords(sheet.locale).changeCategory}
      </button>
    </p>
  </div>`;
}

/** The searched tree, folded into what is chosen in it. */
export function categoryTree(
  sheet: Sheet,
  offers: readonly CategoryOffer[],
  tree: TreeState,
  setTree: (tree: TreeState) => void,
): TemplateResult {
  const { locale, draft, errors } = sheet;
  const words = optionWords(locale);
  const chosen = tree.open ? undefined : offers.find((each) => each.id === draft.category);
  if (chosen !== undefined) return chosenCategory(sheet, chosen, () => setTree({ open: true, text: '' }));
  const found = findCategories(offers, tree.text);
  const search = controlId('category');
  return fieldGroup(locale, {
    id: search,
    label: sheet.words.category,
    error: errors.get('category'),
    control: (tie) =>
      html`<label class="hint" for=${search}>${words.findCategory}</label>
        <input
          class="input"
          id=${search}
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          .value=${live(tree.text)}
          @input=${(event: Event) => setTree({ open: true, text: (event.target as HTMLInputElement).value })}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
          }}
        />
        <p class="hint" role="status">${words.categoriesFound(found.length)}</p>
        <div class="tree">
          ${branches(found).map(
            ({ path, offers: inside }) =>
              html`<div
                class="branch"
                role=${path.length === 0 ? nothing : 'group'}
                aria-label=${path.length === 0 ? nothing : path.join(' › ')}
              >
                ${path.length === 0 ? nothing : html`<p class="path" aria-hidden="true">${path.join(' › ')}</p>`}
                ${inside.map(
                  (each) =>
                    html`<label class="choice">
                      <input
                        type="radio"
                        name="category"
                        value=${each.id}
                        .checked=${live(each.id === draft.category)}
                        @change=${() => sheet.change({ category: each.id })}
                      />
                      <span>${each.label}</span>
                    </label>`,
                )}
              </div>`,
          )}
        </div>`,
  });
}
