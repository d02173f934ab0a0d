/** Choosing what is brought in: the file says by itself what it is. */
import { html, type TemplateResult } from 'lit';
import { tableNamed } from '../../domain/foreign/tracker-tables.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { ArchiveIn } from './archive-in.ts';
import { TableIn } from './table-in.ts';
import type { TrackerIn } from './tracker-in.ts';
import type { ArchiveHost } from './work.ts';

type Coming = ArchiveIn | TableIn | TrackerIn;

export class Importing {
  readonly #host: () => ArchiveHost;
  #coming: Coming | undefined;
  #over = false;

  constructor(host: () => ArchiveHost) {
    this.#host = host;
  }

  stop(): void {
    this.#coming?.stop();
  }

  /** Takes what a person picked or dropped: an archive, a table of tickets, or what is left of a tracker. */
  async take(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (file === undefined) return;
    const close = (): void => {
      this.#coming = undefined;
      this.#host().update();
      this.#host().lookAt('#file');
    };
    const isTable = (each: File): boolean => /\.(csv|tsv|txt)$/iu.test(each.name);
    try {
      this.#coming =
        files.length === 1 && /\.json$/iu.test(file.name)
          ? new ArchiveIn(this.#host, file, close)
          : files.length === 1 && isTable(file) && tableNamed(file.name) === null
            ? new TableIn(this.#host, file, close)
            : new (await import('./tracker-in.ts')).TrackerIn(this.#host, files, close);
      this.#host().update();
      await this.#coming.read();
    } catch (error) {
      this.#host().fail(error);
    }
  }

  view(): TemplateResult {
    const { words, level } = this.#host();
    const picked = (event: Event): void => {
      const input = event.target as HTMLInputElement;
      const files = [...(input.files ?? [])];
      input.value = '';
      void this.take(files);
    };
    const hover =
      (over: boolean) =>
      (event: DragEvent): void => {
        event.preventDefault();
        if (this.#over === over) return;
        this.#over = over;
        this.#host().update();
      };
    const dropped = (event: DragEvent): void => {
      event.preventDefault();
      this.#over = false;
      void this.take([...(event.dataTransfer?.files ?? [])]);
    };
    return html`<section class="section" aria-labelledby="title-import">
      ${heading(level, words.importTitle, { id: 'title-import' })}
      ${
        this.#coming === undefined
          ? html`<div
              class=${this.#over ? 'drop over' : 'drop'}
              @dragover=${hover(true)}
              @dragleave=${hover(false)}
              @drop=${dropped}
            >
              <ul class="hint" id="file-hint">
                ${words.kinds.map((kind) => html`<li>${kind}</li>`)}
              </ul>
              <span class="picker button">
                ${icon('paperclip')}
                <label for="file">${words.choose}</label>
                <input
                  id="file"
                  type="file"
                  multiple
                  accept=".json,.csv,.tsv,.txt,.xml,.mbz,.zip,.gz"
                  aria-describedby="file-hint"
                  @change=${picked}
                />
              </span>
              <p class="hint">${words.drop}</p>
            </div>`
          : this.#coming.view()
      }
    </section>`;
  }
}
