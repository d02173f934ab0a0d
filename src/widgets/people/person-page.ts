/** The page on a person, for the staff: who they are, how they are reached, and their tickets as far as one reads them. */
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PersonPage, Session } from '../../backends/backend.ts';
import type { Desk } from '../../domain/desk.ts';
import { serviceOf } from '../../domain/desk.ts';
import { localised } from '../../domain/values.ts';
import { wordsOnDemand, type Vocabulary } from '../../locales/index.ts';
import type { PersonPageWords } from '../../locales/fr/person-page.ts';
import { innerSheets } from '../shared/base.styles.ts';
import { blocks } from '../shared/blocks.styles.ts';
import type { GuichetDialog } from '../shared/dialog.ts';
import { heading } from '../shared/heading.ts';
import { LocalisedElement } from '../shared/localised.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { parts } from '../shared/parts.styles.ts';
import { problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { stateBadge } from '../shared/state-badge.ts';
import { isBrowserClick, ticketKey } from '../shared/ticket-key.ts';
import { moment } from '../shared/time.ts';
import { stateStyles } from '../shared/state.styles.ts';
import { peopleStyles } from './people.styles.ts';
import '../shared/shared-words.ts';

const WORDS = wordsOnDemand<PersonPageWords>({
  fr: () => import('../../locales/fr/person-page.ts'),
  en: () => import('../../locales/en/person-page.ts'),
});
const ERASING = onDemand(() => import('./define-erasing.ts'));

/** The dialog; what opens it is `meetIn`. */
export class GuichetPersonPage extends LocalisedElement {
  static override styles = [...innerSheets, blocks, parts, stateStyles, peopleStyles];

  @property({ attribute: false }) session!: Session;
  /** The person's id. */
  @property({ attribute: false }) person = '';
  /** Their name, as it stood where it was pressed. */
  @property({ attribute: false }) name = '';
  /** Opens a ticket. @returns whether nobody did, so that the link is followed */
  @property({ attribute: false }) open: (ticket: string, key: string | null) => boolean = () => true;

  @state() private page: PersonPage | undefined = undefined;
  @state() private trouble: unknown = undefined;
  @state() private isErased = false;

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, WORDS];
  }

  protected override get spokenDesk(): Desk | undefined {
    return this.session.desk;
  }

  get #words(): PersonPageWords {
    const words = WORDS.peek(this.locale.language) ?? WORDS.peek('fr');
    if (words === undefined) throw new ReferenceError('the words of a person are not here yet');
    return words;
  }

  get #dialog(): GuichetDialog | null {
    return this.renderRoot.querySelector<GuichetDialog>('guichet-dialog');
  }

  /** Shows it, until it is closed. */
  async show(): Promise<void> {
    await this.updateComplete;
    const dialog = this.#dialog;
    if (dialog === null) return;
    const closed = new Promise<void>((resolve) => {
      dialog.addEventListener('guichet-close', () => resolve(), { once: true });
    });
    await dialog.show();
    void this.#read();
    await closed;
  }

  async #read(): Promise<void> {
    this.trouble = undefined;
    try {
      this.page = await this.session.about.person(this.person);
    } catch (error) {
      this.trouble = error;
    }
  }

  async #erase(page: PersonPage): Promise<void> {
    this.trouble = undefined;
    try {
      const { eraseIn } = await ERASING.load();
      const root = this.shadowRoot ?? this;
      this.isErased = await eraseIn(root, this.session, page, { clock: this.clock });
    } catch (error) {
      this.trouble = error;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.done')?.focus();
  }

  /** The ticket is opened where one was; the page on the person is left for it. */
  #opens(event: MouseEvent, ticket: string, key: string | null): void {
    if (isBrowserClick(event)) return;
    this.#dialog?.close();
    if (!this.open(ticket, key)) event.preventDefault();
  }

  protected override render(): TemplateResult {
    const { page, trouble, locale } = this;
    const w = this.#words;
    return html`<guichet-dialog heading=${page?.name ?? this.name} cancel=${w.close}>
      ${
        trouble === undefined
          ? page === undefined
            ? skeleton(locale, ['line', 'line', 'block'])
            : this.isErased
              ? html`<div class="done" tabindex="-1">${notice(locale, 'success', { what: w.erased(page.name) })}</div>`
              : this.#body(page)
          : problemNotice(locale, trouble, { retry: () => void this.#read() })
      }
      ${
        page?.erasable === true && !this.isErased
          ? html`<button class="button" type="button" slot="actions" @click=${() => void this.#erase(page)}>${w.erase}</button>`
          : nothing
      }
    </guichet-dialog>`;
  }

  #body(page: PersonPage): TemplateResult {
    const { locale, session } = this;
    const w = this.#words;
    const { mail, phone, school, affiliation, groups, profile, serves, suspended, available } = page;
    const services = serves.map((id) => localised(serviceOf(session.desk, id)?.label ?? id, locale.language));
    const fact = (label: string, value: unknown): TemplateResult | typeof nothing =>
      value === undefined || value === ''
        ? nothing
        : html`<dt>${label}</dt>
            <dd>${value}</dd>`;
    return html`<div class="stack">
      <dl class="facts">
        ${fact(w.mail, mail === undefined ? undefined : html`<a href="mailto:${mail}">${mail}</a>`)}
        ${fact(w.phone, phone === undefined ? undefined : html`<a href="tel:${phone.replaceAll(/[^+\d]/gu, '')}">${phone}</a>`)}
        ${fact(w.school, school)} ${fact(w.affiliation, affiliation)} ${fact(w.groups, locale.list([...groups]))}
        ${fact(w.profile, locale.words.profiles[profile])} ${fact(w.serves, locale.list(services))}
      </dl>
      ${suspended ? html`<p><span class="mark">${w.suspended}</span></p>` : nothing}
      ${!suspended && !available && serves.length > 0 ? html`<p class="muted">${w.unavailable}</p>` : nothing}
      ${heading(3, w.tickets)} ${page.total === 0 ? html`<p class="muted">${w.none}</p>` : this.#tickets(page)}
    </div>`;
  }

  #tickets({ counts, total, tickets }: PersonPage): TemplateResult {
    const { locale } = this;
    const w = this.#words;
    return html`<p>${w.counted(counts)}</p>
      <ul class="tickets" role="list">
        ${tickets.map(
          ({ row, bonds }) =>
            html`<li>
              <span class="line"
                >${ticketKey(locale, row.key)} ${stateBadge(locale, row.state, row.waiting?.reason)}
                <span class="muted small"
                  >${locale.list(bonds.map((bond) => w.bonds[bond]))} · ${moment(locale, row.changedAt)}</span
                ></span
              >
              <a href="#${row.key ?? row.id}" @click=${(event: MouseEvent) => this.#opens(event, row.id, row.key)}
                ><bdi>${row.summary}</bdi></a
              >
            </li>`,
        )}
      </ul>
      ${total > tickets.length ? html`<p class="hint">${w.onlyLast(tickets.length, total)}</p>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-person-page': GuichetPersonPage;
  }
}
