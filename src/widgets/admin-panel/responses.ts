/** Answers that a service keeps ready, and where more is said about it. */
import { html, type TemplateResult } from 'lit';
import type { KnowledgeLink, Response, Service } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import type { AdminServicesWords } from '../../locales/fr/admin-services.ts';
import { heading } from '../shared/heading.ts';
import type { AdminHost } from './admin-host.ts';
import { codeFrom } from './codes.ts';
import { framed, type Save } from './form-frame.ts';
import { Form } from './form.ts';
import { unsavedMark } from './unsaved.ts';

export class Responses {
  readonly #host: () => AdminHost;
  readonly #said: () => AdminServicesWords;
  readonly #service: string;
  readonly #forms = new Map<string, Form>();

  constructor(host: () => AdminHost, said: () => AdminServicesWords, service: string) {
    this.#host = host;
    this.#said = said;
    this.#service = service;
  }

  #form(name: string): Form {
    const place = `${name}-${this.#service}`;
    const form = this.#forms.get(place) ?? new Form(this.#host, place);
    this.#forms.set(place, form);
    return form;
  }

  /** Whether something typed of a service's answers and links is not saved. */
  isUnsaved({ responses = [] }: Service): boolean {
    return ['link-new', 'response-new', ...responses.map(({ id }) => `response-${id}`)].some(
      (name) => this.#form(name).isChanged,
    );
  }

  view({ responses = [], knowledge = [] }: Service): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    return html`<div class="group">
        ${heading(host.level + 1, w.responses)}
        <p class="hint">${w.responsesHint}</p>
        ${host.note(`responses-${this.#service}`)}
        <ul class="lines">
          ${responses.map((each) => html`<li>${this.#response(each, responses)}</li>`)}
        </ul>
        ${this.#response({ id: '', title: '', text: '' }, responses)}
      </div>
      <div class="group">
        ${heading(host.level + 1, w.links)}
        <p class="hint">${w.linksHint}</p>
        ${host.note(`links-${this.#service}`)}
        <ul class="lines">
          ${knowledge.map((each) => html`<li class="row">${this.#link(each, knowledge)}</li>`)}
        </ul>
        ${this.#newLink(knowledge)}
      </div>`;
  }

  #put(place: string, patch: object, said: string): Promise<boolean> {
    return this.#host().run(place, [{ do: 'change-service', service: this.#service, patch }], said);
  }

  #response(response: Response, all: readonly Response[]): TemplateResult {
    const w = this.#said();
    const { locale } = this.#host();
    const isNew = response.id === '';
    const form = this.#form(`response-${isNew ? 'new' : response.id}`);
    const name = localised(response.title, locale.language);
    const save: Save = (typed) => {
      const title = (typed['title'] ?? response.title) as Response['title'];
      const id = isNew
        ? codeFrom(
            localised(title, 'fr'),
            all.map((each) => each.id),
          )
        : response.id;
      const now = { ...response, ...typed, id } as Response;
      const responses = isNew ? [...all, now] : all.map((each) => (each.id === id ? now : each));
      return this.#put(form.place, { responses }, w.responseSaved(localised(title, locale.language)));
    };
    return html`<details class="fold">
      <summary>${isNew ? w.addResponse : name} ${unsavedMark(this.#host(), form.isChanged)}</summary>
      ${framed(
        form,
        save,
        html`${form.localised({ key: 'title', label: w.responseTitle }, response.title)}
        ${form.localised({ key: 'text', label: w.responseText, hint: w.variables }, response.text, true)}
        ${isNew ? form.buttons() : form.lastingButtons()}
        ${
          isNew
            ? ''
            : html`<button
                class="button"
                type="button"
                @click=${() => {
                  const responses = all.filter((each) => each.id !== response.id);
                  void this.#put(`responses-${this.#service}`, { responses }, w.responseRemoved(name));
                }}
              >
                ${w.removeNamed(name)}
              </button>`
        }`,
      )}
    </details>`;
  }

  #link(link: KnowledgeLink, all: readonly KnowledgeLink[]): TemplateResult {
    const w = this.#said();
    const { locale } = this.#host();
    const name = localised(link.label, locale.language);
    return html`<span class="grow"><a href=${link.href} rel="noreferrer" target="_blank">${name}</a></span>
      <button
        class="button quiet"
        type="button"
        aria-label=${w.removeNamed(name)}
        @click=${() => void this.#put(`links-${this.#service}`, { knowledge: all.filter((each) => each !== link) }, w.linkRemoved(name))}
      >
        ${locale.words.remove}
      </button>`;
  }

  #newLink(all: readonly KnowledgeLink[]): TemplateResult {
    const w = this.#said();
    const form = this.#form('link-new');
    const save: Save = ({ label = '', href = '' }) => {
      const knowledge = [...all, { label, href } as KnowledgeLink];
      return this.#put(form.place, { knowledge }, w.linkAdded);
    };
    return html`<details class="fold">
      <summary>${w.addLink}</summary>
      ${framed(
        form,
        save,
        html`${form.localised({ key: 'label', label: w.linkLabel }, '')}
        ${form.text({ key: 'href', label: w.linkHref }, '', { type: 'url' })} ${form.buttons()}`,
      )}
    </details>`;
  }
}
