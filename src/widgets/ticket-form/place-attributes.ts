/** The attributes `service` and `category`, looked at with the desk: what of them is said to the editor of the page. */
import type { Desk } from '../../domain/desk.ts';
import type { Finding } from '../shared/doctor.ts';
import type { Locale } from '../shared/locale.ts';
import { offeredCategories, offeredServices } from './places.ts';
import { optionWords } from './option-words.ts';

export { OPTION_WORDS as vocabulary } from './option-words.ts';

/** What is wrong with the place that a page fixes; empty strings fix nothing. */
export function wrongPlace(
  desk: Desk,
  fixed: { readonly service: string; readonly category: string },
  locale: Locale,
): Finding[] {
  const { service: code, category } = fixed;
  const { language } = locale;
  const { expected } = optionWords(locale);
  const service = offeredServices(desk).find((each) => each.id === code);
  const wrong: Finding[] =
    code === '' || service !== undefined ? [] : [{ attribute: 'service', value: code, expected: expected.service }];
  const inside = service ?? (code === '' && desk.services.length === 1 ? desk.services[0] : undefined);
  if (category === '') return wrong;
  if (inside === undefined)
    return [...wrong, { attribute: 'category', value: category, expected: expected.categoryAlone, idle: true }];
  const known = offeredCategories(desk, inside, language).some((each) => each.id === category);
  return known ? wrong : [...wrong, { attribute: 'category', value: category, expected: expected.category }];
}
