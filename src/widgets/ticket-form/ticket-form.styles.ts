/** The form: one column, narrow first; a block of a course page is 268 px wide. What only comes with a part is in its own styles. */
import { css } from 'lit';

export const formStyles = css`
  .form {
    display: grid;
    gap: var(--_space-4);
    max-inline-size: 44em;
  }

  .form > * {
    min-inline-size: 0;
    margin-block: 0;
  }

  .form .field + .field {
    margin-block-start: 0;
  }

  .form > .hint {
    margin: 0;
  }

  .under {
    margin-block-start: var(--_space-2);
  }

  .under .small {
    flex: 1 1 14em;
    min-inline-size: 0;
  }

  .fallback {
    margin-block-start: var(--_space-3);
  }

  .choice span {
    min-inline-size: 0;
  }

  .folded {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .folded > summary {
    min-block-size: max(24px, var(--_control));
    padding: var(--_space-2) var(--_space-3);
    border-radius: var(--_radius);
    font-weight: 600;
    cursor: pointer;
  }

  .folded > summary .muted {
    font-weight: 400;
  }

  .folded > summary:hover {
    background: var(--_hover);
  }

  .folded > :not(summary) {
    margin: 0 var(--_space-3) var(--_space-3);
  }

  .foot {
    display: grid;
    gap: var(--_space-2);
  }

  .submit {
    inline-size: 100%;
  }

  @container guichet (min-width: 30em) {
    .submit {
      inline-size: fit-content;
    }
  }

  @media (hover: none) {
    .keys {
      display: none;
    }
  }
`;
