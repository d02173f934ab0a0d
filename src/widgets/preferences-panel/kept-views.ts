/** "My saved views": the lists that a person keeps under a name, renamed, shared, deleted, and put back. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { mayShareViews } from '../../domain/saved-view-rights.ts';
import { inOrder, type SavedView } from '../../domain/saved-view.ts';
import { icon } from '../shared/icons.ts';
import { field } from '../shared/field.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { focusNote, section, type PanelHost } from './panel-host.ts';

/** Longest name of a view, in characters. */
const LONGEST_NAME = 80;

export class KeptViews {
  readonly #host: () => PanelHost;
  #views: readonly SavedView[] | undefined;
  /** Deleted since the panel is open: each keeps its line, which offers to put it back. */
  readonly #deleted = new Set<string>();
  #naming: { readonly id: string; name: string; error?: string | undefined } | undefined;
  #trouble: { readonly id: string | null; readonly error: unknown } | undefined;
  #said: { readonly id: string; readonly text: string; readonly back?: SavedView } | undefined;

  /** @param host the panel as it stands when it is asked */
  constructor(host: () => PanelHost) {
    this.#host = host;
  }

  /** Reads them. */
  async read(): Promise<void> {
    const { session } = this.#host();
    await this.#try(null, async () => {
      this.#views = (await session.views()).filter(({ owner }) => owner === session.me.id);
    });
  }

  async #try(id: string | null, act: () => Promise<void>): Promise<boolean> {
    this.#trouble = undefined;
    try {
      await act();
      return true;
    } catch (error) {
      if (!isForeseen(error)) this.#host().fail(error);
      this.#trouble = { id, error };
      return false;
    } finally {
      this.#host().update();
    }
  }

  /** Keeps a view as it is now. @param before what takes it back */
  async #keep(view: SavedView, text: string, before?: SavedView): Promise<void> {
    const { session, announce } = this.#host();
    const isDone = await this.#try(view.id, async () => {
      const kept = await session.saveView(view);
      this.#deleted.delete(view.id);
      this.#views = inOrder([...(this.#views ?? []).filter(({ id }) => id !== view.id), kept], session.me);
      this.#naming = undefined;
      this.#said = before === undefined ? { id: view.id, text } : { id: view.id, text, back: before };
    });
    if (!isDone) return;
    announce(text);
    await focusNote(this.#host(), `view-${view.id}`);
  }

  async #forget(view: SavedView): Promise<void> {
    const { session, words, announce } = this.#host();
    const text = words.views.forgotten(view.name);
    const isDone = await this.#try(view.id, async () => {
      await session.forgetView(view.id);
      this.#deleted.add(view.id);
      this.#said = { id: view.id, text, back: view };
    });
    if (!isDone) return;
    announce(text);
    await focusNote(this.#host(), `view-${view.id}`);
  }

  #note(view: SavedView): TemplateResult | typeof nothing {
    const { words } = this.#host();
    const said = this.#said;
    if (said?.id !== view.id) return nothing;
    const { back } = said;
    const undo = (): void => {
      if (back !== undefined) void this.#keep(back, words.views.restored(back.name));
    };
    return html`<p class="saved" data-note="view-${view.id}" tabindex="-1">
      ${icon('success')}<span>${said.text}</span>${back === undefined ? nothing : html`<button class="button link" type="button" @click=${undo}>${words.undo}</button>`}
    </p>`;
  }

  #form(view: SavedView): TemplateResult {
    const { words, locale, root, drawn, update } = this.#host();
    const { views: w } = words;
    const naming = this.#naming;
    const submit = (event: Event): void => {
      event.preventDefault();
      const name = this.#naming?.name.trim() ?? '';
      if (name !== '') {
        void this.#keep({ ...view, name }, w.renamed(name), view);
        return;
      }
      this.#naming = { id: view.id, name: '', error: w.nameNeeded };
      update();
      root.querySelector<HTMLElement>(`#name-${view.id}`)?.focus();
    };
    const leave = async (): Promise<void> => {
      this.#naming = undefined;
      this.#trouble = undefined;
      update();
      await drawn();
      root.querySelector<HTMLElement>(`#rename-${view.id}`)?.focus();
    };
    const leaveByKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      void leave();
    };
    return html`<form class="naming no-print" novalidate @submit=${submit} @keydown=${leaveByKey}>
      ${field(locale, {
        id: `name-${view.id}`,
        label: w.name,
        error: naming?.error,
        control: (tie) =>
          html`<input
            class="input"
            id=${tie.id}
            maxlength=${LONGEST_NAME}
            autocomplete="off"
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            .value=${naming?.name ?? ''}
            @input=${(event: Event) => {
              this.#naming = { id: view.id, name: (event.target as HTMLInputElement).value };
              update();
            }}
          />`,
      })}
      <div class="row">
        <button class="button" type="submit">${w.keepName}</button>
        <button class="button quiet" type="button" @click=${() => void leave()}>${w.cancel}</button>
      </div>
    </form>`;
  }

  #line(view: SavedView): TemplateResult {
    const host = this.#host();
    const { words, locale, session, root, drawn } = host;
    const { views: w } = words;
    const { name } = view;
    const trouble = this.#trouble?.id === view.id ? problemNotice(locale, this.#trouble.error) : nothing;
    if (this.#deleted.has(view.id)) return html`<li class="line">${this.#note(view)}${trouble}</li>`;
    if (this.#naming?.id === view.id) return html`<li class="line">${this.#form(view)}${trouble}</li>`;
    const rename = async (): Promise<void> => {
      this.#naming = { id: view.id, name };
      host.update();
      await drawn();
      root.querySelector<HTMLInputElement>(`#name-${view.id}`)?.select();
    };
    const isShared = view.scope === 'staff';
    const share = (): void =>
      void this.#keep({ ...view, scope: isShared ? 'own' : 'staff' }, isShared ? w.unshared(name) : w.shared(name), view);
    return html`<li class="line">
      <div class="line-head">
        <p class="line-name"><bdi>${name}</bdi> <span class="muted">${isShared ? w.forStaff : w.forMe}</span></p>
        <button class="button" type="button" id="rename-${view.id}" aria-label=${w.renameOne(name)} @click=${() => void rename()}>
          ${w.rename}
        </button>
        ${
          mayShareViews(session.me, session.desk)
            ? html`<button
                class="button"
                type="button"
                aria-label=${isShared ? w.unshareOne(name) : w.shareOne(name)}
                @click=${share}
              >
                ${isShared ? w.unshare : w.share}
              </button>`
            : nothing
        }
        <button class="button" type="button" aria-label=${w.forgetOne(name)} @click=${() => void this.#forget(view)}>
          ${w.forget}
        </button>
      </div>
      ${this.#note(view)}${trouble}
    </li>`;
  }

  /** The section. */
  view(): TemplateResult {
    const host = this.#host();
    const { words, locale } = host;
    const trouble =
      this.#trouble?.id === null
        ? problemNotice(locale, this.#trouble.error, { retry: () => void this.read(), reads: true })
        : nothing;
    const lines =
      this.#views === undefined
        ? nothing
        : this.#views.length === 0
          ? html`<p class="muted">${words.views.none}</p>`
          : html`<ul class="lines" role="list">
              ${repeat(
                this.#views,
                ({ id }) => id,
                (view) => this.#line(view),
              )}
            </ul>`;
    return section(host, { id: 'views', title: words.views.title, content: html`${trouble}${lines}` });
  }
}
