/** Small parts used by two widgets or more: state badge, ticket key, person, time, file chip, progress. */
import { css, type CSSResult } from 'lit';
import { fileStyles } from './file.styles.ts';
import { stateStyles } from './state.styles.ts';

const small = css`
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

  @media (pointer: coarse) {
    .copy {
      inline-size: 44px;
      block-size: 44px;
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

export const parts: CSSResult[] = [stateStyles, small, fileStyles];
