/** The look of the filters: their form, and those in force. */
import { css } from 'lit';

export const filtersStyles = css`
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

  @media (forced-colors: active) {
    .chip {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .filters {
      display: none;
    }
  }
`;
