/** Import and export: sections, pairs of what is there and what it is, a place to drop files. */
import { css } from 'lit';

export const deskArchiveStyles = css`
  .archive,
  .section,
  .checked,
  .work {
    display: grid;
    gap: var(--_space-3);
    min-inline-size: 0;
  }

  .archive {
    gap: var(--_space-5);
    max-inline-size: 60em;
  }

  .section + .section {
    padding-block-start: var(--_space-5);
    border-block-start: 1px solid var(--_border);
  }

  .section > .button {
    justify-self: start;
  }

  .section p,
  .section ul {
    margin: 0;
  }

  .check {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    min-block-size: 24px;
  }

  .drop {
    display: grid;
    gap: var(--_space-3);
    justify-items: start;
    padding: var(--_space-4);
    border: 2px dashed var(--_border-control);
    border-radius: var(--_radius);
  }

  .drop.over {
    border-color: var(--_accent);
    border-style: solid;
  }

  .mapping {
    display: grid;
    gap: var(--_space-2);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  .pair {
    display: grid;
    gap: var(--_space-1) var(--_space-3);
    align-items: center;
  }

  .pair .sample {
    display: block;
    color: var(--_muted);
    font-size: var(--_small);
  }

  .months {
    inline-size: 6em;
  }

  .section ul {
    padding-inline-start: 1.2em;
  }

  .drop > * {
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .scroll {
    overflow-x: auto;
  }

  /* Three short columns, in a block of a course page too. */
  .foreseen .table :is(th, td) {
    padding-inline: 0 var(--_space-2);
    white-space: normal;
  }

  .wrongs {
    margin-block-start: var(--_space-2);
  }

  @container guichet (min-width: 36rem) {
    .pair {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
`;
