/** Erasing somebody: what goes and what stays, counted before; confirmed by typing their name. */
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { ErasedCounts, Session } from '../../backends/backend.ts';
import type { Desk } from '../../domain/desk.ts';
import type { PersonCard } from '../../domain/people.ts';
import { wordsOnDemand, type Vocabulary } from '../../locales/index.ts';
import type { ErasingPersonWords } from '../../locales/fr/erasing-person.ts';
import { Work } from '../desk-archive/work.ts';
import { innerSheets } from '../shared/base.styles.ts';
import { blocks } from '../shared/blocks.styles.ts';
import type { GuichetDialog } from '../shared/dialog.ts';
import { field } from '../shared/field.ts';
import { LocalisedElement } from '../shared/localised.ts';
import { notice } from '../shared/notice.ts';
import { parts } from '../shared/parts.styles.ts';
import { fileStyles } from '../shared/file.styles.ts';
import { peopleStyles } from './people.styles.ts';
import '../shared/shared-words.ts';

const WORDS = wordsOnDemand<ErasingPersonWords>({
  fr: () => import('../../locales/fr/erasing-person.ts'),
  en: () => import('../../locales/en/erasing-person.ts'),
});

/** Two names that a person who types takes for one: spaces apart. */
function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/gu, ' ');
  return plain(one) === plain(other);
}

/** The dialog; what opens it is `eraseIn`. */
export class GuichetPersonErasing extends LocalisedElement {
  static override styles = [...innerSheets, blocks, parts, fileStyles, peopleStyles];

  @property({ attribute: false }) session!: Session;
  @property({ attribute: false }) person!: PersonCard;

  @state() private typed = '';
  @state() private wrong = false;
  @state() private counts: ErasedCounts | undefined = undefined;

  readonly #work = new Work(() => ({
    locale: this.locale,
    words: this.#words,
    update: () => this.requestUpdate(),
    announce: () => undefined,
    fail: (error) => console.warn('guichet:', error),
  }));

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, WORDS];
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.session.desk;
  }

  get #words(): ErasingPersonWords {
    const words = WORDS.peek(this.locale.language) ?? WORDS.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of erasing are not here yet');
    return words;
  }

  get #dialog(): GuichetDialog | null {
    return this.renderRoot.querySelector<GuichetDialog>('guichet-dialog');
  }

  /** Asks. @returns whether the person was erased */
  async ask(): Promise<boolean> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog === null) return false;
    const closed = new Promise<boolean>((resolve) => {
      dialog.addEventListener(
        'guichet-close',
        (event) => resolve((event as CustomEvent<{ confirmed: boolean }>).detail.confirmed),
        {
          once: true,
        },
      );
    });
    await dialog.show();
    void this.#foresee();
    const isErased = await closed;
    this.#work.stop();
    return isErased;
  }

  async #foresee(): Promise<void> {
    const { about } = this.session;
    this.counts = await this.#work.run((patience) => about.foreseeErasing(this.person.id, patience));
  }

  async #erase(): Promise<void> {
    this.wrong = !sameName(this.typed, this.person.name);
    if (this.wrong) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus();
      return;
    }
    const { about } = this.session;
    const erased = await this.#work.run((patience) => about.erase(this.person.id, patience));
    if (erased !== undefined) this.#dialog?.close(true);
  }

  protected override render(): TemplateResult {
    const { locale, counts, person } = this;
    const w = this.#words;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#erase();
    };
    return html`<guichet-dialog heading=${w.heading(person.name)}>
      <form id="erasing" class="stack" novalidate @submit=${submit}>
        ${this.#work.view(() => void (counts === undefined ? this.#foresee() : this.#erase()))}
        ${
          counts === undefined
            ? nothing
            : html`<p>${w.what}</p>
                <ul>
                  ${w.gone(counts).map((each) => html`<li>${each}</li>`)}
                </ul>
                <p>${w.stays}</p>
                ${notice(locale, 'warning', { what: w.forGood })}
                ${field(locale, {
                  id: 'name',
                  label: w.confirm(person.name),
                  error: this.wrong ? w.mismatch(person.name) : undefined,
                  control: (tie) =>
                    html`<input
                      class="input"
                      id=${tie.id}
                      autocomplete="off"
                      .value=${live(this.typed)}
                      aria-describedby=${tie.describedBy}
                      aria-invalid=${tie.invalid}
                      @input=${(event: Event) => {
                        this.typed = (event.target as HTMLInputElement).value;
                        this.wrong = false;
                      }}
                    />`,
                })}`
        }
      </form>
      ${
        counts === undefined || this.#work.isUnderWay
          ? nothing
          : html`<button class="button danger" type="submit" slot="actions" form="erasing" @click=${submit}>${w.apply}</button>`
      }
    </guichet-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-person-erasing': GuichetPersonErasing;
  }
}
