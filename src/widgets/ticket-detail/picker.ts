/** Adding files to what one writes: picked, pasted or dropped, with their progress, and said when one is refused. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { fileTrouble } from '../shared/problem.ts';
import type { Attachments, Refusal, Sending } from './attachments.ts';
import { FILES } from './files-place.ts';

export interface Picking {
  readonly locale: Locale;
  readonly words: TicketDetailWords;
  readonly files: Attachments;
  /** Why a file was not added. */
  readonly refused: Refusal | undefined;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (item: Sending) => void;
  /** What draws them has come. */
  readonly redraw: () => void;
}

/** The sentence of a refused file. */
export function refusedSentence({ locale, words }: Pick<Picking, 'locale' | 'words'>, refused: Refusal): string {
  const { tooLarge, tooMany } = words.composer;
  return refused.code === 'too-large' ? tooLarge(refused.name, locale.size(refused.most)) : tooMany(refused.most);
}

/** What is on its way: by its name and what is wrong alone, until what draws more of it is here. */
function sendings(picking: Picking): TemplateResult {
  const drawn = FILES.peek();
  if (drawn !== undefined) return drawn.sendings(picking);
  // Where it cannot be fetched, it is asked for again with the next change.
  FILES.load().then(picking.redraw, () => undefined);
  const { locale, files } = picking;
  return html`<ul class="files" role="list">
    ${files.items.map(({ name, error }) => html`<li><bdi>${name}</bdi> ${error === undefined ? nothing : html`<p class="error">${fileTrouble(locale, error)}</p>`}</li>`)}
  </ul>`;
}

/** The button, the chips, what is wrong. Nothing where the desk takes no file. */
export function picker(picking: Picking): TemplateResult | typeof nothing {
  const { locale, words, files, refused, add } = picking;
  const { limits } = files;
  if (limits === undefined) return nothing;
  const picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    add([...(input.files ?? [])]);
    input.value = '';
  };
  const open = (event: Event): void => (event.currentTarget as HTMLElement).parentElement?.querySelector('input')?.click();
  return html`<div class="picker">
    <input class="visually-hidden" type="file" multiple tabindex="-1" aria-hidden="true" @change=${picked} />
    <button class="button quiet add-files" type="button" aria-describedby="limits" @click=${open}>
      ${icon('paperclip')}${words.composer.addFiles}
    </button>
    <span class="hint" id="limits">${words.composer.limits(limits.maxCount, locale.size(limits.maxBytes))}</span>
    ${refused === undefined ? nothing : html`<p class="error" role="alert">${icon('danger')}<span>${refusedSentence(picking, refused)}</span></p>`}
    ${files.items.length === 0 ? nothing : sendings(picking)}
  </div>`;
}

/** Files in a paste or a drop. */
export function filesIn(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}
