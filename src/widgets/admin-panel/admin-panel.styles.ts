/** Administration: its sections beside what is open, above it where there is no room; rows, forms, and what was said of them. */
import { css } from 'lit';

export const adminStyles = css`
  .title {
    margin-block-end: var(--_space-3);
  }

  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
  }

  /* A mark that comes or goes in it moves nothing beside it: no browser scrolls to hold it still. */
  .sections {
    overflow-anchor: none;
  }

  .sections ul {
    display: none;
    gap: var(--_space-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .sections .button {
    flex-wrap: wrap;
    justify-content: start;
    inline-size: 100%;
    text-align: start;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--_space-4);
    min-inline-size: 0;
    max-inline-size: 52em;
  }

  .section-title {
    margin: 0;
  }

  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    min-inline-size: 0;
  }

  .stack.tight {
    gap: var(--_space-2);
  }

  .stack > .hint,
  .stack > p {
    margin: 0;
  }

  .stack .field + .field {
    margin-block-start: 0;
  }

  .stack > .button,
  .stack > div > .button {
    justify-self: start;
  }

  .button.erase {
    color: var(--_danger);
  }

  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .pair {
    display: grid;
    gap: var(--_space-2) var(--_space-4);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }

  .row .grow {
    flex: 1 1 12em;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .lines {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .branch {
    padding-inline-start: var(--_space-4);
  }

  .lines > li {
    padding-block: var(--_space-2);
    border-block-end: 1px solid var(--_border);
  }

  .lines > li:last-child {
    border-block-end: 0;
  }

  /* What opens a line stands between what moves it; what it opens has all the room. */
  .movable {
    --_moves: calc(2 * var(--_control));
    position: relative;
  }

  .movable.held {
    background: var(--_accent-tint);
  }

  .movable > .grip,
  .movable > .moves {
    position: absolute;
    inset-block-start: var(--_space-1);
    block-size: var(--_control);
  }

  .movable > .grip {
    display: grid;
    place-items: center;
    inline-size: 24px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .movable > .moves {
    display: flex;
    inset-inline-end: 0;
  }

  .movable > .fold > summary {
    padding-inline: 28px var(--_moves);
    inline-size: auto;
  }

  .switch {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--_space-2);
    align-items: center;
    min-block-size: max(24px, 2em);
  }

  .switch label {
    min-block-size: 24px;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }

  .switch .hint,
  .switch .error {
    grid-column: 2;
    margin: 0;
  }

  .saved {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    margin: 0;
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_success-tint);
    color: var(--_success);
  }

  .saved .button.link {
    color: inherit;
    font-weight: 600;
  }

  .fold > summary {
    inline-size: fit-content;
    max-inline-size: 100%;
    min-block-size: 24px;
    color: var(--_accent-text);
    cursor: pointer;
  }

  .fold[open] > :not(summary) {
    margin-block-start: var(--_space-3);
  }

  .mark {
    padding-inline: var(--_space-2);
    border: 1px solid var(--_border-control);
    border-radius: 1em;
    font-size: var(--_small);
  }

  @container guichet (min-width: 44em) {
    .panel {
      grid-template-columns: 13em minmax(0, 1fr);
      gap: var(--_space-5);
    }

    .sections ul {
      display: grid;
    }

    .narrow-only {
      display: none;
    }

    /* What is typed stands level, whatever is said above it. */
    .pair {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: end;
    }
  }

  @media (pointer: coarse) {
    .movable {
      --_moves: 88px;
    }

    .movable > .grip {
      inline-size: 36px;
    }

    .movable > .fold > summary {
      padding-inline-start: 40px;
    }

    .switch,
    .fold > summary {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .saved {
      border: 1px solid CanvasText;
    }
  }
`;
