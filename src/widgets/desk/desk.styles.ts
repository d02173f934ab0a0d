/** The desk: its name, its notice, its tabs. */
import { css } from 'lit';

export const deskStyles = css`
  .desk {
    display: grid;
    gap: var(--_space-3);
  }

  .desk > * {
    min-inline-size: 0;
  }

  .description {
    max-inline-size: 60em;
    white-space: pre-line;
  }

  .ticket:focus-visible {
    outline-offset: 4px;
  }
`;
