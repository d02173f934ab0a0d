/**
 * A part of a widget that only some people or some moments need: its module, its styles and its words are fetched when it is
 * first drawn, and are no weight to anybody else.
 *
 * What a module exports as `styles` is given to the widget before it draws, and what it exports as `vocabulary` is fetched in the
 * reader's language.
 *
 *   const EXTRAS = onDemand(() => import('./extras.view.ts'));
 *   ${this.drawPart(EXTRAS, ({ extrasView }) => extrasView(sheet))}
 */
import type { CSSResult } from 'lit';
import type { Vocabulary } from '../../locales/index.ts';

export interface OnDemand<M> {
  /** The module, if it is here. */
  peek(): M | undefined;
  /** Fetches it. @throws the import's own error; the next call tries again */
  load(): Promise<M>;
}

/** @param fetch an `import()`; several at once by `Promise.all` */
export function onDemand<M>(fetch: () => Promise<M>): OnDemand<M> {
  let here: M | undefined;
  let coming: Promise<M> | undefined;
  return {
    peek: () => here,
    load() {
      coming ??= fetch().then(
        (module) => {
          here = module;
          return module;
        },
        (error: unknown) => {
          coming = undefined;
          throw error;
        },
      );
      return coming;
    },
  };
}

/** The styles that a part brings. */
export function stylesOf(module: unknown): readonly CSSResult[] {
  const { styles = [] } = module as { readonly styles?: readonly CSSResult[] };
  return styles;
}

/** The words that a part brings. */
export function vocabularyOf(module: unknown): Vocabulary<object> | undefined {
  return (module as { readonly vocabulary?: Vocabulary<object> } | undefined)?.vocabulary;
}

/** Draws a part that comes on demand: `GuichetElement.drawPart`, for the functions that draw a widget's pieces. */
export type DrawPart = <M>(part: OnDemand<M>, draw: (module: M) => unknown, waiting?: unknown) => unknown;
