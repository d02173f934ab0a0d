/** What staff's list adds to the list's look: boxes, cells that change something, the bar of acts, the handle of a rank. */
import { css } from 'lit';

export const staffStyles = css`
  .tickets .choose {
    inline-size: 1px;
    padding-inline: 0;
  }

  .tick {
    display: inline-grid;
    place-items: center;
    min-inline-size: 32px;
    min-block-size: 28px;
    cursor: pointer;
  }

  .change {
    display: inline-flex;
    align-items: center;
    gap: 0.125em;
    max-inline-size: 100%;
    min-inline-size: 24px;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .change:hover {
    background: var(--_hover);
  }

  .change > .icon {
    flex: none;
    inline-size: 0.875em;
    block-size: 0.875em;
    color: var(--_muted);
  }

  .change.lone > .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }

  .change.lone {
    justify-content: center;
  }

  /* The sign stays at the end of the last word, however many lines a name takes. */
  .assignee .change {
    display: inline-block;
  }

  .assignee .change > :not(.icon) {
    display: inline;
    padding-inline-end: 1em;
  }

  .assignee .change > .icon {
    margin-inline-start: -0.875em;
    vertical-align: -0.125em;
  }

  .refusal {
    display: flex;
    gap: 0.25em;
    margin-block-start: 0.25em;
    color: var(--_danger);
    font-size: var(--_small);
    overflow-wrap: break-word;
    white-space: normal;
  }

  .refusal .icon {
    flex: none;
    inline-size: 1.0625em;
    block-size: 1.0625em;
  }

  .ranking {
    display: inline-flex;
    align-items: center;
    margin-inline-end: 0.25em;
    vertical-align: middle;
  }

  .cell-menu {
    display: contents;
  }

  .grip {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: var(--_radius);
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
    user-select: none;
  }

  .grip:hover {
    background: var(--_hover);
  }

  [data-carried] {
    opacity: 0.55;
  }

  [data-carried] .grip {
    cursor: grabbing;
  }

  [data-drop='before'] > * {
    box-shadow: inset 0 3px 0 var(--_accent);
  }

  [data-drop='after'] > * {
    box-shadow: inset 0 -3px 0 var(--_accent);
  }

  tr:has(> .choose :checked) {
    background: var(--_accent-tint);
  }

  .chosen-bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2);
    padding: var(--_space-2);
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_raised);
  }

  /* What acts on the rows stays in sight with them, above the header, which stands under it. */
  @media (min-height: 30em) {
    .chosen-bar {
      position: sticky;
      inset-block-start: var(--guichet-sticky-top, 0px);
      z-index: 2;
    }

    .chosen-bar ~ .tickets thead th {
      inset-block-start: calc(var(--guichet-sticky-top, 0px) + var(--_bar, 0px));
    }

    .chosen-bar ~ .tickets tbody :is(a, button, input) {
      scroll-margin-block-start: calc(var(--guichet-sticky-top, 0px) + var(--_bar, 0px) + 4em);
    }
  }

  .chosen {
    margin: 0;
    padding-inline: var(--_space-1);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .wider {
    display: contents;
  }

  .making {
    display: grid;
    grid-template-columns: auto minmax(6em, 1fr) auto;
    align-items: center;
    gap: var(--_space-2);
  }

  .done {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    color: var(--_success);
  }

  .done > span {
    min-inline-size: 0;
  }

  .done > :not(span) {
    flex: none;
  }

  /* A long name of a view is cut on its button: the menu says it whole. */
  .views-menu {
    max-inline-size: min(16em, 100%);
  }

  .views-menu::part(label) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .cards tbody .choose {
    flex: none;
    inline-size: auto;
    align-self: start;
  }

  .tick input,
  .choice input {
    inline-size: max(24px, 1.25em);
    block-size: max(24px, 1.25em);
  }

  .cards .tick {
    min-block-size: 24px;
  }

  .cards .ranking {
    flex: none;
    order: 1;
  }

  @container guichet (max-width: 28em) {
    .making {
      grid-template-columns: minmax(0, 1fr) auto;
    }

    .making p {
      grid-column: 1 / -1;
    }
  }

  @media (pointer: coarse) {
    .tick,
    .change,
    .grip {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    /* A card is pressed as a whole there: what changes it stands above that. */
    .cards .tick,
    .cards .change,
    .cards .grip {
      position: relative;
      z-index: 1;
    }
  }

  @media (forced-colors: active) {
    [data-drop='before'] > * {
      border-block-start: 3px solid Highlight;
    }

    [data-drop='after'] > * {
      border-block-end: 3px solid Highlight;
    }

    tr:has(> .choose :checked) {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }

  @media print {
    .tickets .choose,
    .ranking,
    .refusal,
    .change > .icon {
      display: none;
    }
  }
`;
