/** What the bell opens on: the notices, newest first, each with its reason, its ticket, what happened and when. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { EndNotice, NoticePage, NoticesMeant, NoticeView, Session, TicketNotice } from '../../backends/backend.ts';
import { articleAddress } from '../../domain/knowledge/links.ts';
import type { ActWords } from '../../locales/fr/acts.ts';
import type { NoticesWords } from '../../locales/fr/notices.ts';
import { empty } from '../shared/empty.ts';
import { heading } from '../shared/heading.ts';
import { icon } from '../shared/icons.ts';
import type { Locale } from '../shared/locale.ts';
import { notice as said } from '../shared/notice.ts';
import { isForeseen, problemNotice } from '../shared/problem.ts';
import { skeleton } from '../shared/skeleton.ts';
import { isBrowserClick } from '../shared/ticket-key.ts';
import { moment } from '../shared/time.ts';
import { ended, NOTICES, told, type Describing } from './describing.ts';
import { listStyles } from './list.styles.ts';

export { describe } from './describing.ts';
export const vocabulary = NOTICES;
export const styles = [listStyles];

const PAGE = 20;
const LARGEST = 100;

export interface ListHost {
  readonly session: Session;
  readonly locale: () => Locale;
  readonly words: () => NoticesWords;
  readonly acts: () => ActWords | undefined;
  readonly level: () => number;
  readonly root: () => ParentNode;
  readonly update: () => void;
  readonly drawn: () => Promise<unknown>;
  readonly announce: (text: string) => void;
  readonly fail: (error: unknown) => void;
  /** How many are unread, as the backend answered last. */
  readonly counted: (unread: number) => void;
  /** @returns whether somebody opens it: else the browser follows its link */
  readonly open: (notice: NoticeView) => boolean;
  readonly close: () => void;
}

export class NoticeList {
  readonly #host: ListHost;
  #page: NoticePage | undefined;
  #trouble: unknown = undefined;
  /** Whether this person has the bell silenced: what is always told still comes. */
  #isOff = false;
  #reading = false;
  #again = false;

  constructor(host: ListHost) {
    this.#host = host;
  }

  /** Reads what is shown, again if it was shown already: as many as there were. */
  async read(): Promise<void> {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#reading = true;
    const { session, counted } = this.#host;
    try {
      do {
        this.#again = false;
        const limit = Math.min(LARGEST, Math.max(PAGE, this.#page?.notices.length ?? 0));
        const [page, preferences] = await Promise.all([
          session.notices.page({ limit }),
          session.can.preferences === undefined ? undefined : session.preferences(),
        ]);
        this.#page = page;
        this.#isOff = preferences?.channels.bell === false;
        this.#trouble = undefined;
        counted(page.unread);
      } while (this.#again);
    } catch (error) {
      this.#missed(error);
    } finally {
      this.#reading = false;
      this.#host.update();
    }
  }

  /** What could not be done is said under the title; what is shown stays. */
  #missed(error: unknown): void {
    if (!isForeseen(error)) this.#host.fail(error);
    this.#trouble = error;
  }

  readonly #more = async (): Promise<void> => {
    const before = this.#page;
    if (before?.next == null) return;
    try {
      const page = await this.#host.session.notices.page({ before: before.next, limit: PAGE });
      const known = new Set(before.notices.map(({ id }) => id));
      const came = page.notices.filter(({ id }) => !known.has(id));
      this.#page = {
        ...page,
        notices: [...before.notices, ...came],
        people: { ...before.people, ...page.people },
        linked: { ...before.linked, ...page.linked },
      };
      this.#host.announce(this.#host.words().cameMore(came.length));
      this.#host.update();
      await this.#host.drawn();
      this.#links()[before.notices.length]?.focus();
    } catch (error) {
      this.#missed(error);
      this.#host.update();
    }
  };

  /** Marks, and shows it at once; what could not be marked is shown as it is. */
  async mark(which: NoticesMeant, read: boolean): Promise<void> {
    const { session, counted, update } = this.#host;
    const before = this.#page;
    if (before !== undefined) {
      const isMeant = (id: string): boolean => which === 'all' || (Array.isArray(which) && which.includes(id));
      this.#page = {
        ...before,
        notices: before.notices.map((each) => (isMeant(each.id) ? { ...each, read } : each)),
      };
      update();
    }
    try {
      counted(await session.notices.mark(which, read));
    } catch (error) {
      this.#page = before;
      this.#missed(error);
    }
    update();
  }

  readonly #markAll = async (): Promise<void> => {
    await this.mark('all', true);
    if (this.#trouble !== undefined) return;
    this.#host.announce(this.#host.words().allRead);
    // Its button is gone.
    await this.#host.drawn();
    this.focus();
  };

  #links(): HTMLElement[] {
    return [...this.#host.root().querySelectorAll<HTMLElement>('.notice-line .open')];
  }

  /** The first notice, or the title where there is none. */
  focus(): void {
    (this.#links()[0] ?? this.#host.root().querySelector<HTMLElement>('#notices-title'))?.focus();
  }

  /** Arrows go from notice to notice. */
  readonly press = (event: KeyboardEvent): void => {
    const links = this.#links();
    const at = links.findIndex((link) => link.closest('.notice-line')?.contains(event.target as Node) === true);
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(0, at - 1), Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || links.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    links[Math.min(to, links.length - 1)]?.focus();
  };

  #describing(page: NoticePage): Describing {
    const { session, locale, words, acts } = this.#host;
    return { locale: locale(), words: words(), acts: acts(), desk: session.desk, people: page.people, linked: page.linked };
  }

  /** Why one is told, and when. */
  #why({ reason, read }: NoticeView, at: string, { words, locale }: Describing): TemplateResult {
    return html`<span class="why">
      <span class="reason"
        >${read ? nothing : html`<span class="dot" aria-hidden="true"></span><span class="visually-hidden">${words.unread} : </span>`}${words.reasons[reason]}</span
      >
      <span class="when">${moment(locale, at)}</span>
    </span>`;
  }

  #ticket(each: TicketNotice, key: string, describing: Describing): TemplateResult {
    const { what, words: quoted } = told(each, describing);
    const follow = (event: MouseEvent): void => {
      if (isBrowserClick(event)) return;
      if (this.#host.open(each)) event.preventDefault();
    };
    return html`<a class="open" href="${location.pathname}${location.search}#${key}" @click=${follow}>
      ${this.#why(each, each.entry.at, describing)}
      <span class="about"><span class="key">${key}</span> ${each.ticket.summary}</span>
      <span class="told">${what}${quoted === '' ? nothing : html` <q class="quoted">${quoted}</q>`}</span>
    </a>`;
  }

  /** A problem's end, to whoever does not read its ticket: it leads to what they may read of it, or nowhere. */
  #end(each: EndNotice, describing: Describing): TemplateResult {
    const { what, more } = ended(each, describing);
    const said_ = html`${this.#why(each, each.at, describing)}
      <span class="about">${what}</span>
      <span class="told">${more}</span>`;
    if (each.article === null) return html`<div class="open" tabindex="-1">${said_}</div>`;
    const follow = (event: MouseEvent): void => {
      if (!isBrowserClick(event)) this.#host.open(each);
    };
    return html`<a class="open" href=${articleAddress(`${location.pathname}${location.search}`, each.article.id)} @click=${follow}
      >${said_}</a
    >`;
  }

  #line(each: NoticeView, describing: Describing): TemplateResult {
    const { words, locale } = describing;
    const { read } = each;
    const key = each.ticket === null ? words.theProblem : (each.ticket.key ?? locale.words.key.pending);
    const label = read ? words.unreadAgain(key) : words.read(key);
    return html`<li class=${read ? 'notice-line' : 'notice-line unread'}>
      ${each.ticket === null ? this.#end(each, describing) : this.#ticket(each, key, describing)}
      <button
        class="button quiet icon-only"
        type="button"
        aria-label=${label}
        title=${label}
        @click=${() => void this.mark([each.id], !read)}
      >
        ${icon(read ? 'eye' : 'check')}
      </button>
    </li>`;
  }

  #lines(page: NoticePage): TemplateResult {
    const describing = this.#describing(page);
    const { words } = describing;
    const { days } = this.#host.session.can.notices ?? { days: 0 };
    if (page.notices.length === 0) return empty({ icon: 'bell', text: words.empty });
    return html`<ul class="notice-lines" role="list">
        ${repeat(
          page.notices,
          ({ id }) => id,
          (each) => this.#line(each, describing),
        )}
      </ul>
      ${
        page.next === null
          ? html`<p class="end muted small">${words.kept(days)}</p>`
          : html`<button class="button wide" type="button" @click=${this.#more}>${words.more}</button>`
      }`;
  }

  view(): TemplateResult {
    const { level, locale, words, close } = this.#host;
    const w = words();
    const page = this.#page;
    const hasUnread = page?.unread !== 0 && page?.notices.some(({ read }) => !read) === true;
    return html`<div class="notices-head">
        ${heading(level(), w.title, { id: 'notices-title', focusable: true })}
        ${hasUnread ? html`<button class="button link" type="button" @click=${this.#markAll}>${w.readAll}</button>` : nothing}
        <button class="button quiet icon-only" type="button" aria-label=${w.close} title=${w.close} @click=${close}>
          ${icon('close')}
        </button>
      </div>
      ${this.#trouble === undefined ? nothing : problemNotice(locale(), this.#trouble, { retry: () => void this.read(), reads: true })}
      ${this.#isOff ? said(locale(), 'info', { what: w.off }) : nothing}
      ${page === undefined ? (this.#trouble === undefined ? skeleton(locale(), ['line', 'line', 'line', 'line']) : nothing) : this.#lines(page)}`;
  }
}
