/**
 * A screenshot, taken and retouched before it is attached: in a dialog, by pointer or by keyboard alone. Every retouch is a
 * button on the picture: arrows move it, Shift and arrows size it, Delete removes it, and its four numbers may be written.
 */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { words, type Vocabulary } from '../../../locales/index.ts';
import fr, { type CaptureWords } from '../../../locales/fr/capture.ts';
import { voiceOf, audible } from '../../shared/announcer.ts';
import { blocks } from '../../shared/blocks.styles.ts';
import { innerSheets } from '../../shared/base.styles.ts';
import type { GuichetDialog } from '../../shared/dialog.ts';
import { icon } from '../../shared/icons.ts';
import { LocalisedElement, SHARED_WORDS } from '../../shared/localised.ts';
import { notice } from '../../shared/notice.ts';
import { pickerStyles } from '../../shared/picker.styles.ts';
import { captureStyles } from './capture.styles.ts';
import { drawPage, givesScreen, grabScreen, NoPicture, openPicture, type Trouble } from './grab.ts';
import { finished, paint } from './painting.ts';
import { Dragging } from './dragging.ts';
import { Sketch, type Mark, type MarkKind } from './sketch.ts';
import '../../shared/shared-words.ts';

const WORDS = words(fr, { en: () => import('../../../locales/en/capture.ts') });

/** Pixels of the picture that an arrow key moves by. */
const STEP = 10;
const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** @fires guichet-close - It closed; `picture` holds the file, if there is one */
export class GuichetCapture extends LocalisedElement {
  static override styles = [...innerSheets, blocks, pickerStyles, captureStyles];

  /** The file made, once the person attached it. */
  picture: File | null = null;

  /** The place of this capture among those of the form, in its file's name. */
  ordinal = 1;

  @state() private step: 'choose' | 'taking' | 'edit' = 'choose';
  @state() private trouble: Trouble | undefined = undefined;
  @state() private chosen: number | undefined = undefined;
  private get dialog(): GuichetDialog {
    return this.renderRoot.querySelector<GuichetDialog>('guichet-dialog')!;
  }

  #source: HTMLCanvasElement | undefined;
  #sketch = new Sketch({ width: 1, height: 1 });
  readonly #voice = voiceOf(() => undefined);
  readonly #dragging = new Dragging({
    sketch: () => this.#sketch,
    stage: () => this.renderRoot.querySelector('.stage'),
    chosen: () => this.chosen,
    choose: (id) => {
      this.chosen = id;
    },
    changed: () => this.requestUpdate(),
  });

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [SHARED_WORDS, WORDS];
  }

  get #words(): CaptureWords {
    return WORDS.peek(this.locale.language) ?? fr;
  }

  /** Opens it. */
  async show(): Promise<void> {
    await this.updateComplete;
    await this.dialog.show();
    await this.#begin();
  }

  /** Goes on with a picture: of the screen, of the page, or the caller's own. */
  async edit(taking: () => Promise<HTMLCanvasElement>): Promise<void> {
    this.step = 'taking';
    this.trouble = undefined;
    try {
      const source = await taking();
      this.#source = source;
      this.#sketch = new Sketch({ width: source.width, height: source.height });
      this.chosen = undefined;
      this.step = 'edit';
    } catch (error) {
      if (!(error instanceof NoPicture)) console.error('guichet:', error);
      this.trouble = error instanceof NoPicture ? error.why : 'undrawn';
      this.step = 'choose';
    }
    await this.#begin();
  }

  /** What was pressed has gone with the step before. */
  async #begin(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(this.step === 'edit' ? '.tools .button' : '.ways .button')?.focus();
  }

  #turn(step: 'choose' | 'edit'): void {
    this.step = step;
    void this.#begin();
  }

  async #attach(): Promise<void> {
    if (this.#source === undefined) return;
    this.picture = await finished(this.#source, this.#sketch, this.#words.file(this.ordinal));
    this.dialog.close(true);
  }

  #say(text: string): void {
    audible(this.#voice).say(text);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.step !== 'edit' || this.#source === undefined) return;
    const { width, height } = this.#sketch.size;
    const canvas = this.renderRoot.querySelector('canvas');
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    if (canvas === null || stage === null) return;
    stage.style.setProperty('--ratio', String(width / height));
    paint(canvas, this.#source, this.#sketch, true);
    const put = (element: HTMLElement | null, values: Readonly<Record<string, number>>) => {
      for (const [name, share] of Object.entries(values)) element?.style.setProperty(`--${name}`, `${share * 100}%`);
    };
    for (const mark of this.#sketch.marks) {
      put(this.#element(mark.id), {
        left: Math.min(mark.x, mark.x + mark.width) / width,
        top: Math.min(mark.y, mark.y + mark.height) / height,
        wide: Math.abs(mark.width) / width,
        high: Math.abs(mark.height) / height,
      });
      if (mark.id === this.chosen)
        put(stage.querySelector('.handle'), { left: (mark.x + mark.width) / width, top: (mark.y + mark.height) / height });
    }
  }

  #element(id: number): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`.mark[data-mark="${id}"]`);
  }

  #nameOf(mark: Mark): string {
    return this.#words.names[mark.kind](this.#sketch.rankOf(mark));
  }

  #whereOf({ kind, x, y, width, height }: Mark): string {
    return kind === 'arrow' ? this.#words.points(x, y, x + width, y + height) : this.#words.where(x, y, width, height);
  }

  async #add(kind: MarkKind): Promise<void> {
    const mark = this.#sketch.add(kind);
    this.chosen = mark.id;
    this.#say(this.#words.added(this.#nameOf(mark)));
    this.requestUpdate();
    await this.updateComplete;
    this.#element(mark.id)?.focus();
  }

  async #remove(mark: Mark): Promise<void> {
    const name = this.#nameOf(mark);
    this.#sketch.remove(mark.id);
    this.chosen = undefined;
    this.#say(this.#words.removed(name));
    this.requestUpdate();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.undo')?.focus();
  }

  async #undo(): Promise<void> {
    this.#sketch.undo();
    if (this.chosen !== undefined && this.#sketch.mark(this.chosen) === undefined) this.chosen = undefined;
    this.#say(this.#words.undone);
    this.requestUpdate();
    await this.updateComplete;
    if (!this.#sketch.canUndo) this.renderRoot.querySelector<HTMLElement>('.tools .button')?.focus();
  }

  #pressed(event: KeyboardEvent, mark: Mark): void {
    const by = KEYS[event.key];
    if (event.key === 'Delete' || event.key === 'Backspace') void this.#remove(mark);
    else if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    else if (event.shiftKey) this.#sketch.resize(mark.id, ...by, `size ${mark.id}`);
    else this.#sketch.move(mark.id, ...by, `move ${mark.id}`);
    event.preventDefault();
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const said = this.#words;
    const editing = this.step === 'edit';
    return html`<guichet-dialog
      heading=${editing ? said.headingEdit : said.heading}
      @guichet-close=${this.#closed}
      @click=${this.#kept}
    >
      ${editing ? this.#editor() : this.#ways()}
      ${
        editing
          ? html`<button slot="actions" class="button primary" type="button" @click=${() => void this.#attach()}>
              ${said.attach}
            </button>`
          : nothing
      }
    </guichet-dialog>`;
  }

  readonly #closed = (event: Event): void => {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent('guichet-close'));
  };

  /** A press beside the dialog closes it: not while there is a picture to lose. */
  readonly #kept = {
    capture: true,
    handleEvent: (event: Event): void => {
      if (this.step === 'edit' && event.composedPath()[0] instanceof HTMLDialogElement) event.stopPropagation();
    },
  };

  readonly #picked = (event: Event): void => {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (file !== undefined) void this.edit(() => openPicture(file));
  };

  #ways(): TemplateResult {
    const said = this.#words;
    const screen = givesScreen();
    if (this.step === 'taking') return html`<p>${said.taking}</p>`;
    return html`<div class="ways">
      <p>${said.intro}</p>
      ${this.trouble === undefined ? nothing : notice(this.locale, 'warning', { what: said[this.trouble], role: 'alert' })}
      ${
        screen
          ? html`<button
                class="button primary"
                type="button"
                aria-describedby="screen-hint"
                @click=${() => void this.edit(() => grabScreen(this))}
              >
                ${icon('image')} ${said.screen}
              </button>
              <p class="hint" id="screen-hint">${said.screenHint}</p>`
          : nothing
      }
      <button
        class=${screen ? 'button' : 'button primary'}
        type="button"
        aria-describedby="page-hint"
        @click=${() => void this.edit(() => drawPage(this))}
      >
        ${icon('file')} ${said.page}
      </button>
      <p class="hint" id="page-hint">${said.pageHint}</p>
      <span class="picker button">
        ${icon('paperclip')}
        <label for="own">${said.own}</label>
        <input id="own" type="file" accept="image/*" aria-describedby="own-hint" @change=${this.#picked} />
      </span>
      <p class="hint" id="own-hint">${said.ownHint}</p>
      ${
        this.#source === undefined
          ? nothing
          : html`<button class="button link" type="button" @click=${() => this.#turn('edit')}>${said.back}</button>`
      }
    </div>`;
  }

  #editor(): TemplateResult {
    const said = this.#words;
    const { size, marks, canUndo } = this.#sketch;
    const chosen = this.chosen === undefined ? undefined : this.#sketch.mark(this.chosen);
    return html`<div class="editor">
      <p class="hint">${said.private}</p>
      <div class="tools" role="group" aria-label=${said.tools}>
        <button class="button" type="button" @click=${() => void this.#add('mask')}>${icon('lock')} ${said.mask}</button>
        <button class="button" type="button" @click=${() => void this.#add('arrow')}>${icon('arrow-up')} ${said.arrow}</button>
        <button class="button" type="button" @click=${() => void this.#add('crop')}>${icon('image')} ${said.crop}</button>
        ${canUndo ? html`<button class="button undo" type="button" @click=${() => void this.#undo()}>${icon('reply')} ${said.undo}</button>` : nothing}
      </div>
      <div
        class="stage"
        @pointerdown=${this.#dragging.down}
        @pointermove=${this.#dragging.move}
        @pointerup=${this.#dragging.up}
        @pointercancel=${this.#dragging.up}
      >
        <canvas role="img" aria-label=${said.image(size.width, size.height)} width=${size.width} height=${size.height}></canvas>
        ${repeat(
          marks,
          (mark) => mark.id,
          (mark) =>
            html`<button
              class=${mark.id === this.chosen ? `mark ${mark.kind} chosen` : `mark ${mark.kind}`}
              type="button"
              data-mark=${mark.id}
              aria-label="${this.#nameOf(mark)}, ${this.#whereOf(mark)}"
              aria-describedby="keys"
              @focus=${() => {
                this.chosen = mark.id;
              }}
              @keydown=${(event: KeyboardEvent) => this.#pressed(event, mark)}
            ></button>`,
        )}
        ${chosen === undefined ? nothing : html`<span class="handle" aria-hidden="true"></span>`}
      </div>
      <p class="hint" id="keys">${marks.length === 0 ? said.pointer : said.keys}</p>
      ${chosen === undefined ? nothing : this.#numbers(chosen)}
      <button class="button link" type="button" @click=${() => this.#turn('choose')}>${said.again}</button>
    </div>`;
  }

  /** The four numbers of a retouch, for who neither drags nor presses keys for long. */
  #numbers(mark: Mark): TemplateResult {
    const said = this.#words;
    const name = this.#nameOf(mark);
    return html`<fieldset class="chosen-mark">
      <legend>${name}</legend>
      <div class="fields">
        ${(['x', 'y', 'width', 'height'] as const).map(
          (side) =>
            html`<label
              >${said[side]}
              <input
                class="input"
                type="number"
                inputmode="numeric"
                autocomplete="off"
                .value=${String(mark[side])}
                @change=${(event: Event) => {
                  const { valueAsNumber } = event.target as HTMLInputElement;
                  if (Number.isFinite(valueAsNumber)) this.#sketch.place(mark.id, { ...mark, [side]: valueAsNumber });
                  this.requestUpdate();
                }}
            /></label>`,
        )}
      </div>
      <button class="button" type="button" @click=${() => void this.#remove(mark)}>${icon('trash')} ${said.remove(name)}</button>
    </fieldset>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-capture': GuichetCapture;
  }
}
