/** Answers that somebody of the team keeps ready for themselves, and their signature: put into an answer by the ticket's box. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { freshId } from '../../backends/backend.ts';
import type { OwnResponse } from '../../domain/monitoring.ts';
import type { PreferencesTeamWords } from '../../locales/fr/preferences-team.ts';
import { field } from '../shared/field.ts';
import { icon } from '../shared/icons.ts';
import { keepingNote, save, section, type PanelHost } from './panel-host.ts';

type Words = PreferencesTeamWords['texts'];

const PLACE = 'texts';

interface Written extends OwnResponse {
  readonly wrong?: 'title' | 'text' | undefined;
}

export class OwnTexts {
  readonly #host: () => PanelHost;
  /** The one that is being written. */
  #written: Written | undefined;

  /** @param host the panel as it stands when it is asked */
  constructor(host: () => PanelHost) {
    this.#host = host;
  }

  /** Opens the form, or leaves it, and moves the focus where one goes on. */
  async #write(written: Written | undefined, focus: string): Promise<void> {
    const { update, drawn, root } = this.#host();
    this.#written = written;
    update();
    await drawn();
    root.querySelector<HTMLElement>(focus)?.focus();
  }

  #keep(event: Event, w: Words): void {
    event.preventDefault();
    const written = this.#written;
    if (written === undefined) return;
    const host = this.#host();
    const title = written.title.trim();
    const wrong = title === '' ? 'title' : written.text.trim() === '' ? 'text' : undefined;
    if (wrong !== undefined) {
      void this.#write({ ...written, wrong }, `#response-${wrong}`);
      return;
    }
    const { responses } = host.chosen;
    const kept: OwnResponse = { id: written.id, title, text: written.text };
    const isNew = !responses.some(({ id }) => id === kept.id);
    save(
      host,
      PLACE,
      { responses: isNew ? [...responses, kept] : responses.map((each) => (each.id === kept.id ? kept : each)) },
      w.kept(title),
    );
    void this.#write(undefined, '#response-add');
  }

  #form(written: Written, w: Words): TemplateResult {
    const { locale } = this.#host();
    const change = (part: 'title' | 'text', event: Event): void => {
      this.#written = { ...(this.#written ?? written), [part]: (event.target as HTMLInputElement).value };
    };
    const leave = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      void this.#write(undefined, '#response-add');
    };
    return html`<form class="subsection no-print" novalidate @submit=${(event: Event) => this.#keep(event, w)} @keydown=${leave}>
      ${field(locale, {
        id: 'response-title',
        label: w.name,
        error: written.wrong === 'title' ? w.nameNeeded : undefined,
        control: (tie) =>
          html`<input
            class="input"
            id=${tie.id}
            maxlength="120"
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${live(this.#written?.title ?? '')}
            @input=${(event: Event) => change('title', event)}
          />`,
      })}
      ${field(locale, {
        id: 'response-text',
        label: w.text,
        error: written.wrong === 'text' ? w.textNeeded : undefined,
        control: (tie) =>
          html`<textarea
            class="textarea"
            id=${tie.id}
            maxlength="10000"
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${live(this.#written?.text ?? '')}
            @input=${(event: Event) => change('text', event)}
          ></textarea>`,
      })}
      <div class="row">
        <button class="button primary" type="submit">${w.keep}</button>
        <button class="button" type="button" @click=${() => void this.#write(undefined, '#response-add')}>
          ${locale.words.cancel}
        </button>
      </div>
    </form>`;
  }

  #line(response: OwnResponse, w: Words): TemplateResult {
    const host = this.#host();
    if (this.#written?.id === response.id) return html`<li>${this.#form(this.#written, w)}</li>`;
    const drop = (): void => {
      const left = host.chosen.responses.filter(({ id }) => id !== response.id);
      save(host, PLACE, { responses: left }, w.dropped(response.title));
      void this.#write(this.#written, '#response-add');
    };
    return html`<li class="row spread">
      <bdi>${response.title}</bdi>
      <span class="row">
        <button
          class="button quiet icon-only"
          type="button"
          title=${w.edit(response.title)}
          @click=${() => void this.#write(response, '#response-title')}
        >
          ${icon('pencil')}
        </button>
        <button class="button quiet icon-only" type="button" title=${w.drop(response.title)} @click=${drop}>
          ${icon('trash')}
        </button>
      </span>
    </li>`;
  }

  /** The section. */
  view(w: Words): TemplateResult {
    const host = this.#host();
    const { responses, signature } = host.chosen;
    const written = this.#written;
    const isNew = written !== undefined && !responses.some(({ id }) => id === written.id);
    const begin = (): void => void this.#write({ id: freshId(), title: '', text: '' }, '#response-title');
    const sign = (event: Event): void =>
      save(host, PLACE, { signature: (event.target as HTMLTextAreaElement).value }, w.keptSignature);
    const content = html`<div class="subsection">
        ${
          responses.length === 0
            ? html`<p class="muted">${w.none}</p>`
            : html`<ul role="list" class="texts">
                ${repeat(
                  responses,
                  ({ id }) => id,
                  (response) => this.#line(response, w),
                )}
              </ul>`
        }
        ${isNew ? this.#form(written, w) : nothing}
        ${written === undefined ? html`<button class="button" type="button" id="response-add" @click=${begin}>${icon('plus')}${w.add}</button>` : nothing}
      </div>
      <div class="field">
        <label class="label" for="signature">${w.signature}</label>
        <span class="hint" id="signature-hint">${w.signatureHint}</span>
        <textarea
          class="textarea"
          id="signature"
          rows="3"
          maxlength="1000"
          aria-describedby="signature-hint"
          .value=${live(signature)}
          @change=${sign}
        ></textarea>
      </div>
      ${keepingNote(host, PLACE)}`;
    return section(host, { id: PLACE, title: w.title, hint: w.hint, content });
  }
}
