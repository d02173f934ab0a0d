/** A list of people in a form: added by name, taken away, put in order. */
import { html, type TemplateResult } from 'lit';
import type { ChooseEvent, Option } from '../shared/combobox.ts';
import { icon } from '../shared/icons.ts';
import type { AdminHost } from './admin-host.ts';
import { nameOf } from './admin-host.ts';
import type { Form, RowOptions } from './form.ts';
import '../shared/define-combobox.ts';

/** People whom the desk knows, as a combobox offers them. */
export async function peopleFor(host: AdminHost, text: string, besides: readonly string[]): Promise<Option[]> {
  const { people } = await host.session.administration.directory(text);
  return people
    .filter(({ id, suspended }) => !suspended && !besides.includes(id))
    .slice(0, 20)
    .map(({ id, name, school, mail }) => ({ id, label: name, hint: school ?? mail }));
}

/** Names of people who were chosen in a form, and are named nowhere else yet. */
const CHOSEN = new WeakMap<Form, Map<string, string>>();

/** People of a form, in their order. */
export function peopleRow(
  host: AdminHost,
  form: Form,
  row: RowOptions,
  kept: readonly string[],
  ordered = false,
): TemplateResult {
  const { words } = host;
  const held = form.value<readonly string[] | null>(row.key, kept) ?? [];
  const called = (id: string): string => {
    const known = nameOf(host, id);
    return known === id ? (CHOSEN.get(form)?.get(id) ?? id) : known;
  };
  const put = (people: readonly string[]): void =>
    form.set(row.key, people.length === 0 && row.optional === true ? null : people);
  const raise = (id: string): void => {
    const at = held.indexOf(id);
    put([...held.slice(0, at - 1), id, ...held.slice(at - 1, at), ...held.slice(at + 1)]);
  };
  return html`<div class="stack tight" role="group" aria-label=${row.label}>
    <ul class="lines">
      ${held.map(
        (id, index) =>
          html`<li class="row">
            <span class="grow">${called(id)}</span>
            ${
              ordered && index > 0
                ? html`<button
                    class="button icon-only quiet"
                    type="button"
                    aria-label=${words.raise(called(id))}
                    @click=${() => raise(id)}
                  >
                    ${icon('chevron-up')}
                  </button>`
                : ''
            }
            <button
              class="button quiet"
              type="button"
              aria-label=${words.takeAway(called(id))}
              @click=${() => put(held.filter((each) => each !== id))}
            >
              ${host.locale.words.remove}
            </button>
          </li>`,
      )}
    </ul>
    <guichet-combobox
      label=${row.label}
      hint=${row.hint ?? ''}
      error=${form.error(row.key) ?? ''}
      placeholder=${words.someone}
      .value=${null}
      .source=${(text: string) => peopleFor(host, text, held)}
      @guichet-choose=${(event: ChooseEvent) => {
        const { option } = event.detail;
        if (option === null || held.includes(option.id)) return;
        CHOSEN.set(form, new Map([...(CHOSEN.get(form) ?? []), [option.id, option.label]]));
        put([...held, option.id]);
      }}
    ></guichet-combobox>
  </div>`;
}
