/**
 * One menu for all the cells that change something: a list of many rows holds a single one, put beside the button that asked for it.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { GuichetMenu, MenuItem, SelectEvent } from '../shared/menu.ts';

/** A button in a cell, and what its menu holds. */
export interface CellButton {
  /** Unique in the list. */
  readonly id: string;
  readonly look: string;
  /** What it names; begins with, or holds, what it shows. */
  readonly label: string;
  readonly content: unknown;
  readonly items: () => readonly MenuItem[];
  readonly choose: (item: string) => void;
}

export class CellMenu {
  /** To be put somewhere in the list. */
  readonly element: GuichetMenu = document.createElement('guichet-menu');
  readonly #changed: () => void;
  /** The button whose menu is open, or was last. */
  #button: CellButton | undefined;
  #openAtPress = false;

  /** @param changed another button is the open one */
  constructor(changed: () => void) {
    this.#changed = changed;
    this.element.className = 'cell-menu';
    // Without a button of its own from the first drawing.
    this.element.anchor = this.element;
    this.element.addEventListener('guichet-select', (event: Event) => this.#button?.choose((event as SelectEvent).detail.id));
    this.element.addEventListener('toggle', () => this.#changed());
  }

  /** Opens a button's menu, as a press on it does. */
  async open(anchor: HTMLElement, button: CellButton): Promise<void> {
    const items = button.items();
    if (items.length === 0) return;
    this.#button = button;
    this.element.anchor = anchor;
    this.element.label = button.label;
    this.element.items = items;
    await this.element.updateComplete;
    this.element.show();
  }

  #isOpen(id: string): boolean {
    return this.element.isOpen && this.#button?.id === id;
  }

  /** The button. The arrows of its row reach it (see `list-row-keys.ts`), so that a row stays one stop of the tab key. */
  button(button: CellButton): TemplateResult {
    const { id, look, label, content } = button;
    const toggle = (event: MouseEvent): void => {
      const wasOpen = event.detail === 0 ? this.#isOpen(id) : this.#openAtPress;
      this.#openAtPress = false;
      if (wasOpen) this.element.hide();
      else void this.open(event.currentTarget as HTMLElement, button);
    };
    const key = (event: KeyboardEvent): void => {
      if (!['Enter', ' ', 'ArrowDown'].includes(event.key) || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      void this.open(event.currentTarget as HTMLElement, button);
    };
    return html`<button
      type="button"
      class=${look}
      tabindex="-1"
      data-control=${id.slice(0, id.indexOf(' '))}
      aria-haspopup="menu"
      aria-expanded=${this.#isOpen(id) ? 'true' : 'false'}
      aria-label=${content === undefined ? nothing : label}
      title=${content === undefined ? label : nothing}
      @pointerdown=${() => {
        this.#openAtPress = this.#isOpen(id);
      }}
      @click=${toggle}
      @keydown=${key}
    >
      ${content ?? nothing}
    </button>`;
  }
}
