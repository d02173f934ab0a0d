/** The look of tickets like the one being written. */
import { css } from 'lit';

export const similarStyles = css`
  .alike {
    display: grid;
    gap: var(--_space-3);
  }

  .alike > li + li {
    padding-block-start: var(--_space-3);
    border-block-start: 1px solid var(--_border);
  }

  .alike p {
    margin-block: var(--_space-1);
  }

  .alike .button.link {
    text-align: start;
  }
`;
