/** The form: one column, narrow first; a block of a course page is 268 px wide. */
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

  .preview > .small {
    margin-block-end: var(--_space-2);
    color: var(--_muted);
  }

  .preview {
    margin-block-start: var(--_space-2);
    max-block-size: 24em;
    overflow: auto;
  }

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

  .folded .inside {
    display: grid;
    gap: var(--_space-4);
  }

  .page-lines {
    display: grid;
    gap: var(--_space-2);
  }

  .page-lines dt {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .page-lines dd {
    overflow-wrap: anywhere;
  }

  .files {
    margin-block-end: var(--_space-2);
  }

  .similar {
    min-block-size: calc(max(24px, var(--_control), var(--_line) * 1em + 2 * var(--_space-2)) + 2px);
  }

  .gone {
    margin-block: 0 var(--_space-2);
    overflow-wrap: anywhere;
  }

  .attached.with-thumb {
    display: grid;
    grid-template-columns: 3.5em minmax(0, 1fr);
    align-items: center;
    gap: var(--_space-2);
  }

  .thumb {
    inline-size: 3.5em;
    block-size: 3.5em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    object-fit: cover;
  }

  .picker {
    position: relative;
    overflow: hidden;
  }

  .picker:focus-within {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
  }

  /* The native input covers its button: pressed, reached by keyboard and dropped on as it is. */
  .picker input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
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

  .foot {
    display: grid;
    gap: var(--_space-2);
  }

  .submit {
    inline-size: 100%;
  }

  .unkept {
    color: var(--_danger);
  }

  .filed {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--_space-3);
    padding: var(--_space-4);
    border: 1px solid color-mix(in oklab, var(--_success) 35%, transparent);
    border-inline-start: 4px solid var(--_success);
    border-radius: var(--_radius);
  }

  .filed > .icon {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_success);
  }

  .feedback {
    white-space: pre-line;
  }

  .given li {
    padding-block: var(--_space-1);
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

  @media print {
    .tree {
      max-block-size: none;
    }
  }

  @media (forced-colors: active) {
    .filed {
      border-color: CanvasText;
    }
  }
`;
