/**
 * The icons of every first view, and how one is drawn: 24 × 24, in the colour of the text around, hidden from screen readers (a
 * word always stands beside them, seen or `visually-hidden`). The others, with these, are in `icons.ts`: a view that shows more
 * takes its `icon` from there.
 *
 *   ${icon('paperclip')}
 */
import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';

export const FIRST_SHAPES = {
  lock: svg`<rect x="5" y="10.5" width="14" height="10" rx="1.5"/><path d="M8 10.5V7.5a4 4 0 0 1 8 0v3"/>`,
  paperclip: svg`<path d="m20 11.5-8.25 8.25a5 5 0 0 1-7.1-7.1L13 4.3a3.35 3.35 0 0 1 4.75 4.75L9.4 17.4a1.65 1.65 0 0 1-2.35-2.35l7.7-7.7"/>`,
  close: svg`<path d="m6 6 12 12"/><path d="M18 6 6 18"/>`,
  'chevron-down': svg`<path d="m6 9.5 6 6 6-6"/>`,
  check: svg`<path d="m5 12.75 4.5 4.5 9.5-10.5"/>`,
  warning: svg`<path d="M12 4 2.75 19.5h18.5Z"/><path d="M12 10v4.5"/><path d="M12 17h.01"/>`,
  danger: svg`<path d="M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7Z"/><path d="M12 8v4.75"/><path d="M12 16h.01"/>`,
  info: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 11.25v5"/><path d="M12 8h.01"/>`,
  success: svg`<circle cx="12" cy="12" r="8.5"/><path d="m8.25 12.25 2.5 2.5 5-5.5"/>`,
  link: svg`<path d="M10 14a4.25 4.25 0 0 0 6 0l3.25-3.25a4.25 4.25 0 0 0-6-6L12 6"/><path d="M14 10a4.25 4.25 0 0 0-6 0l-3.25 3.25a4.25 4.25 0 0 0 6 6L12 18"/>`,
  image: svg`<rect x="3.5" y="4.5" width="17" height="15" rx="1.5"/><circle cx="9" cy="10" r="1.75"/><path d="m4 17.5 5-4 3.5 2.5 3.5-3.5 4.5 4"/>`,
  file: svg`<path d="M6.5 3h7.5l4.5 4.5V19.5A1.5 1.5 0 0 1 17 21H6.5A1.5 1.5 0 0 1 5 19.5v-15A1.5 1.5 0 0 1 6.5 3Z"/><path d="M14 3v4.5h4.5"/>`,
  pencil: svg`<path d="m4 20 1-4.5L16.5 4a1.75 1.75 0 0 1 2.5 0l1 1a1.75 1.75 0 0 1 0 2.5L8.5 19Z"/><path d="m14.5 6 3.5 3.5"/>`,
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
