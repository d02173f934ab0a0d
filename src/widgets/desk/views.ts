/** The views of a desk, each fetched when it is first shown; one that cannot be fetched says so and is tried again on demand. */
import { html, type TemplateResult } from 'lit';
import type { DeskWords } from '../../locales/fr/desk.ts';
import type { Locale } from '../shared/locale.ts';
import { notice } from '../shared/notice.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { TabId } from './place.ts';

const VIEWS = {
  form: () => import('../ticket-form/define.ts'),
  list: () => import('../ticket-list/define.ts'),
  detail: () => import('../ticket-detail/define.ts'),
  preferences: () => import('../preferences-panel/define.ts'),
  report: () => import('../report-view/define.ts'),
  knowledge: () => import('../knowledge/define.ts'),
  admin: () => import('../admin-panel/define.ts'),
} as const;
export type ViewName = keyof typeof VIEWS;

/** What the tabs show. */
const OF_TAB: Readonly<Record<TabId, ViewName>> = {
  new: 'form',
  active: 'list',
  over: 'list',
  settings: 'preferences',
  reports: 'report',
  admin: 'admin',
  knowledge: 'knowledge',
};

export class Views {
  readonly #changed: () => void;
  readonly #states = new Map<ViewName, 'coming' | 'ready' | 'missing'>();

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Fetches a view's element, once. */
  need(view: ViewName): void {
    if (this.#states.has(view)) return;
    this.#states.set(view, 'coming');
    VIEWS[view]().then(
      () => this.#put(view, 'ready'),
      (error: unknown) => {
        console.warn('guichet:', error);
        this.#put(view, 'missing');
      },
    );
  }

  /** Fetches what some tabs show. */
  needFor(tabs: Iterable<TabId>): void {
    for (const tab of tabs) this.need(OF_TAB[tab]);
  }

  #put(view: ViewName, state: 'ready' | 'missing'): void {
    this.#states.set(view, state);
    this.#changed();
  }

  #again(view: ViewName): void {
    this.#states.delete(view);
    this.#changed();
  }

  /** A view once its element is there; its shape meanwhile; what to do when it cannot be fetched. */
  show(view: ViewName, content: TemplateResult, locale: Locale, words: DeskWords): TemplateResult {
    const state = this.#states.get(view);
    if (state === 'ready') return content;
    if (state !== 'missing') return skeleton(locale, ['control', 'line', 'line', 'line']);
    return notice(locale, 'danger', {
      what: words.viewFailed,
      more: words.viewFailedMore,
      role: 'alert',
      actions: html`<button class="button" type="button" @click=${() => this.#again(view)}>${locale.words.retry}</button>`,
    });
  }
}
