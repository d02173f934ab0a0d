/** What is told of a person, and before one is erased. */
import { css } from 'lit';

export const peopleStyles = css`
  .stack > ul:not(.tickets) {
    margin-block: 0;
    padding-inline-start: 1.5em;
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(7em, max-content) minmax(0, 1fr);
    gap: var(--_space-1) var(--_space-3);
    margin: 0;
  }

  .facts dt {
    color: var(--_muted);
  }

  .facts dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .tickets {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .tickets li {
    display: grid;
    gap: var(--_space-1);
    padding-block: var(--_space-2);
    border-block-end: 1px solid var(--_border);
  }

  .tickets li:last-child {
    border-block-end: 0;
  }

  .tickets .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .tickets bdi {
    overflow-wrap: anywhere;
  }

  @media (max-width: 30em) {
    .facts {
      grid-template-columns: minmax(0, 1fr);
    }

    .facts dd {
      margin-block-end: var(--_space-1);
    }
  }
`;
