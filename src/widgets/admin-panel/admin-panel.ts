/** Administration: a desk is set up by whoever may, section by section. */
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Session } from '../../backends/backend.ts';
import { deskRights } from '../../domain/desk-rights.ts';
import fr, { type AdminWords } from '../../locales/fr/admin.ts';
import { words } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { problemNotice } from '../shared/problem.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { AdminHost, AdminPart } from './admin-host.ts';
import { adminStyles } from './admin-panel.styles.ts';
import { Administering } from './administering.ts';
import { noteIn } from './noting.ts';
import { SECTIONS, sectionsFor, type SectionEntry, type SectionId } from './sections.ts';
import { Typing } from './typing.ts';
import { LeavingGuard, unsavedMark } from './unsaved.ts';
import '../shared/shared-words.ts';

const WORDS = words(fr, { en: () => import('../../locales/en/admin.ts') });

/**
 * Administration of a desk, for whoever may: its health, its settings, services and categories, people, and the history of what was
 * changed. A manager finds the services that are theirs.
 *
 * @tag guichet-admin-panel
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened: `{ticket, key}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 * @fires {BeforeChangeEvent} guichet-before-change - A ticket of somebody's is about to be handed over: `{ticket, commands}`; cancelable: prevented, it stays
 * @fires {TicketChangedEvent} guichet-ticket-changed - A ticket of somebody's is handed over: `{ticket, key, commands}`
 */
export class GuichetAdminPanel extends ConnectedElement<AdminWords> {
  static override styles = [...sheets, adminStyles];
  protected override readonly vocabulary = WORDS;

  /** The section that is open first; else the one where the person was. */
  @property() section = '';

  #doing: Administering | undefined;
  #typing: Typing | undefined;
  readonly #parts = new Map<SectionId, AdminPart>();
  readonly #guard = new LeavingGuard();
  #chosen: SectionId | undefined;

  /** Its list of sections. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('.sections [aria-current], .sections select');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leave();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.session !== undefined && this.#doing === undefined) this.sessionChanged(this.session);
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#leave();
    this.requestUpdate();
    if (session?.can.administration !== true || deskRights(session.me, session.desk) === null) return;
    this.#chosen = this.#recall(session);
    this.#doing = new Administering(session, {
      changed: () => this.requestUpdate(),
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
    });
    void this.#doing.read();
    const typing = new Typing({ backend: this.backend, desk: session.desk.id, person: session.me.id });
    this.#typing = typing;
    void this.#readTyped(typing);
  }

  async #readTyped(typing: Typing): Promise<void> {
    await typing.read();
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#guard.hold([...this.#parts.values()].some(({ isUnsaved }) => isUnsaved));
  }

  #leave(): void {
    this.#guard.hold(false);
    this.#doing?.close();
    this.#doing = undefined;
    void this.#typing?.close();
    this.#typing = undefined;
    for (const part of this.#parts.values()) part.close?.();
    this.#parts.clear();
  }

  #memory({ desk, me }: Session): string {
    return `guichet-admin:${[this.backend, desk.id, me.id].join('|')}`;
  }

  #recall(session: Session): SectionId | undefined {
    try {
      const kept = sessionStorage.getItem(this.#memory(session)) ?? '';
      return Object.hasOwn(SECTIONS, kept) ? (kept as SectionId) : undefined;
    } catch {
      return undefined;
    }
  }

  #open(session: Session, section: SectionId): void {
    this.#chosen = section;
    this.section = '';
    try {
      sessionStorage.setItem(this.#memory(session), section);
    } catch {
      // Storage is full or shut: the place is only kept while the page lives.
    }
    this.requestUpdate();
  }

  async #go(session: Session, section: SectionId, anchor?: string): Promise<void> {
    this.#open(session, section);
    await this.updateComplete;
    const target =
      (anchor === undefined ? null : this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(anchor)}`)) ??
      this.renderRoot.querySelector<HTMLElement>('.body .section-title');
    for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details')) fold.open = true;
    target?.scrollIntoView({ block: 'nearest' });
    target?.focus();
  }

  #host(doing: Administering, section: SectionId): AdminHost {
    const { session, settings } = doing;
    if (settings === undefined) throw new ReferenceError('the settings are not read yet');
    return {
      session,
      settings,
      usage: doing.usage,
      isCounting: !doing.counting.isStopped,
      locale: this.locale,
      words: this.words,
      level: this.headingLevel + 1,
      root: this.renderRoot as ShadowRoot,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      run: (place, commands, said) => doing.run(place, commands, said),
      note: (place) => noteIn(place, doing, this.locale, this.words, () => void this.#undo(doing, place)),
      problem: (place) => doing.problem(place),
      typed: (place) => this.#typing?.of(`${section}/${place}`),
      keep: (place, typed) => this.#typing?.keep(`${section}/${place}`, typed),
      drawPart: this.drawPart,
      recount: () => void doing.count(),
      go: (section, anchor) => void this.#go(session, section, anchor),
    };
  }

  async #undo(doing: Administering, place: string): Promise<void> {
    await doing.undo(this.words.undone);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-note="${CSS.escape(place)}"]`)?.focus();
  }

  protected override view(): unknown {
    const { session } = this;
    if (session === undefined) return this.connectionView();
    return html`${heading(this.headingLevel, this.words.title, { class: 'title' })}${this.#body(session)}`;
  }

  #body(session: Session): TemplateResult {
    const { locale } = this;
    const doing = this.#doing;
    if (doing === undefined)
      return notice(locale, 'info', {
        what: session.can.administration === true ? this.words.notForYou : this.words.unsupported,
      });
    if (doing.settings === undefined)
      return doing.trouble === undefined
        ? skeleton(locale, ['control', 'line', 'line', 'control'])
        : problemNotice(locale, doing.trouble, { retry: () => void doing.read(), reads: true });
    if (this.#typing?.isRead !== true) return skeleton(locale, ['control', 'line', 'line', 'control']);
    const offered = sectionsFor(doing.settings.rights, session);
    const asked = offered.find((each) => each === this.section) ?? this.#chosen;
    const current = offered.find((each) => each === asked) ?? offered[0] ?? 'summary';
    return html`<div class="panel">
      ${this.#sections(session, offered, current)}
      <section class="body" aria-labelledby="section-title">
        ${heading(this.headingLevel + 1, this.words.sections[current], { id: 'section-title', class: 'section-title', focusable: true })}
        ${this.#part(doing, current)} ${doing.counting.view(locale, this.words.counting, () => void doing.count())}
      </section>
    </div>`;
  }

  #part(doing: Administering, id: SectionId): unknown {
    const entry: SectionEntry = SECTIONS[id];
    return this.drawPart(
      entry.part,
      ({ Section }) => {
        const part = this.#parts.get(id) ?? new Section(() => this.#host(doing, id));
        this.#parts.set(id, part);
        return part.view();
      },
      skeleton(this.locale, ['line', 'control', 'line', 'control']),
    );
  }

  /** Whether something typed in a section is not saved: as it says itself, and before it is opened as what is kept of it says. */
  #isUnsaved(id: SectionId): boolean {
    const part = this.#parts.get(id);
    return part === undefined ? this.#typing?.holds(`${id}/`) === true : part.isUnsaved === true;
  }

  #sections(session: Session, offered: readonly SectionId[], current: SectionId): TemplateResult {
    const { sections, choose, unsavedIn } = this.words;
    return html`<nav class="sections" aria-label=${choose}>
      <ul class="wide-only">
        ${offered.map(
          (id) =>
            html`<li>
              <button
                class="button quiet"
                type="button"
                aria-current=${id === current ? 'true' : nothing}
                @click=${() => this.#open(session, id)}
              >
                ${sections[id]} ${unsavedMark({ words: this.words }, this.#isUnsaved(id))}
              </button>
            </li>`,
        )}
      </ul>
      <div class="narrow-only">
        <label class="label" for="section-choice">${choose}</label>
        <select
          class="select"
          id="section-choice"
          @change=${(event: Event) => this.#open(session, (event.target as HTMLSelectElement).value as SectionId)}
        >
          ${offered.map(
            (id) =>
              html`<option value=${id} .selected=${id === current}>
                ${this.#isUnsaved(id) ? unsavedIn(sections[id]) : sections[id]}
              </option>`,
          )}
        </select>
      </div>
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-admin-panel': GuichetAdminPanel;
  }
}
