/** The boxes that choose rows, and the bar that acts on what is chosen. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CommandName } from '../../domain/commands.ts';
import type { TicketRow } from '../../domain/view.ts';
import type { ListStaffWords } from '../../locales/fr/ticket-list-staff.ts';
import type { MenuItem, SelectEvent } from '../shared/menu.ts';
import { MOST_CHOSEN } from './list-selection.ts';

/** The box of a row. @param extend Shift was held: everything since the last one is meant */
export function rowBox(
  words: ListStaffWords,
  row: TicketRow,
  chosen: boolean,
  choose: (chosen: boolean, extend: boolean) => void,
): TemplateResult {
  const name = words.chooseOne(row.key ?? '', row.summary).replaceAll(/\s+/gu, ' ');
  const pressed = (event: MouseEvent): void => {
    const box = event.currentTarget as HTMLInputElement;
    choose(box.checked, event.shiftKey);
  };
  // A browser may not tell of Shift in the click that the space bar makes.
  const key = (event: KeyboardEvent): void => {
    if (event.key !== ' ' || !event.shiftKey) return;
    event.preventDefault();
    choose(!chosen, true);
  };
  return html`<label class="tick"
    ><input type="checkbox" data-control="choose" aria-label=${name} .checked=${live(chosen)} @click=${pressed} @keydown=${key}
  /></label>`;
}

/** The box of all rows shown. */
export function allBox(words: ListStaffWords, shown: number, chosen: number, choose: (chosen: boolean) => void): TemplateResult {
  const name = words.chooseShown(shown);
  const all = shown > 0 && chosen === shown;
  return html`<label class="tick" title=${name}
    ><input
      type="checkbox"
      aria-label=${name}
      .checked=${live(all)}
      .indeterminate=${live(chosen > 0 && !all)}
      @click=${(event: MouseEvent) => choose((event.currentTarget as HTMLInputElement).checked)}
  /></label>`;
}

export interface BarOptions {
  readonly words: ListStaffWords;
  readonly chosen: number;
  /** Rows held by the list, how many of them are chosen, and how many there are in all. */
  readonly shown: number;
  readonly chosenShown: number;
  readonly total: number;
  readonly buttons: readonly CommandName[];
  readonly items: readonly MenuItem[];
  readonly choosing: boolean;
  readonly labelOf: (name: CommandName) => string;
  readonly act: (name: CommandName) => void;
  readonly chooseShown: () => void;
  readonly chooseAll: () => void;
  readonly unchoose: () => void;
}

/** The offer to choose more than what is chosen. */
function wider({
  words,
  chosen,
  shown,
  chosenShown,
  total,
  choosing,
  chooseShown,
  chooseAll,
}: BarOptions): TemplateResult | typeof nothing {
  if (choosing) return html`<span class="muted">${words.choosing}…</span>`;
  if (chosenShown < shown && chosen < MOST_CHOSEN)
    return html`<button type="button" class="button link" @click=${chooseShown}>${words.chooseShown(shown)}</button>`;
  const most = Math.min(total, MOST_CHOSEN);
  if (chosen >= most || total <= shown) return nothing;
  const name = total > MOST_CHOSEN ? words.chooseFirst(most) : words.chooseAll(total);
  return html`<button type="button" class="button link" @click=${chooseAll}>${name}</button>`;
}

/** What may be done to those chosen; nothing where none is. */
export function chosenBar(options: BarOptions): TemplateResult | typeof nothing {
  const { words, chosen, total, buttons, items, labelOf, act, unchoose } = options;
  if (chosen === 0) return nothing;
  return html`<div class="chosen-bar no-print" role="group" aria-label=${words.bar} part="selection">
    <p class="chosen">${total >= chosen ? words.chosenOf(chosen, total) : words.chosen(chosen)}</p>
    ${buttons.map((name) => html`<button type="button" class="button" @click=${() => act(name)}>${labelOf(name)}</button>`)}
    ${
      items.length === 0
        ? nothing
        : html`<guichet-menu
            look="plain"
            icon="more"
            .label=${words.more}
            .items=${items}
            @guichet-select=${(event: Event) => act((event as SelectEvent).detail.id as CommandName)}
          ></guichet-menu>`
    }
    <span class="wider">${wider(options)}</span>
    <button type="button" class="button link" @click=${unchoose}>${words.unchoose}</button>
  </div>`;
}
