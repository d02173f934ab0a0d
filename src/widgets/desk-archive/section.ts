/** "Import and export", as a section of administration: the whole desk as one file, and what other systems kept. */
import { html, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { mayOperate } from '../../domain/operating-rights.ts';
import fr from '../../locales/fr/desk-archive.ts';
import { words } from '../../locales/index.ts';
import { fileStyles } from '../shared/file.styles.ts';
import { pickerStyles } from '../shared/picker.styles.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { deskArchiveStyles } from './desk-archive.styles.ts';
import { Exporting } from './exporting.ts';
import { Importing } from './importing.ts';
import type { ArchiveHost } from './work.ts';
import '../shared/shared-words.ts';

export const vocabulary = words(fr, { en: () => import('../../locales/en/desk-archive.ts') });
export const styles = [fileStyles, pickerStyles, deskArchiveStyles];

/** What the section needs of whatever it stands in. */
export interface SectionHost {
  readonly session: Session;
  readonly locale: Locale;
  /** Level of the section's own heading, drawn around it. */
  readonly level: number;
  readonly root: ShadowRoot;
  update(): void;
  /** Settles once what changed is drawn. */
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
}

/** Whether somebody has it, at a desk that offers it. */
export function mayArchive({ me, can }: Session): boolean {
  return can.archive === true && can.bringing === true && mayOperate(me);
}

export class Section {
  readonly #host: () => SectionHost;
  readonly #exporting: Exporting;
  readonly #importing: Importing;

  constructor(host: () => SectionHost) {
    this.#host = host;
    const inside = (): ArchiveHost => this.#inside();
    this.#exporting = new Exporting(inside);
    this.#importing = new Importing(inside);
  }

  /** Stops what is under way. */
  close(): void {
    this.#exporting.stop();
    this.#importing.stop();
  }

  #inside(): ArchiveHost {
    const { session, locale, level, root, update, drawn, announce, fail } = this.#host();
    const said = vocabulary.peek(locale.language) ?? vocabulary.peek('fr');
    if (said === undefined) throw new ReferenceError('a vocabulary without French');
    const lookAt = async (selector: string): Promise<void> => {
      update();
      await drawn();
      root.querySelector<HTMLElement>(selector)?.focus();
    };
    return {
      session,
      locale,
      words: said,
      level: level + 1,
      update,
      announce,
      fail,
      lookAt: (selector) => void lookAt(selector),
    };
  }

  view(): TemplateResult {
    const { locale, words: said, session } = this.#inside();
    if (!mayArchive(session))
      return notice(locale, 'info', { what: session.can.archive === true ? said.notYours : said.unsupported });
    return html`<div class="archive">${this.#exporting.view()} ${this.#importing.view()}</div>`;
  }
}
