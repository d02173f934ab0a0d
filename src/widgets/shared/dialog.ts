/**
 * A dialog that says what will happen before what cannot be undone: a native `<dialog>`, modal, closed by Escape, the focus
 * given back to where it was.
 *
 *   if (await confirmIn(this.renderRoot, { heading: 'Clore TRK2_9 ?', text: 'Léa sera prévenue et pourra refuser.', confirm: 'Clore' })) …
 *
 *   <guichet-dialog heading="Assigner TRK2_9"> …fields… <button slot="actions" class="button primary">Assigner</button> </guichet-dialog>
 *   dialog.show(); … dialog.close();
 */
import { html, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { speakFrom, voiceOf } from './announcer.ts';
import { innerSheets } from './base.styles.ts';
import { dialogStyles } from './dialog.styles.ts';
import { deepestFocus } from './focused.ts';
import { icon } from './icons.ts';
import { LocalisedElement } from './localised.ts';
import './shared-words.ts';

/**
 * @slot - What it asks or shows
 * @slot actions - Its buttons; the dialog brings "cancel" itself
 * @csspart dialog - The box
 * @fires guichet-close - It closed; detail.confirmed is false when the person gave up
 */
export class GuichetDialog extends LocalisedElement {
  static override styles = [...innerSheets, dialogStyles];

  /** The question or the act, which names it. */
  @property() heading = '';

  /** What the button that gives up says; the language's "cancel" by default. */
  @property() cancel = '';

  private get dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog')!;
  }
  @state() private open = false;

  #back: HTMLElement | undefined;
  #silence: (() => void) | undefined;
  #confirmed = false;
  readonly #voice = voiceOf(() => this.renderRoot.querySelector<HTMLElement>('.live'));

  /** Whether it is shown. */
  get isOpen(): boolean {
    return this.open;
  }

  /** Opens it. The focus goes to what has `autofocus`, else to its first field, else to the button that gives up: never to the act. */
  async show(): Promise<void> {
    await this.updateComplete;
    if (this.open || !this.isConnected) return;
    this.#back = deepestFocus();
    this.#confirmed = false;
    this.open = true;
    this.dialog.showModal();
    const first =
      this.querySelector<HTMLElement>('[autofocus]') ??
      this.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, select');
    (first ?? this.renderRoot.querySelector<HTMLElement>('.give-up'))?.focus();
    this.#silence = speakFrom(this.#voice);
  }

  /** Closes it. @param confirmed whether the act goes on */
  close(confirmed = false): void {
    this.#confirmed = confirmed;
    this.dialog.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#silence?.();
    this.#silence = undefined;
    this.open = false;
  }

  protected override render(): TemplateResult {
    const { words } = this.locale;
    return html`<dialog part="dialog" aria-labelledby="heading" @close=${this.#closed} @click=${this.#clicked}>
      <div class="inside">
        <div class="top">
          <h2 id="heading">${this.heading}</h2>
          <button class="button quiet icon-only" type="button" title=${words.close} @click=${() => this.close()}>
            ${icon('close')}
          </button>
        </div>
        <slot></slot>
        <div class="actions">
          <slot name="actions"></slot>
          <button class="button give-up" type="button" @click=${() => this.close()}>
            ${this.cancel === '' ? words.cancel : this.cancel}
          </button>
        </div>
        <div class="live visually-hidden" role="status"></div>
      </div>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.open = false;
    this.#silence?.();
    this.#silence = undefined;
    const back = this.#back;
    this.#back = undefined;
    if (back?.isConnected === true) back.focus();
    this.dispatchEvent(new CustomEvent('guichet-close', { detail: { confirmed: this.#confirmed } }));
  };

  /** A press on the backdrop is a press on the dialog itself, outside of what it holds. Typed text is never lost by it. */
  readonly #clicked = (event: MouseEvent): void => {
    if (event.target !== this.dialog || this.querySelector('input, textarea, select') !== null) return;
    const box = this.dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside && event.detail > 0) this.close();
  };
}

export interface Question {
  /** The act, with its object: `Clore TRK2_9 ?` */
  readonly heading: string;
  /** What will happen, and to whom. */
  readonly text: string;
  /** The verb of the button. */
  readonly confirm: string;
  readonly cancel?: string | undefined;
  /** What cannot be undone. */
  readonly danger?: boolean | undefined;
}

/**
 * Asks before an act that cannot be undone.
 * @param root where the dialog is put: the widget's own `renderRoot`, whose styles it shares
 * @returns whether to go on
 */
export async function confirmIn(root: HTMLElement | DocumentFragment, question: Question): Promise<boolean> {
  const dialog = document.createElement('guichet-dialog');
  dialog.heading = question.heading;
  dialog.cancel = question.cancel ?? '';
  const text = document.createElement('p');
  text.textContent = question.text;
  const button = document.createElement('button');
  button.type = 'button';
  button.slot = 'actions';
  button.className = question.danger === true ? 'button danger' : 'button primary';
  button.textContent = question.confirm;
  button.addEventListener('click', () => dialog.close(true));
  dialog.append(text, button);
  const inside = root instanceof ShadowRoot || root instanceof HTMLElement ? (root.querySelector('.base') ?? root) : root;
  inside.append(dialog);
  const answered = new Promise<boolean>((resolve) => {
    dialog.addEventListener(
      'guichet-close',
      (event) => resolve((event as CustomEvent<{ confirmed: boolean }>).detail.confirmed),
      { once: true },
    );
  });
  await dialog.show();
  const answer = await answered;
  dialog.remove();
  return answer;
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-dialog': GuichetDialog;
  }
}
