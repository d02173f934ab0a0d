/** What the parts of the panel need of it, and what every one of its sections looks like. */
import { html, nothing, type TemplateResult } from 'lit';
import type { OwnPreferences, Session } from '../../backends/backend.ts';
import type { PreferencesChange } from '../../domain/monitoring.ts';
import type { PreferencesWords } from '../../locales/fr/preferences.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import type { DrawPart } from '../shared/on-demand.ts';
import { problemNotice } from '../shared/problem.ts';
import type { Keeping } from './keeping.ts';

export interface PanelHost {
  readonly session: Session;
  readonly locale: Locale;
  readonly words: PreferencesWords;
  readonly keeping: Keeping;
  /** What is chosen, saved or not yet. */
  readonly chosen: OwnPreferences;
  /** Level of the headings of sections. */
  readonly level: number;
  readonly root: ShadowRoot;
  readonly element: HTMLElement;
  update(): void;
  /** Settles once what changed is drawn. */
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  readonly drawPart: DrawPart;
}

/** Moves the focus to what was said in a place, where a button that did something is gone. */
export async function focusNote(host: Pick<PanelHost, 'root' | 'drawn'>, place: string): Promise<void> {
  await host.drawn();
  host.root.querySelector<HTMLElement>(`[data-note="${CSS.escape(place)}"]`)?.focus();
}

/** What was saved in a place with the way back, or why it could not be. */
export function keepingNote(host: PanelHost, place: string): TemplateResult {
  const { keeping, locale, words } = host;
  const failure = keeping.failure(place);
  const { saved } = keeping;
  const undo = async (): Promise<void> => {
    await keeping.undo(words.undone);
    await focusNote(host, place);
  };
  const giveUp = (): void => {
    keeping.giveUp(place, words.givenUp);
    void focusNote(host, place);
  };
  return html`${
    failure === undefined
      ? nothing
      : problemNotice(locale, failure, {
          actions: html`<p>${words.notSaved}</p>
            <button class="button" type="button" @click=${() => void keeping.retry(place)}>${locale.words.retry}</button>
            <button class="button" type="button" @click=${giveUp}>${words.giveUp}</button>`,
        })
  }${
    saved?.place !== place
      ? nothing
      : html`<p class="saved" data-note=${place} tabindex="-1">
          ${icon('success')}<span>${saved.text}</span>${saved.back === undefined ? nothing : html`<button class="button link" type="button" @click=${undo}>${words.undo}</button>`}
        </p>`
  }`;
}

export interface SectionOptions {
  readonly id: string;
  readonly title: string;
  readonly hint?: unknown;
  readonly content: unknown;
}

/** A section with its heading. */
export function section(host: PanelHost, { id, title, hint, content }: SectionOptions): TemplateResult {
  return html`<section class="section" aria-labelledby="title-${id}">
    ${heading(host.level, title, { id: `title-${id}` })}${hint === undefined ? nothing : html`<p class="hint">${hint}</p>`}
    ${content}
  </section>`;
}

export interface SwitchOptions {
  /** Unique in the panel. */
  readonly id: string;
  readonly name: string;
  /** One line that says what it means. */
  readonly means?: string | undefined;
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
}

/** A switch with the line that says what it means. */
export function switchRow({ id, name, means, on, turn }: SwitchOptions): TemplateResult {
  return html`<div class="switch">
    <input
      type="checkbox"
      id=${id}
      aria-describedby=${means === undefined ? nothing : `${id}-means`}
      .checked=${on}
      @change=${(event: Event) => turn((event.target as HTMLInputElement).checked)}
    />
    <label for=${id}>${name}</label>${means === undefined ? nothing : html`<span class="hint" id="${id}-means">${means}</span>`}
  </div>`;
}

/** A select with its label. */
export function selectRow(options: {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string) => void;
}): TemplateResult {
  const { id, label, hint, value, choices, choose } = options;
  return html`<div class="select-row">
    <label class="label" for=${id}>${label}</label
    >${hint === undefined ? nothing : html`<span class="hint" id="${id}-hint">${hint}</span>`}
    <select
      class="select"
      id=${id}
      aria-describedby=${hint === undefined ? nothing : `${id}-hint`}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${choices.map((choice) => html`<option value=${choice.value} .selected=${choice.value === value}>${choice.label}</option>`)}
    </select>
  </div>`;
}

/** Saves a choice made in a place, as it is said. */
export function save(host: PanelHost, place: string, change: PreferencesChange, what: string): void {
  void host.keeping.change(place, change, what);
}
