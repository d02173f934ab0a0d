/** "My settings": what a person hears of on this desk, saved as it is chosen. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { isStaff } from '../../domain/visibility.ts';
import type { PreferencesWords } from '../../locales/fr/preferences.ts';
import type { Vocabulary } from '../../locales/index.ts';
import { ConnectedElement } from '../shared/connection.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { onDemand } from '../shared/on-demand.ts';
import { problemNotice } from '../shared/problem.ts';
import { sheets } from '../shared/sheets.styles.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { AboutMe } from './about-me.ts';
import { BrowserNotices } from './browser-notices.ts';
import { Followed } from './followed.ts';
import { followedView } from './followed.view.ts';
import { HearingAsked } from './hearing.ts';
import { Keeping } from './keeping.ts';
import { KeptViews } from './kept-views.ts';
import { means } from './means.view.ts';
import { section, type PanelHost } from './panel-host.ts';
import { WORDS, wordsIn, wordsOfTasks } from './panel-words.ts';
import { preferencesStyles } from './preferences-panel.styles.ts';
import { otherTickets, ownTickets } from './switches.view.ts';
import type { Team } from './team.ts';
import '../shared/shared-words.ts';

const TEAM = onDemand(() => import('./team.ts'));
const DEVICE = onDemand(() => import('../remembering/device-section.ts'));
const ABOUT_ME = onDemand(() => import('./about-me.ts'));

/** What stands in the panel for one session. */
interface Parts {
  readonly session: Session;
  readonly keeping: Keeping;
  readonly followed: Followed;
  readonly views: KeptViews;
  readonly hearing: HearingAsked;
  readonly browser: BrowserNotices;
}

/**
 * "My settings": what a person is told of, for the whole desk and ticket by ticket; what they follow; the views that they keep;
 * and for staff, what they watch over in each service and its daily report. Saved as it is changed.
 *
 * @tag guichet-preferences-panel
 * @fires {TicketOpenEvent} guichet-ticket-open - A ticket is to be opened: `{ticket, key}`; cancelable: whoever opens it prevents it, else the browser follows the link to `#key`
 * @fires {BeforeChangeEvent} guichet-before-change - A ticket is about to be followed no more, or again, or to be handed over: `{ticket, commands}`; cancelable: prevented, nothing is done
 * @fires {TicketChangedEvent} guichet-ticket-changed - A ticket is followed no more, or again, or is handed over: `{ticket, key, commands}`
 */
export class GuichetPreferencesPanel extends ConnectedElement<PreferencesWords> {
  static override styles = [...sheets, preferencesStyles];
  protected override readonly vocabulary = WORDS;

  #parts: Parts | undefined;
  #team: Team | undefined;
  #aboutMe: AboutMe | undefined;
  #asksAboutMe = false;

  protected override get vocabularies(): readonly Vocabulary<object>[] {
    return [...super.vocabularies, ...wordsOfTasks(this.session?.desk)];
  }

  protected override get words(): PreferencesWords {
    return wordsIn(super.words, this.session?.desk, this.locale.language);
  }

  /** Its first switch. */
  protected override get focusTarget(): HTMLElement | null {
    return this.renderRoot.querySelector('input, select, button');
  }

  override disconnectedCallback(): void {
    this.#parts?.followed.close();
    this.#aboutMe?.close();
    super.disconnectedCallback();
  }

  protected override sessionChanged(session: Session | undefined): void {
    this.#parts?.followed.close();
    this.#parts = undefined;
    this.#team = undefined;
    this.#aboutMe?.close();
    this.#aboutMe = undefined;
    this.requestUpdate();
    if (session?.can.preferences === undefined) return;
    const changed = (): void => this.requestUpdate();
    const fail = (error: unknown): void => this.fail(error);
    const keeping: Keeping = new Keeping(session, {
      changed: () => {
        changed();
        // What is chosen changes who would hear.
        if (keeping.saved !== undefined) void this.#parts?.hearing.ask();
      },
      announce: (text) => this.announce(text),
      fail,
      said: (what) => this.words.saved(what),
    });
    const followed = new Followed(session, { element: this, changed, fail });
    const host = (): PanelHost => this.#host(session, keeping);
    const known = () =>
      (followed.rows ?? []).map(({ id, key, summary }) => ({
        id,
        label: this.words.watches.open(key ?? this.locale.words.key.pending, summary),
      }));
    this.#parts = {
      session,
      keeping,
      followed,
      views: new KeptViews(host),
      hearing: new HearingAsked(session, host, known),
      browser: new BrowserNotices(changed),
    };
    void this.#read(this.#parts);
  }

  async #read({ session, keeping, followed, views, hearing }: Parts): Promise<void> {
    await keeping.read();
    if (keeping.chosen === undefined) return;
    await Promise.all([followed.read(), hearing.ask(), ...(session.can.savedViews ? [views.read()] : [])]);
  }

  #host(session: Session, keeping: Keeping): PanelHost {
    const { chosen } = keeping;
    if (chosen === undefined) throw new ReferenceError('what was chosen is not read yet');
    return {
      session,
      keeping,
      chosen,
      locale: this.locale,
      words: this.words,
      level: this.headingLevel + 1,
      root: this.renderRoot as ShadowRoot,
      element: this,
      update: () => this.requestUpdate(),
      drawn: () => this.updateComplete,
      announce: (text) => this.announce(text),
      fail: (error) => this.fail(error),
      drawPart: this.drawPart,
    };
  }

  protected override view(): unknown {
    const { session } = this;
    if (session === undefined) return this.connectionView();
    return html`${heading(this.headingLevel, this.words.title, { class: 'title' })}${this.#body(session)}`;
  }

  #body(session: Session): TemplateResult {
    const { locale } = this;
    const parts = this.#parts;
    if (parts === undefined) return notice(locale, 'info', { what: this.words.unsupported });
    const { keeping, followed, views, hearing, browser } = parts;
    if (keeping.chosen === undefined)
      return keeping.trouble === undefined
        ? skeleton(locale, ['line', 'control', 'line', 'control'])
        : problemNotice(locale, keeping.trouble, { retry: () => void this.#read(parts), reads: true });
    const host = this.#host(session, keeping);
    const isOfStaff = isStaff(session.me, session.desk);
    return html`<div class="panel">
      ${means(host, browser)}
      ${isOfStaff ? this.drawPart(TEAM, (team) => (this.#team ??= new team.Team(() => this.#host(session, keeping))).view()) : nothing}
      ${ownTickets(host)} ${otherTickets(host)} ${hearing.view()} ${followedView(host, followed)}
      ${session.can.savedViews ? views.view() : nothing}
      ${this.remember ? this.drawPart(DEVICE, ({ deviceSection }) => deviceSection(host, this.remembered.backend)) : nothing}
      ${session.can.about === undefined ? nothing : this.#keptAboutMe(session, parts)}
    </div>`;
  }

  /** Everything is looked through for it, so that it is once somebody asks. */
  #keptAboutMe(session: Session, parts: Parts): TemplateResult {
    const { title, hint, open } = this.words.aboutMe;
    const host = (): PanelHost => this.#host(session, parts.keeping);
    const toggled = ({ target }: Event): void => {
      this.#asksAboutMe ||= (target as HTMLDetailsElement).open;
      this.requestUpdate();
    };
    const content = html`<details @toggle=${toggled}>
      <summary>${open}</summary>
      ${this.#asksAboutMe ? this.drawPart(ABOUT_ME, (part) => (this.#aboutMe ??= new part.AboutMe(host, () => this.#read(parts))).view()) : nothing}
    </details>`;
    return section(host(), { id: 'about-me', title, hint, content });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'guichet-preferences-panel': GuichetPreferencesPanel;
  }
}
