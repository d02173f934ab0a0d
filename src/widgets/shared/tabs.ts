/**
 * Tabs with manual activation (ARIA APG): arrows, Home and End move the focus, Enter or Space shows the panel, since showing
 * one may load it. One tab stop. Panels are slots named by the tabs' ids.
 *
 *   <guichet-tabs label="Guichet" .tabs=${[{ id: 'new', label: 'Nouveau ticket' }, { id: 'active', label: 'Tickets', count: 5 }]}
 *     selected=${this.tab} @guichet-select=${(event) => { this.tab = event.detail.id; }}>
 *     <div slot="new">…</div> <div slot="active">…</div>
 *   </guichet-tabs>
 */
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { innerSheets } from './base.styles.ts';
import { tabsStyles } from './tabs.styles.ts';
import { icon, type IconName } from './icons.ts';
import { LocalisedElement } from './localised.ts';
import { SelectEvent } from './menu.ts';

export interface Tab {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** How many things are inside; shown after the label. */
  readonly count?: number | undefined;
  /** The panel holds nothing that takes the focus: it takes it itself. */
  readonly bare?: boolean | undefined;
}

/**
 * @slot {id} - The panel of each tab
 * @csspart tabs - The row of tabs
 * @csspart tab - One tab
 * @csspart panel - The panels
 * @fires guichet-select - detail.id of the tab that a person chose
 */
export class GuichetTabs extends LocalisedElement {
  static override styles = [...innerSheets, tabsStyles];

  /** Name of the row of tabs. */
  @property() label = '';

  @property({ attribute: false }) tabs: readonly Tab[] = [];

  /** Id of the tab shown; the first when it is none of them. */
  @property({ reflect: true }) selected = '';

  /** Moves the focus to the tab shown. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]')?.focus(options);
  }

  protected override render(): TemplateResult {
    const shown = this.#shown();
    return html`<div class="tabs no-print" part="tabs" role="tablist" aria-label=${this.label} @keydown=${this.#key}>
        ${this.tabs.map((tab) => this.#tab(tab, tab === shown))}
      </div>
      ${this.tabs.map(
        ({ id, bare }) =>
          html`<div
            class="panel"
            part="panel"
            role="tabpanel"
            id="panel-${id}"
            aria-labelledby="tab-${id}"
            ?hidden=${id !== shown?.id}
            tabindex=${bare === true ? '0' : nothing}
          >
            <slot name=${id}></slot>
          </div>`,
      )}`;
  }

  #tab(tab: Tab, selected: boolean): TemplateResult {
    const { id, label, count } = tab;
    return html`<button
      class="tab"
      part="tab"
      type="button"
      role="tab"
      id="tab-${id}"
      aria-controls="panel-${id}"
      aria-selected=${selected ? 'true' : 'false'}
      tabindex=${selected ? '0' : '-1'}
      @click=${() => this.#select(tab)}
    >
      ${tab.icon === undefined ? nothing : icon(tab.icon)}<span>${label}</span>${count === undefined ? nothing : html` <span class="count">${this.locale.number(count)}</span>`}
    </button>`;
  }

  #shown(): Tab | undefined {
    return this.tabs.find((tab) => tab.id === this.selected) ?? this.tabs[0];
  }

  #select(tab: Tab): void {
    if (tab === this.#shown()) return;
    this.selected = tab.id;
    this.dispatchEvent(new SelectEvent(tab.id));
  }

  readonly #key = (event: KeyboardEvent): void => {
    const nodes = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="tab"]')];
    const at = nodes.findIndex((node) => node === (this.renderRoot as ShadowRoot).activeElement);
    if (at < 0) return;
    const forward = getComputedStyle(this).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const count = nodes.length;
    const to = { [forward]: (at + 1) % count, [back]: (at - 1 + count) % count, Home: 0, End: count - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    nodes[to]?.focus();
    nodes[to]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-tabs': GuichetTabs;
  }
}
