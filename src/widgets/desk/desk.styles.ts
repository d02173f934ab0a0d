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

  .fallback {
    margin-block-start: var(--_space-3);
  }

  .description {
    max-inline-size: 60em;
    white-space: pre-line;
  }

  /* The whole view has the focus when it opens: a line above it says so, a frame around it would only be in the way. */
  .ticket:focus-visible {
    outline: none;
    box-shadow: 0 calc(-1 * var(--_ring)) 0 var(--_focus);
  }

  @media (forced-colors: active) {
    .ticket:focus-visible {
      outline: var(--_ring) solid Highlight;
    }
  }
`;
