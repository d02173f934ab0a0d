/** The look of an open ticket: two columns where there is room, one otherwise. */
import { css } from 'lit';
import { threadStyles } from './thread.styles.ts';

const layout = css`
  .base {
    display: grid;
    gap: var(--_space-4);
    grid-template-columns: minmax(0, 1fr);
  }

  .head {
    display: grid;
    gap: var(--_space-2);
    justify-items: start;
  }

  .back {
    justify-self: start;
    padding-inline: 0.375em 0.75em;
  }

  .ways {
    flex-wrap: nowrap;
    align-items: start;
    inline-size: 100%;
  }

  .ways:not(:has(*)) {
    display: none;
  }

  .ways .back {
    flex: none;
  }

  /* What is said of the end goes under the buttons where there is no room beside them: they stay in place. */
  .along {
    display: flex;
    flex: 1;
    flex-wrap: wrap-reverse;
    align-items: center;
    justify-content: end;
    gap: var(--_space-1);
    min-inline-size: 0;
  }

  .steps {
    display: inline-flex;
    flex: none;
    gap: var(--_space-1);
  }

  .company {
    display: flex;
    gap: var(--_space-2);
    color: var(--_info);
  }

  .said .undo {
    color: var(--_text);
  }

  .edited {
    flex-basis: 100%;
  }

  .edited summary {
    cursor: pointer;
  }

  .edited ins {
    text-decoration: none;
    font-weight: 600;
  }

  .title:focus-visible {
    outline-offset: 4px;
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-1) var(--_space-5);
  }

  .facts > div {
    display: flex;
    gap: var(--_space-2);
  }

  .facts dt,
  .rows dt {
    color: var(--_muted);
  }

  /* A long name beside it must not break the label. */
  .facts dt {
    flex: none;
  }

  .free {
    font-weight: 600;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .actions .last {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  /* A button that is the main one no longer changes at once: halfway its text would not read. */
  .head .button {
    transition: none;
  }

  .said {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_success);
    font-weight: 600;
  }

  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-5);
  }

  .conversation {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-4);
    align-content: start;
  }

  .news {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    padding: var(--_space-2);
    border-radius: var(--_radius);
    background: var(--_accent-tint);
    font-weight: 600;
  }

  .properties {
    border-block-start: 1px solid var(--_border);
    padding-block-start: var(--_space-3);
  }

  .properties .inside {
    display: grid;
    gap: var(--_space-4);
    margin-block-start: var(--_space-3);
  }

  .properties section {
    display: grid;
    gap: var(--_space-2);
  }

  .wide-only {
    display: none;
  }

  .properties:not(.open) .inside {
    display: none;
  }

  .rows {
    display: grid;
    gap: var(--_space-2);
  }

  .rows dt {
    font-size: var(--_small);
  }

  .plain {
    display: grid;
    gap: var(--_space-2);
  }

  .plain .row {
    flex-wrap: nowrap;
  }

  .invite {
    justify-self: start;
  }

  .written {
    white-space: pre-wrap;
  }

  .kept .button {
    margin-block-start: var(--_space-2);
  }

  @container guichet (min-width: 720px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) minmax(14em, 18em);
    }

    .properties,
    .properties:not(.open) {
      padding-block-start: 0;
      padding-inline-start: var(--_space-5);
      border-block-start: 0;
      border-inline-start: 1px solid var(--_border);
    }

    .properties .inside,
    .properties:not(.open) .inside {
      display: grid;
    }

    .wide-only {
      display: inline;
    }

    .narrow-only {
      display: none;
    }
  }

  @media print {
    .properties .inside,
    .properties:not(.open) .inside {
      display: grid;
    }

    .wide-only {
      display: inline;
    }

    .news {
      display: none;
    }
  }
`;

export const detailStyles = [layout, threadStyles];
