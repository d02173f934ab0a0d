/** A session's part about articles: what it does is fetched once somebody asks for one. */
import type { ArticleQuery, AvoidedTicket, KnowledgeCommand } from '../../domain/knowledge/article.ts';
import type { Place } from '../../domain/visibility.ts';
import type { ArticleLine, ArticlePage, ArticleView, KnownProblem, Knowledge, ProblemNamed } from '../knowledge.ts';
import { knowing, sayingOfKnowledge, writingKnowledge } from './later.ts';
import type { Room } from './room.ts';

/** The desk's articles, for one person. */
export class DeskKnowledge implements Knowledge {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  get offered(): boolean {
    return this.#room.record.knowledge?.offered === true;
  }

  async search(text: string, place: Place, limit?: number): Promise<readonly ArticleLine[]> {
    const { searchArticles } = await knowing();
    return this.#room.read('search', (tx, looking) => searchArticles(tx, text, place, looking, limit));
  }

  async page(query: ArticleQuery): Promise<ArticlePage> {
    const { pageOfArticles, articleQueryOf } = await knowing();
    const checked = articleQueryOf(query);
    return this.#room.read('articles', (tx, looking) => pageOfArticles(tx, checked, looking));
  }

  async read(article: string): Promise<ArticleView> {
    const { viewArticle } = await knowing();
    return this.#room.read('article', (tx, looking) => viewArticle(tx, article, looking));
  }

  async history(article: string): ReturnType<Knowledge['history']> {
    const { historyOfArticle } = await knowing();
    return this.#room.read('articleHistory', (tx, looking) => historyOfArticle(tx, article, looking));
  }

  async run(command: KnowledgeCommand): Promise<ArticleView | null> {
    const { runArticle, articleCommandOf } = await writingKnowledge();
    const checked = articleCommandOf(command);
    return this.#room.write('runArticle', (tx, looking) => runArticle(tx, checked, looking, this.#room.around.clock()));
  }

  async meToo(problem: ProblemNamed, on: boolean): Promise<KnownProblem> {
    const { sayMeToo } = await sayingOfKnowledge();
    return this.#room.write('meToo', (tx, looking) => sayMeToo(tx, problem, on, looking, this.#room.around));
  }

  async mine(): Promise<ArticlePage> {
    const { problemsOf } = await knowing();
    return this.#room.read('articles', problemsOf);
  }

  async helped(article: string, on: boolean): Promise<ArticleView> {
    const { sayHelped } = await sayingOfKnowledge();
    return this.#room.write('helped', (tx, looking) => sayHelped(tx, article, on, looking));
  }

  async avoided(ticket: AvoidedTicket, on: boolean): Promise<void> {
    const { countAvoided, avoidedOf } = await sayingOfKnowledge();
    const checked = avoidedOf(ticket);
    await this.#room.write('avoided', (tx, looking) => countAvoided(tx, checked, on, looking));
  }
}
