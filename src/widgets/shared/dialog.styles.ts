/** The look of a dialog. */
import { css } from 'lit';

export const dialogStyles = css`
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(34em, calc(100vw - 1.5em));
    max-inline-size: none;
    max-block-size: calc(100dvh - 2em);
    margin: auto;
    padding: 0;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(10 14 20 / 50%);
  }

  .inside {
    display: grid;
    gap: var(--_space-4);
    padding: var(--_space-5);
  }

  .top {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--_space-3);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    flex-direction: row-reverse;
    justify-content: flex-start;
    gap: var(--_space-2);
  }

  ::slotted([slot='actions']) {
    order: -1;
  }
`;
