/** Choosing people: one by a combobox, several by a combobox that adds to a list. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { PeopleQuery, Session } from '../../backends/backend.ts';
import { icon } from '../shared/icons.ts';
import type { ChooseEvent, Option, OptionSource } from '../shared/combobox.ts';
import type { Named } from './draft.ts';
import { destination } from './places.ts';
import type { Sheet } from './sheet.ts';
import { optionWords } from './option-words.ts';

/** Who may be named for a purpose, in the place where the ticket goes. */
function sourceOf(session: Session, sheet: Sheet, purpose: PeopleQuery['purpose'], except: readonly string[]): OptionSource {
  const place = destination(sheet.filler.desk, sheet.draft);
  return async (text) => {
    const found = await session.people({ text, purpose, service: place?.service ?? null, category: place?.category ?? null });
    return found
      .filter((person) => !except.includes(person.id))
      .map((person): Option => ({
        id: person.id,
        label: person.name,
        hint: [person.school, person.mail].filter((part) => part !== undefined).join(' · ') || undefined,
      }));
  };
}

export interface PersonFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly optional: boolean;
  readonly purpose: PeopleQuery['purpose'];
}

/** One person. */
export function personField(
  sheet: Sheet,
  options: PersonFieldOptions,
  chosen: Named | null,
  choose: (person: Named | null) => void,
): TemplateResult {
  const value = chosen === null ? null : { id: chosen.id, label: chosen.name };
  return html`<guichet-combobox
    class="field"
    id=${options.id}
    label=${options.label}
    hint=${options.hint ?? ''}
    error=${options.error ?? ''}
    ?optional=${options.optional}
    .value=${live(value)}
    .source=${sourceOf(sheet.session, sheet, options.purpose, [])}
    @guichet-choose=${({ detail: { option } }: ChooseEvent) => choose(option === null ? null : { id: option.id, name: option.label })}
  ></guichet-combobox>`;
}

/** Several people. */
export function peopleField(
  sheet: Sheet,
  options: PersonFieldOptions,
  chosen: readonly Named[],
  change: (people: Named[]) => void,
): TemplateResult {
  const words = optionWords(sheet.locale);
  const add = (event: ChooseEvent) => {
    const { option } = event.detail;
    const box = event.currentTarget as HTMLElementTagNameMap['guichet-combobox'];
    box.value = null;
    if (option === null || chosen.some((each) => each.id === option.id)) return;
    change([...chosen, { id: option.id, name: option.label }]);
    sheet.announce(words.personAdded(option.label));
  };
  const remove = (person: Named) => {
    change(chosen.filter((each) => each.id !== person.id));
    sheet.announce(words.personRemoved(person.name));
    sheet.focusOn(options.id);
  };
  return html`<div class="field people">
    <guichet-combobox
      id=${options.id}
      label=${options.label}
      hint=${options.hint ?? ''}
      error=${options.error ?? ''}
      ?optional=${options.optional}
      .source=${sourceOf(
        sheet.session,
        sheet,
        options.purpose,
        chosen.map((each) => each.id),
      )}
      @guichet-choose=${add}
    ></guichet-combobox>
    ${
      chosen.length === 0
        ? nothing
        : html`<ul class="chips" role="list" aria-label=${options.label}>
            ${chosen.map(
              (person) =>
                html`<li class="chip">
                  ${icon('user')}<bdi>${person.name}</bdi>
                  <button
                    class="button quiet icon-only"
                    type="button"
                    title=${words.removePerson(person.name)}
                    @click=${() => remove(person)}
                  >
                    ${icon('close')}
                  </button>
                </li>`,
            )}
          </ul>`
    }
  </div>`;
}
