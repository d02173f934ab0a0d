/** The categories of a service that has many. */
import { css } from 'lit';

export const treeStyles = css`
  .tree {
    max-block-size: 18em;
    padding: var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow: auto;
  }

  .tree .path {
    margin-block-start: var(--_space-2);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
  }

  .tree .branch[role='group'] .choice {
    padding-inline-start: var(--_space-3);
  }

  @media print {
    .tree {
      max-block-size: none;
    }
  }
`;
