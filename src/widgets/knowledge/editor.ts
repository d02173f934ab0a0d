/**
 * Writing an article: two languages, a preview, whom it is for, where it is offered, the problem that it stands for. What is typed
 * is kept while it is; of two writers none overwrites the other. Fetched by whoever may write, once he does.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { freshId, Invalid, Refused, type ArticleView } from '../../backends/backend.ts';
import type { TicketRow } from '../../domain/view.ts';
import { ARTICLE_KINDS, ARTICLE_SCOPES, EMPTY_CONTENT, contentOf } from '../../domain/knowledge/article.ts';
import type { ArticleContent } from '../../domain/knowledge/article.ts';
import type { KnowledgeWritingWords } from '../../locales/fr/knowledge-writing.ts';
import { Draft } from '../shared/drafts.ts';
import { field } from '../shared/field.ts';
import { heading } from '../shared/heading.ts';
import { notice } from '../shared/notice.ts';
import { isForeseen, issueSentence, problemNotice } from '../shared/problem.ts';
import { LONGEST_SUMMARY } from '../../domain/texts.ts';
import { clashNotice, languageFields, placeChoices } from './editor.view.ts';
import type { KnowledgeHost } from './knowledge-host.ts';
import { WRITING_WORDS } from './knowledge-words.ts';
import { writingStyles } from './writing.styles.ts';
import '../shared/define-markdown.ts';
import '../shared/define-tabs.ts';

export { WRITING_WORDS as vocabulary };
export { writingTools } from './tools.ts';
export const styles = [writingStyles];

/** What is kept of what is being written. */
interface Kept {
  readonly content: ArticleContent;
  readonly seen: number;
}

export class Editor {
  readonly #host: () => KnowledgeHost;
  readonly #article: string;
  readonly #isNew: boolean;
  readonly #saved: ArticleContent;
  readonly #draft: Draft<Kept>;
  readonly #done: (article: ArticleView) => void;
  /** How many pieces were taken out of the ticket that it is made of; undefined where it is made of none. */
  readonly #removed: number | undefined;
  #content: ArticleContent;
  #seen: number;
  #restored = false;
  #language: 'fr' | 'en' = 'fr';
  #preview = false;
  #error: unknown;
  #theirs: ArticleView | undefined;
  #problems: readonly TicketRow[] = [];
  #saving = false;

  /**
   * @param from the article to change, what a ticket made, or nothing
   * @param done told once it is saved
   */
  constructor(
    host: () => KnowledgeHost,
    from: ArticleView | { readonly content: ArticleContent; readonly removed: number } | undefined,
    done: (article: ArticleView) => void,
  ) {
    this.#host = host;
    this.#done = done;
    const kept = from !== undefined && 'version' in from ? from : undefined;
    this.#isNew = kept === undefined;
    this.#article = kept?.id ?? freshId();
    this.#seen = kept?.version ?? 0;
    this.#removed = from !== undefined && 'content' in from ? from.removed : undefined;
    this.#saved =
      kept === undefined
        ? from !== undefined && 'content' in from
          ? from.content
          : EMPTY_CONTENT
        : contentOf({ ...kept, problem: kept.problem?.ticket?.id ?? null });
    this.#content = this.#saved;
    this.#draft = new Draft<Kept>({ ...host().place, slot: `article:${kept?.id ?? 'new'}` });
  }

  /** Reads what was begun here before, and the problems that it may stand for. */
  async open(): Promise<void> {
    const { session, update, fail } = this.#host();
    try {
      const kept = this.#removed === undefined ? await this.#draft.load() : null;
      if (kept !== null && kept.value.seen === this.#seen) {
        this.#content = kept.value.content;
        this.#restored = true;
      }
      const { rows } = await session.tickets({ where: { eq: ['kind', 'problem'] }, sort: [{ by: 'changed', descending: true }] });
      this.#problems = rows;
    } catch (error) {
      if (!isForeseen(error)) fail(error);
      this.#error = error;
    }
    update();
  }

  /** Leaves; what is typed stays kept. */
  close(): void {
    void this.#draft.dispose();
  }

  #change(change: Partial<ArticleContent>): void {
    this.#content = { ...this.#content, ...change };
    this.#draft.save({ content: this.#content, seen: this.#seen });
    this.#host().update();
  }

  #put(column: 'title' | 'text', language: 'fr' | 'en', value: string): void {
    const words = { ...this.#content[column], [language]: value };
    // English that is emptied again is none.
    if (language === 'en' && value === '') delete words.en;
    this.#change({ [column]: words });
  }

  #errors(): ReadonlyMap<string, string> {
    const { locale } = this.#host();
    const issues = this.#error instanceof Invalid ? this.#error.issues : [];
    return new Map(issues.map((issue) => [issue.path.replace(/^content\./u, ''), issueSentence(locale, issue)]));
  }

  async #save(): Promise<void> {
    if (this.#saving) return;
    this.#saving = true;
    const host = this.#host();
    const { session } = host;
    // A known problem alone stands for a ticket.
    const content = this.#content.kind === 'known-problem' ? this.#content : { ...this.#content, problem: null };
    try {
      const command = { id: freshId(), do: 'write' as const, article: this.#article, seen: this.#seen, content };
      const saved = await session.knowledge.run(command);
      await this.#draft.clear();
      await this.#draft.dispose();
      if (saved !== null) this.#done(saved);
    } catch (error) {
      await this.#failed(error, host);
    } finally {
      this.#saving = false;
    }
  }

  async #failed(error: unknown, { session, update, drawn, root, fail }: KnowledgeHost): Promise<void> {
    if (!isForeseen(error)) return fail(error);
    this.#error = error;
    this.#theirs = undefined;
    const clash = error instanceof Refused && error.refusal.code === 'changed-meanwhile';
    if (clash) this.#theirs = await session.knowledge.read(this.#article).catch(() => undefined);
    const [first] = this.#errors().keys();
    // The field that is wrong may stand on the other language's side.
    if (first?.endsWith('.en') === true) this.#language = 'en';
    else if (first?.endsWith('.fr') === true) this.#language = 'fr';
    if (first !== undefined) this.#preview = false;
    update();
    await drawn();
    const wrong = first === undefined ? '.notice button' : `#article-${CSS.escape(first.replace('.', '-'))}`;
    root.querySelector<HTMLElement>(wrong)?.focus();
  }

  readonly #keepMine = (): void => {
    this.#seen = this.#theirs?.version ?? this.#seen;
    this.#theirs = undefined;
    this.#error = undefined;
    void this.#save();
  };

  readonly #takeTheirs = (): void => {
    const theirs = this.#theirs;
    if (theirs === undefined) return;
    this.#seen = theirs.version;
    this.#theirs = undefined;
    this.#error = undefined;
    this.#change(contentOf({ ...theirs, problem: theirs.problem?.ticket?.id ?? null }));
  };

  readonly #forget = (): void => {
    this.#restored = false;
    this.#content = this.#saved;
    void this.#draft.clear();
    this.#host().update();
  };

  view(cancel: () => void): TemplateResult | typeof nothing {
    const { locale, level } = this.#host();
    const w = WRITING_WORDS.peek(locale.language);
    if (w === undefined) return nothing;
    return html`<form
      class="writing"
      novalidate
      aria-labelledby="article-title"
      @submit=${(event: Event) => {
        event.preventDefault();
        void this.#save();
      }}
    >
      ${heading(level, this.#isNew ? w.newTitle : w.editTitle, { id: 'article-title', focusable: true, class: 'title' })}
      ${this.#removed === undefined ? nothing : notice(locale, 'warning', { what: w.fromTicket(this.#removed) })}
      ${
        this.#restored
          ? notice(locale, 'info', {
              what: w.kept,
              actions: html`<button class="button" type="button" @click=${this.#forget}>${w.forget}</button>`,
            })
          : nothing
      }
      ${this.#theirs === undefined ? this.#trouble() : clashNotice(this.#host(), w, this.#theirs, this.#keepMine, this.#takeTheirs)}
      ${this.#choices(w)} ${this.#words(w)} ${this.#where(w)}
      <p class="row">
        <button class="button primary" type="submit">${this.#isNew ? w.saveDraft : w.save}</button>
        <button class="button quiet" type="button" @click=${cancel}>${w.cancel}</button>
      </p>
    </form>`;
  }

  #trouble(): unknown {
    return this.#error === undefined
      ? nothing
      : problemNotice(this.#host().locale, this.#error, { retry: () => void this.#save() });
  }

  #select(
    id: string,
    label: string,
    value: string,
    choices: readonly (readonly [string, string])[],
    more: { hint?: string; error?: string | undefined; choose: (value: string) => void },
  ): TemplateResult {
    return field(this.#host().locale, {
      id,
      label,
      hint: more.hint,
      error: more.error,
      control: (tie) =>
        html`<select
          class="select"
          id=${tie.id}
          aria-describedby=${tie.describedBy}
          aria-invalid=${tie.invalid}
          @change=${(event: Event) => more.choose((event.target as HTMLSelectElement).value)}
        >
          ${choices.map(([each, name]) => html`<option value=${each} .selected=${each === value}>${name}</option>`)}
        </select>`,
    });
  }

  #choices(w: KnowledgeWritingWords): TemplateResult {
    const { words, locale } = this.#host();
    const { kind, scope, problem } = this.#content;
    const named = this.#problems.map(({ id, key, summary }) => [id, `${key ?? locale.words.key.pending} ${summary}`] as const);
    return html`<div class="pair">
        ${this.#select(
          'article-kind',
          w.kind,
          kind,
          ARTICLE_KINDS.map((each) => [each, words.kinds[each]] as const),
          { choose: (value) => this.#change({ kind: value as ArticleContent['kind'] }) },
        )}
        ${this.#select(
          'article-scope',
          w.scope,
          scope,
          ARTICLE_SCOPES.map((each) => [each, words.scopes[each]] as const),
          { choose: (value) => this.#change({ scope: value as ArticleContent['scope'] }) },
        )}
      </div>
      ${
        kind === 'known-problem'
          ? this.#select('article-problem', w.problem, problem ?? '', [['', w.noProblem], ...named], {
              hint: w.problemHint,
              error: this.#errors().get('problem'),
              choose: (value) => this.#change({ problem: value === '' ? null : value }),
            })
          : nothing
      }`;
  }

  #words(w: KnowledgeWritingWords): TemplateResult {
    const { locale, level } = this.#host();
    return html`<guichet-tabs
      label=${w.languages}
      .tabs=${[
        { id: 'fr', label: w.french },
        { id: 'en', label: w.english },
      ]}
      selected=${this.#language}
      @guichet-select=${(event: CustomEvent<{ id: 'fr' | 'en' }>) => {
        this.#language = event.detail.id;
        this.#host().update();
      }}
    >
      ${(['fr', 'en'] as const).map((language) =>
        languageFields(locale, w, {
          language,
          title: this.#content.title[language] ?? '',
          text: this.#content.text[language] ?? '',
          most: LONGEST_SUMMARY,
          errors: this.#errors(),
          preview: this.#preview,
          level: level + 1,
          turn: () => {
            this.#preview = !this.#preview;
            this.#host().update();
          },
          put: (column, value) => this.#put(column, language, value),
        }),
      )}
    </guichet-tabs>`;
  }

  #where(w: KnowledgeWritingWords): unknown {
    const { session, locale } = this.#host();
    return placeChoices(locale, w, session.desk, this.#content.places, (places) => this.#change({ places }));
  }
}
