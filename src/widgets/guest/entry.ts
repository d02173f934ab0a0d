/** Who somebody without an account is, asked in a widget's place before the form: a name, and where the link is sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { wordsOnDemand, type Language } from '../../locales/index.ts';
import type { GuestEntryWords } from '../../locales/fr/guest.ts';
import { field } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';

export const vocabulary = wordsOnDemand<GuestEntryWords>({
  fr: () => import('../../locales/fr/guest.ts'),
  en: () => import('../../locales/en/guest.ts'),
});

/** Where what was typed is kept while this tab is open: it is no token, and lets nobody in. */
const KEPT = 'guichet-guest';

/** Milliseconds before its end that a token is changed for the next. */
const EARLY = 60_000;

/** The widget that the entry stands in. */
export interface EntryHost {
  /** The server, relative to the page, and its desk. */
  readonly backend: string;
  readonly desk: string;
  readonly headingLevel: number;
  readonly shadowRoot: ShadowRoot | null;
  readonly updateComplete: Promise<boolean>;
  requestUpdate(): void;
  /** Who is present, from now on. */
  identity: (() => Promise<string>) | undefined;
}

type Trouble = 'closed' | 'busy' | 'failed';

/** When a token ends, in milliseconds since 1970. */
function endOf(token: string): number {
  const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { readonly exp: number }).exp * 1000;
}

/** What was typed in this tab before; a browser that keeps nothing has nothing. */
function kept(): { readonly name: string; readonly mail: string } {
  try {
    return { name: '', mail: '', ...(JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as object) };
  } catch {
    return { name: '', mail: '' };
  }
}

const ENTRIES = new WeakMap<EntryHost, GuestEntry>();

/** What stands in a widget where nobody is identified. */
export function entryIn(host: EntryHost, locale: Locale): TemplateResult {
  const entry = ENTRIES.get(host) ?? new GuestEntry(host);
  ENTRIES.set(host, entry);
  return entry.view(locale);
}

/** The entry of one widget. */
class GuestEntry {
  readonly #host: EntryHost;
  #language: Language = 'fr';
  #typed = kept();
  #isChecked = false;
  #isGoing = false;
  #trouble: Trouble | undefined;

  constructor(host: EntryHost) {
    this.#host = host;
  }

  view(locale: Locale): TemplateResult {
    this.#language = locale.language;
    const words = vocabulary.peek(locale.language);
    if (words === undefined) return html``;
    const { name, mail } = this.#typed;
    const wrong = this.#isChecked ? this.#wrong() : undefined;
    const input = (id: 'name' | 'mail', type: string, autocomplete: 'name' | 'email', longest: number, value: string) =>
      field(locale, {
        id: `guest-${id}`,
        label: words[id],
        hint: id === 'mail' ? words.mailHint : nothing,
        error: wrong === id ? (id === 'name' ? words.noName : words.noMail) : undefined,
        control: (tie) =>
          html`<input
            class="input"
            id=${tie.id}
            type=${type}
            autocomplete=${autocomplete}
            maxlength=${longest}
            required
            .value=${live(value)}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            @input=${(event: InputEvent) => this.#type(id, (event.currentTarget as HTMLInputElement).value)}
          />`,
      });
    return html`<form class="stack" part="guest" novalidate aria-labelledby="guest-title" @submit=${this.#submit}>
      ${heading(this.#host.headingLevel, words.title, { id: 'guest-title' })}
      <p>${words.lead}</p>
      ${this.#trouble === undefined ? nothing : notice(locale, 'danger', words[this.#trouble])}
      ${input('name', 'text', 'name', 200, name)} ${input('mail', 'email', 'email', 254, mail)}
      <div class="row">
        <button class="button primary" ?aria-disabled=${this.#isGoing}>${this.#isGoing ? words.going : words.onward}</button>
      </div>
    </form>`;
  }

  /** The first of the two that is to be written. */
  #wrong(): 'name' | 'mail' | undefined {
    const { name, mail } = this.#typed;
    if (name.trim() === '') return 'name';
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(mail.trim()) ? undefined : 'mail';
  }

  #type(id: 'name' | 'mail', value: string): void {
    this.#typed = { ...this.#typed, [id]: value };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(this.#typed));
    } catch {
      // It stays on the screen.
    }
    if (this.#isChecked) this.#host.requestUpdate();
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#isChecked = true;
    const wrong = this.#wrong();
    if (wrong !== undefined)
      void this.#host.updateComplete.then(() => this.#host.shadowRoot?.getElementById(`guest-${wrong}`)?.focus());
    else if (!this.#isGoing) void this.#go();
    this.#host.requestUpdate();
  };

  async #go(): Promise<void> {
    this.#isGoing = true;
    this.#trouble = undefined;
    const first = await this.#ask();
    this.#isGoing = false;
    if (typeof first !== 'string') this.#trouble = first.trouble;
    else this.#host.identity = this.#identity(first);
    this.#host.requestUpdate();
  }

  /** Gives the token that there is, and the next one before it ends. */
  #identity(first: string): () => Promise<string> {
    let token = first;
    return async () => {
      if (endOf(token) - Date.now() > EARLY) return token;
      const next = await this.#ask();
      if (typeof next === 'string') token = next;
      return token;
    };
  }

  async #ask(): Promise<string | { readonly trouble: Trouble }> {
    const { backend, desk } = this.#host;
    const language = this.#language;
    const [name, mail] = [this.#typed.name.trim(), this.#typed.mail.trim()];
    try {
      const address = new URL('guests/visit', new URL(backend, document.baseURI));
      // As text: a browser asks no other question before it.
      const answer = await fetch(address, { method: 'POST', body: JSON.stringify({ desk, name, mail, language }) });
      if (answer.status === 404) return { trouble: 'closed' };
      if (answer.status === 429) return { trouble: 'busy' };
      if (!answer.ok) return { trouble: 'failed' };
      return ((await answer.json()) as { readonly token: string }).token;
    } catch {
      return { trouble: 'failed' };
    }
  }
}
