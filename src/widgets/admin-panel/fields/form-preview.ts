/** The form as it would be, beside the field that is being defined: the form’s own parts, with nothing behind them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../../backends/backend.ts';
import type { Desk } from '../../../domain/desk.ts';
import { localised } from '../../../domain/values.ts';
import frForm from '../../../locales/fr/ticket-form.ts';
import { words, type Language } from '../../../locales/index.ts';
import type { AdminFieldsWords } from '../../../locales/fr/admin-fields.ts';
import { Locale } from '../../shared/locale.ts';
import { SHARED_WORDS } from '../../shared/localised.ts';
import { skeleton } from '../../shared/skeleton.ts';
import { blankDraft, type Draft } from '../../ticket-form/draft.ts';
import { fieldsView } from '../../ticket-form/fields.view.ts';
import { visibleFields } from '../../ticket-form/filing.ts';
import { offeredCategories, offeredServices } from '../../ticket-form/places.ts';
import type { Sheet } from '../../ticket-form/sheet.ts';
import { WRITING_WORDS } from '../../ticket-form/writing-words.ts';
import { listField } from '../controls.view.ts';

const FORM_WORDS = words(frForm, { en: () => import('../../../locales/en/ticket-form.ts') });

export interface PreviewHost {
  readonly session: Session;
  /** The language of the editor, and the words of the preview’s own choices. */
  readonly locale: Locale;
  readonly words: AdminFieldsWords;
  /** The desk as it would be. */
  readonly desk: Desk;
  readonly level: number;
  update(): void;
  fail(error: unknown): void;
}

/** Who looks, in which language, where, and what was tried. */
export class FormPreview {
  readonly #host: () => PreviewHost;
  #who: 'requester' | 'staff' = 'requester';
  #language: Language | undefined;
  #draft: Draft = { ...blankDraft(), page: { title: 'Guichet' } };

  constructor(host: () => PreviewHost) {
    this.#host = host;
  }

  get #spoken(): Language {
    return this.#language ?? this.#host().locale.language;
  }

  async #speak(language: Language): Promise<void> {
    await Promise.all([SHARED_WORDS, FORM_WORDS, WRITING_WORDS].map((each) => each.load(language)));
    this.#language = language;
    this.#host().update();
  }

  #put(patch: Partial<Draft>): void {
    this.#draft = { ...this.#draft, ...patch };
    this.#host().update();
  }

  /** Shows the form where a field is asked. */
  showPlace(service: string, category: string): void {
    this.#put({ service, category });
  }

  get #sheet(): Sheet {
    const { session, locale, desk, level } = this.#host();
    const language = this.#spoken;
    const shared = SHARED_WORDS.peek(language) ?? locale.words;
    return {
      locale: new Locale({ language, tag: language, words: shared, zone: locale.zone, now: locale.now }),
      words: FORM_WORDS.peek(language) ?? frForm,
      session,
      filler: {
        me: { ...session.me, profile: this.#who === 'staff' ? 'functional-admin' : 'requester', serves: undefined },
        desk,
      },
      draft: this.#draft,
      writing: undefined,
      level,
      errors: new Map(),
      capture: false,
      change: (patch) => this.#put(patch),
      // Nothing is kept or sent from here.
      write: () => undefined,
      announce: () => undefined,
      part: (_part, _draw, waiting = nothing) => waiting,
      late: (_draw, otherwise) => otherwise,
      focusOn: () => undefined,
    };
  }

  view(): TemplateResult {
    const { locale, words, desk, fail } = this.#host();
    if (FORM_WORDS.peek(this.#spoken) === undefined || WRITING_WORDS.peek(this.#spoken) === undefined) {
      this.#speak(this.#spoken).catch(fail);
      return skeleton(locale, ['line', 'control']);
    }
    const sheet = this.#sheet;
    const shown = visibleFields(sheet.filler, this.#draft);
    return html`<p class="hint">${words.previewHint}</p>
      <div class="preview-choices">
        ${listField(locale, {
          id: 'preview-as',
          label: words.previewAs,
          value: this.#who,
          choices: (['requester', 'staff'] as const).map((who) => [who, words.previewWho[who]] as const),
          choose: (value) => {
            this.#who = value === 'staff' ? 'staff' : 'requester';
            this.#host().update();
          },
        })}
        ${listField(locale, {
          id: 'preview-language',
          label: words.previewLanguage,
          value: this.#spoken,
          choices: (['fr', 'en'] as const).map((each) => [each, words.languages[each]] as const),
          choose: (value) => void this.#speak(value === 'en' ? 'en' : 'fr').catch(fail),
        })}
        ${this.#places(desk, locale, words)}
      </div>
      <div class="form-preview card" lang=${this.#spoken}>
        ${shown.length === 0 ? html`<p class="muted" lang=${locale.language}>${words.previewEmpty}</p>` : fieldsView(sheet)}
      </div>`;
  }

  #places(desk: Desk, locale: Locale, words: AdminFieldsWords): unknown {
    const places = offeredServices(desk).flatMap((service) =>
      offeredCategories(desk, service, locale.language).map((category) => ({
        service: service.id,
        category: category.id,
        label: `${localised(service.label, locale.language)} › ${[...category.path, category.label].join(' › ')}`,
      })),
    );
    const at = places.findIndex(({ service, category }) => service === this.#draft.service && category === this.#draft.category);
    const [first] = places;
    if (first === undefined) return undefined;
    if (at < 0) this.#draft = { ...this.#draft, service: first.service, category: first.category };
    return listField(locale, {
      id: 'preview-place',
      label: words.previewPlace,
      value: String(Math.max(0, at)),
      choices: places.map(({ label }, index) => [String(index), label] as const),
      choose: (value) => {
        const place = places[Number(value)];
        if (place !== undefined) this.showPlace(place.service, place.category);
      },
    });
  }
}
