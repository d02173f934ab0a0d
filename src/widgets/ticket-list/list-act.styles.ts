/** The look of an act on chosen tickets: its form, its progress, its report. */
import { css } from 'lit';

export const actStyles = css`
  :host {
    display: contents;
  }

  :host([hidden]) {
    display: none;
  }

  form {
    display: grid;
    gap: var(--_space-4);
    margin-block: var(--_space-3);
  }

  .fields:not(:has(*)) {
    display: none;
  }

  .fields > * + * {
    margin-block-start: var(--_space-4);
  }

  .will,
  .warning {
    font-weight: 500;
  }

  .unable {
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    border-inline-start: 4px solid var(--_warning);
    border-radius: var(--_radius);
  }

  .unable ul,
  .refused {
    margin-block-start: var(--_space-1);
    padding-inline-start: 1.25em;
  }

  .keys,
  .why {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .why {
    display: block;
  }

  .report {
    display: grid;
    gap: var(--_space-2);
    margin-block: var(--_space-2);
    padding: var(--_space-2) var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .running {
    grid-template-columns: auto minmax(6em, 1fr) auto;
    align-items: center;
  }

  .line {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2);
  }

  .said {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    font-weight: 600;
    color: var(--_warning);
  }

  .said.good {
    color: var(--_success);
  }

  .refused {
    max-block-size: 18em;
    overflow-y: auto;
  }

  .refused li {
    min-block-size: 24px;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .row:not(:has(> *)) {
    display: none;
  }

  @container guichet (max-width: 28em) {
    .running {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .running p {
      grid-column: 1 / -1;
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
