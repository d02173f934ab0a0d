/**
 * The icons of every first view, and how one is drawn: 24 × 24, in the colour of the text around, hidden from screen readers (a
 * word always stands beside them, seen or `visually-hidden`). The others, with these, are in `icons.ts`: a view that shows more
 * takes its `icon` from there.
 *
 *   ${icon('paperclip')}
 */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export const FIRST_SHAPES = {
  paperclip: svg`<path d="m20 11.5-8.25 8.25a5 5 0 0 1-7.1-7.1L13 4.3a3.35 3.35 0 0 1 4.75 4.75L9.4 17.4a1.65 1.65 0 0 1-2.35-2.35l7.7-7.7"/>`,
  warning: svg`<path d="M12 4 2.75 19.5h18.5Z"/><path d="M12 10v4.5"/><path d="M12 17h.01"/>`,
  danger: svg`<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7Z"/><path d="M12 8v4.75"/><path d="M12 16h.01"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.25v5"/><path d="M12 8h.01"/>`,
  success: svg`<circle cx="12" cy="12" r="8.5"/><path d="m8.25 12.25 2.5 2.5 5-5.5"/>`,
  image: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="1.5"/><circle cx="9" cy="10" r="1.75"/><path d="m4 17.5 5-4 3.5 2.5 3.5-3.5 4.5 4"/>`,
} satisfies Record<string, SVGTemplateResult>;

/** The drawing of a shape. @param directed whether it points along the reading direction, and is mirrored from right to left */
export function drawn(shape: SVGTemplateResult, directed = false): TemplateResult {
  return html`<svg class=${directed ? 'icon directed' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${shape}
  </svg>`;
}

/** An icon by its name. */
export function icon(name: keyof typeof FIRST_SHAPES): TemplateResult {
  return drawn(FIRST_SHAPES[name]);
}
