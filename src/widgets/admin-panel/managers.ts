/** The managers of a service: their profile there, what they may do, their share of the automatic work. */
import { html, type TemplateResult } from 'lit';
import type { Manager, Service } from '../../domain/desk.ts';
import type { ManagerPrivilege, Profile } from '../../domain/people.ts';
import type { AdminServicesWords } from '../../locales/fr/admin-services.ts';
import type { ChooseEvent } from '../shared/combobox.ts';
import { heading } from '../shared/heading.ts';
import { nameOf, type AdminHost } from './admin-host.ts';
import { framed, type Save } from './form-frame.ts';
import { Form } from './form.ts';
import { HandingFolds } from './handing-folds.ts';
import { peopleFor } from './people-row.ts';
import { unsavedMark } from './unsaved.ts';

/** What a manager may be in a service. */
const LEVELS: readonly Profile[] = ['technician', 'moderator', 'functional-admin'];

export class Managers {
  readonly #host: () => AdminHost;
  readonly #said: () => AdminServicesWords;
  readonly #service: string;
  readonly #forms = new Map<string, Form>();
  readonly #handing: HandingFolds;

  constructor(host: () => AdminHost, said: () => AdminServicesWords, service: string) {
    this.#host = host;
    this.#said = said;
    this.#service = service;
    this.#handing = new HandingFolds(host, service);
  }

  /** Whether something typed of a service's managers is not saved. */
  isUnsaved({ managers }: Service): boolean {
    return managers.some(({ person }) => this.#forms.get(person)?.isChanged === true);
  }

  view({ managers }: Service): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const place = `managers-${this.#service}`;
    return html`<div class="group">
      ${heading(host.level + 1, w.managers)}
      <p class="hint">${w.managersHint}</p>
      ${host.note(place)}
      <ul class="lines">
        ${managers.map((manager) => html`<li>${this.#manager(manager)}</li>`)}
      </ul>
      <guichet-combobox
        label=${w.addManager}
        placeholder=${host.words.someone}
        .value=${null}
        .source=${(text: string) =>
          peopleFor(
            host,
            text,
            managers.map(({ person }) => person),
          )}
        @guichet-choose=${({ detail }: ChooseEvent) => {
          if (detail.option === null) return;
          const { id, label } = detail.option;
          void host.run(place, [{ do: 'set-manager', service: this.#service, person: id, manager: {} }], w.managerAdded(label));
        }}
      ></guichet-combobox>
    </div>`;
  }

  #manager(manager: Manager): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const { person } = manager;
    const name = nameOf(host, person);
    const place = `manager-${this.#service}-${person}`;
    const form = this.#forms.get(person) ?? new Form(this.#host, place);
    this.#forms.set(person, form);
    const all = Object.keys(w.privileges) as ManagerPrivilege[];
    const save: Save = (patch) =>
      host.run(place, [{ do: 'set-manager', service: this.#service, person, manager: patch }], w.managerSaved(name));
    if (person === host.session.me.id && !host.settings.rights.configure)
      return html`<span>${name} (${host.locale.words.you})</span>`;
    return html`<details class="fold">
      <summary>${name} <span class="hint">${w.rated(manager.rate)}</span> ${unsavedMark(host, form.isChanged)}</summary>
      ${framed(
        form,
        save,
        html`${form.choice(
            { key: 'profile', label: w.profileHere },
            manager.profile,
            LEVELS.map((value) => ({ value, label: host.locale.words.profiles[value] })),
          )}
          ${form.number({ key: 'rate', label: w.rate, hint: w.rateHint }, manager.rate, 100)}
          ${form.several(
            { key: 'privileges', label: w.privilegesTitle },
            manager.privileges ?? all,
            all.map((value) => ({ value, label: w.privileges[value] })),
          )}
          ${form.lastingButtons()}
          <button
            class="button"
            type="button"
            @click=${() =>
              void host.run(
                `managers-${this.#service}`,
                [{ do: 'set-manager', service: this.#service, person, manager: null }],
                w.managerRemoved(name),
              )}
          >
            ${w.removeManager(name)}
          </button>`,
      )}
      ${this.#handing.view(person, name)}
    </details>`;
  }
}
