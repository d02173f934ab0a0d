/** The look of writing an article: its form, its preview, what was done with it. */
import { css } from 'lit';

export const writingStyles = css`
  .writing {
    display: grid;
    gap: var(--_space-4);
    max-inline-size: 46em;
    min-inline-size: 0;
  }

  .writing .field + .field {
    margin-block-start: 0;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
    gap: var(--_space-4);
  }

  .language {
    display: grid;
    gap: var(--_space-4);
    padding-block-start: var(--_space-3);
  }

  .writing .textarea {
    min-block-size: 14em;
  }

  .preview {
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .places {
    display: grid;
    gap: var(--_space-1);
  }

  .places .choice.inner {
    padding-inline-start: 1.75em;
  }

  .folded > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-text);
    cursor: pointer;
  }

  .folded[open] > :not(summary) {
    margin-block-start: var(--_space-3);
  }

  @media (pointer: coarse) {
    .folded > summary {
      min-block-size: 44px;
    }
  }

  .changes {
    display: grid;
    gap: var(--_space-2);
    margin-block-start: var(--_space-3);
  }

  .changes pre {
    max-block-size: 16em;
    overflow: auto;
    padding: var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font: inherit;
    font-size: var(--_small);
  }
`;
