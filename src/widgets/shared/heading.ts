/** Headings whose level the host page chooses (attribute `heading-level`): a widget starts where the page's outline is. */
import type { TemplateResult } from 'lit';
import { html, literal, type StaticValue } from 'lit/static-html.js';

const TAGS: readonly StaticValue[] = [literal`h1`, literal`h2`, literal`h3`, literal`h4`, literal`h5`, literal`h6`];

export interface HeadingOptions {
  readonly id?: string;
  readonly class?: string;
  /** Makes it focusable by script, to move a reader to a new view. */
  readonly focusable?: boolean;
  readonly part?: string;
}

/**
 * A heading of a level; beyond 6 it stays at 6.
 *   ${heading(this.headingLevel + 1, 'Fil', { id: 'thread' })}
 */
export function heading(level: number, content: unknown, options: HeadingOptions = {}): TemplateResult {
  const tag = TAGS[Math.min(6, Math.max(1, Math.round(level))) - 1] ?? TAGS[5];
  const { id, class: name = '', focusable = false, part = 'heading' } = options;
  if (id !== undefined) {
    return focusable
      ? html`<${tag} id=${id} class=${name} part=${part} tabindex="-1">${content}</${tag}>`
      : html`<${tag} id=${id} class=${name} part=${part}>${content}</${tag}>`;
  }
  return focusable
    ? html`<${tag} class=${name} part=${part} tabindex="-1">${content}</${tag}>`
    : html`<${tag} class=${name} part=${part}>${content}</${tag}>`;
}
