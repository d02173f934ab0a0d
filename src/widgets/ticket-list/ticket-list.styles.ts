/** The list: views, a toolbar, filters, a table that becomes cards in a narrow place. */
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

  .toolbar {
    display: flex;
    flex: 1 1 18em;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    max-inline-size: 36em;
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
    padding-inline-start: 2.375em;
  }

  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(14em, 100%), 1fr));
    align-items: start;
    gap: var(--_space-3) var(--_space-4);
    margin-block-end: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_raised);
  }

  .filter {
    min-inline-size: 0;
  }

  guichet-combobox.filter::part(optional) {
    display: none;
  }

  .filter.across {
    grid-column: 1 / -1;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-5);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
    margin-block-end: var(--_space-3);
  }

  .chips ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    border: 1px solid var(--_border);
    border-radius: 1em;
    background: var(--_accent-tint);
    font-size: var(--_small);
  }

  .chip span {
    padding-inline-start: 0.75em;
  }

  .chip button {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: max(2em, 24px);
    block-size: max(2em, 24px);
    padding: 0;
    border: 0;
    border-radius: 1em;
    background: none;
    cursor: pointer;
  }

  .chip button:hover {
    background: var(--_hover);
  }

  .chip .icon {
    inline-size: 1em;
    block-size: 1em;
  }

  .chips .button.link {
    font-size: var(--_small);
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

  .tickets td,
  .tickets th {
    padding-inline: var(--_space-2);
    vertical-align: top;
  }

  .tickets thead th {
    padding-block: 0;
    vertical-align: middle;
    border-block-end-color: var(--_border-control);
  }

  .tickets tbody tr:hover {
    background: var(--_raised);
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 0.25em;
    min-block-size: max(24px, 2.5em);
    padding: 0;
    border: 0;
    border-radius: 2px;
    background: none;
    color: inherit;
    font-weight: inherit;
    cursor: pointer;
  }

  .sort:hover {
    color: var(--_text);
  }

  .sort .icon {
    inline-size: 1em;
    block-size: 1em;
    opacity: 0.55;
  }

  [aria-sort] .sort {
    color: var(--_text);
  }

  [aria-sort] .icon {
    opacity: 1;
  }

  .tickets .number {
    white-space: nowrap;
  }

  tbody .number .key {
    color: var(--_muted);
  }

  .marks {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5em;
    margin-block-start: 0.125em;
  }

  .rank {
    padding: 0 0.375em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: var(--_small);
    font-variant-numeric: tabular-nums;
  }

  .news {
    display: flex;
    align-items: center;
    gap: 0.375em;
    color: var(--_accent-text);
    font-size: var(--_small);
    font-weight: 600;
  }

  .dot {
    flex: none;
    inline-size: 0.5625em;
    block-size: 0.5625em;
    border-radius: 50%;
    background: currentcolor;
  }

  .tickets .summary {
    inline-size: 50%;
  }

  /* A word of these is never broken while a summary still has room to give. */
  .tickets .state-cell,
  .tickets .custom {
    overflow-wrap: break-word;
  }

  .state-cell .word {
    white-space: nowrap;
  }

  .medium .state-cell,
  .wide .state-cell {
    min-inline-size: 9.5em;
  }

  .medium .assignee,
  .wide .requester,
  .wide .assignee {
    min-inline-size: 6.5em;
  }

  .summary a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--_text);
    font-weight: 500;
    text-decoration-color: transparent;
  }

  .summary a:hover,
  .summary a:focus-visible {
    color: var(--_accent-text);
    text-decoration-color: currentcolor;
  }

  .unread .summary a {
    font-weight: 700;
  }

  .unread .key {
    color: var(--_text);
    font-weight: 600;
  }

  .details {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_space-3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .details:not(:has(> *)) {
    display: none;
  }

  .details .icon,
  .observers .icon {
    inline-size: 1.0625em;
    block-size: 1.0625em;
    margin-inline-end: 0.25em;
    vertical-align: -0.1875em;
  }

  .details .pending {
    color: var(--_warning);
  }

  thead .observers .icon {
    margin: 0;
  }

  .tickets .filed,
  .tickets .changed {
    color: var(--_muted);
    white-space: nowrap;
  }

  .medium td.changed,
  .wide td.filed,
  .wide td.changed {
    font-size: var(--_small);
    line-height: calc(var(--_line) / 0.875);
  }

  .tickets .observers {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
    text-align: end;
  }

  .after {
    display: flex;
    justify-content: center;
    margin-block-start: var(--_space-4);
  }

  .cards,
  .cards tbody {
    display: block;
  }

  .cards thead {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .cards tbody tr {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-1) var(--_space-3);
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .cards tbody tr:first-child {
    border-block-start: 1px solid var(--_border);
  }

  .cards tbody td,
  .cards tbody th {
    display: block;
    padding: 0;
    border: 0;
  }

  .cards tbody .number {
    display: flex;
    flex: 1 1 auto;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_space-2);
  }

  .cards .marks {
    margin: 0;
  }

  .cards tbody .summary {
    flex: 1 0 100%;
    inline-size: auto;
  }

  .cards .requester,
  .cards .assignee,
  .cards .filed,
  .cards .changed,
  .cards .observers {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .cards .person {
    color: var(--_text);
  }

  .cards .observers:not(:has(> *)) {
    display: none;
  }

  @media (pointer: coarse) {
    .cards .summary a::after {
      position: absolute;
      inset: 0;
      content: '';
    }
  }

  @media (forced-colors: active) {
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }

    .badge,
    .chip,
    .fresh {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .views,
    .filters {
      display: none;
    }

    .tickets:not(.cards) thead {
      display: table-header-group;
    }

    .tickets .sort .icon {
      display: none;
    }

    .tickets tr {
      break-inside: avoid;
    }
  }
`;
