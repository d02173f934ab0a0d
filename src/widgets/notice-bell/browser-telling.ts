/** The browser's own notices, for whoever asked for them and while the page is hidden: one for each of the bell's, once. */
import type { NoticePage, NoticeView, Session } from '../../backends/backend.ts';
import { describe, type Describing } from './describing.ts';

/** Most at once: whoever comes back finds the rest under the bell. */
const MOST = 3;

export interface BrowserStage {
  /** How notices are said, once the words have come. */
  readonly describing: (page: NoticePage) => Promise<Describing>;
  readonly open: (notice: NoticeView) => void;
}

/**
 * Whether this page is the one that tells of something: of all pages of one browser the first that asks, for as long as it is there.
 * Where there are no locks, each is: what has one tag is then shown once, the last time that it is told.
 */
function isOurs(name: string): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  return new Promise((answer, fail) => {
    navigator.locks
      .request(name, { ifAvailable: true }, (lock) => {
        answer(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(fail);
  });
}

export class BrowserTelling {
  readonly #stage: BrowserStage;
  /** Those that are no news any more; undefined before the page was first hidden. */
  #known: Set<string> | undefined;
  #beginning: Promise<void> | undefined;

  constructor(stage: BrowserStage) {
    this.#stage = stage;
  }

  /** What is there now is no news. */
  begin(session: Session): Promise<void> {
    this.#beginning = session.notices.page({ channel: 'tab', limit: MOST }).then(({ notices }) => {
      this.#known = new Set(notices.map(({ id }) => id));
    });
    return this.#beginning;
  }

  /** Tells of what has come since. */
  async tell(session: Session): Promise<void> {
    await (this.#beginning ?? this.begin(session));
    const known = this.#known ?? new Set();
    const page = await session.notices.page({ channel: 'tab', limit: MOST, unreadOnly: true });
    const fresh = page.notices.filter(({ id }) => !known.has(id));
    for (const { id } of fresh) known.add(id);
    if (fresh.length === 0) return;
    const describing = await this.#stage.describing(page);
    for (const notice of fresh.reverse()) await this.#show(session, notice, describing);
  }

  async #show(session: Session, notice: NoticeView, describing: Describing): Promise<void> {
    const { title, body } = describe(notice, describing);
    // Other pages of this person have the same to tell.
    const tag = ['guichet', session.desk.id, session.me.id, notice.id].join(' ');
    if (!(await isOurs(tag))) return;
    try {
      const shown = new Notification(title, { body, tag, lang: describing.locale.tag });
      shown.addEventListener('click', () => {
        globalThis.focus();
        shown.close();
        this.#stage.open(notice);
      });
    } catch (error) {
      // Some browsers of telephones give none to a page: the bell has it.
      console.warn('guichet:', error);
    }
  }
}
