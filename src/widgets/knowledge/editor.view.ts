/** The pieces of an article's form: its words in one language, its places, and the other writer's text. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ArticleView } from '../../backends/backend.ts';
import type { Desk } from '../../domain/desk.ts';
import type { ArticlePlace } from '../../domain/knowledge/article.ts';
import { localised } from '../../domain/texts.ts';
import type { KnowledgeWritingWords } from '../../locales/fr/knowledge-writing.ts';
import { field, fieldGroup } from '../shared/field.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import type { KnowledgeHost } from './knowledge-host.ts';

interface Fields {
  readonly language: 'fr' | 'en';
  readonly title: string;
  readonly text: string;
  readonly most: number;
  readonly errors: ReadonlyMap<string, string>;
  readonly preview: boolean;
  readonly level: number;
  readonly turn: () => void;
  readonly put: (column: 'title' | 'text', value: string) => void;
}

/** Title and text in one language, and how the text will be read. */
export function languageFields(locale: Locale, w: KnowledgeWritingWords, fields: Fields): TemplateResult {
  const { language, title, text, most, errors, preview, level, turn, put } = fields;
  const typed = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  return html`<div class="language" slot=${language}>
    ${field(locale, {
      id: `article-title-${language}`,
      label: w.titleOf[language],
      error: errors.get(`title.${language}`),
      max: most,
      length: title.length,
      control: (tie) =>
        html`<input
          class="input"
          id=${tie.id}
          lang=${language}
          maxlength=${most}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          .value=${title}
          @input=${(event: Event) => put('title', typed(event))}
        />`,
    })}
    ${field(locale, {
      id: `article-text-${language}`,
      label: w.textOf[language],
      hint: w.textHint,
      error: errors.get(`text.${language}`),
      control: (tie) =>
        html`<textarea
            class="textarea"
            id=${tie.id}
            lang=${language}
            ?hidden=${preview}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${text}
            @input=${(event: Event) => put('text', typed(event))}
          ></textarea>
          ${
            preview
              ? html`<div class="preview" role="group" aria-label=${w.preview}>
                  <guichet-markdown .text=${text} .language=${language} .headingLevel=${level}></guichet-markdown>
                </div>`
              : nothing
          }`,
    })}
    <p class="row">
      <button class="button" type="button" aria-pressed=${preview ? 'true' : 'false'} @click=${turn}>${w.preview}</button>
    </p>
  </div>`;
}

function has(places: readonly ArticlePlace[], place: ArticlePlace): boolean {
  return places.some(({ service, category }) => service === place.service && category === place.category);
}

/** Where it is offered: services, and their categories. Nothing on a desk that has none. */
export function placeChoices(
  locale: Locale,
  w: KnowledgeWritingWords,
  desk: Desk,
  places: readonly ArticlePlace[],
  change: (places: ArticlePlace[]) => void,
): TemplateResult | typeof nothing {
  if (desk.services.length === 0) return nothing;
  const box = (place: ArticlePlace, label: string, inner: boolean, id?: string): TemplateResult => {
    const turned = (event: Event): void => {
      const others = places.filter((each) => !has([each], place));
      change((event.target as HTMLInputElement).checked ? [...others, place] : others);
    };
    return html`<label class="choice ${inner ? 'inner' : ''}">
      <input type="checkbox" id=${id ?? nothing} .checked=${has(places, place)} @change=${turned} /> <span>${label}</span>
    </label>`;
  };
  return html`<details class="folded" ?open=${places.length > 0}>
    <summary>${w.places}</summary>
    ${fieldGroup(locale, {
      id: 'article-places',
      label: w.places,
      hint: w.placesHint,
      control: (tie) =>
        html`<div class="places">
          ${desk.services.map((service, at) => {
            const name = localised(service.label, locale.language);
            return html`${box({ service: service.id }, w.wholeService(name), false, at === 0 ? tie.id : undefined)}
            ${service.categories.map((category) =>
              box({ service: service.id, category: category.id }, localised(category.label, locale.language), true),
            )}`;
          })}
        </div>`,
    })}
  </details>`;
}

/** Somebody else changed it meanwhile: their text, and the two ways on. */
export function clashNotice(
  { locale }: KnowledgeHost,
  w: KnowledgeWritingWords,
  theirs: ArticleView,
  keepMine: () => void,
  takeTheirs: () => void,
): TemplateResult {
  return notice(locale, 'warning', {
    role: 'alert',
    what: w.clash,
    more: html`${w.clashMore}
      <div class="changes">
        <strong>${w.theirs}</strong>
        <pre lang="fr" tabindex="0" role="region" aria-label=${w.theirs}>
${theirs.title.fr}

${theirs.text.fr}</pre>
      </div>`,
    actions: html`<button class="button" type="button" @click=${keepMine}>${w.keepMine}</button>
      <button class="button" type="button" @click=${takeTheirs}>${w.takeTheirs}</button>`,
  });
}
