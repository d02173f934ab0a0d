/**
 * A menu button (ARIA APG "menu button"): Enter, Space or Down opens on the first item, Up on the last; arrows, Home, End and
 * letters move; Escape closes and gives the focus back; Tab closes and goes on. The list is a popover, so nothing clips it.
 *
 *   <guichet-menu label="Autres actions" icon="more" .items=${items} @guichet-select=${(event) => this.run(event.detail.id)}></guichet-menu>
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { innerSheets } from './base.styles.ts';
import { menuStyles } from './menu.styles.ts';
import { icon, type IconName } from './icons.ts';
import { LocalisedElement } from './localised.ts';
import { place } from './place.ts';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The key that does the same, as `KeyboardEvent.key` names it; shown at the end, and told to screen readers. */
  readonly key?: string | undefined;
  /** A second line. */
  readonly hint?: string | undefined;
  /** Why it cannot be done now; shown, and the item does nothing. */
  readonly blocked?: string | undefined;
  /** What cannot be undone. */
  readonly danger?: boolean | undefined;
  /** One of several; shown with a tick. */
  readonly checked?: boolean | undefined;
  /** A line above it. */
  readonly separated?: boolean | undefined;
}

/** A letter as the keyboard bears it; with Shift, the sign that every keyboard has for it. */
function keyHint(key: string): string {
  return /^\p{Lu}$/u.test(key) ? `⇧${key}` : key.toUpperCase();
}

/** Fired when a person chooses an item. Bubbles, and stays within the root of the menu. */
export class SelectEvent extends CustomEvent<{ readonly id: string }> {
  constructor(id: string) {
    super('guichet-select', { detail: { id }, bubbles: true });
  }
}

/**
 * @csspart button - The button
 * @csspart menu - The list
 * @fires guichet-select - detail.id of the chosen item
 * @fires toggle - It was opened or closed, see `isOpen`
 */
export class GuichetMenu extends LocalisedElement {
  static override styles = [...innerSheets, menuStyles];

  /** Name of the button, and of the menu. */
  @property() label = '';

  /** Icon of the button; `chevron-down` follows a shown label. */
  @property() icon: IconName | '' = '';

  /** Shows the label inside the button; otherwise the icon stands alone and the label is its accessible name. */
  @property({ type: Boolean, attribute: 'show-label' }) showLabel = false;

  /** Look of the button: `plain`, `primary` or `quiet`. */
  @property() look: 'plain' | 'primary' | 'quiet' = 'quiet';

  @property({ attribute: false }) items: readonly MenuItem[] = [];

  /** The button that opens it, where it is not its own: one menu then serves many, and has none itself. */
  @property({ attribute: false }) anchor: HTMLElement | null = null;

  @state() private open = false;
  private get ownButton(): HTMLButtonElement {
    return this.renderRoot.querySelector<HTMLButtonElement>('.button')!;
  }
  private get menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('.menu')!;
  }

  #typed = '';
  #typedAt = 0;
  #openAtPress = false;

  get #button(): HTMLElement {
    return this.anchor ?? this.ownButton;
  }

  /** Whether its items are shown. */
  get isOpen(): boolean {
    return this.open;
  }

  override focus(options?: FocusOptions): void {
    this.#button.focus(options);
  }

  /** Opens it on its first or last item. */
  show(at: 'first' | 'last' = 'first'): void {
    if (this.items.length === 0 || !this.isConnected) return;
    if (!this.menu.matches(':popover-open')) this.menu.showPopover();
    this.open = true;
    place(this.menu, this.#button);
    this.#focusItem(at === 'first' ? 0 : this.items.length - 1);
  }

  /** Closes it; the focus goes back to the button if it was inside. */
  hide(): void {
    const inside = this.menu.contains((this.renderRoot as ShadowRoot).activeElement);
    if (this.menu.matches(':popover-open')) this.menu.hidePopover();
    if (inside) this.#button.focus();
  }

  protected override render(): TemplateResult {
    const { label, showLabel, look, open } = this;
    const name = this.icon === '' ? (showLabel ? undefined : 'more') : this.icon;
    const look_ = look === 'plain' ? 'button' : `button ${look}`;
    const button = html`<button
      class=${showLabel ? look_ : `${look_} icon-only`}
      part="button"
      type="button"
      id="button"
      aria-haspopup="menu"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="menu"
      title=${showLabel ? nothing : label}
      @pointerdown=${this.#pressed}
      @click=${this.#toggle}
      @keydown=${this.#buttonKey}
    >
      ${name === undefined ? nothing : icon(name)}${showLabel ? html`<span part="label">${label}</span>${icon('chevron-down')}` : nothing}
    </button>`;
    return html`${this.anchor === null ? button : nothing}
      <div
        class="menu"
        part="menu"
        id="menu"
        role="menu"
        aria-label=${label}
        popover="auto"
        tabindex="-1"
        @toggle=${this.#toggled}
        @keydown=${this.#menuKey}
        @focusout=${this.#left}
      >
        ${this.items.map((item) => this.#item(item))}
      </div>`;
  }

  #item(item: MenuItem): TemplateResult {
    const { label, hint, blocked, danger, checked, separated, key } = item;
    const more = blocked ?? hint;
    return html`${separated === true ? html`<div role="separator"></div>` : nothing}
      <div
        class=${danger === true ? 'item danger' : 'item'}
        role=${checked === undefined ? 'menuitem' : 'menuitemradio'}
        aria-checked=${checked === undefined ? nothing : String(checked)}
        aria-disabled=${blocked === undefined ? nothing : 'true'}
        aria-keyshortcuts=${key === undefined ? nothing : key.replace(/^(?=\p{Lu}$)/u, 'Shift+')}
        tabindex="-1"
        @click=${() => this.#choose(item)}
      >
        ${item.icon === undefined ? nothing : icon(item.icon)}
        <span class="text">${label}${more === undefined ? nothing : html`<span class="hint">${more}</span>`}</span>
        ${checked === true ? icon('check') : nothing}${key === undefined ? nothing : html`<kbd aria-hidden="true">${keyHint(key)}</kbd>`}
      </div>`;
  }

  #choose(item: MenuItem): void {
    if (item.blocked !== undefined) return;
    this.hide();
    this.dispatchEvent(new SelectEvent(item.id));
  }

  /** A popover closes itself while its button is being pressed: what was open at that moment decides what the click does. */
  readonly #pressed = (): void => {
    this.#openAtPress = this.menu.matches(':popover-open');
  };

  readonly #toggle = (event: MouseEvent): void => {
    const byKey = event.detail === 0;
    const wasOpen = byKey ? this.menu.matches(':popover-open') : this.#openAtPress;
    this.#openAtPress = false;
    if (wasOpen) this.hide();
    else this.show();
  };

  readonly #toggled = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    this.dispatchEvent(new Event('toggle'));
  };

  readonly #left = (event: FocusEvent): void => {
    const to = event.relatedTarget;
    if (to instanceof Node && (this.menu.contains(to) || this.#button === to)) return;
    if (to !== null && this.menu.matches(':popover-open')) this.menu.hidePopover();
  };

  readonly #buttonKey = (event: KeyboardEvent): void => {
    // Enter and Space open at once, in every browser: waiting for the click they make, Firefox is a key behind a quick hand.
    if (!['ArrowDown', 'ArrowUp', 'Enter', ' '].includes(event.key)) return;
    event.preventDefault();
    this.show(event.key === 'ArrowUp' ? 'last' : 'first');
  };

  readonly #menuKey = (event: KeyboardEvent): void => {
    const nodes = this.#nodes();
    const at = nodes.findIndex((node) => node === (this.renderRoot as ShadowRoot).activeElement);
    const handled = this.#move(event, at, nodes.length);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #move(event: KeyboardEvent, at: number, count: number): boolean {
    switch (event.key) {
      case 'ArrowDown':
        this.#focusItem((at + 1) % count);
        return true;
      case 'ArrowUp':
        this.#focusItem((at - 1 + count) % count);
        return true;
      case 'Home':
        this.#focusItem(0);
        return true;
      case 'End':
        this.#focusItem(count - 1);
        return true;
      case 'Escape':
        this.hide();
        return true;
      case 'Tab':
        this.hide();
        return false;
      case 'Enter':
      case ' ': {
        const item = this.items[at];
        if (item !== undefined) this.#choose(item);
        return true;
      }
      default:
        return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && this.#type(event.key, at);
    }
  }

  /** Letters typed within half a second make one prefix; the same letter again goes to the next that begins with it. */
  #type(letter: string, at: number): boolean {
    const now = performance.now();
    this.#typed = now - this.#typedAt < 500 ? this.#typed + letter : letter;
    this.#typedAt = now;
    const typed = [...this.#typed].every((each) => each === letter) ? letter : this.#typed;
    const from = typed.length === 1 ? at + 1 : at;
    const count = this.items.length;
    for (let step = 0; step < count; step += 1) {
      const index = (Math.max(0, from) + step) % count;
      const label = this.items[index]?.label ?? '';
      if (this.locale.compare(label.slice(0, typed.length), typed) !== 0) continue;
      this.#focusItem(index);
      break;
    }
    return true;
  }

  #nodes(): HTMLElement[] {
    return [...this.menu.querySelectorAll<HTMLElement>('.item')];
  }

  #focusItem(index: number): void {
    this.#nodes()[index]?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (changed.has('items') && this.items.length === 0 && this.open) this.hide();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-menu': GuichetMenu;
  }
}
