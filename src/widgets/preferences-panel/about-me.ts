/** "What is kept about me": counted by kind, taken out as a file, and what of it is on this device erased. Fetched once it is opened. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ExportedSelf, KeptAbout } from '../../backends/backend.ts';
import { KEPT_KINDS } from '../../domain/kept-about.ts';
import { wordsOnDemand } from '../../locales/index.ts';
import type { AboutMeWords } from '../../locales/fr/about-me.ts';
import { give } from '../desk-archive/giving.ts';
import { Work } from '../desk-archive/work.ts';
import { confirmIn } from '../shared/dialog.ts';
import { fileStyles } from '../shared/file.styles.ts';
import { icon } from '../shared/icons.ts';
import { draftsHere, forgetHere } from '../shared/on-this-device.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { focusNote, type PanelHost } from './panel-host.ts';
import '../shared/define-dialog.ts';

export const vocabulary = wordsOnDemand<AboutMeWords>({
  fr: () => import('../../locales/fr/about-me.ts'),
  en: () => import('../../locales/en/about-me.ts'),
});
export const styles = [fileStyles];

const PLACE = 'about-me';

export class AboutMe {
  readonly #host: () => PanelHost;
  readonly #reread: () => Promise<void>;
  readonly #counting: Work;
  readonly #exporting: Work;
  #kept: KeptAbout | undefined;
  #drafts = 0;
  #made: ExportedSelf | undefined;
  #said: string | undefined;
  #trouble: unknown;

  /**
   * @param host the panel as it stands when it is asked
   * @param reread what the panel shows may be other than it was
   */
  constructor(host: () => PanelHost, reread: () => Promise<void>) {
    this.#host = host;
    this.#reread = reread;
    const inside = () => ({ ...this.#host(), words: this.#words });
    this.#counting = new Work(inside);
    this.#exporting = new Work(inside);
    void this.read();
  }

  /** Stops what is under way. */
  close(): void {
    this.#counting.stop();
    this.#exporting.stop();
  }

  get #words(): AboutMeWords {
    const words = vocabulary.peek(this.#host().locale.language) ?? vocabulary.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of what is kept are not here yet');
    return words;
  }

  get #whose(): { desk: string; person: string } {
    const { desk, me } = this.#host().session;
    return { desk: desk.id, person: me.id };
  }

  /** Counts it. */
  async read(): Promise<void> {
    // What draws this is drawing: it is told of what comes once it is done.
    await Promise.resolve();
    const { session } = this.#host();
    this.#drafts = await draftsHere(this.#whose);
    this.#kept = (await this.#counting.run((patience) => session.about.mine(patience))) ?? this.#kept;
    this.#host().update();
  }

  async #export(): Promise<void> {
    const { session, announce, locale } = this.#host();
    this.#made = await this.#exporting.run((patience) => session.about.exportMine(patience));
    if (this.#made === undefined) return;
    this.#give(this.#made);
    this.#say(this.#words.exported(locale.size(this.#made.file.size)));
    announce(this.#said ?? '');
    await focusNote(this.#host(), PLACE);
  }

  #give({ file, made }: ExportedSelf): void {
    give(`${this.#host().session.desk.id}-${made.slice(0, 10)}.guichet-moi.json`, file);
  }

  #say(text: string): void {
    this.#said = text;
    this.#trouble = undefined;
    this.#host().update();
  }

  async #forget(): Promise<void> {
    const { session, root, announce, fail } = this.#host();
    const { confirm, forgotten } = this.#words;
    const isKeptHere = session.can.about?.onDevice === true;
    const drafts = await draftsHere(this.#whose);
    const { waiting = [], returned = [] } = session.onItsWay?.state ?? {};
    const waits = waiting.length + returned.length;
    const isAgreed = await confirmIn(root, {
      heading: confirm.heading,
      text: [
        confirm.here(drafts),
        ...(waits > 0 ? [confirm.waits(waits)] : []),
        ...(isKeptHere ? [confirm.alsoKept] : []),
        confirm.stays,
      ].join(' '),
      confirm: confirm.verb,
      danger: true,
    });
    if (!isAgreed) return;
    try {
      if (isKeptHere) await session.about.forgetMine();
      await session.onItsWay?.wipe();
      await forgetHere(this.#whose);
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#trouble = error;
      this.#host().update();
      return;
    }
    this.#made = undefined;
    await this.#reread();
    this.#say(forgotten);
    announce(forgotten);
    await Promise.all([this.read(), focusNote(this.#host(), PLACE)]);
  }

  view(): TemplateResult {
    const { locale } = this.#host();
    const w = this.#words;
    return html`<div class="stack" id="about-me">
      ${this.#counting.view(() => void this.read())} ${this.#counts()}
      <div class="stack tight">
        ${
          this.#exporting.isUnderWay
            ? this.#exporting.view()
            : html`<button class="button" type="button" id="export-me" @click=${() => void this.#export()}>
                  ${icon('download')} ${this.#made === undefined ? w.export : w.again}</button
                >${this.#exporting.view(() => void this.#export())}`
        }
        <p class="hint">${w.exportHint}</p>
      </div>
      <div class="stack tight">
        <button class="button" type="button" id="forget-me" @click=${() => void this.#forget()}>${w.forget}</button>
        <p class="hint">${w.forgetHint}</p>
      </div>
      ${this.#trouble === undefined ? nothing : problemNotice(locale, this.#trouble, { retry: () => void this.#forget() })}
      ${
        this.#said === undefined
          ? nothing
          : html`<p class="saved" data-note=${PLACE} tabindex="-1">${icon('success')}<span>${this.#said}</span></p>`
      }
    </div>`;
  }

  #counts(): TemplateResult | typeof nothing {
    const kept = this.#kept;
    if (kept === undefined) return nothing;
    const { locale, session } = this.#host();
    const w = this.#words;
    const { name, mail, phone, school, groups } = session.me;
    const card = [name, mail, phone, school, ...groups].filter((each) => each !== undefined && each !== '') as string[];
    const rows = [...KEPT_KINDS.map((kind) => [w.kinds[kind], kept.counts[kind]] as const), [w.here, this.#drafts] as const];
    return html`<p>${w.identity(card)}</p>
      <table class="table">
        <caption class="visually-hidden">
          ${w.caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${w.kind}</th>
            <th scope="col">${w.howMany}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([what, many]) =>
              html`<tr>
                <th scope="row">${what}</th>
                <td class="numeric">${locale.number(many)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${kept.bytes === 0 ? nothing : html`<p class="hint">${w.size(locale.size(kept.bytes))}</p>`}
      ${kept.beyond === 0 ? nothing : html`<p>${w.beyond(kept.beyond)}</p>`}`;
  }
}
