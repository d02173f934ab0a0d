/** Service, then category: lists at a glance, a searched tree where there are many; neither is asked where there is one. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { localised } from '../../domain/values.ts';
import { field, fieldGroup } from '../shared/field.ts';
import { branches, findCategories, GLANCE, offeredCategories, offeredServices, type CategoryOffer } from './places.ts';
import { controlId, type Sheet } from './sheet.ts';

/** How the tree stands. */
export interface TreeState {
  readonly open: boolean;
  readonly text: string;
}

export interface PlaceOptions {
  /** The page has chosen it: nothing is asked. */
  readonly fixedService: boolean;
  readonly fixedCategory: boolean;
  readonly tree: TreeState;
  readonly setTree: (tree: TreeState) => void;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function serviceField(sheet: Sheet): TemplateResult {
  const { locale, words, draft, errors } = sheet;
  const services = offeredServices(sheet.filler.desk);
  const chosen = services.find((each) => each.id === draft.service);
  return field(locale, {
    id: controlId('service'),
    label: words.service,
    hint: chosen?.description === undefined ? undefined : localised(chosen.description, locale.language),
    error: errors.get('service'),
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        required
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(draft.service ?? '')}
        @change=${(event: Event) => sheet.change({ service: valueOf(event) === '' ? null : valueOf(event), category: null })}
      >
        <option value="" ?selected=${draft.service === null}>${words.chooseService}</option>
        ${services.map((each) => html`<option value=${each.id} ?selected=${each.id === draft.service}>${localised(each.label, locale.language)}</option>`)}
      </select>`,
  });
}

function optionOf(offer: CategoryOffer, sheet: Sheet): TemplateResult {
  return html`<option value=${offer.id} ?selected=${offer.id === sheet.draft.category}>${offer.label}</option>`;
}

function categoryList(sheet: Sheet, offers: readonly CategoryOffer[]): TemplateResult {
  const { locale, words, draft, errors } = sheet;
  return field(locale, {
    id: controlId('category'),
    label: words.category,
    error: errors.get('category'),
    control: (tie) =>
      html`<select
        class="select"
        id=${tie.id}
        required
        aria-describedby=${tie.describedBy}
        aria-invalid=${tie.invalid}
        .value=${live(draft.category ?? '')}
        @change=${(event: Event) => sheet.change({ category: valueOf(event) === '' ? null : valueOf(event) })}
      >
        <option value="" ?selected=${draft.category === null}>${words.chooseCategory}</option>
        ${branches(offers).map(({ path, offers: inside }) =>
          path.length === 0
            ? inside.map((each) => optionOf(each, sheet))
            : html`<optgroup label=${path.join(' › ')}>${inside.map((each) => optionOf(each, sheet))}</optgroup>`,
        )}
      </select>`,
  });
}

function chosenCategory(sheet: Sheet, offer: CategoryOffer, reopen: () => void): TemplateResult {
  const { words } = sheet;
  return html`<div class="field">
    <p class="label">${words.category}</p>
    <p class="row spread">
      <span>${[...offer.path, offer.label].join(' › ')}</span>
      <button class="button link" type="button" id=${controlId('category')} @click=${reopen}>${words.changeCategory}</button>
    </p>
  </div>`;
}

function categoryTree(sheet: Sheet, offers: readonly CategoryOffer[], options: PlaceOptions): TemplateResult {
  const { locale, words, draft, errors } = sheet;
  const { tree, setTree } = options;
  const found = findCategories(offers, tree.text);
  const search = controlId('category');
  return fieldGroup(locale, {
    id: search,
    label: words.category,
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
          @input=${(event: Event) => setTree({ open: true, text: valueOf(event) })}
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

/** The two questions of where, as far as they must be asked. */
export function placeView(sheet: Sheet, options: PlaceOptions): unknown {
  const { desk } = sheet.filler;
  const { draft } = sheet;
  const services = offeredServices(desk);
  const service = services.find((each) => each.id === draft.service);
  const offers = service === undefined ? [] : offeredCategories(desk, service, sheet.locale.language);
  const chosen = offers.find((each) => each.id === draft.category);
  const category = (): unknown => {
    if (options.fixedCategory || offers.length <= 1) return nothing;
    if (offers.length <= GLANCE) return categoryList(sheet, offers);
    if (chosen !== undefined && !options.tree.open)
      return chosenCategory(sheet, chosen, () => options.setTree({ open: true, text: '' }));
    return categoryTree(sheet, offers, options);
  };
  return html`${options.fixedService || services.length <= 1 ? nothing : serviceField(sheet)} ${category()}`;
}
