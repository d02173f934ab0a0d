/** The look of a file, and of how far it has come. */
import { css } from 'lit';

export const fileStyles = css`
  .file {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: var(--_space-1) var(--_space-2);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .file .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .file .size {
    color: var(--_muted);
    font-size: var(--_small);
    white-space: nowrap;
  }

  .file.failed {
    border-color: var(--_danger);
  }

  .file .error,
  .file .hint,
  .file .progress {
    grid-column: 1 / -1;
    margin: 0;
  }

  .files {
    display: grid;
    gap: var(--_space-2);
  }

  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .progress progress {
    flex: 1 1 6em;
    min-inline-size: 4em;
    block-size: 0.5em;
    border: 0;
    border-radius: 1em;
    background: var(--_border);
    accent-color: var(--_accent);
    overflow: hidden;
    appearance: none;
  }

  .progress progress::-webkit-progress-bar {
    background: var(--_border);
  }

  .progress progress::-webkit-progress-value {
    background: var(--_accent);
  }

  .progress progress::-moz-progress-bar {
    background: var(--_accent);
  }

  @container guichet (max-width: 28em) {
    .file .row:has(> * + *) {
      grid-column: 1 / -1;
      justify-content: flex-end;
    }
  }

  @media (forced-colors: active) {
    .progress progress {
      border: 1px solid CanvasText;
      background: Canvas;
      forced-color-adjust: none;
    }

    .progress progress::-webkit-progress-bar {
      background: Canvas;
    }
  }
`;
