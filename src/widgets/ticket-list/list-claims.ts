/**
 * What somebody filed before they had an account, asked once above their list: whether it is theirs. Few ever see it, and nobody twice.
 */
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ClaimingPart, OfferedTicket, Session } from '../../backends/backend.ts';
import type { ClaimsWords } from '../../locales/fr/claims.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { problemNotice } from '../shared/problem.ts';

export const vocabulary = wordsOnDemand<ClaimsWords>({
  fr: () => import('../../locales/fr/claims.ts'),
  en: () => import('../../locales/en/claims.ts'),
});

export const styles = [
  css`
    .claims {
      margin-block-end: var(--_space-4);
      outline: none;
    }

    .claims ul {
      flex-basis: 100%;
      margin: 0;
      padding-inline-start: 1.25em;
    }
  `,
];

/** Most that are named; how many there are is said. */
const MOST_NAMED = 5;

/** The list that asks. */
export interface ClaimsHost {
  readonly locale: Locale;
  readonly root: ParentNode;
  /** Draws again. */
  readonly update: () => void;
  /** Once it is drawn. */
  readonly drawn: () => Promise<unknown>;
  /** Reads the list again: there is more in it. */
  readonly refresh: () => void;
}

const ASKED = new WeakMap<Session, Claims>();

/** What stands above the list of a session: nothing where nothing is offered. */
export function claimsPart(session: Session, host: ClaimsHost): TemplateResult | typeof nothing {
  const { claiming } = session;
  if (claiming === undefined) return nothing;
  const claims = ASKED.get(session) ?? new Claims(claiming);
  ASKED.set(session, claims);
  return claims.view(host);
}

/** The question to one person. */
class Claims {
  readonly #claiming: ClaimingPart;
  #host: ClaimsHost | undefined;
  #offered: readonly OfferedTicket[] | undefined;
  #isAsked = false;
  #isGoing = false;
  /** What they answered, once it is done. */
  #answered: { readonly mine: number; readonly root: ParentNode | undefined } | undefined;
  #trouble: { readonly error: unknown; readonly retry: () => Promise<void> } | undefined;

  constructor(claiming: ClaimingPart) {
    this.#claiming = claiming;
  }

  view(host: ClaimsHost): TemplateResult | typeof nothing {
    this.#host = host;
    const { locale } = host;
    const words = vocabulary.peek(locale.language);
    if (words === undefined) return nothing;
    if (!this.#isAsked) {
      this.#isAsked = true;
      void this.#try(async () => {
        this.#offered = await this.#claiming.offered();
      });
    }
    const shown = this.#shown(locale, words);
    return shown === nothing ? nothing : html`<div class="claims no-print" tabindex="-1">${shown}</div>`;
  }

  #shown(locale: Locale, words: ClaimsWords): TemplateResult | typeof nothing {
    const { error, retry } = this.#trouble ?? {};
    if (retry !== undefined) return problemNotice(locale, error, { retry: () => void this.#try(retry) });
    if (this.#answered !== undefined) {
      const { mine, root } = this.#answered;
      // Whoever comes back to their list has read it.
      if (root !== this.#host?.root) return nothing;
      return notice(locale, 'success', { ...(mine === 0 ? words.declined : words.claimed(mine)), role: 'status' });
    }
    const offered = this.#offered ?? [];
    if (offered.length === 0) return nothing;
    const button = (act: string, label: string, kind: string, work: () => Promise<void>): TemplateResult =>
      html`<button
        class="button ${kind}"
        type="button"
        data-claim=${act}
        ?aria-disabled=${this.#isGoing}
        @click=${() => void this.#go(work)}
      >
        ${label}
      </button>`;
    const named = offered.slice(0, MOST_NAMED);
    return notice(locale, 'info', {
      what: words.question(offered.length),
      more: words.why,
      actions: html`<ul>
          ${named.map(({ key, summary, filed }) => html`<li>${words.ticket(key, summary, locale.date(filed))}</li>`)}
          ${named.length < offered.length ? html`<li>${words.others(offered.length - named.length)}</li>` : nothing}
        </ul>
        ${button('yes', words.yes(offered.length), 'primary', () => this.#claim(offered))}
        ${button('no', words.no(offered.length), '', () => this.#decline())}`,
    });
  }

  async #claim(offered: readonly OfferedTicket[]): Promise<void> {
    const { length } = await this.#claiming.claim(offered.map(({ id }) => id));
    // Another of their pages may have taken them over: they are theirs all the same.
    this.#answered = { mine: Math.max(1, length), root: this.#host?.root };
    this.#host?.refresh();
  }

  async #decline(): Promise<void> {
    await this.#claiming.decline();
    this.#answered = { mine: 0, root: this.#host?.root };
  }

  /** Does what a button says, once; whoever pressed it finds the focus where the question was. */
  async #go(work: () => Promise<void>): Promise<void> {
    if (this.#isGoing) return;
    this.#isGoing = true;
    this.#host?.update();
    await this.#try(work);
    this.#isGoing = false;
    this.#host?.update();
    await this.#host?.drawn();
    this.#host?.root.querySelector<HTMLElement>('.claims')?.focus();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#trouble = undefined;
    try {
      await work();
    } catch (error) {
      this.#trouble = { error, retry: work };
    }
    this.#host?.update();
  }
}
