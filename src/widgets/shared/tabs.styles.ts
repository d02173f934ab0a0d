/** The look of tabs. */
import { css } from 'lit';

export const tabsStyles = css`
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-1);
    border-block-end: 1px solid var(--_border);
  }

  .tab {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    flex: none;
    max-inline-size: 100%;
    min-block-size: var(--_control);
    padding: var(--_space-2) var(--_space-3);
    border: 0;
    border-block-end: 3px solid transparent;
    border-start-start-radius: var(--_radius);
    border-start-end-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    font-weight: 500;
    cursor: pointer;
  }

  .tab:hover {
    background: var(--_hover);
    color: var(--_text);
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent-text);
    color: var(--_accent-text);
    font-weight: 600;
  }

  .tab:focus-visible {
    outline-offset: -3px;
  }

  .count {
    min-inline-size: 1.6em;
    padding-inline: 0.45em;
    border-radius: 1em;
    background: var(--_hover);
    color: var(--_text);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }

  .panel {
    padding-block-start: var(--_space-4);
  }

  @media (forced-colors: active) {
    /* A transparent line is painted there: only the tab shown keeps one. */
    .tab {
      border-block-end-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }

    .count {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .tabs {
      display: none;
    }
  }
`;
