/** The look of the thread: messages, staff notes, solutions, small events, files. */
import { css } from 'lit';

export const threadStyles = css`
  .entries {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_space-3);
    margin-block-start: var(--_space-3);
  }

  .message {
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
  }

  .message.description {
    background: var(--_raised);
  }

  .message.note {
    border: 1px dashed var(--_note);
    border-inline-start: 4px solid var(--_note);
    background: var(--_note-tint);
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
    margin-block-end: var(--_space-2);
  }

  .by .heard {
    display: contents;
  }

  .by guichet-menu {
    margin-block: -0.375em;
    margin-inline-start: auto;
  }

  .by .person,
  .by .event {
    font-weight: 600;
  }

  .by time,
  .small-event time {
    color: var(--_muted);
    font-size: var(--_small);
  }

  .message.note .by time {
    color: inherit;
  }

  .text + .text {
    margin-block-start: var(--_space-3);
  }

  .text.solution {
    padding: var(--_space-3);
    border-inline-start: 4px solid var(--_success);
    border-radius: var(--_radius);
    background: var(--_success-tint);
  }

  .text.note:not(.message.note .text) {
    padding: var(--_space-3);
    border-inline-start: 4px solid var(--_note);
    border-radius: var(--_radius);
    background: var(--_note-tint);
  }

  .marks:not(:has(.mark, guichet-menu)) {
    display: none;
  }

  .mark {
    display: inline-flex;
    align-items: center;
    gap: var(--_space-1);
    font-size: var(--_small);
    font-weight: 600;
  }

  .mark .icon {
    inline-size: 1.125em;
    block-size: 1.125em;
  }

  .mark.note {
    color: var(--_note);
  }

  .mark.solution {
    color: var(--_success);
  }

  .mark.question {
    color: var(--_warning);
  }

  .mark.fresh {
    padding-inline: 0.5em;
    border-radius: 1em;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .events {
    padding-inline-start: var(--_space-4);
    border-inline-start: 2px solid var(--_border);
    color: var(--_muted);
  }

  .events ul {
    display: grid;
    gap: var(--_space-1);
  }

  .small-event {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space-3);
  }

  .folded {
    display: none !important;
  }

  .earlier {
    text-align: center;
  }

  .message > .files {
    margin-block-start: var(--_space-3);
  }

  .picture {
    margin-block-end: var(--_space-2);
  }

  .enlarge {
    display: block;
    min-inline-size: 24px;
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: none;
    cursor: pointer;
    overflow: hidden;
  }

  .enlarge img {
    display: block;
    max-inline-size: 100%;
    max-block-size: 20em;
  }

  .chip-row {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
  }

  .chip-row > .file {
    flex: 1 1 auto;
    min-inline-size: 0;
  }

  .quote {
    margin-block: var(--_space-1);
    padding-inline-start: var(--_space-3);
    border-inline-start: 2px solid currentcolor;
  }

  .expected .small {
    display: block;
    margin-block-start: var(--_space-2);
  }

  @container guichet (max-width: 24em) {
    .message {
      padding: var(--_space-2) var(--_space-3);
    }
  }

  @media (forced-colors: active) {
    .message.note {
      border-color: Highlight;
    }
  }

  @media print {
    .message {
      break-inside: avoid;
    }

    .events .folded {
      display: grid !important;
    }
  }
`;
