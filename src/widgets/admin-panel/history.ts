/** Every change of the desk: what, who, when, from what to what; the last is taken back. */
import { html, nothing, type TemplateResult } from 'lit';
import type { DeskHistory } from '../../backends/backend.ts';
import type { StoredDeskEvent } from '../../domain/desk-events.ts';
import { localised } from '../../domain/values.ts';
import { nameOrId } from '../shared/person.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { moment } from '../shared/time.ts';
import type { AdminHost, AdminPart } from './admin-host.ts';
import { changeLines } from './changes.view.ts';

export class Section implements AdminPart {
  readonly #host: () => AdminHost;
  #events: readonly StoredDeskEvent[] | undefined;
  #people: DeskHistory['people'] = {};
  #earlier: number | null = null;
  #undoable: number | null = null;
  #trouble: unknown;
  /** The revision that was read: another one, and it is read again. */
  #readAt: number | undefined;

  constructor(host: () => AdminHost) {
    this.#host = host;
  }

  view(): TemplateResult {
    const host = this.#host();
    const revision = host.settings.document.revision ?? 0;
    if (this.#readAt !== revision) {
      this.#readAt = revision;
      void this.#read(null);
    }
    const { words, locale } = host;
    if (this.#trouble !== undefined)
      return problemNotice(locale, this.#trouble, { retry: () => void this.#read(null), reads: true });
    const events = this.#events;
    if (events === undefined) return skeleton(locale, ['line', 'line', 'line']);
    return html`<div class="stack">
      ${host.note('history')} ${events.length === 0 ? html`<p>${words.history.empty}</p>` : nothing}
      <ol class="lines">
        ${events.map((event) => this.#line(event))}
      </ol>
      ${
        this.#earlier === null
          ? nothing
          : html`<button class="button" type="button" @click=${() => void this.#read(this.#earlier)}>
              ${words.history.earlier}
            </button>`
      }
    </div>`;
  }

  #line(event: StoredDeskEvent): TemplateResult {
    const host = this.#host();
    const { words, locale, settings } = host;
    const { language } = locale;
    const { act, by, about, at, changes, people, undoes, sequence } = event;
    const service = settings.desk.services.find(({ id }) => id === about.service);
    const category = service?.categories.find(({ id }) => id === about.category);
    const field = settings.desk.fields.find(({ code }) => code === about.field);
    const called = {
      service: service === undefined ? (about.service ?? '') : localised(service.label, language),
      category: category === undefined ? (about.category ?? '') : localised(category.label, language),
      person: about.person === undefined ? '' : nameOrId(locale, about.person, this.#people),
      field: field === undefined ? (about.field ?? '') : localised(field.label, language),
      mode: words.values['mode']?.[about.mode ?? ''] ?? '',
    };
    const who = by === null ? words.history.page : nameOrId(locale, by, this.#people);
    return html`<li class="stack tight">
      <div class="row">
        <span class="grow"
          ><strong>${undoes === undefined ? (words.acts[act]?.(called) ?? act) : words.history.undid}</strong>
          ${words.history.by(who)} ${moment(locale, at)}</span
        >
        ${
          sequence === this.#undoable
            ? html`<button class="button" type="button" @click=${() => void this.#undo(sequence)}>${words.history.undo}</button>`
            : nothing
        }
      </div>
      ${
        changes.length + people.length === 0
          ? nothing
          : html`<details class="fold">
              <summary>${words.history.details(changes.length + people.length)}</summary>
              ${changeLines(host, changes, this.#people)}
              ${people.map(({ person, was, now }) => html`<p>${words.appointment(nameOrId(locale, person, this.#people), was, now, locale.words.profiles)}</p>`)}
            </details>`
      }
    </li>`;
  }

  async #read(before: number | null): Promise<void> {
    const host = this.#host();
    this.#trouble = undefined;
    try {
      const page = await host.session.administration.history(before);
      this.#events = before === null ? page.events : [...(this.#events ?? []), ...page.events];
      this.#people = { ...this.#people, ...page.people };
      this.#earlier = page.earlier;
      if (before === null) this.#undoable = page.undoable;
    } catch (error) {
      if (!isForeseen(error)) host.fail(error);
      this.#trouble = error;
    }
    host.update();
  }

  async #undo(event: number): Promise<void> {
    const { run, words, drawn, root } = this.#host();
    await run('history', [{ do: 'undo', event }], words.undone);
    await drawn();
    root.querySelector<HTMLElement>('[data-note="history"]')?.focus();
  }
}
