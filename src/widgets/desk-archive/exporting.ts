/** Taking the whole desk out as one file. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExportedDesk } from '../../backends/backend.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { give } from './giving.ts';
import { Work, type ArchiveHost } from './work.ts';

export class Exporting {
  readonly #host: () => ArchiveHost;
  readonly #work: Work;
  #files = true;
  #made: ExportedDesk | undefined;

  constructor(host: () => ArchiveHost) {
    this.#host = host;
    this.#work = new Work(host);
  }

  stop(): void {
    this.#work.stop();
  }

  async #export(): Promise<void> {
    this.#made = undefined;
    const { archive } = this.#host().session;
    this.#made = await this.#work.run((patience) => archive.export({ ...patience, files: this.#files }));
    if (this.#made === undefined) return;
    this.#give(this.#made);
    const { words, announce, lookAt } = this.#host();
    announce(words.exported(this.#made.counts.tickets));
    lookAt('.exported');
  }

  #give({ desk, made, file }: ExportedDesk): void {
    give(`${desk}-${made.slice(0, 10)}.guichet.json`, file);
  }

  view(): TemplateResult {
    const { words, level } = this.#host();
    const chosen = (event: Event): void => {
      this.#files = (event.target as HTMLInputElement).checked;
    };
    return html`<section class="section" aria-labelledby="title-export">
      ${heading(level, words.exportTitle, { id: 'title-export' })}
      <p class="hint">${words.exportHint}</p>
      <label class="check"
        ><input id="with-files" type="checkbox" .checked=${this.#files} @change=${chosen} /> ${words.withFiles}</label
      >
      ${
        this.#work.isUnderWay
          ? nothing
          : html`<button class="button primary" type="button" id="export" @click=${() => void this.#export()}>
              ${icon('download')} ${words.export}
            </button>`
      }
      ${this.#work.view(() => void this.#export())}${this.#result()}
    </section>`;
  }

  #result(): TemplateResult | typeof nothing {
    const made = this.#made;
    const { locale, words } = this.#host();
    if (made === undefined) return nothing;
    return html`<div class="exported" tabindex="-1">
      ${notice(locale, made.whole ? 'success' : 'warning', {
        what: words.exported(made.counts.tickets),
        more: html`${words.holds(made.counts)} ${words.weighs(locale.size(made.file.size))}
        ${made.whole ? nothing : words.partial}`,
        actions: html`<button class="button" type="button" @click=${() => this.#give(made)}>${words.again}</button>`,
      })}
    </div>`;
  }
}
