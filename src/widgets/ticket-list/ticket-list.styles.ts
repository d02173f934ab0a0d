/** What stands around the rows of a list: views, search, what changed, the next page. */
import { css } from 'lit';

export const listStyles = css`
  .ruler {
    position: absolute;
    inline-size: 1em;
    block-size: 0;
    visibility: hidden;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
    margin-block-end: var(--_space-3);
  }

  .views {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
  }

  .views .button {
    padding-inline: 0.75em;
  }

  .badge {
    min-inline-size: 1.6em;
    padding: 0 0.4em;
    border-radius: 1em;
    background: var(--_hover);
    color: inherit;
    font-size: var(--_small);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    line-height: 1.5;
  }

  [aria-pressed='true'] .badge {
    background: color-mix(in oklab, var(--_accent-text) 14%, transparent);
  }

  /* Beside the views where all of it fits there, else under them: nothing of it falls alone onto a line. */
  .toolbar {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    inline-size: max-content;
    max-inline-size: min(42em, 100%);
  }

  .preparing {
    flex: 1 0 100%;
    color: var(--_muted);
    font-size: var(--_small);
    text-align: end;
  }

  .find {
    position: relative;
    display: flex;
    flex: 1 1 9em;
    align-items: center;
  }

  .find .icon {
    position: absolute;
    inset-inline-start: 0.625em;
    color: var(--_muted);
    pointer-events: none;
  }

  .find .input {
    padding-inline: 2.125em 0.25em;
  }

  @container guichet (min-width: 40em) {
    .find {
      min-inline-size: 14em;
    }
  }

  .missing {
    margin-block-end: var(--_space-3);
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
    margin-block-end: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .sorting {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 100%;
  }

  .sorting label {
    flex: none;
  }

  .sorting .select {
    inline-size: auto;
    min-inline-size: 0;
    min-block-size: max(2em, 24px);
    padding-block: 0;
    border-color: transparent;
    background: transparent;
    color: var(--_text);
    font-weight: 500;
    cursor: pointer;
  }

  .sorting .select:hover {
    background: var(--_hover);
  }

  .sorting option {
    background: var(--_surface);
    color: var(--_text);
  }

  .fresh {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-1) var(--_space-2);
    margin-block-end: var(--_space-2);
    padding: var(--_space-1) var(--_space-3);
    border: 1px solid color-mix(in oklab, var(--_accent-text) 30%, transparent);
    border-radius: var(--_radius);
    background: var(--_accent-tint);
    color: var(--_accent-text);
  }

  .after {
    display: flex;
    justify-content: center;
    margin-block-start: var(--_space-4);
  }

  @media (forced-colors: active) {
    .badge,
    .fresh {
      border: 1px solid CanvasText;
    }
  }
`;
