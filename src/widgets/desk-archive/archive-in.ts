/** Bringing an archive in: what it holds, what is wrong with it, what it would replace, and only then the button. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ArchiveCheck, ArchiveContents } from '../../backends/backend.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { Work, type ArchiveHost } from './work.ts';

export class ArchiveIn {
  readonly #host: () => ArchiveHost;
  readonly #work: Work;
  readonly file: File;
  readonly #close: () => void;
  #check: ArchiveCheck | undefined;
  #agreed = false;
  #done: ArchiveContents | undefined;

  /** @param close goes back to choosing a file */
  constructor(host: () => ArchiveHost, file: File, close: () => void) {
    this.#host = host;
    this.#work = new Work(host);
    this.file = file;
    this.#close = close;
  }

  stop(): void {
    this.#work.stop();
  }

  /** Reads it. */
  async read(): Promise<void> {
    const { archive } = this.#host().session;
    this.#check = await this.#work.run((patience) => archive.check(this.file, patience));
    if (this.#check !== undefined) this.#host().lookAt('.checked');
  }

  async #import(): Promise<void> {
    const { archive } = this.#host().session;
    const done = await this.#work.run((patience) => archive.import(this.file, { ...patience, replace: this.#agreed }));
    this.#done = done;
    if (done === undefined) return;
    const { words, announce, lookAt, update } = this.#host();
    update();
    announce(words.imported(done.counts.tickets));
    lookAt('.done');
  }

  view(): TemplateResult {
    return html`${this.#work.view(() => void this.read())}${this.#done === undefined ? this.#found() : this.#ended(this.#done)}`;
  }

  #ended(done: ArchiveContents): TemplateResult {
    const { locale, words } = this.#host();
    return html`<div class="done" tabindex="-1">
      ${notice(locale, 'success', {
        what: words.imported(done.counts.tickets),
        more: words.holds(done.counts),
        actions: html`<button class="button" type="button" @click=${this.#close}>${words.another}</button>`,
      })}
    </div>`;
  }

  #found(): TemplateResult | typeof nothing {
    const check = this.#check;
    if (check === undefined || this.#work.isUnderWay) return nothing;
    const { locale, words } = this.#host();
    if (check.wrong > 0 || check.contents === null) {
      return html`<div class="checked" tabindex="-1">
        ${notice(locale, 'danger', {
          what: words.unusable(this.file.name),
          more: html`${words.nothingChanged}${wrongs(check, words)}`,
          actions: html`<button class="button" type="button" @click=${this.#close}>${words.another}</button>`,
        })}
      </div>`;
    }
    const { contents, replaces } = check;
    const isBusy = replaces.tickets > 0;
    const agree = (event: Event): void => {
      this.#agreed = (event.target as HTMLInputElement).checked;
      this.#host().update();
    };
    return html`<div class="checked" tabindex="-1">
      <p><strong>${words.archiveOf(contents.name, locale.date(contents.made))}</strong></p>
      <p>
        ${words.holds(contents.counts)}${contents.whole ? nothing : html` ${words.partial}`}${contents.withFiles ? nothing : html` ${words.withoutFiles}`}
      </p>
      ${
        isBusy
          ? html`${notice(locale, 'warning', { what: words.replaces(replaces.tickets), more: words.replacesMore })}
              <label class="check"
                ><input id="agree" type="checkbox" .checked=${this.#agreed} @change=${agree} />
                ${words.agree(replaces.tickets)}</label
              >`
          : html`<p class="hint">${words.replacesNothing}</p>`
      }
      <div class="row">
        <button
          class="button primary"
          type="button"
          id="import"
          ?disabled=${isBusy && !this.#agreed}
          @click=${() => void this.#import()}
        >
          ${icon('check')} ${words.import}
        </button>
        <button class="button" type="button" @click=${this.#close}>${words.giveUp}</button>
      </div>
    </div>`;
  }
}

/** What is wrong, each by its place. */
function wrongs(check: ArchiveCheck, words: ArchiveHost['words']): TemplateResult {
  const left = check.wrong - check.issues.length;
  return html`<ul class="wrongs">
    ${check.issues.map(({ path, code, values }) => html`<li>${path === '' ? nothing : html`<code>${path}</code> `}${(words.issues[code] ?? words.otherIssue)(values ?? {})}</li>`)}
    ${left > 0 ? html`<li>${words.moreIssues(left)}</li>` : nothing}
  </ul>`;
}
