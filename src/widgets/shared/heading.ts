/** Headings whose level the host page chooses (attribute `heading-level`): a widget starts where the page's outline is. */
import { html, nothing, type TemplateResult } from 'lit';

export interface HeadingOptions {
  readonly id?: string;
  readonly class?: string;
  /** Makes it focusable by script, to move a reader to a new view. */
  readonly focusable?: boolean;
  readonly part?: string;
}

/** What a heading carries, and what it says. */
type Said = readonly [id: unknown, name: string, part: string, tabIndex: unknown, content: unknown];

/** A tag is no value that a template takes: each level has its own. */
const LEVELS: readonly ((...said: Said) => TemplateResult)[] = [
  (id, name, part, at, said) => html`<h1 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h1>`,
  (id, name, part, at, said) => html`<h2 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h2>`,
  (id, name, part, at, said) => html`<h3 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h3>`,
  (id, name, part, at, said) => html`<h4 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h4>`,
  (id, name, part, at, said) => html`<h5 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h5>`,
];

const deepest: (typeof LEVELS)[number] = (id, name, part, at, said) =>
  html`<h6 id=${id} class=${name} part=${part} tabindex=${at}>${said}</h6>`;

/**
 * A heading of a level; beyond 6 it stays at 6.
 *   ${heading(this.headingLevel + 1, 'Fil', { id: 'thread' })}
 */
export function heading(level: number, content: unknown, options: HeadingOptions = {}): TemplateResult {
  const { id = nothing, class: name = '', focusable = false, part = 'heading' } = options;
  const draw = LEVELS[Math.max(1, Math.round(level)) - 1] ?? deepest;
  return draw(id, name, part, focusable ? '-1' : nothing, content);
}
