/** What the parts of the help need of it. */
import type { Session } from '../../backends/backend.ts';
import type { KnowledgeWords } from '../../locales/fr/knowledge.ts';
import type { Locale } from '../shared/locale.ts';
import type { DrawPart } from '../shared/on-demand.ts';

export interface KnowledgeHost {
  readonly session: Session;
  readonly locale: Locale;
  readonly words: KnowledgeWords;
  /** Level of the view's heading. */
  readonly level: number;
  readonly root: ShadowRoot;
  readonly element: HTMLElement;
  /** By which drafts are told apart: backend, desk and person. */
  readonly place: { readonly backend: string; readonly desk: string; readonly person: string };
  readonly part: DrawPart;
  update(): void;
  /** Settles once what changed is drawn. */
  readonly drawn: () => Promise<unknown>;
  announce(text: string): void;
  fail(error: unknown): void;
  /** Shows an article, or all of them. */
  open(article: string | null, note?: string): void;
}
