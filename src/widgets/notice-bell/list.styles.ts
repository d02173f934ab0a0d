/** The look of the list of notices, inside the bell's panel. */
import { css } from 'lit';

export const listStyles = css`
  .notices-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
    margin-block-end: var(--_space-2);
  }

  .notices-head > :first-child {
    flex: none;
    font-size: 1.125em;
  }

  .notices-head > .link {
    margin-inline-start: auto;
    text-align: end;
  }

  .notice-lines {
    list-style: none;
    margin-inline: calc(-1 * var(--_space-2));
  }

  .notice-line {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    border-block-end: 1px solid var(--_border);
  }

  .notice-line .open {
    display: grid;
    gap: 0.125em;
    padding: var(--_space-2);
    border-radius: var(--_radius);
    color: inherit;
    text-decoration: none;
  }

  /* Inside the panel's edge, which would cut it. */
  .notice-line .open:focus-visible {
    outline-offset: -3px;
  }

  .notice-line .open:hover {
    background: var(--_hover);
  }

  .notice-line > .button {
    margin-block-start: var(--_space-1);
    color: var(--_muted);
  }

  .why {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-2);
  }

  .unread .reason {
    font-weight: 700;
  }

  .dot {
    display: inline-block;
    margin-inline-end: var(--_space-2);
    inline-size: 0.625em;
    block-size: 0.625em;
    border-radius: 50%;
    background: var(--_accent-text);
  }

  .when {
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: var(--_small);
  }

  .about .key {
    color: var(--_accent-text);
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .told {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .quoted {
    quotes: none;
  }

  .quoted::before,
  .quoted::after {
    content: none;
  }

  .end {
    padding-block-start: var(--_space-3);
    text-align: center;
  }

  @media (forced-colors: active) {
    .dot {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
