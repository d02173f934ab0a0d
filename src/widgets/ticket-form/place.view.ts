/** Service, then category: lists at a glance, a searched tree where there are many; neither is asked where there is one. */
import { html, nothing, type TemplateResult } from 'lit';
import { localised } from '../../domain/texts.ts';
import { field } from '../shared/field.ts';
import { onDemand } from '../shared/on-demand.ts';
import { branches, GLANCE, offeredCategories, offeredServices, type CategoryOffer } from './places.ts';
import { controlId, type Sheet } from './sheet.ts';
import type { TreeState } from './place-tree.view.ts';

export type { TreeState };

const TREE = onDemand(() => import('./place-tree.view.ts'));

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
        .value=${draft.service ?? ''}
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
        .value=${draft.category ?? ''}
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

/** The two questions of where, as far as they must be asked. */
export function placeView(sheet: Sheet, options: PlaceOptions): unknown {
  const { desk } = sheet.filler;
  const { draft } = sheet;
  const services = offeredServices(desk);
  const service = services.find((each) => each.id === draft.service);
  const offers = service === undefined ? [] : offeredCategories(desk, service, sheet.locale.language);
  const category = (): unknown => {
    if (options.fixedCategory || offers.length <= 1) return nothing;
    if (offers.length <= GLANCE) return categoryList(sheet, offers);
    return sheet.part(TREE, ({ categoryTree }) => categoryTree(sheet, offers, options.tree, options.setTree));
  };
  return html`${options.fixedService || services.length <= 1 ? nothing : serviceField(sheet)} ${category()}`;
}
