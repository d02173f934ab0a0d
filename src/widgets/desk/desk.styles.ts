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

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-2) var(--_space-4);
  }

  .top > .title {
    flex: 1 1 8em;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-inline-start: auto;
  }

  /* What comes a moment later moves nothing. */
  .bell-place {
    inline-size: var(--_control);
    block-size: var(--_control);
  }

  .tools kbd {
    margin-inline-start: var(--_space-2);
    padding: 0 0.5em;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    color: var(--_muted);
    font-family: inherit;
    font-size: var(--_small);
  }

  /* Who has no keyboard needs no key. */
  @media (pointer: coarse) {
    .tools kbd {
      display: none;
    }
  }

  .split {
    display: grid;
    grid-template-columns: minmax(24em, 2fr) minmax(0, 3fr);
    align-items: start;
    gap: var(--_space-5);
  }

  .split > * {
    min-inline-size: 0;
  }

  /* The ticket stays in sight while the list is gone through, and scrolls by itself. */
  .split > .ticket,
  .empty-pane {
    position: sticky;
    inset-block-start: 0;
    max-block-size: 100dvh;
    overflow: auto;
    padding-inline-start: var(--_space-5);
    padding-block: var(--_space-1);
    border-inline-start: 1px solid var(--_border);
    overscroll-behavior: contain;
  }

  .empty-pane {
    padding-block: var(--_space-6);
  }

  @media print {
    .split {
      display: block;
    }

    .split > .ticket {
      position: static;
      max-block-size: none;
      overflow: visible;
    }
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
