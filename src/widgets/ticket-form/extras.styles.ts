/** Staff's options. */
import { css } from 'lit';

export const extrasStyles = css`
  .folded .inside {
    display: grid;
    gap: var(--_space-4);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    max-inline-size: 100%;
    padding-inline-start: var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
`;
