/** The sections "Import and export" and "Retention" on a page of their own, without the panel that they are sections of. */
import { html, nothing } from 'lit';
import type { Session } from '../../../src/backends/backend.ts';
import type { DeskArchiveWords } from '../../../src/locales/fr/desk-archive.ts';
import type { Vocabulary } from '../../../src/locales/index.ts';
import { ConnectedElement } from '../../../src/widgets/shared/connection.ts';
import { sheets } from '../../../src/widgets/shared/sheets.styles.ts';
import { Section as Retention, vocabulary as retentionWords } from '../../../src/widgets/desk-archive/retention-section.ts';
import { Section, mayArchive, styles, vocabulary, type SectionHost } from '../../../src/widgets/desk-archive/section.ts';

export class ArchiveStand extends ConnectedElement<DeskArchiveWords> {
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

customElements.define('archive-stand', ArchiveStand);
