/** Blocks that views are made of: those of every first view, and table, empty state, toast. */
import { css, type CSSResult } from 'lit';
import { firstBlocks } from './first-blocks.styles.ts';

const moreBlocks = css`
  .table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }

  .table th,
  .table td {
    padding: var(--_row) var(--_space-3);
    border-block-end: 1px solid var(--_border);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: break-word;
  }

  .table thead th {
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
    white-space: nowrap;
  }

  .table tbody th {
    font-weight: inherit;
  }

  .table caption {
    text-align: start;
  }

  .meet {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .meet:hover {
    color: var(--_accent-text);
  }

  .empty {
    display: grid;
    justify-items: center;
    gap: var(--_space-3);
    padding: var(--_space-6) var(--_space-4);
    border: 1px dashed var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    text-align: center;
  }

  .empty > .icon {
    inline-size: 2.25em;
    block-size: 2.25em;
    color: var(--_muted);
  }

  .toast {
    position: sticky;
    inset-block-end: var(--_space-4);
    z-index: 2;
    display: flex;
    align-items: center;
    gap: var(--_space-3);
    inline-size: fit-content;
    max-inline-size: 100%;
    margin-inline: auto;
    margin-block-start: var(--_space-4);
    padding: var(--_space-2) var(--_space-4);
    border-radius: var(--_radius);
    background: light-dark(#20262d, #e9edf1);
    color: light-dark(#fff, #16191d);
    box-shadow: var(--_shadow);
  }

  .toast .button {
    border-color: currentcolor;
    background: transparent;
    color: inherit;
  }

  @container guichet (max-width: 24em) {
    .empty {
      padding: var(--_space-3);
    }
  }

  @media (forced-colors: active) {
    .toast {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .toast {
      display: none;
    }
  }
`;

export const blocks: CSSResult[] = [firstBlocks, moreBlocks];
