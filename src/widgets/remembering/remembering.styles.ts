/** The line that says where things stand, the question whether this device may keep them, and what came back. */
import { css } from 'lit';

export const rememberingStyles = css`
  .way {
    display: flex;
    align-items: baseline;
    gap: var(--_space-2);
    min-block-size: 1lh;
    margin-block-end: var(--_space-3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .way > .icon {
    flex: none;
    align-self: start;
    margin-block-start: 0.2em;
  }

  .way.offline,
  .way.busy,
  .way.signed-out {
    color: var(--_warning);
  }

  .way.sent {
    color: var(--_success);
  }

  /* Whatever it says, nothing below it moves. */
  @container guichet (max-width: 40em) {
    .way {
      min-block-size: 2lh;
    }
  }

  @container guichet (max-width: 24em) {
    .way {
      min-block-size: 3lh;
    }
  }

  .returned {
    display: grid;
    gap: var(--_space-3);
    margin-block-end: var(--_space-4);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid color-mix(in oklab, var(--_danger) 35%, transparent);
    border-inline-start: 4px solid var(--_danger);
    border-radius: var(--_radius);
  }

  .letters {
    display: grid;
    gap: var(--_space-4);
  }

  .letter {
    display: grid;
    gap: var(--_space-2);
    min-inline-size: 0;
  }

  .letter + .letter,
  li + li > .letter {
    padding-block-start: var(--_space-4);
    border-block-start: 1px solid var(--_border);
  }

  .letter .why {
    color: var(--_danger);
  }

  .letter .quoted {
    max-block-size: 14lh;
    overflow: auto;
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_border);
    white-space: pre-line;
  }

  .letter .quoted.summary {
    font-weight: 600;
  }

  .letter form {
    display: grid;
    gap: var(--_space-2);
  }

  .letter .saved {
    display: flex;
    gap: var(--_space-2);
    color: var(--_success);
  }

  .ask-device {
    display: grid;
    gap: var(--_space-2);
    margin-block-start: var(--_space-5);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .ask-device .question {
    font-weight: 600;
  }

  @media print {
    .way,
    .ask-device {
      display: none;
    }
  }
`;
