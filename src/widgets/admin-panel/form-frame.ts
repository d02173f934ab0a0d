/** The frame of a form of administration: what sends it, and where what becomes of it is found again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Form } from './form.ts';

/** Does what was typed, by key. @returns whether it was done: what was typed stays unless it was */
export type Save = (typed: Readonly<Record<string, unknown>>) => Promise<boolean>;

export interface FrameOptions {
  /** The id of what names the form, where it stands among others under a heading of its own. */
  readonly labelledBy?: string;
  /** A group of a page, under its heading; else a stack of rows. */
  readonly look?: 'group' | 'stack';
}

/** A form around its rows. */
export function framed(form: Form, save: Save, rows: unknown, { labelledBy, look = 'stack' }: FrameOptions = {}): TemplateResult {
  return html`<form
    class=${look}
    data-form=${form.place}
    novalidate
    aria-labelledby=${labelledBy ?? nothing}
    @submit=${(event: Event) => {
      event.preventDefault();
      void form.save(save);
    }}
  >
    ${rows}
  </form>`;
}
