/** What staff may put into the box, and what is looked at before it goes. Fetched with the box of the first of them. */
import { html, type TemplateResult } from 'lit';
import { ArticleLinks, articleLinksWords } from './article-links.ts';
import { Canned, cannedWords } from './canned.ts';
import type { BoxStage, Inserter } from './inserter.ts';

export class BoxTools {
  readonly #inserters: readonly Inserter[];
  readonly #links: ArticleLinks | undefined;

  private constructor(stage: BoxStage) {
    const alone = (): void => {
      for (const each of this.#inserters) each.shut();
    };
    this.#links = stage.session.can.knowledge === true ? new ArticleLinks(stage, alone) : undefined;
    this.#inserters = [new Canned(stage, alone), ...(this.#links === undefined ? [] : [this.#links])];
  }

  /** What a box needs, once its words are here. @throws the import's own error */
  static async for(stage: BoxStage): Promise<BoxTools> {
    const { language } = stage.locale();
    await Promise.all([cannedWords(language), articleLinksWords(language)]);
    return new BoxTools(stage);
  }

  /** @returns whether the key was for one of them */
  key(event: KeyboardEvent): boolean {
    return this.#inserters.some((each) => each.key(event));
  }

  buttons(): TemplateResult {
    return html`${this.#inserters.map((each) => each.button())}`;
  }

  panels(): TemplateResult {
    return html`${this.#inserters.map((each) => each.panel())}`;
  }

  /** Whether what is written has to wait for a word about it. @param send sends it all the same */
  async holds(text: string, send: () => void): Promise<boolean> {
    return (await this.#links?.holds(text, send)) === true;
  }
}
