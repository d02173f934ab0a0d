/** Services and their categories: a tree in which each is opened, changed, moved and closed; and services that are new. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Service } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { AdminServicesWords } from '../../locales/fr/admin-services.ts';
import type { AdminHost, AdminPart } from './admin-host.ts';
import { Arrangement } from './arrangement.ts';
import { Categories } from './categories.ts';
import { codeFrom } from './codes.ts';
import { framed, type Save } from './form-frame.ts';
import { Form } from './form.ts';
import { Managers } from './managers.ts';
import { Responses } from './responses.ts';
import { peopleRow } from './people-row.ts';
import { unsavedMark } from './unsaved.ts';

export const vocabulary = wordsOnDemand<AdminServicesWords>({
  fr: () => import('../../locales/fr/admin-services.ts'),
  en: () => import('../../locales/en/admin-services.ts'),
});

/** What stands open for one service. */
interface Parts {
  readonly own: Form;
  readonly observers: Form;
  readonly managers: Managers;
  readonly categories: Categories;
  readonly responses: Responses;
}

export class Section implements AdminPart {
  readonly #host: () => AdminHost;
  readonly #adding: Form;
  readonly #parts = new Map<string, Parts>();
  readonly #arrangement: Arrangement<Service>;

  constructor(host: () => AdminHost) {
    this.#host = host;
    this.#arrangement = new Arrangement(host);
    this.#adding = new Form(host, 'service-new', (path, key) => (path.includes('categories') ? 'category' : 'label') === key);
  }

  readonly #said = (): AdminServicesWords => {
    const words = vocabulary.peek(this.#host().locale.language) ?? vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of services are not here yet');
    return words;
  };

  #of(id: string): Parts {
    const host = this.#host;
    const said = this.#said;
    const parts = this.#parts.get(id) ?? {
      own: new Form(host, `service-${id}-own`),
      observers: new Form(host, `service-${id}-observers`),
      managers: new Managers(host, said, id),
      categories: new Categories(host, said, id),
      responses: new Responses(host, said, id),
    };
    this.#parts.set(id, parts);
    return parts;
  }

  get isUnsaved(): boolean {
    return this.#adding.isChanged || this.#host().settings.desk.services.some((service) => this.#isUnsavedIn(service));
  }

  #isUnsavedIn(service: Service): boolean {
    const parts = this.#parts.get(service.id);
    if (parts === undefined) return false;
    const { own, observers, ...others } = parts;
    return own.isChanged || observers.isChanged || Object.values(others).some((part) => part.isUnsaved(service));
  }

  view(): TemplateResult {
    const host = this.#host();
    const { settings } = host;
    const w = this.#said();
    const { configure, services: mine } = settings.rights;
    if (settings.fixed.includes('services')) return html`<p>${host.words.fixed}</p>`;
    const shown = settings.desk.services.filter(({ id }) => configure || Object.hasOwn(mine, id));
    return html`<div class="stack">
      ${host.note('services')} ${shown.length === 0 ? html`<p>${w.none}</p>` : nothing}
      ${this.#arrangement.view(
        {
          items: shown,
          words: w,
          nameOf: ({ label }) => localised(label, host.locale.language),
          place: ({ id }, before, said) => host.run('services', [{ do: 'place-service', service: id, before }], said),
          line: (service) => this.#service(service),
        },
        { movable: configure && shown.length > 1 },
      )}
      ${configure ? this.#add() : nothing}
    </div>`;
  }

  #service(service: Service): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const { configure, services: mine } = host.settings.rights;
    const name = localised(service.label, host.locale.language);
    const active = host.usage === undefined ? undefined : (host.usage.services[service.id]?.active ?? 0);
    const switches = mine[service.id] ?? [];
    const parts = this.#of(service.id);
    return html`<details class="fold" id="service-${service.id}">
      <summary id="service-${service.id}-name">
        <strong>${name}</strong> ${service.open ? nothing : html`<span class="mark">${w.closed}</span>`}
        <span class="hint">${w.holds(service.categories.length, active)}</span> ${unsavedMark(host, this.#isUnsavedIn(service))}
      </summary>
      <div class="stack">
        ${
          configure
            ? html`<div class="row">
                <button
                  class="button"
                  type="button"
                  aria-label=${w.removeService(name)}
                  @click=${() => void host.run('services', [{ do: 'remove-service', service: service.id }], w.serviceRemoved(name))}
                >
                  ${w.remove}
                </button>
              </div>`
            : nothing
        }
        ${switches.includes('edit-service') ? this.#own(service, parts.own, name) : nothing}
        ${switches.includes('manage-people') ? html`${parts.managers.view(service)} ${this.#observers(service, parts.observers, name)}` : nothing}
        ${parts.categories.view(service)} ${switches.includes('edit-service') ? parts.responses.view(service) : nothing}
      </div>
    </details>`;
  }

  #own(service: Service, form: Form, name: string): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const save: Save = (patch) => host.run(form.place, [{ do: 'change-service', service: service.id, patch }], w.saved(name));
    return framed(
      form,
      save,
      html`${form.localised({ key: 'label', label: w.name }, service.label)}
      ${form.localised({ key: 'description', label: w.description, optional: true }, service.description)}
      ${form.localised({ key: 'responsible', label: w.responsible, hint: w.responsibleHint, optional: true }, service.responsible)}
      ${form.flag({ key: 'open', label: w.open, hint: w.openHint }, service.open)}
      ${form.choice(
        { key: 'assignment', label: w.assignment, hint: w.assignmentHint },
        service.assignment,
        Object.entries(w.assignments).map(([value, label]) => ({ value, label })),
      )}
      ${form.buttons()}`,
    );
  }

  #observers(service: Service, form: Form, name: string): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const save: Save = (patch) => host.run(form.place, [{ do: 'change-service', service: service.id, patch }], w.saved(name));
    return framed(
      form,
      save,
      html`${peopleRow(host, form, { key: 'observers', label: w.observers, hint: w.observersHint }, service.observers)}
      ${form.buttons()}`,
    );
  }

  #add(): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const form = this.#adding;
    const { services } = host.settings.desk;
    const save: Save = ({ label = '', category = '' }) => {
      const taken = services.map(({ id }) => id);
      const given = {
        do: 'add-service',
        service: codeFrom(String(label), taken),
        label: String(label),
        category: { id: codeFrom(String(category), []), label: String(category) },
      } as const;
      return host.run('service-new', [given], w.added(String(label)));
    };
    return html`<details class="fold" ?open=${services.length === 0}>
      <summary>${w.addService}</summary>
      ${framed(
        form,
        save,
        html`${form.text({ key: 'label', label: w.newName, hint: w.newNameHint }, '')}
        ${form.text({ key: 'category', label: w.firstCategory, hint: w.firstCategoryHint }, '')} ${form.buttons()}`,
      )}
    </details>`;
  }
}
