/** The rows of a list: columns, and cards in a narrow place. */
import { css } from 'lit';
import { deadlineStyles } from '../shared/deadline.styles.ts';

export const tableStyles = css`
  ${deadlineStyles}
  .tickets td,
  .tickets th {
    padding-inline: var(--_space-2);
    overflow-wrap: anywhere;
    vertical-align: top;
  }

  .tickets thead th {
    padding-block: 0;
    vertical-align: middle;
    border-block-end-color: var(--_border-control);
  }

  /* The header stays in sight: what it would cover of a row with the focus is scrolled away. */
  .tickets:not(.cards) thead th {
    position: sticky;
    z-index: 1;
    inset-block-start: var(--guichet-sticky-top, 0px);
    background: var(--_surface);
    box-shadow: inset 0 -1px var(--_border-control);
  }

  .tickets tbody :is(a, button, input) {
    scroll-margin-block: calc(var(--guichet-sticky-top, 0px) + 4em) 1em;
  }

  .nth {
    min-inline-size: 1.25em;
    padding-inline: 0.25em;
    border: 1px solid var(--_border);
    border-radius: 1em;
    font-size: 0.75em;
    line-height: 1.4;
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

  .sort.on {
    color: var(--_text);
  }

  .sort.on .icon {
    opacity: 1;
  }

  /* Open beside the list: a bar along its start, whatever colours there are. */
  .tickets tbody [aria-current] {
    background: var(--_accent-tint);
  }

  .tickets:not(.cards) [aria-current] > :first-child,
  .cards [aria-current] {
    position: relative;
  }

  .tickets:not(.cards) [aria-current] > :first-child::before,
  .cards [aria-current]::before {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 4px;
    background: var(--_accent-text);
    content: '';
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

  .tickets:not(.cards) .marks {
    flex-wrap: nowrap;
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
  .tickets thead th,
  .tickets .state-cell,
  .tickets .filed,
  .tickets .changed,
  .tickets .custom {
    overflow-wrap: break-word;
  }

  .wide .custom {
    min-inline-size: 5em;
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
    overflow-wrap: break-word;
  }

  /* A word of a name is broken only where it is longer than a column can be. */
  .medium td.assignee > *,
  .wide td.requester > *,
  .wide td.assignee > * {
    display: inline-block;
    max-inline-size: 12em;
  }

  .tickets:not(.cards) .person {
    overflow-wrap: inherit;
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

  .cards tbody tr:not(.gap) {
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
    .dot,
    .tickets [aria-current]::before,
    .tickets [aria-current] > ::before {
      background: Highlight;
      forced-color-adjust: none;
    }
  }

  @media print {
    .tickets:not(.cards) thead {
      display: table-header-group;
    }

    .tickets:not(.cards) thead th {
      position: static;
    }

    .tickets .sort .icon {
      display: none;
    }

    .tickets tr {
      break-inside: avoid;
    }

    .tickets .filed,
    .tickets .changed {
      white-space: normal;
    }

    .tickets time .exact {
      display: inline;
    }
  }
`;
