/** The panel of preferences: sections of rows, each with its name, what it means and what was said of it. */
import { css } from 'lit';

export const preferencesStyles = css`
  .title {
    margin-block-end: var(--_space-3);
  }

  .panel {
    display: grid;
    gap: var(--_space-5);
    max-inline-size: 52em;
  }

  .section {
    display: grid;
    gap: var(--_space-3);
    min-inline-size: 0;
  }

  .section + .section {
    padding-block-start: var(--_space-5);
    border-block-start: 1px solid var(--_border);
  }

  .section > .hint,
  .section .hint:last-child {
    margin-block-end: 0;
  }

  .switches {
    display: grid;
    gap: var(--_space-2) var(--_space-5);
    min-inline-size: 0;
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

  .switch .hint {
    grid-column: 2;
    margin: 0;
  }

  .section > .button,
  .section > div > .button,
  details > .button {
    justify-self: start;
  }

  .saved {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_success-tint);
    color: var(--_success);
  }

  .saved .button.link {
    color: inherit;
    font-weight: 600;
  }

  .question {
    display: grid;
    gap: var(--_space-3) var(--_space-4);
  }

  .answer ul {
    margin-block-start: var(--_space-1);
    padding-inline-start: 1.5em;
  }

  .lines {
    display: grid;
  }

  .line {
    display: grid;
    gap: var(--_space-2);
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .line:last-child {
    border-block-end: 0;
  }

  .line-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
  }

  .line-name {
    flex: 1 1 14em;
    min-inline-size: 0;
  }

  details > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-text);
    cursor: pointer;
  }

  details[open] > :not(summary) {
    margin-block-start: var(--_space-3);
  }

  @container guichet (min-width: 40em) {
    .switches,
    .question {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
  }

  @media (pointer: coarse) {
    .switch,
    details > summary {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .saved {
      border: 1px solid CanvasText;
    }
  }
`;
