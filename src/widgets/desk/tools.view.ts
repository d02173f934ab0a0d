/** Beside the desk's name: how it is laid out, and the palette of all verbs, for those who work with it; and everybody's bell. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskWords } from '../../locales/fr/desk.ts';

export interface ToolsOptions {
  readonly words: DeskWords;
  readonly staff: boolean;
  /** Whether list and ticket stand side by side; undefined where they cannot. */
  readonly split: boolean | undefined;
  readonly turn: () => void;
  readonly palette: () => void;
  /** The bell, once it is here. */
  readonly bell: unknown;
}

export function deskTools({ words, staff, split, turn, palette, bell }: ToolsOptions): TemplateResult | typeof nothing {
  if (!staff && split === undefined && bell === nothing) return nothing;
  return html`<div class="tools no-print">
    ${
      split === undefined
        ? nothing
        : html`<button class="button quiet" type="button" aria-pressed=${split ? 'true' : 'false'} @click=${turn}>
            ${words.split}
          </button>`
    }
    ${
      staff
        ? html`<button class="button quiet" type="button" aria-keyshortcuts="Control+K" @click=${palette}>
            ${words.palette}<kbd aria-hidden="true">${words.paletteKey}</kbd>
          </button>`
        : nothing
    }
    ${bell}
  </div>`;
}

/** Where a ticket will stand, while none is open beside the list. */
export function emptyPane(words: DeskWords, tasks: boolean): TemplateResult {
  return html`<p class="empty-pane muted">${tasks ? words.chooseTask : words.choose}</p>`;
}

/** What begins an id, and no number: no prefix is that long. */
const ID = /^[\da-f]{8}-[\da-f]{4}-/u;

/**
 * The ticket that is open, whole: a region of its own, which has the focus when it opens.
 * @param key its number, or its id where it has none: that is no word to say
 */
export function ticketPane(words: DeskWords, tasks: boolean, key: string, detail: TemplateResult): TemplateResult {
  const number = ID.test(key) ? '' : key;
  const name = (tasks ? words.task(number) : words.ticket(number)).trim();
  return html`<div class="ticket" role="region" aria-label=${name} tabindex="-1">${detail}</div>`;
}
