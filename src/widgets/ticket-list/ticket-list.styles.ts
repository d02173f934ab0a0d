/** The list: a toolbar, filters, a table that becomes cards in a narrow place. */
import { css } from 'lit';

export const listStyles = css`
  .toolbar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    margin-block-end: var(--_space-3);
  }

  .views {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1);
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
  }

  .views .button {
    gap: 0.375em;
    font-weight: 500;
  }

  .badge {
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
    color: inherit;
  }

  .find {
    position: relative;
    display: flex;
    flex: 1 1 14em;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 26em;
  }

  .find .icon {
    position: absolute;
    inset-inline-start: 0.625em;
    color: var(--_muted);
    pointer-events: none;
  }

  .find .input {
    padding-inline-start: 2.375em;
  }

  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
    gap: var(--_space-3) var(--_space-4);
    margin-block-end: var(--_space-4);
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  .filter label,
  .filter legend {
    display: block;
    margin-block-end: var(--_space-1);
    font-size: var(--_small);
    font-weight: 600;
  }

  .filter .choice {
    margin: 0;
    font-size: inherit;
    font-weight: 400;
  }

  .filter.states {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-4);
  }

  .filter.states legend {
    float: inline-start;
    inline-size: 100%;
  }

  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-1) var(--_space-4);
    min-block-size: 2em;
    margin-block-end: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .status .sorting {
    display: none;
  }

  .fresh {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2) var(--_space-3);
    margin-block-end: var(--_space-2);
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_accent-tint);
  }

  .tickets td,
  .tickets th {
    padding-inline: var(--_space-2);
  }

  .tickets thead th {
    padding-block: 0;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: max(24px, 2.5em);
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font-weight: inherit;
    cursor: pointer;
  }

  .sort .icon {
    inline-size: 1em;
    block-size: 1em;
    opacity: 0.55;
  }

  [aria-sort='ascending'] .sort,
  [aria-sort='descending'] .sort {
    color: var(--_text);
  }

  [aria-sort='ascending'] .icon,
  [aria-sort='descending'] .icon {
    opacity: 1;
  }

  .tickets tbody tr:hover {
    background: var(--_hover);
  }

  .tickets .number {
    position: relative;
    padding-inline-start: var(--_space-4);
    white-space: nowrap;
  }

  .dot {
    position: absolute;
    inset-inline-start: 0.125em;
    inset-block-start: calc(var(--_row) + 0.5em);
    inline-size: 0.5625em;
    block-size: 0.5625em;
    border-radius: 50%;
    background: var(--_accent-text);
  }

  .position {
    margin-inline-start: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .tickets .summary {
    inline-size: 40%;
    font-weight: 400;
  }

  .tickets .summary a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_text);
    font-weight: 500;
    text-decoration-color: transparent;
  }

  .tickets .summary a:hover,
  .tickets .summary a:focus-visible {
    color: var(--_accent-text);
    text-decoration-color: currentcolor;
  }

  .unread .summary a {
    font-weight: 700;
  }

  .place {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .place .icon {
    inline-size: 1em;
    block-size: 1em;
    margin-inline-end: 0.25em;
    vertical-align: -0.125em;
  }

  .tickets .filed,
  .tickets .changed {
    white-space: nowrap;
    color: var(--_muted);
  }

  .tickets .observers {
    color: var(--_muted);
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .card-label {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .after {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2) var(--_space-4);
    margin-block-start: var(--_space-4);
  }

  @container guichet (max-width: 62em) {
    .tickets .filed,
    .tickets .observers {
      display: none;
    }
  }

  @container guichet (max-width: 44em) {
    .tickets,
    .tickets tbody,
    .tickets caption {
      display: block;
    }

    .tickets thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .tickets tbody tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--_space-1) var(--_space-2);
      padding-block: var(--_space-3);
      border-block-end: 1px solid var(--_border);
    }

    .tickets tbody td,
    .tickets tbody th {
      display: block;
      padding: 0;
      border: 0;
    }

    .tickets .number {
      padding-inline-start: 0;
    }

    .unread .number {
      padding-inline-start: 1em;
    }

    .dot {
      inset-block-start: 0.5em;
    }

    .tickets .summary {
      grid-column: 1 / -1;
      grid-row: 2;
      inline-size: auto;
    }

    .tickets .state-cell {
      grid-row: 1;
      grid-column: 2;
      text-align: end;
    }

    .tickets .requester,
    .tickets .assignee,
    .tickets .changed {
      color: var(--_muted);
      font-size: var(--_small);
    }

    .tickets .requester,
    .tickets .assignee {
      grid-column: 1;
    }

    .tickets .requester {
      grid-row: 3;
    }

    .tickets .changed {
      grid-column: 2;
      grid-row: 3;
      text-align: end;
    }

    .card-label {
      position: static;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      clip-path: none;
    }

    .tickets .changed .card-label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .status .sorting {
      display: inline-flex;
      align-items: center;
      gap: var(--_space-2);
    }

    .status .sorting .select {
      inline-size: auto;
      min-inline-size: 0;
    }
  }

  @media (forced-colors: active) {
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  @media print {
    .toolbar,
    .filters,
    .after,
    .fresh {
      display: none;
    }

    .tickets thead {
      display: table-header-group;
    }

    .tickets tr {
      break-inside: avoid;
    }
  }
`;
