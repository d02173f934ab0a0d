/**
 * The sheet under every root: reset, text, focus, hidden things, motion, print. Controls are in `controls.styles.ts`, blocks
 * (notice, card, skeleton …) in `first-blocks.styles.ts`.
 *
 * Adopted sheets only: a page's `style-src 'self'` never stops them.
 */
import { css, type CSSResult } from 'lit';
import { controls } from './controls.styles.ts';
import { firstBlocks } from './first-blocks.styles.ts';
import { tokens } from './tokens.styles.ts';

export const base = css`
  :host {
    display: block;
    color: var(--_text);
    font-family: var(--guichet-font, inherit);
    line-height: var(--_line);
    text-align: start;
    overflow-wrap: anywhere;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  .base {
    container: guichet / inline-size;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6 {
    font-size: 1.125em;
    font-weight: 600;
    line-height: 1.3;
    text-wrap: balance;
  }

  .title {
    font-size: 1.375em;
  }

  ul[role='list'],
  ol[role='list'] {
    list-style: none;
  }

  a {
    color: var(--_accent-text);
    text-decoration: underline;
    text-decoration-thickness: max(1px, 0.0625em);
    text-underline-offset: 0.2em;
    border-radius: 2px;
  }

  a:hover {
    text-decoration-thickness: max(2px, 0.125em);
  }

  small,
  .small {
    font-size: var(--_small);
  }

  .muted {
    color: var(--_muted);
  }

  .numeric {
    font-variant-numeric: tabular-nums;
  }

  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    vertical-align: -0.25em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon.directed:dir(rtl) {
    transform: scaleX(-1);
  }

  :focus-visible,
  :is([type='date'], [type='time'], [type='datetime-local']):focus-within {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
  }

  [tabindex='-1']:focus-visible:not(button, a, input, select, textarea, summary, [role]) {
    outline-offset: 4px;
  }

  .visually-hidden:not(:focus, :active, :focus-within) {
    position: absolute !important;
    inline-size: 1px !important;
    block-size: 1px !important;
    margin: -1px !important;
    padding: 0 !important;
    border: 0 !important;
    overflow: hidden !important;
    clip-path: inset(50%) !important;
    white-space: nowrap !important;
  }

  .stack > * + * {
    margin-block-start: var(--_space-4);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }

  .spread {
    justify-content: space-between;
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }

  @media print {
    .no-print {
      display: none !important;
    }

    a[href^='http']::after {
      content: ' (' attr(href) ')';
    }

    .print-only {
      display: inline !important;
    }
  }

  .print-only {
    display: none;
  }
`;

/** What every first view needs, in its order: a widget's own styles come after. `sheets.styles.ts` has them all. */
export const firstSheets: CSSResult[] = [tokens, base, controls, firstBlocks];

/** What a small inner element needs. Not the tokens: it inherits those of the widget around it, density and theme included. */
export const innerSheets: CSSResult[] = [base, controls];
