/** What others wrote while the ticket is open: counted, moved to by whoever wants, and held up to whoever is about to answer. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Entry, TicketView } from '../../domain/view.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';

/** The widget around. */
export interface NewsStage {
  readonly words: () => TicketDetailWords;
  readonly root: () => ParentNode;
  /** Something is half written in the answer box. */
  readonly writing: () => boolean;
  readonly announce: (text: string) => void;
  readonly changed: () => void;
}

export class News {
  readonly #stage: NewsStage;
  #unseen: readonly string[] = [];
  #meanwhile: readonly Entry[] = [];

  constructor(stage: NewsStage) {
    this.#stage = stage;
  }

  /** Others wrote or did something: said once. */
  tell(entries: readonly Entry[]): void {
    const { announce, words, changed, writing } = this.#stage;
    const written = entries.filter((entry) => entry.comments.length > 0 || entry.files.length > 0);
    this.#unseen = [...this.#unseen, ...written.map((entry) => entry.id)];
    if (writing()) this.#meanwhile = [...this.#meanwhile, ...written];
    announce(written.length > 0 ? words().news(written.length) : words().changedByOthers);
    changed();
  }

  /** Names of those who wrote while an answer was being written, each once; empty when nobody did. */
  meanwhile(view: TicketView): readonly string[] {
    const names = this.#meanwhile.map(({ actor }) => (actor.type === 'person' ? view.people[actor.id]?.name : undefined));
    return [...new Set(names.filter((name) => name !== undefined))];
  }

  /** All of it has been read, or the ticket is left. */
  forget(): void {
    this.#unseen = [];
    this.#meanwhile = [];
  }

  /** Goes to the first of them. */
  readonly see = (): void => {
    const [first] = this.#unseen;
    this.forget();
    this.#stage.changed();
    const root = this.#stage.root();
    const item = [...root.querySelectorAll<HTMLElement>('[data-entry]')].find((each) => each.dataset['entry'] === first);
    const target = item?.querySelector<HTMLElement>('article') ?? root.querySelector<HTMLElement>('#thread-title');
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  };

  /** Their number, under the thread, where they have been added. */
  view(): TemplateResult | typeof nothing {
    if (this.#unseen.length === 0) return nothing;
    const words = this.#stage.words();
    return html`<p class="news no-print">
      <span>${words.news(this.#unseen.length)}</span>
      <button class="button link" type="button" @click=${this.see}>${words.seeNews}</button>
    </p>`;
  }
}
