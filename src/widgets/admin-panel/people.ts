/** People whom the desk knows: found by name, given a profile here above what the page says, suspended, added. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { DirectoryEntry } from '../../backends/backend.ts';
import { peopleManaged } from '../../domain/desk-rights.ts';
import { mayErasePeople } from '../../domain/people-rights.ts';
import { PROFILES, type Profile } from '../../domain/people.ts';
import { localised } from '../../domain/values.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { AdminPeopleWords } from '../../locales/fr/admin-people.ts';
import { heading } from '../shared/heading.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { icon } from '../shared/icons.ts';
import { onDemand } from '../shared/on-demand.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { AdminHost, AdminPart } from './admin-host.ts';
import { framed, type Save } from './form-frame.ts';
import { Form } from './form.ts';
import { HandingFolds } from './handing-folds.ts';
import { personServices } from './person-services.ts';
import { unsavedMark } from './unsaved.ts';

export const vocabulary = wordsOnDemand<AdminPeopleWords>({
  fr: () => import('../../locales/fr/admin-people.ts'),
  en: () => import('../../locales/en/admin-people.ts'),
});

const ERASING = onDemand(() => import('../people/define-erasing.ts'));

export class Section implements AdminPart {
  readonly #host: () => AdminHost;
  readonly #adding: Form;
  readonly #forms = new Map<string, Form>();
  readonly #handing: HandingFolds;
  #text = '';
  #found: readonly DirectoryEntry[] | undefined;
  #total = 0;
  #trouble: unknown;
  #asked = 0;
  #open: string | undefined;
  #readAt: number | undefined;
  #erased: string | undefined;

  constructor(host: () => AdminHost) {
    this.#host = host;
    this.#adding = new Form(host, 'person-new');
    this.#handing = new HandingFolds(host, 'people');
  }

  get #words(): AdminPeopleWords {
    const words = vocabulary.peek(this.#host().locale.language) ?? vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of people are not here yet');
    return words;
  }

  get isUnsaved(): boolean {
    return [this.#adding, ...this.#forms.values()].some(({ isChanged }) => isChanged);
  }

  view(): TemplateResult {
    const host = this.#host();
    const { locale, settings } = host;
    const w = this.#words;
    const revision = settings.document.revision ?? 0;
    if (this.#readAt !== revision) {
      this.#readAt = revision;
      void this.#find();
    }
    return html`<div class="stack">
      <div class="field">
        <label class="label" for="people-find">${w.find}</label>
        <input
          class="input"
          id="people-find"
          type="search"
          .value=${live(this.#text)}
          @input=${({ target }: Event) => {
            this.#text = (target as HTMLInputElement).value;
            void this.#find();
          }}
        />
      </div>
      ${
        this.#trouble === undefined
          ? this.#found === undefined
            ? skeleton(locale, ['line', 'line', 'line'])
            : html`<p class="hint" role="status">${w.found(this.#found.length, this.#total)}</p>
                <ul class="lines">
                  ${this.#found.map((each) => html`<li>${this.#line(each)}</li>`)}
                </ul>`
          : problemNotice(locale, this.#trouble, { retry: () => void this.#find(), reads: true })
      }
      ${
        this.#erased === undefined
          ? nothing
          : html`<p class="saved" data-note="person-erased" tabindex="-1">
              ${icon('success')}<span>${w.erased(this.#erased)}</span>
            </p>`
      }
      ${settings.rights.configure ? this.#add() : nothing}
    </div>`;
  }

  async #erase(person: DirectoryEntry): Promise<void> {
    const host = this.#host();
    const { session, locale, root } = host;
    const { eraseIn } = await ERASING.load();
    if (!(await eraseIn(root, session, person, { clock: () => locale.now() }))) return;
    this.#erased = person.name;
    this.#forms.delete(person.id);
    host.keep(`person-${person.id}`, {});
    this.#open = undefined;
    host.announce(this.#words.erased(person.name));
    await this.#find();
    await host.drawn();
    root.querySelector<HTMLElement>('[data-note="person-erased"]')?.focus();
  }

  async #find(): Promise<void> {
    const host = this.#host();
    const asked = (this.#asked += 1);
    try {
      const { people, total } = await host.session.administration.directory(this.#text);
      if (asked !== this.#asked) return;
      this.#found = people;
      this.#total = total;
      this.#trouble = undefined;
    } catch (error) {
      if (asked !== this.#asked) return;
      if (!isForeseen(error)) host.fail(error);
      this.#trouble = error;
    }
    host.update();
  }

  #line(person: DirectoryEntry): TemplateResult {
    const host = this.#host();
    const w = this.#words;
    const { profiles } = host.locale.words;
    const { id, name, school, mail, profile, suspended, appointed } = person;
    const isOpen = this.#open === id;
    const place = `person-${id}`;
    return html`<div class="stack tight">
      <div class="row">
        <span class="grow"
          ><strong>${name}</strong>${[school, mail].filter((each) => each !== undefined).map((each) => html` · ${each}`)}<br />
          <span class="hint">${profiles[profile]}${appointed.profile === undefined ? nothing : ` (${w.decidedHere})`}</span></span
        >
        ${suspended ? html`<span class="mark">${w.suspended}</span>` : nothing}
        ${isOpen ? nothing : unsavedMark(host, host.typed(place) !== undefined)}
        ${id === host.session.me.id ? html`<span class="hint">${host.locale.words.you}</span>` : this.#button(person, isOpen)}
      </div>
      ${isOpen ? this.#opened(person, place) : host.note(place)} ${this.#handing.view(id, name)}
    </div>`;
  }

  /** The way to what may be done with somebody; where that is to erase them alone, that itself. */
  #button(person: DirectoryEntry, isOpen: boolean): TemplateResult | typeof nothing {
    const host = this.#host();
    const w = this.#words;
    const { rights } = host.settings;
    if (!rights.configure && peopleManaged(rights).length === 0) return this.#eraseButton(person);
    return html`<button
      class="button"
      type="button"
      aria-expanded=${isOpen ? 'true' : 'false'}
      aria-label=${rights.configure ? w.change(person.name) : w.services(person.name)}
      @click=${() => {
        this.#open = isOpen ? undefined : person.id;
        host.update();
      }}
    >
      ${rights.configure ? w.changeShort : w.servicesShort}
    </button>`;
  }

  #eraseButton(person: DirectoryEntry): TemplateResult | typeof nothing {
    const host = this.#host();
    const { session } = host;
    const w = this.#words;
    if (session.can.about === undefined || !mayErasePeople(session.me)) return nothing;
    return html`<button
      class="button erase"
      type="button"
      data-erase=${person.id}
      @click=${() => void this.#erase(person).catch((error: unknown) => host.fail(error))}
    >
      ${w.eraseOne(person.name)}
    </button>`;
  }

  /** What may be done with somebody here: by a functional administrator, a manager, or whoever erases people. */
  #opened(person: DirectoryEntry, place: string): TemplateResult {
    const host = this.#host();
    const w = this.#words;
    const { configure } = host.settings.rights;
    const erase = this.#eraseButton(person);
    return html`<div class="stack">
      ${configure ? this.#edit(person, place) : personServices(host, w, person)}
      ${erase === nothing ? nothing : html`<div class="group">${erase}</div>`}
    </div>`;
  }

  #edit(person: DirectoryEntry, place: string): TemplateResult {
    const host = this.#host();
    const w = this.#words;
    const { profiles } = host.locale.words;
    const form = this.#forms.get(person.id) ?? new Form(this.#host, place);
    this.#forms.set(person.id, form);
    const { desk } = host.settings;
    const choices = [{ value: '', label: w.asPage }, ...PROFILES.map((value) => ({ value, label: profiles[value] }))];
    const save: Save = (patch) => host.run(place, [{ do: 'change-person', person: person.id, patch }], w.saved(person.name));
    return framed(
      form,
      save,
      html`${form.choice({ key: 'profile', label: w.profile, hint: w.profileHint }, person.appointed.profile ?? '', choices)}
      ${
        desk.services.length === 0
          ? nothing
          : form.several(
              { key: 'serves', label: w.serves, hint: w.servesHint },
              person.serves ?? desk.services.map(({ id }) => id),
              desk.services.map(({ id, label }) => ({ value: id, label: localised(label, host.locale.language) })),
            )
      }
      ${form.flag({ key: 'suspended', label: w.suspend, hint: w.suspendHint }, person.suspended, null)} ${form.lastingButtons()}`,
    );
  }

  #add(): TemplateResult {
    const host = this.#host();
    const w = this.#words;
    const form = this.#adding;
    const { profiles } = host.locale.words;
    const save: Save = ({ profile, ...typed }) => {
      const said = typed as { readonly id?: string; readonly name?: string; readonly mail?: string | null };
      const person = {
        id: (said.id ?? '').trim(),
        name: (said.name ?? '').trim(),
        ...(said.mail == null ? {} : { mail: said.mail }),
      };
      const appointed = profile == null ? {} : { profile: profile as Profile };
      return host.run(form.place, [{ do: 'add-person', person, ...appointed }], w.added(person.name));
    };
    return html`<details class="fold">
      <summary>${w.add}</summary>
      ${framed(
        form,
        save,
        html`${heading(host.level + 1, w.add, { class: 'visually-hidden' })}
          <p class="hint">${w.addHint}</p>
          ${form.text({ key: 'id', label: w.id, hint: w.idHint }, '')} ${form.text({ key: 'name', label: w.name }, '')}
          ${form.text({ key: 'mail', label: w.mail, optional: true }, '', { type: 'email' })}
          ${form.choice({ key: 'profile', label: w.profile }, '', [
            { value: '', label: w.asPage },
            ...PROFILES.map((value) => ({ value, label: profiles[value] })),
          ])}
          ${form.buttons()}`,
      )}
    </details>`;
  }
}
