/** "Import and export", and "Retention", standing alone. */
import { html, nothing } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { DeskArchiveWords } from '../../locales/fr/desk-archive.ts';
import type { Vocabulary } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { Section as Retention, vocabulary as retentionWords } from './retention-section.ts';
import { Section, mayArchive, styles, vocabulary, type SectionHost } from './section.ts';

/**
 * Taking a desk out as one file and bringing one in; tickets from a table, and from Moodle's tracker; letting go of what is old. For
 * who operates the desk.
 */
export class GuichetDeskArchive extends ConnectedElement<DeskArchiveWords> {
  static override styles = [...sheets, ...styles];
  protected override readonly vocabulary = vocabulary;

  #section: Section | undefined;
  #retention: Retention | undefined;

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, retentionWords];
  }

  /** The button that takes the desk out. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('#export');
  }

  override disconnectedCallback(): void {
    this.#section?.close();
    this.#retention?.close();
    super.disconnectedCallback();
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#section?.close();
    this.#retention?.close();
    this.#section = session === undefined ? undefined : new Section(() => this.#host(session));
    this.#retention = session === undefined ? undefined : new Retention(() => this.#host(session));
    this.requestUpdate();
  }

  #host(session: Session): SectionHost {
    return {
      session,
      locale: this.locale,
      level: this.headingLevel,
      root: this.renderRoot as ShadowRoot,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
    };
  }

  protected override view(): unknown {
    if (this.#section === undefined) return this.connectionView();
    return html`${this.#section.view()}${this.session !== undefined && mayArchive(this.session) ? this.#retention?.view() : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-desk-archive': GuichetDeskArchive;
  }
}
