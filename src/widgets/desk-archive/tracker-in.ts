/** Bringing a mod_tracker in: which one, where its tickets go, what would be kept and what would not. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Brought, Foreseen } from '../../backends/backend.ts';
import { firstPlace } from '../../domain/foreign/table.ts';
import { fromTracker, trackersIn } from '../../domain/foreign/tracker.ts';
import type { FromTracker, Unkept } from '../../domain/foreign/tracker.ts';
import type { PersonCard } from '../../domain/people.ts';
import { NoTable } from '../shared/csv-reading.ts';
import { icon } from '../shared/icons.ts';
import { notice } from '../shared/notice.ts';
import { NoBackup, openBackup, type OpenedBackup } from './backup.ts';
import { broughtView, lossesView } from './foreseen.ts';
import { placeSelect, type Place } from './places.ts';
import { Work, type ArchiveHost } from './work.ts';

/** A tracker on the table: what of it would come in. */
interface Found {
  readonly from: FromTracker;
  readonly batch: Brought;
  readonly foreseen: Foreseen;
}

export class TrackerIn {
  readonly #host: () => ArchiveHost;
  readonly #work: Work;
  readonly #close: () => void;
  readonly #files: readonly File[];
  #opened: OpenedBackup | undefined;
  #people: readonly PersonCard[] = [];
  #trouble: NoBackup | NoTable | undefined;
  #tracker = '';
  #place: Place = { service: null, category: null };
  #found: Found | undefined;
  #done: Foreseen | undefined;

  /** @param close goes back to choosing files */
  constructor(host: () => ArchiveHost, files: readonly File[], close: () => void) {
    this.#host = host;
    this.#work = new Work(host);
    this.#files = files;
    this.#close = close;
  }

  stop(): void {
    this.#work.stop();
  }

  /** Opens the files. */
  async read(): Promise<void> {
    const { session, lookAt } = this.#host();
    const opened = await this.#work.run(async ({ signal }) => {
      this.#people = await session.bringing.people();
      try {
        return await openBackup(this.#files, signal);
      } catch (error) {
        if (!(error instanceof NoBackup || error instanceof NoTable)) throw error;
        this.#trouble = error;
        return undefined;
      }
    });
    if (opened !== undefined) {
      this.#opened = opened;
      this.#place = firstPlace(session.desk);
      this.#tracker = [...trackersIn(opened.tables)].sort((one, other) => other.tickets - one.tickets)[0]?.id ?? '';
      await this.#foresee();
    }
    this.#host().update();
    lookAt('.checked');
  }

  async #foresee(): Promise<void> {
    const opened = this.#opened;
    if (opened === undefined) return;
    const { session, locale } = this.#host();
    this.#found = undefined;
    this.#found = await this.#work.run(async (patience) => {
      const { tables, contents } = opened;
      const now = new Date(locale.now()).toISOString();
      const has = (hash: string): boolean => contents.has(hash);
      const from = fromTracker(tables, this.#tracker, { desk: session.desk, people: this.#people, ...this.#place, now, has });
      const { source, tickets, people, fields } = from;
      const files = from.files.map(({ attachment, hash }) => ({
        id: attachment.id,
        bytes: new Blob([contents.get(hash) ?? new Uint8Array()]),
      }));
      const batch: Brought = { source, tickets, people, fields, files };
      return { from, batch, foreseen: await session.bringing.foresee(batch, patience) };
    });
    this.#host().update();
  }

  async #import(): Promise<void> {
    const found = this.#found;
    if (found === undefined) return;
    const { session } = this.#host();
    this.#done = await this.#work.run((patience) => session.bringing.bring(found.batch, patience));
    if (this.#done === undefined) return;
    const { words, announce, lookAt, update } = this.#host();
    update();
    announce(words.brought(this.#done.fresh));
    lookAt('.done');
  }

  view(): TemplateResult {
    const { locale, words } = this.#host();
    const trouble = this.#trouble;
    if (trouble !== undefined)
      return html`<div class="checked" tabindex="-1">
        ${notice(locale, 'danger', {
          what: words.unusable(trouble instanceof NoBackup ? trouble.file : (this.#files[0]?.name ?? '')),
          more: trouble instanceof NoBackup ? words.noBackup[trouble.code] : words.noTable[trouble.code],
          actions: html`<button class="button" type="button" @click=${this.#close}>${words.another}</button>`,
        })}
      </div>`;
    if (this.#done !== undefined) return html`${broughtView(this.#host(), this.#done, this.#close)}${this.#unkept()}`;
    const opened = this.#opened;
    const again = (): void => void (this.#opened === undefined ? this.read() : this.#foresee());
    return html`${opened === undefined || this.#work.isUnderWay ? nothing : this.#steps(opened)}${this.#work.view(again)}`;
  }

  #steps({ tables }: OpenedBackup): TemplateResult {
    const { locale, words } = this.#host();
    const trackers = trackersIn(tables);
    const found = this.#found;
    const choose = (event: Event): void => {
      this.#tracker = (event.target as HTMLSelectElement).value;
      void this.#foresee();
    };
    const named = ({ id, name, tickets }: (typeof trackers)[number]): string =>
      words.trackerNamed(name === '' ? id : name, tickets);
    return html`<div class="checked" tabindex="-1">
      ${
        trackers.length < 2
          ? html`<p><strong>${trackers.map(named)}</strong></p>`
          : html`<div class="field">
              <label class="label" for="tracker">${words.tracker}</label>
              <select class="select" id="tracker" @change=${choose}>
                ${trackers.map((each) => html`<option value=${each.id} .selected=${each.id === this.#tracker}>${named(each)}</option>`)}
              </select>
            </div>`
      }
      ${placeSelect(this.#host(), this.#place, (place) => {
        this.#place = place;
        void this.#foresee();
      })}
      ${found === undefined ? nothing : this.#foreseen(found, locale)}
    </div>`;
  }

  #foreseen({ from, foreseen }: Found, locale: ArchiveHost['locale']): TemplateResult {
    const { words } = this.#host();
    const isWrong = foreseen.wrong > 0;
    return html`<p>
        ${words.tracked(foreseen.fresh, from.people.length, from.fields.length, from.files.length)}${foreseen.known.length === 0 ? nothing : html` ${words.knownBefore(foreseen.known.length)}`}
      </p>
      ${lossesView(this.#host(), foreseen)} ${this.#unkept()}
      ${
        isWrong
          ? notice(locale, 'danger', {
              what: words.unusable(this.#files[0]?.name ?? ''),
              more: html`<ul class="wrongs">
                ${foreseen.issues.map(({ path, code, values }) => html`<li><code>${path}</code> ${(words.issues[code] ?? words.otherIssue)(values ?? {})}</li>`)}
              </ul>`,
            })
          : nothing
      }
      <div class="row">
        <button
          class="button primary"
          type="button"
          id="bring"
          ?disabled=${isWrong || foreseen.fresh === 0}
          @click=${() => void this.#import()}
        >
          ${icon('check')} ${words.bring(foreseen.fresh)}
        </button>
        <button class="button" type="button" @click=${this.#close}>${words.giveUp}</button>
      </div>`;
  }

  /** What a tracker has that has no place here. */
  #unkept(): TemplateResult | typeof nothing {
    const { words } = this.#host();
    const unkept = Object.entries(this.#found?.from.unkept ?? {}) as [Unkept, number][];
    if (unkept.length === 0) return nothing;
    return html`<p class="hint">${words.unkeptTitle}</p>
      <ul>
        ${unkept.map(([what, count]) => html`<li>${words.unkept[what](count)}</li>`)}
      </ul>`;
  }
}
