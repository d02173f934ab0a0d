/**
 * Design tokens: what a school may set (`--guichet-…`), what is borrowed from the page around (Bootstrap 5's `--bs-…`, Boost's
 * and Bootstrap 4's `--primary …`), and the house's own values where the page says nothing.
 *
 * Inside the widgets only the private names (`--_…`) are used. Lengths are in `em`: they follow the text size of the page, also
 * where its root is 10 px. Dark is never decided here: `light-dark()` follows the `color-scheme` that the page has in force at
 * this place (Bootstrap's `data-bs-theme`, a `meta`, a rule), and `theme="dark"` says it for a dark page that does not.
 * `light-dark()`, `color-mix()` and relative colours: Chromium 123, Firefox 128 (ESR), Safari and WebKitGTK 17.5 / 2.44.
 *
 * The accent is the page's and may be any colour: what is written on it is black or white by its WCAG luminance, and where it
 * is itself text or a focus ring it is darkened or lightened until it reads.
 */
import { css } from 'lit';

export const tokens = css`
  :host {
    /* Colours borrowed */
    --_accent: var(--guichet-accent, var(--bs-primary, var(--primary, light-dark(#0b5cad, #6cb0f5))));
    --_surface: var(--guichet-surface, var(--bs-body-bg, light-dark(#ffffff, #1a1d21)));
    --_text: var(--guichet-text, var(--bs-body-color, light-dark(#1d2125, #e6e9ed)));
    --_radius: var(--guichet-radius, var(--bs-border-radius, 0.375em));
    --_font-mono: var(
      --guichet-font-mono,
      var(--bs-font-monospace, var(--font-family-monospace, ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace))
    );

    /* Colours derived */
    --_on-accent: var(
      --guichet-on-accent,
      color(
        from var(--_accent) srgb-linear clamp(0, (0.1834 - (0.2126 * r + 0.7152 * g + 0.0722 * b)) * 100000, 1)
          clamp(0, (0.1834 - (0.2126 * r + 0.7152 * g + 0.0722 * b)) * 100000, 1)
          clamp(0, (0.1834 - (0.2126 * r + 0.7152 * g + 0.0722 * b)) * 100000, 1)
      )
    );
    --_accent-hover: light-dark(color-mix(in oklab, var(--_accent) 86%, #000), color-mix(in oklab, var(--_accent) 86%, #fff));
    --_accent-text: var(
      --guichet-link,
      light-dark(oklch(from var(--_accent) min(l, 0.52) c h), oklch(from var(--_accent) max(l, 0.76) min(c, 0.13) h))
    );
    --_accent-tint: light-dark(
      color-mix(in oklab, var(--_accent) 9%, var(--_surface)),
      color-mix(in oklab, var(--_accent) 18%, var(--_surface))
    );
    --_muted: var(--guichet-muted, color-mix(in oklab, var(--_text) 76%, var(--_surface)));
    --_raised: color-mix(in oklab, var(--_text) 4%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_border: var(--guichet-border, color-mix(in oklab, var(--_text) 18%, var(--_surface)));
    /* Controls are known by their border alone: 3:1 at least (WCAG 1.4.11). */
    --_border-control: var(--guichet-border-control, color-mix(in oklab, var(--_text) 62%, var(--_surface)));
    --_focus: var(--guichet-focus, var(--_accent-text));
    --_shadow: 0 0.5em 1.75em light-dark(rgb(15 23 32 / 18%), rgb(0 0 0 / 60%)), 0 0 0 1px var(--_border);
    --_backdrop: rgb(10 14 20 / 50%);

    /* Notices: tint, and text on the tint */
    --_info: light-dark(#0a4f8f, #a5d0fb);
    --_info-tint: light-dark(#e8f2fc, #12304d);
    --_success: light-dark(#1d5c2a, #a3dfae);
    --_success-tint: light-dark(#e6f5e8, #14361d);
    --_warning: light-dark(#6b4300, #f3cf8e);
    --_warning-tint: light-dark(#fdf3dc, #3f2d08);
    --_danger: light-dark(#9c1c12, #ffb4ab);
    --_danger-tint: light-dark(#fdecea, #4a1713);
    /* A filled danger button keeps white text in both schemes. */
    --_danger-fill: #b3261e;
    --_note: light-dark(#6b4300, #f3cf8e);
    --_note-tint: light-dark(#fff6df, #352705);

    /* Measures */
    --_space-1: 0.25em;
    --_space-2: 0.5em;
    --_space-3: 0.75em;
    --_space-4: 1em;
    --_space-5: 1.5em;
    --_space-6: 2em;
    --_control: 2.375em;
    --_row: 0.625em;
    --_small: 0.875em;
    --_line: 1.5;
    --_ring: 3px;
    --_quick: 120ms;
  }

  :host([density='compact']) {
    --_space-3: 0.5em;
    --_space-4: 0.75em;
    --_space-5: 1em;
    --_space-6: 1.5em;
    --_control: 2em;
    --_row: 0.3125em;
    --_line: 1.4;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (pointer: coarse) {
    :host {
      --_control: max(2.75em, 44px);
    }
  }

  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_accent-hover: Highlight;
      --_accent-text: LinkText;
      --_accent-tint: Canvas;
      --_surface: Canvas;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_raised: Canvas;
      --_hover: Canvas;
      --_border: CanvasText;
      --_border-control: CanvasText;
      --_focus: Highlight;
    }
  }
`;
