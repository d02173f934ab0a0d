/**
 * What came back to whoever wrote it: why, with its words and its files, to be sent again, copied, corrected or thrown away. Fetched
 * with the first that does.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { freshId, type OnItsWay, type Parcel } from '../../backends/backend.ts';
import type { Attachment } from '../../domain/ticket.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import { give } from '../desk-archive/giving.ts';
import { confirmIn } from '../shared/dialog.ts';
import { fileChip } from '../shared/file-chip.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import { diagnose, issueSentence } from '../shared/problem.ts';
import { wordsOf, type RememberingHost } from './host.ts';
import { copyOf, filesOf, rewritten, textsOf, type LetterText } from './letter-texts.ts';

type CommandWords = (typeof import('../../locales/fr/commands.ts'))['default'];

export const vocabulary = wordsOnDemand<CommandWords>({
  fr: () => import('../../locales/fr/commands.ts'),
  en: () => import('../../locales/en/commands.ts'),
});

interface Note {
  readonly id: string;
  readonly text: string;
  readonly isWrong: boolean;
}

export class Letters {
  readonly #host: () => RememberingHost;
  /** What is being corrected, and its texts as they are typed. */
  #edited: { readonly id: string; texts: readonly LetterText[] } | undefined;
  #note: Note | undefined;
  /** Numbers of tickets, as far as they are known. */
  readonly #keys = new Map<string, string>();

  constructor(host: () => RememberingHost) {
    this.#host = host;
  }

  view(way: OnItsWay): TemplateResult {
    const host = this.#host();
    const { returned } = wordsOf(host);
    const letters = way.state.returned;
    const level = host.headingLevel;
    return html`<section class="returned" part="returned" aria-labelledby="returned-title">
      ${heading(level, returned.title(letters.length), { id: 'returned-title', focusable: true })}
      <p>${returned.intro}</p>
      <ul class="letters" role="list">
        ${letters.map((letter) => html`<li>${this.#letter(letter, way, level + 1)}</li>`)}
      </ul>
    </section>`;
  }

  #letter(letter: Parcel, way: OnItsWay, level: number): TemplateResult {
    const { locale } = this.#host();
    const { returned } = wordsOf(this.#host());
    const { id, batch, at } = letter;
    const isEdited = this.#edited?.id === id;
    const note = this.#note?.id === id ? this.#note : undefined;
    return html`<article class="letter" aria-labelledby="letter-${id}">
      ${heading(level, this.#about(letter), { id: `letter-${id}`, focusable: true })}
      <p class="muted small">${returned.written(locale.relative(new Date(at).toISOString()))}</p>
      ${this.#why(letter, way)}
      ${isEdited ? this.#form(letter, way) : textsOf(batch).map(({ field, text }) => (text.trim() === '' ? nothing : html`<p class="quoted ${field}">${text}</p>`))}
      ${this.#files(letter)} ${isEdited ? nothing : this.#buttons(letter, way)}
      ${note === undefined ? nothing : html`<p class=${note.isWrong ? 'error' : 'saved'}>${icon(note.isWrong ? 'danger' : 'success')}<span>${note.text}</span></p>`}
    </article>`;
  }

  /** "Answer · TRK2_7": a ticket that was never made is called by its summary. */
  #about({ batch }: Parcel): string {
    const { session, locale } = this.#host();
    const { returned } = wordsOf(this.#host());
    const command = batch.find((each) => each.do !== 'see') ?? batch[0];
    const labels = (vocabulary.peek(locale.language) ?? vocabulary.peek('fr'))?.labels;
    if (command === undefined || labels === undefined) return returned.aTicket;
    const known = this.#keys.get(command.ticket);
    if (known === undefined) {
      this.#keys.set(command.ticket, command.do === 'file' ? command.summary : returned.aTicket);
      if (command.do !== 'file')
        void session?.ticket(command.ticket).then(
          ({ key, ticket }) => this.#known(ticket.id, key ?? ticket.summary),
          () => undefined,
        );
    }
    return returned.about(labels[command.do].replace(/…$/u, ''), this.#keys.get(command.ticket) ?? returned.aTicket);
  }

  #known(ticket: string, key: string): void {
    this.#keys.set(ticket, key);
    this.#host().update();
  }

  #why({ trouble }: Parcel, way: OnItsWay): TemplateResult | typeof nothing {
    const { locale } = this.#host();
    const { returned } = wordsOf(this.#host());
    if (trouble === null) return nothing;
    if (trouble.kind === 'too-old') return html`<p class="why">${returned.tooOld}</p>`;
    if (trouble.kind === 'follows') return html`<p class="why">${returned.follows}</p>`;
    const { what, why, todo, issues } = diagnose(locale, way.errorOf(trouble));
    return html`<p class="why">${what} ${why} ${todo}</p>
      ${
        issues.length === 0
          ? nothing
          : html`<ul class="why">
              ${issues.map((issue) => html`<li>${issueSentence(locale, issue)}</li>`)}
            </ul>`
      }`;
  }

  #buttons(letter: Parcel, way: OnItsWay): TemplateResult {
    const { returned } = wordsOf(this.#host());
    const { id, batch, trouble } = letter;
    const hasText = copyOf(batch) !== '';
    return html`<p class="row no-print">
      ${
        trouble?.kind === 'follows'
          ? nothing
          : html`<button class="button" type="button" @click=${() => void this.#retry(letter, way)}>${returned.retry}</button>`
      }
      ${
        hasText
          ? html`<button class="button" type="button" @click=${() => void this.#copy(letter)}>
                ${icon('copy')} ${returned.copy}
              </button>
              <button class="button" type="button" @click=${() => this.#edit(letter)}>${icon('pencil')} ${returned.edit}</button>`
          : nothing
      }
      <button class="button quiet" type="button" data-discard=${id} @click=${() => void this.#discard(letter, way)}>
        ${icon('trash')} ${returned.discard}
      </button>
    </p>`;
  }

  #files({ batch, tickets }: Parcel): TemplateResult | typeof nothing {
    const files = filesOf(batch);
    const { locale } = this.#host();
    if (files.length === 0) return nothing;
    return html`<ul class="files" role="list" aria-label=${wordsOf(this.#host()).returned.files}>
      ${files.map((file) => html`<li>${fileChip(locale, { ...file, open: () => void this.#open(batch[0]?.id ?? '', tickets[0] ?? '', file) })}</li>`)}
    </ul>`;
  }

  async #open(id: string, ticket: string, file: Attachment): Promise<void> {
    try {
      const bytes = await this.#host().session?.open(ticket, file.id);
      if (bytes !== undefined) give(file.name, bytes);
    } catch {
      this.#say(id, wordsOf(this.#host()).returned.fileGone(file.name), true);
    }
  }

  #edit({ id, batch }: Parcel): void {
    this.#edited = { id, texts: textsOf(batch) };
    this.#note = undefined;
    this.#host().update();
    this.#focus(`#letter-${id}-0`);
  }

  #form(letter: Parcel, way: OnItsWay): TemplateResult {
    const { locale } = this.#host();
    const { returned } = wordsOf(this.#host());
    const { id } = letter;
    const texts = this.#edited?.texts ?? [];
    const typed = (place: number) => (event: Event) => {
      const { value } = event.target as HTMLTextAreaElement;
      if (this.#edited !== undefined)
        this.#edited.texts = texts.map((each, at) => ({
          ...(this.#edited?.texts[at] ?? each),
          ...(at === place ? { text: value } : {}),
        }));
    };
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#send(letter, way);
    };
    const giveUp = (): void => {
      this.#edited = undefined;
      this.#host().update();
      this.#focus(`#letter-${id}`);
    };
    return html`<form @submit=${submit}>
      ${texts.map(
        ({ field, text }, place) =>
          html`<label class="label" for="letter-${id}-${place}">${returned.texts[field]}</label>
            <textarea
              class="textarea"
              id="letter-${id}-${place}"
              rows=${field === 'summary' ? 1 : 4}
              .value=${text}
              @input=${typed(place)}
            ></textarea>`,
      )}
      <p class="row">
        <button class="button primary" type="submit">${returned.send}</button>
        <button class="button" type="button" @click=${giveUp}>${locale.words.cancel}</button>
      </p>
    </form>`;
  }

  #retry({ id }: Parcel, way: OnItsWay): Promise<void> {
    return this.#act(id, () => way.retry(id), wordsOf(this.#host()).returned.retried);
  }

  async #send({ id, batch }: Parcel, way: OnItsWay): Promise<void> {
    const { returned } = wordsOf(this.#host());
    const texts = this.#edited?.texts ?? [];
    if (texts.some(({ field, text }) => field !== 'description' && text.trim() === ''))
      return this.#say(id, returned.empty, true);
    await this.#act(id, () => way.rewrite(id, rewritten(batch, texts, freshId)), returned.retried);
    this.#edited = undefined;
    this.#host().update();
  }

  async #copy({ id, batch }: Parcel): Promise<void> {
    const { returned } = wordsOf(this.#host());
    try {
      await navigator.clipboard.writeText(copyOf(batch));
      this.#say(id, returned.copied, false);
    } catch {
      this.#say(id, returned.notCopied, true);
    }
  }

  async #discard(letter: Parcel, way: OnItsWay): Promise<void> {
    const { root } = this.#host();
    const { returned } = wordsOf(this.#host());
    const all = withFollowers(letter, way.state.returned);
    const { heading: question, text, verb } = returned.asked;
    const agreed = await confirmIn(root, { heading: question, text: text(all.length - 1), confirm: verb, danger: true });
    if (!agreed) return;
    // The last first: nothing is left behind that speaks of what is gone.
    const go = async (): Promise<void> => {
      for (const { id } of all.toReversed()) await way.discard(id);
    };
    await this.#act(letter.id, go, returned.discarded);
  }

  /** What is done to one takes it out of sight: the focus goes to those that are left, or to the line above. */
  async #act(id: string, act: () => Promise<void>, said: string): Promise<void> {
    try {
      await act();
    } catch {
      return this.#say(id, wordsOf(this.#host()).returned.failed, true);
    }
    this.#note = undefined;
    const host = this.#host();
    host.announce(said);
    host.update();
    await host.drawn();
    (host.root.querySelector<HTMLElement>('#returned-title') ?? host.root.querySelector<HTMLElement>('.way'))?.focus();
  }

  #say(id: string, text: string, isWrong: boolean): void {
    const host = this.#host();
    this.#note = { id, text, isWrong };
    host.announce(text);
    host.update();
  }

  #focus(selector: string): void {
    const { drawn, root } = this.#host();
    void drawn().then(() => root.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** A letter and what came back because it did, however far down. */
function withFollowers(first: Parcel, letters: readonly Parcel[]): readonly Parcel[] {
  const all = [first];
  for (const letter of letters) {
    const { trouble } = letter;
    if (trouble?.kind === 'follows' && all.some(({ id }) => id === trouble.of)) all.push(letter);
  }
  return all;
}
