/** What stands in a long list where rows are not drawn, or are being read. */
import { html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { Directive, PartType, directive, type PartInfo } from 'lit/directive.js';
import type { TicketRow } from '../../domain/view.ts';

export interface Gap {
  readonly key: string;
  readonly gap: number;
}
export type Item = Gap | { readonly key: string; readonly place: number; readonly row: TicketRow | undefined };

/** A height that the sheet cannot know, set on the element itself. */
class HeightDirective extends Directive {
  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new TypeError('a height is given to an element');
  }
  override update(part: ElementPart, [height]: [number]): typeof noChange {
    (part.element as HTMLElement).style.setProperty('block-size', `${height}px`);
    return noChange;
  }
  render(_height: number): typeof noChange {
    return noChange;
  }
}
const high = directive(HeightDirective);

/** As a row of the table's own, hidden from whoever counts rows. */
export function space({ key, gap }: Gap, span: number): TemplateResult {
  return html`<tr class="gap" data-gap=${key} aria-hidden="true" ${high(gap)}>
    <td colspan=${span}></td>
  </tr>`;
}

/** A row that is being read. */
export function coming(place: number, height: number, loading: string, span: number): TemplateResult {
  return html`<tr class="coming" role="row" data-place=${place} aria-rowindex=${place + 2} ${high(height)}>
    <td role="cell" colspan=${span}>
      <span class="bone" aria-hidden="true"></span><span class="visually-hidden">${loading}</span>
    </td>
  </tr>`;
}
