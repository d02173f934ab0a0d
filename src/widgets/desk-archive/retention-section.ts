/** "Retention", as a section of administration: how long what is over is kept, what would go, and letting it go. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Retained, RetentionPlan } from '../../backends/backend.ts';
import { categoryOf, serviceOf, type Retention } from '../../domain/desk.ts';
import { mayOperate } from '../../domain/operating-rights.ts';
import { localised } from '../../domain/values.ts';
import fr, { type RetentionWords } from '../../locales/fr/retention.ts';
import { words } from '../../locales/index.ts';
import { field } from '../shared/field.ts';
import { fileStyles } from '../shared/file.styles.ts';
import { notice } from '../shared/notice.ts';
import { deskArchiveStyles } from './desk-archive.styles.ts';
import type { SectionHost } from './section.ts';
import { Work, type WorkHost } from './work.ts';
import '../shared/shared-words.ts';

export const vocabulary = words(fr, { en: () => import('../../locales/en/retention.ts') });
export const styles = [fileStyles, deskArchiveStyles];

const SORTS = ['texts', 'files', 'drafts'] as const;
type Sort = (typeof SORTS)[number];

/** The most months that a rule may say. */
const MOST = 1200;

/** What the section needs; a panel that can change the desk's settings lets the rules be kept in them. */
export interface RetentionHost extends SectionHost {
  readonly settings?: { readonly rights: { readonly configure: boolean } };
  /** Does commands about the desk, and says in a place what came of it. */
  readonly run?: (
    place: string,
    commands: readonly { readonly do: 'change-settings'; readonly patch: { readonly retention: Retention | null } }[],
    said: string,
  ) => Promise<boolean>;
  readonly note?: (place: string) => unknown;
}

/** Where what came of keeping the rules is said. */
const KEPT = 'retention';

export class Section {
  readonly #host: () => RetentionHost;
  readonly #work: Work;
  readonly #typed = new Map<Sort, string>();
  #shown = false;
  #plan: RetentionPlan | undefined;
  #agreed = false;
  #done: RetentionPlan | undefined;

  constructor(host: () => RetentionHost) {
    this.#host = host;
    this.#work = new Work((): WorkHost => ({ ...this.#host(), words: this.#words }));
  }

  /** Stops what is under way. */
  close(): void {
    this.#work.stop();
  }

  get #words(): RetentionWords {
    const said = vocabulary.peek(this.#host().locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a vocabulary without French');
    return said;
  }

  /** What stands in a field: what was typed, else the desk's rule. */
  #value(sort: Sort): string {
    const rule = this.#host().session.desk.retention?.[sort];
    return this.#typed.get(sort) ?? (rule === undefined ? '' : String(rule));
  }

  #isWrong(sort: Sort): boolean {
    const said = this.#value(sort).trim();
    return said !== '' && !(/^\d{1,4}$/u.test(said) && Number(said) >= 1 && Number(said) <= MOST);
  }

  /** The rules as they are typed; null where one is none. */
  #rules(): Retention | null {
    this.#shown = true;
    if (SORTS.some((sort) => this.#isWrong(sort))) return null;
    return Object.fromEntries(
      SORTS.flatMap((sort) => (this.#value(sort).trim() === '' ? [] : [[sort, Number(this.#value(sort))]])),
    );
  }

  /** @returns the rules, or null once what is wrong is shown and has the focus */
  async #checked(): Promise<Retention | null> {
    const rules = this.#rules();
    if (rules !== null) return rules;
    const { update, drawn, root } = this.#host();
    update();
    await drawn();
    root.querySelector<HTMLElement>('.months[aria-invalid="true"]')?.focus();
    return null;
  }

  async #foresee(): Promise<void> {
    const rules = await this.#checked();
    if (rules === null) return;
    this.#done = undefined;
    this.#agreed = false;
    this.#plan = await this.#work.run((patience) => this.#host().session.retention.plan(rules, patience));
    if (this.#plan !== undefined) await this.#lookAt('.foreseen');
  }

  async #apply(): Promise<void> {
    const rules = await this.#checked();
    if (rules === null) return;
    this.#done = await this.#work.run((patience) => this.#host().session.retention.apply(rules, patience));
    if (this.#done === undefined) return;
    this.#plan = undefined;
    this.#host().announce(this.#said(this.#done));
    await this.#lookAt('.done');
  }

  async #lookAt(selector: string): Promise<void> {
    const { update, drawn, root } = this.#host();
    update();
    await drawn();
    root.querySelector<HTMLElement>(selector)?.focus();
  }

  #said({ texts, files, drafts }: RetentionPlan): string {
    return this.#words.applied(texts.tickets, files.tickets, drafts.files);
  }

  view(): TemplateResult {
    const { session, locale, settings, run, note } = this.#host();
    const said = this.#words;
    if (session.can.retention !== true || !mayOperate(session.me))
      return notice(locale, 'info', { what: session.can.retention === true ? said.notYours : said.unsupported });
    const mayKeep = settings?.rights.configure === true && run !== undefined;
    const keeping = async (): Promise<void> => {
      const rules = await this.#checked();
      if (rules === null) return;
      const retention = Object.keys(rules).length === 0 ? null : rules;
      await run?.(KEPT, [{ do: 'change-settings', patch: { retention } }], said.kept);
    };
    return html`<div class="archive">
      <section class="section">
        <p class="hint">${said.hint}</p>
        ${SORTS.map((sort) => this.#field(sort))}
        ${
          this.#work.isUnderWay
            ? nothing
            : html`<div class="row">
                <button class="button primary" type="button" id="plan" @click=${() => void this.#foresee()}>${said.plan}</button>
                ${!mayKeep ? nothing : html`<button class="button" type="button" id="keep" @click=${() => void keeping()}>${said.keep}</button>`}
              </div>`
        }
        ${note?.(KEPT) ?? nothing} ${this.#work.view(() => void this.#foresee())} ${this.#foreseen()}
        ${this.#done === undefined ? nothing : html`<div class="done" tabindex="-1">${notice(locale, 'success', { what: this.#said(this.#done) })}</div>`}
      </section>
    </div>`;
  }

  #field(sort: Sort): TemplateResult {
    const { locale, update } = this.#host();
    const said = this.#words;
    const typed = (event: Event): void => {
      this.#typed.set(sort, (event.target as HTMLInputElement).value);
      // What was counted was counted by other rules.
      this.#plan = undefined;
      update();
    };
    return field(locale, {
      id: `retention-${sort}`,
      label: said.fields[sort].label,
      hint: said.fields[sort].hint,
      error: this.#shown && this.#isWrong(sort) ? said.wrong : undefined,
      optional: true,
      control: (tie) =>
        html`<span class="row"
          ><input
            class="input months"
            id=${tie.id}
            inputmode="numeric"
            maxlength="4"
            .value=${this.#value(sort)}
            aria-describedby=${tie.describedBy}
            aria-invalid=${tie.invalid}
            @input=${typed}
          />
          <span>${said.months}</span></span
        >`,
    });
  }

  /** What would go, and the button. */
  #foreseen(): TemplateResult | typeof nothing {
    const plan = this.#plan;
    if (plan === undefined || this.#work.isUnderWay) return nothing;
    const { locale, update } = this.#host();
    const said = this.#words;
    const { texts, files, drafts } = plan;
    if (texts.tickets + files.tickets + drafts.files === 0) return html`<p class="foreseen" tabindex="-1">${said.nothing}</p>`;
    const agree = (event: Event): void => {
      this.#agreed = (event.target as HTMLInputElement).checked;
      update();
    };
    const since = (oldest: string | null): string => (oldest === null ? '' : locale.date(oldest));
    const line = (sort: Sort, what: string, oldest: string | null): TemplateResult =>
      html`<tr>
        <th scope="row">${said.rows[sort]}</th>
        <td>${what}</td>
        <td>${since(oldest)}</td>
      </tr>`;
    return html`<div class="foreseen checked" tabindex="-1">
      <table class="table">
        <caption>
          ${said.wouldGo}
        </caption>
        <thead>
          <tr>
            <th scope="col">${said.what}</th>
            <th scope="col">${said.howMany}</th>
            <th scope="col">${said.oldest}</th>
          </tr>
        </thead>
        <tbody>
          ${texts.tickets === 0 ? nothing : line('texts', said.tickets(texts.tickets), texts.oldest)}
          ${files.tickets === 0 ? nothing : line('files', said.tickets(files.tickets), files.oldest)}
          ${drafts.files === 0 ? nothing : line('drafts', said.files(drafts.files, locale.size(drafts.bytes)), drafts.oldest)}
        </tbody>
      </table>
      ${this.#places([texts, files])} ${notice(locale, 'warning', { what: said.forGood })}
      <label class="check"><input id="agree" type="checkbox" .checked=${this.#agreed} @change=${agree} /> ${said.agree}</label>
      <div class="row">
        <button class="button danger" type="button" id="apply" ?disabled=${!this.#agreed} @click=${() => void this.#apply()}>
          ${said.apply}
        </button>
      </div>
    </div>`;
  }

  /** Of which categories it is. */
  #places(all: readonly Retained[]): TemplateResult | typeof nothing {
    const { session, locale } = this.#host();
    const { desk } = session;
    const counts = new Map<string, number>();
    for (const { service, category, tickets } of all.flatMap(({ places }) => places)) {
      const [inService, node] = [serviceOf(desk, service), categoryOf(desk, service, category)];
      const name =
        inService === undefined
          ? this.#words.nowhere
          : [inService.label, node?.label].map((label) => localised(label, locale.language)).join(' › ');
      counts.set(name, (counts.get(name) ?? 0) + tickets);
    }
    if (desk.services.length === 0 || counts.size === 0) return nothing;
    return html`<details>
      <summary>${this.#words.byPlace}</summary>
      <ul>
        ${[...counts].map(([name, tickets]) => html`<li>${this.#words.inPlace(name, tickets)}</li>`)}
      </ul>
    </details>`;
  }
}
