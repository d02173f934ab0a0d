/** Asks for the name of a view, and who it is for. */
import { html, nothing, render } from 'lit';
import type { SavedView } from '../../domain/saved-view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import '../shared/define-dialog.ts';
import { field, fieldGroup } from '../shared/field.ts';
import type { Locale } from '../shared/locale.ts';
import { problemNotice } from '../shared/problem.ts';

export interface NamingOptions {
  readonly root: HTMLElement | DocumentFragment;
  readonly locale: Locale;
  readonly words: ListStaffWords;
  /** The present name; empty for a new view. */
  readonly name: string;
  /** Who it is for; absent, that is not asked. */
  readonly scope?: SavedView['scope'] | undefined;
  /** Keeps it. What it throws is shown in the dialog, with the name as it was typed. */
  readonly save: (name: string, scope: SavedView['scope']) => Promise<void>;
}

/** Longest name of a view, in characters. */
const LONGEST_NAME = 80;

/** Opens the dialog; settles once it is closed. */
export async function nameView({ root, locale, words, name, scope, save }: NamingOptions): Promise<void> {
  const { views: w } = words;
  const dialog = document.createElement('guichet-dialog');
  const verb = name === '' ? w.saveVerb : w.renameVerb;
  dialog.heading = verb;
  const typed = { name, scope: scope ?? ('own' as const) };
  let error: string | undefined;
  let trouble: unknown;
  let busy = false;

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    typed.name = typed.name.trim();
    error = typed.name === '' ? w.nameNeeded : undefined;
    trouble = undefined;
    if (error === undefined) {
      busy = true;
      try {
        await save(typed.name, typed.scope);
        dialog.close(true);
        return;
      } catch (thrown) {
        trouble = thrown;
      } finally {
        busy = false;
      }
    }
    draw();
    dialog.querySelector('input')?.focus();
  };

  const draw = (): void => {
    render(
      html`<form id="view" novalidate @submit=${submit}>
          ${trouble === undefined ? nothing : problemNotice(locale, trouble)}
          ${field(locale, {
            id: 'view-name',
            label: w.name,
            hint: w.nameHint,
            error,
            control: (tie) =>
              html`<input
                class="input"
                id=${tie.id}
                maxlength=${LONGEST_NAME}
                autocomplete="off"
                required
                aria-describedby=${tie.describedBy}
                aria-invalid=${tie.invalid}
                .value=${typed.name}
                @input=${(event: Event) => {
                  typed.name = (event.target as HTMLInputElement).value;
                }}
              />`,
          })}
          ${
            scope === undefined
              ? nothing
              : fieldGroup(locale, {
                  id: 'view-scope',
                  label: w.forWhom,
                  control: (tie) =>
                    (['own', 'staff'] as const).map(
                      (each, index) =>
                        html`<label class="choice"
                          ><input
                            type="radio"
                            name="view-scope"
                            id=${index === 0 ? tie.id : `${tie.id}-${each}`}
                            .checked=${typed.scope === each}
                            @change=${() => {
                              typed.scope = each;
                            }}
                          />${each === 'own' ? w.forMe : w.forStaff}</label
                        >`,
                    ),
                })
          }
        </form>
        <button slot="actions" type="submit" form="view" class="button primary">${verb}</button>`,
      dialog,
    );
  };
  draw();
  root.append(dialog);
  await dialog.show();
  dialog.querySelector('input')?.select();
  await new Promise((resolve) => dialog.addEventListener('guichet-close', resolve, { once: true }));
  dialog.remove();
}
