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
  /** They ask for the link of what they filed before, and file nothing. */
  #hasLost = false;
  #isSent = false;
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
    const lost = this.#hasLost;
    const turn = (): void => this.#turn();
    return html`<form class="stack" part="guest" novalidate aria-labelledby="guest-title" @submit=${this.#submit}>
      ${heading(this.#host.headingLevel, lost ? words.lost : words.title, { id: 'guest-title' })}
      <p>${lost ? words.lostLead : words.lead}</p>
      ${this.#trouble === undefined ? nothing : notice(locale, 'danger', { ...words[this.#trouble], role: 'alert' })}
      ${this.#isSent ? notice(locale, 'success', { ...words.sent, role: 'status' }) : nothing}
      ${lost ? nothing : this.#question(locale, words, 'name')} ${this.#question(locale, words, 'mail')}
      <div class="row">
        <button class="button primary" ?aria-disabled=${this.#isGoing}>
          ${this.#isGoing ? words.going : lost ? words.send : words.onward}
        </button>
        <button class="button ${lost ? 'quiet' : 'link'}" type="button" @click=${turn}>${lost ? words.back : words.lose}</button>
      </div>
    </form>`;
  }

  #question(locale: Locale, words: GuestEntryWords, id: 'name' | 'mail'): TemplateResult {
    const isMail = id === 'mail';
    const isWrong = this.#isChecked && this.#wrong() === id;
    return field(locale, {
      id: `guest-${id}`,
      label: words[id],
      hint: isMail ? words.mailHint : nothing,
      error: isWrong ? (isMail ? words.noMail : words.noName) : undefined,
      control: (tie) =>
        html`<input
          class="input"
          id=${tie.id}
          type=${isMail ? 'email' : 'text'}
          autocomplete=${isMail ? 'email' : 'name'}
          maxlength=${isMail ? 254 : 200}
          required
          .value=${live(this.#typed[id])}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          @input=${(event: InputEvent) => this.#type(id, (event.currentTarget as HTMLInputElement).value)}
        />`,
    });
  }

  /** The first of what is asked that is to be written. */
  #wrong(): 'name' | 'mail' | undefined {
    const { name, mail } = this.#typed;
    if (!this.#hasLost && name.trim() === '') return 'name';
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(mail.trim()) ? undefined : 'mail';
  }

  #type(id: 'name' | 'mail', value: string): void {
    this.#typed = { ...this.#typed, [id]: value };
    try {
      sessionStorage.setItem(KEPT, JSON.stringify(this.#typed));
    } catch {
      // It stays on the screen.
    }
    const wasSent = this.#isSent;
    // What was sent went to another address.
    this.#isSent = false;
    if (this.#isChecked || wasSent) this.#host.requestUpdate();
  }

  /** Between filing and finding again what was filed. */
  #turn(): void {
    this.#hasLost = !this.#hasLost;
    this.#isChecked = false;
    this.#isSent = false;
    this.#trouble = undefined;
    this.#focus(this.#hasLost ? 'mail' : 'name');
    this.#host.requestUpdate();
  }

  #focus(id: 'name' | 'mail'): void {
    void this.#host.updateComplete.then(() => this.#host.shadowRoot?.getElementById(`guest-${id}`)?.focus());
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#isChecked = true;
    const wrong = this.#wrong();
    if (wrong !== undefined) this.#focus(wrong);
    else if (!this.#isGoing) void this.#go();
    this.#host.requestUpdate();
  };

  async #go(): Promise<void> {
    this.#isGoing = true;
    this.#isSent = false;
    this.#trouble = undefined;
    const said = await (this.#hasLost ? this.#askLinks() : this.#askToken());
    this.#isGoing = false;
    if (typeof said === 'object') this.#trouble = said.trouble;
    else if (said === '') this.#isSent = true;
    else this.#host.identity = this.#identity(said);
    this.#host.requestUpdate();
  }

  /** Gives the token that there is, and the next one before it ends. */
  #identity(first: string): () => Promise<string> {
    let token = first;
    return async () => {
      if (endOf(token) - Date.now() > EARLY) return token;
      const next = await this.#askToken();
      if (typeof next === 'string') token = next;
      return token;
    };
  }

  #askToken(): Promise<string | { readonly trouble: Trouble }> {
    const read = async (answer: Response) => ((await answer.json()) as { readonly token: string }).token;
    return this.#ask('visit', { name: this.#typed.name.trim() }, read);
  }

  /** Asks for the links; the answer is the same whether anything was ever asked with this address. @returns an empty string */
  #askLinks(): Promise<string | { readonly trouble: Trouble }> {
    return this.#ask('lost', {}, () => '');
  }

  async #ask(
    what: 'visit' | 'lost',
    more: object,
    read: (answer: Response) => string | Promise<string>,
  ): Promise<string | { readonly trouble: Trouble }> {
    const { backend, desk } = this.#host;
    const asked = { desk, mail: this.#typed.mail.trim(), language: this.#language, ...more };
    try {
      const address = new URL(`guests/${what}`, new URL(backend, document.baseURI));
      // As text: a browser asks no other question before it.
      const answer = await fetch(address, { method: 'POST', body: JSON.stringify(asked) });
      if (answer.status === 404) return { trouble: 'closed' };
      if (answer.status === 429) return { trouble: 'busy' };
      return answer.ok ? await read(answer) : { trouble: 'failed' };
    } catch {
      return { trouble: 'failed' };
    }
  }
}
