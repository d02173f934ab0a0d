/** The look of the palette and of the list of keys. */
import { css } from 'lit';

export const paletteStyles = css`
  :host {
    display: contents;
  }

  dialog {
    inline-size: min(38em, calc(100vw - 1.5em));
    max-inline-size: none;
    max-block-size: min(40em, calc(100dvh - 2em));
    margin: min(6em, 8dvh) auto auto;
    padding: 0;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog[open] {
    display: flex;
  }

  dialog::backdrop {
    background: rgb(10 14 20 / 50%);
  }

  .inside {
    display: flex;
    flex: 1;
    flex-direction: column;
    gap: var(--_space-3);
    min-inline-size: 0;
    padding: var(--_space-4);
  }

  .top {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }

  .scroll {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
    scroll-padding-block: 2.5em;
  }

  .group-name {
    padding: var(--_space-2) var(--_space-2) var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
    font-weight: 600;
  }

  .option {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
    min-block-size: var(--_control);
    padding: var(--_space-1) var(--_space-2);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .option .hint {
    display: block;
    margin: 0;
  }

  .option:hover {
    background: var(--_hover);
  }

  .option.active {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    background: var(--_accent-tint);
  }

  .option[aria-disabled='true'] {
    color: var(--_muted);
    cursor: not-allowed;
  }

  .none {
    padding: var(--_space-3) var(--_space-2);
    color: var(--_muted);
  }

  kbd {
    flex: none;
    padding: 0 0.5em;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_raised);
    color: var(--_text);
    font-family: inherit;
    font-size: var(--_small);
    white-space: nowrap;
  }

  .keys {
    inline-size: 100%;
    border-collapse: collapse;
  }

  .keys caption {
    padding-block: var(--_space-3) var(--_space-1);
    font-weight: 600;
    text-align: start;
  }

  .keys th,
  .keys td {
    padding-block: var(--_space-1);
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
  }

  .keys td {
    inline-size: 1%;
    padding-inline-start: var(--_space-3);
    text-align: end;
    white-space: nowrap;
  }

  @media (forced-colors: active) {
    .option.active {
      outline-color: Highlight;
    }
  }
`;
