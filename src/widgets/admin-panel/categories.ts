/** The tree of a service's categories: each opened, changed, put in order, moved, closed, redirected, removed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { NextAssignee } from '../../backends/backend.ts';
import type { Category, Service } from '../../domain/desk.ts';
import { KINDS, PRIORITIES, localised } from '../../domain/values.ts';
import type { AdminServicesWords } from '../../locales/fr/admin-services.ts';
import { heading } from '../shared/heading.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import type { AdminHost } from './admin-host.ts';
import { Arrangement } from './arrangement.ts';
import { codeFrom } from './codes.ts';
import { framed, type Save } from './form-frame.ts';
import { Form } from './form.ts';
import { peopleRow } from './people-row.ts';
import { unsavedMark } from './unsaved.ts';

/** What was chosen of a category's approval; nothing where none of it was. */
function approvalIn(
  { approval }: Category,
  asked: unknown,
  approvers: unknown,
): { readonly approval?: Category['approval'] | null } {
  if (asked === undefined && approvers === undefined) return {};
  if (asked === undefined ? approval === undefined : asked !== true) return { approval: null };
  const named = approvers === undefined ? (approval?.approvers ?? []) : ((approvers ?? []) as readonly string[]);
  return { approval: { approvers: [...named] } };
}

/** The form of a category that is not there yet. */
const NEW = '#new';

export class Categories {
  readonly #host: () => AdminHost;
  readonly #said: () => AdminServicesWords;
  readonly #service: string;
  readonly #forms = new Map<string, Form>();
  /** Those below each category, put in order by themselves. */
  readonly #arrangements = new Map<string | undefined, Arrangement<Category>>();
  readonly #next = new Map<string, { readonly next?: NextAssignee; readonly error?: unknown }>();

  constructor(host: () => AdminHost, said: () => AdminServicesWords, service: string) {
    this.#host = host;
    this.#said = said;
    this.#service = service;
  }

  get #place(): string {
    return `categories-${this.#service}`;
  }

  #form(name: string): Form {
    const place = `category-${this.#service}-${name}`;
    const form = this.#forms.get(place) ?? new Form(this.#host, place);
    this.#forms.set(place, form);
    return form;
  }

  /** Whether something typed of a service's categories is not saved. */
  isUnsaved({ categories }: Service): boolean {
    return [NEW, ...categories.map(({ id }) => id)].some((name) => this.#form(name).isChanged);
  }

  #name(category: Category): string {
    return localised(category.label, this.#host().locale.language);
  }

  view(service: Service): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const may = host.settings.rights.services[service.id]?.includes('manage-categories') === true;
    return html`<div class="group">
      ${heading(host.level + 1, w.categories)} ${host.note(this.#place)}
      ${may ? html`${this.#branch(service, undefined)} ${this.#add(service)}` : this.#names(service)}
    </div>`;
  }

  #names({ categories }: Service): TemplateResult {
    return html`<ul class="lines">
      ${categories.map((category) => html`<li>${this.#name(category)}</li>`)}
    </ul>`;
  }

  /** The categories below one, and theirs; a loop of an editor's tree is not walked. */
  #branch(service: Service, parent: string | undefined, passed: readonly string[] = []): TemplateResult | typeof nothing {
    const among = service.categories.filter((each) => each.parent === parent && !passed.includes(each.id));
    if (among.length === 0) return nothing;
    const host = this.#host();
    const arrangement = this.#arrangements.get(parent) ?? new Arrangement(this.#host);
    this.#arrangements.set(parent, arrangement);
    return arrangement.view(
      {
        items: among,
        words: this.#said(),
        nameOf: (category) => this.#name(category),
        place: ({ id }, before, said) =>
          host.run(
            this.#place,
            [{ do: 'place-category', service: service.id, category: id, parent: parent ?? null, before }],
            said,
          ),
        line: (category) =>
          html`${this.#category(service, category)} ${this.#branch(service, category.id, [...passed, category.id])}`,
      },
      { class: parent === undefined ? 'lines' : 'lines branch', movable: among.length > 1 },
    );
  }

  #category(service: Service, category: Category): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const name = this.#name(category);
    const held = host.usage?.categories[service.id]?.[category.id];
    return html`<details class="fold" id="category-${service.id}-${category.id}">
      <summary>
        ${name} ${category.closed === true ? html`<span class="mark">${w.closed}</span>` : nothing}
        ${category.confidential === true ? html`<span class="mark">${w.confidential}</span>` : nothing}
        <span class="hint">${held === undefined ? nothing : w.ticketsIn(held.active, held.total)}</span>
        ${unsavedMark(host, this.#form(category.id).isChanged)}
      </summary>
      ${this.#edit(service, category, name)}
    </details>`;
  }

  #edit(service: Service, category: Category, name: string): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const form = this.#form(category.id);
    const { kinds, priorities } = host.locale.words;
    const others = service.categories
      .filter(({ id }) => id !== category.id)
      .map((each) => ({ value: each.id, label: this.#name(each) }));
    const people = host.settings.rights.services[service.id]?.includes('manage-people') === true;
    const at = { service: service.id, category: category.id };
    const save: Save = ({ parent, asksApproval, approvers, ...patch }) => {
      const whole = { ...patch, ...approvalIn(category, asksApproval, approvers) };
      return host.run(
        form.place,
        [
          ...(parent === undefined
            ? []
            : [{ do: 'place-category' as const, ...at, parent: parent as string | null, before: null }]),
          ...(Object.keys(whole).length === 0 ? [] : [{ do: 'change-category' as const, ...at, patch: whole }]),
        ],
        w.saved(name),
      );
    };
    return framed(
      form,
      save,
      html`${form.localised({ key: 'label', label: w.name }, category.label)}
        ${form.choice({ key: 'parent', label: w.parent }, category.parent ?? '', [{ value: '', label: w.root }, ...others])}
        ${form.localised({ key: 'template', label: w.template, hint: w.templateHint, optional: true }, category.template, true)}
        ${form.choice({ key: 'kind', label: w.kind }, category.kind ?? '', [
          { value: '', label: w.asDesk },
          ...KINDS.map((value) => ({ value, label: kinds[value] })),
        ])}
        ${form.choice({ key: 'priority', label: w.priority }, category.priority ?? '', [
          { value: '', label: w.asDesk },
          ...PRIORITIES.map((value) => ({ value, label: priorities[value] })),
        ])}
        ${people ? peopleRow(host, form, { key: 'members', label: w.members, hint: w.membersHint, optional: true }, category.members ?? [], true) : nothing}
        ${people ? form.flag({ key: 'asksApproval', label: w.approval, hint: w.approvalHint }, category.approval !== undefined) : nothing}
        ${
          people && form.value<boolean>('asksApproval', category.approval !== undefined)
            ? peopleRow(
                host,
                form,
                { key: 'approvers', label: w.approvers, hint: w.approversHint, optional: true },
                category.approval?.approvers ?? [],
              )
            : nothing
        }
        ${form.flag({ key: 'accepts', label: w.accepts, hint: w.acceptsHint }, category.accepts === true, null)}
        ${form.flag({ key: 'confidential', label: w.confidential, hint: w.confidentialHint }, category.confidential === true, null)}
        ${form.flag({ key: 'closed', label: w.close, hint: w.closeHint }, category.closed === true, null)}
        ${form.choice({ key: 'redirect', label: w.redirect, hint: w.redirectHint }, category.redirect ?? '', [
          { value: '', label: w.noRedirect },
          ...others,
        ])}
        ${form.lastingButtons()} ${this.#nextOne(category.id)}
        <button
          class="button"
          type="button"
          @click=${() => void host.run(this.#place, [{ do: 'remove-category', ...at }], w.categoryRemoved(name))}
        >
          ${w.removeNamed(name)}
        </button>`,
    );
  }

  /** Who the next ticket would go to, when asked. */
  #nextOne(category: string): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const asked = this.#next.get(category);
    const answer = (): unknown => {
      if (asked?.error !== undefined) return problemNotice(host.locale, asked.error);
      const next = asked?.next;
      if (next === undefined) return nothing;
      const called = (id: string): string => next.people[id]?.name ?? id;
      return html`<div role="status">
        <p>${next.to === null ? w.nextNobody : w.next(called(next.to))}</p>
        ${
          next.among.length === 0
            ? nothing
            : html`<ul class="lines">
                ${next.among.map(({ person, load }) => html`<li>${w.loaded(called(person), load)}</li>`)}
              </ul>`
        }
      </div>`;
    };
    return html`<div class="stack tight">
      <button class="button" type="button" @click=${() => void this.#ask(category)}>${w.askNext}</button>
      ${answer()}
    </div>`;
  }

  async #ask(category: string): Promise<void> {
    const host = this.#host();
    try {
      const next = await host.session.administration.nextAssignee({ service: this.#service, category });
      this.#next.set(category, { next });
    } catch (error) {
      if (!isForeseen(error)) host.fail(error);
      this.#next.set(category, { error });
    }
    host.update();
  }

  #add(service: Service): TemplateResult {
    const host = this.#host();
    const w = this.#said();
    const form = this.#form(NEW);
    const parents = service.categories.map((each) => ({ value: each.id, label: this.#name(each) }));
    const save: Save = ({ label = '', parent = null }) =>
      host.run(
        form.place,
        [
          {
            do: 'add-category',
            service: service.id,
            category: codeFrom(
              String(label),
              service.categories.map(({ id }) => id),
            ),
            label: String(label),
            parent: parent as string | null,
          },
        ],
        w.added(String(label)),
      );
    return html`<details class="fold">
      <summary>${w.addCategory}</summary>
      ${framed(
        form,
        save,
        html`${form.text({ key: 'label', label: w.categoryName }, '')}
        ${form.choice({ key: 'parent', label: w.parent }, '', [{ value: '', label: w.root }, ...parents])} ${form.buttons()}`,
      )}
    </details>`;
  }
}
