/** What comes with writing: the preview, the page around, files, what was filed. */
import { css } from 'lit';

export const writingStyles = css`
  .preview > .small {
    margin-block-end: var(--_space-2);
    color: var(--_muted);
  }

  .preview {
    margin-block-start: var(--_space-2);
    max-block-size: 24em;
    overflow: auto;
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

  @media (forced-colors: active) {
    .filed {
      border-color: CanvasText;
    }
  }
`;
