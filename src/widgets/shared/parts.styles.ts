/** Small parts used by two widgets or more: state badge, ticket key, person, time, file chip, progress. */
import { css } from 'lit';

export const parts = css`
  .state {
    --_state: var(--_posted);
    display: inline-flex;
    align-items: center;
    gap: 0.3125em;
    max-inline-size: 100%;
    padding: 0.125em 0.5em 0.125em 0.375em;
    border: 1px solid color-mix(in oklab, var(--_state) 28%, transparent);
    border-radius: 1em;
    background: var(--_posted-tint);
    color: var(--_state);
    font-size: var(--_small);
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: normal;
  }

  .state .icon {
    inline-size: 1.0625em;
    block-size: 1.0625em;
    stroke-width: 2.25;
  }

  /* A reason that does not fit beside its state goes under it, whole. */
  .state > span:last-child {
    display: inline-flex;
    flex-wrap: wrap;
    column-gap: 0.3em;
  }

  .state .reason {
    font-weight: 400;
  }

  .state.open {
    --_state: var(--_open);
    background: var(--_open-tint);
  }

  .state.resolving {
    --_state: var(--_resolving);
    background: var(--_resolving-tint);
  }

  .state.waiting {
    --_state: var(--_waiting);
    background: var(--_waiting-tint);
  }

  .state.testing {
    --_state: var(--_testing);
    background: var(--_testing-tint);
  }

  .state.resolved {
    --_state: var(--_resolved);
    background: var(--_resolved-tint);
  }

  .state.published {
    --_state: var(--_published);
    background: var(--_published-tint);
  }

  .state.validated {
    --_state: var(--_validated);
    background: var(--_validated-tint);
  }

  .state.abandoned {
    --_state: var(--_abandoned);
    background: var(--_abandoned-tint);
  }

  .state.transferred {
    --_state: var(--_transferred);
    background: var(--_transferred-tint);
  }

  .key {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    user-select: all;
  }

  .key-group {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
  }

  .copy {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .copy:hover {
    background: var(--_hover);
  }

  .copy .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .person {
    overflow-wrap: anywhere;
    user-select: text;
  }

  time .exact {
    display: none;
  }

  time[title] {
    cursor: help;
  }

  time:focus-visible .exact,
  time:hover .exact {
    display: inline;
  }

  .file {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .file .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .file .size {
    color: var(--_muted);
    font-size: var(--_small);
    white-space: nowrap;
  }

  .file.failed {
    border-color: var(--_danger);
  }

  .file .error,
  .file .progress {
    grid-column: 1 / -1;
    margin: 0;
  }

  .files {
    display: grid;
    gap: var(--_space-2);
  }

  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .progress progress {
    flex: 1 1 6em;
    min-inline-size: 4em;
    block-size: 0.5em;
    border: 0;
    border-radius: 1em;
    background: var(--_border);
    accent-color: var(--_accent);
    overflow: hidden;
    appearance: none;
  }

  .progress progress::-webkit-progress-bar {
    background: var(--_border);
  }

  .progress progress::-webkit-progress-value {
    background: var(--_accent);
  }

  .progress progress::-moz-progress-bar {
    background: var(--_accent);
  }

  @container guichet (max-width: 28em) {
    .file .row:has(> * + *) {
      grid-column: 1 / -1;
      justify-content: flex-end;
    }
  }

  @media (pointer: coarse) {
    .copy {
      inline-size: 44px;
      block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .state {
      border-color: CanvasText;
    }

    .progress progress {
      border: 1px solid CanvasText;
      background: Canvas;
      forced-color-adjust: none;
    }

    .progress progress::-webkit-progress-bar {
      background: Canvas;
    }
  }

  @media print {
    .copy {
      display: none;
    }

    time .exact {
      display: inline;
    }
  }
`;
