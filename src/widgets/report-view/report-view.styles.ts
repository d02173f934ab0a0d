/** The look of a report: figures first, then the trend, then tables two by two where there is room. */
import { css } from 'lit';

/** Lines are told apart by their dash; colours only help. On paper there are none. */
export const chartColours = css`
  .chart {
    --_filed: var(--_accent-text, CanvasText);
    --_settled: var(--_success, CanvasText);
    --_stock: var(--_text, CanvasText);
    overflow: visible;
    font-size: inherit;
  }

  .chart .grid {
    stroke: var(--_border, GrayText);
    stroke-width: 1;
    stroke-dasharray: 1 3;
  }

  .chart .axis {
    fill: var(--_muted, CanvasText);
    font-size: 0.8125em;
  }

  .chart .name {
    font-size: 0.875em;
    font-weight: 600;
  }

  .chart .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }

  .chart .line.filed {
    stroke: var(--_filed);
  }

  .chart .line.settled {
    stroke: var(--_settled);
    stroke-dasharray: 7 4;
  }

  .chart .line.active {
    stroke: var(--_stock);
  }

  .chart .line.earlier {
    stroke-width: 1;
    opacity: 0.65;
  }

  .chart .mark.filed,
  .chart .name.filed {
    fill: var(--_filed);
  }

  .chart .mark.settled,
  .chart .name.settled {
    fill: var(--_settled);
  }

  .chart .mark.active,
  .chart .name.active {
    fill: var(--_stock);
  }

  .chart .under {
    fill: var(--_stock);
    opacity: 0.1;
  }

  .chart .cursor {
    stroke: var(--_border-control, GrayText);
    stroke-width: 1;
  }
`;

export const reportStyles = css`
  .report {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }

  .controls {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(13em, 100%), 1fr));
    align-items: end;
    gap: var(--_space-3) var(--_space-4);
  }

  .controls .verbs {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }

  .headlines {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(11em, 100%), 1fr));
    gap: var(--_space-3);
    margin: 0;
  }

  .headline {
    min-inline-size: 0;
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
  }

  .headline dt {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .headline dt .button,
  .section .tools .icon-only {
    min-block-size: 24px;
    block-size: 1.75em;
    inline-size: 1.75em;
  }

  .headline dd {
    margin: 0;
  }

  .headline .value {
    font-size: 1.75em;
    font-weight: 650;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }

  /* A definition is read in lines, not in a column of words. */
  .headline:has(.definitions:not([hidden])) {
    grid-column: 1 / -1;
  }

  .headline .value .button {
    justify-content: start;
    font-weight: inherit;
    line-height: inherit;
  }

  .headline .note {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .definitions {
    max-inline-size: 65em;
    color: var(--_muted);
    font-size: var(--_small);
  }

  .definitions > p + p {
    margin-block-start: var(--_space-1);
  }

  .sections {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(26em, 100%), 1fr));
    align-items: start;
    gap: var(--_space-5);
  }

  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .section.trend,
  .section.groups,
  .section.delays {
    grid-column: 1 / -1;
  }

  .section-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
    border-block-end: 1px solid var(--_border);
  }

  .section-title {
    font-size: 1.125em;
  }

  .section .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1);
  }

  .scroller {
    overflow-x: auto;
  }

  .section .table thead th {
    white-space: normal;
    vertical-align: bottom;
  }

  .section .table tbody th {
    min-inline-size: 7em;
    font-weight: 500;
  }

  .section .table th,
  .section .table td {
    padding-inline: var(--_space-2);
  }

  .section .table .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }

  .number.button {
    min-inline-size: 24px;
    justify-content: end;
    font-variant-numeric: tabular-nums;
  }

  .bar {
    display: block;
    inline-size: 100%;
    min-inline-size: 5em;
    block-size: 0.375em;
    margin-block-start: 0.125em;
  }

  .bar rect {
    fill: var(--_accent-text);
  }

  .drawing {
    min-inline-size: 0;
    overflow: hidden;
    touch-action: pan-y;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-4);
    font-size: var(--_small);
  }

  .legend li {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
  }

  .explore {
    inline-size: 100%;
    min-block-size: 24px;
    accent-color: var(--_accent);
  }

  .said {
    min-block-size: 1.5em;
    font-variant-numeric: tabular-nums;
  }

  .reading {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-3);
  }

  .reading > .progress {
    flex: 1 1 12em;
  }

  .busy {
    opacity: 0.6;
  }

  .drill {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: var(--_space-3);
  }

  .drill > .list {
    inline-size: 100%;
  }

  @media (pointer: coarse) {
    .headline dt .button,
    .section .tools .icon-only {
      block-size: 44px;
      inline-size: 44px;
    }

    .explore {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .chart,
    .bar rect {
      --_filed: LinkText;
      --_settled: CanvasText;
      forced-color-adjust: none;
    }

    .chart .under {
      fill: none;
    }
  }
`;
