/** `focus()` asked by the page: at once, or as soon as there is something to focus, unless the person went elsewhere meanwhile. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

export class FocusWish implements ReactiveController {
  readonly #target: () => HTMLElement | null | undefined;
  readonly #isConnected: () => boolean;
  #wish: { readonly options: FocusOptions | undefined; readonly from: Element | null } | undefined;

  /** @param target where the focus goes; nothing while it is not drawn */
  constructor(host: ReactiveControllerHost & HTMLElement, target: () => HTMLElement | null | undefined) {
    this.#target = target;
    this.#isConnected = () => host.isConnected;
    host.addController(this);
  }

  /** Moves the focus, now or once it can be; an element outside the page has no focus to give. */
  ask(options?: FocusOptions): void {
    if (!this.#isConnected()) return;
    this.#wish = { options, from: document.activeElement };
    this.hostUpdated();
  }

  hostUpdated(): void {
    const wish = this.#wish;
    if (wish === undefined) return;
    if (document.activeElement !== wish.from) {
      this.#wish = undefined;
      return;
    }
    const target = this.#target();
    if (target === null || target === undefined) return;
    this.#wish = undefined;
    target.focus(wish.options);
  }

  hostDisconnected(): void {
    this.#wish = undefined;
  }
}
