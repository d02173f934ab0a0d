/** The look of a screenshot being prepared. */
import { css } from 'lit';

export const captureStyles = css`
  guichet-dialog::part(dialog) {
    inline-size: min(70em, calc(100vw - 1.5em));
  }

  .ways {
    display: grid;
    gap: var(--_space-3);
  }

  .ways .button {
    justify-self: start;
  }

  .editor {
    display: grid;
    gap: var(--_space-3);
    min-inline-size: 0;
  }

  .editor > .button {
    justify-self: start;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
  }

  .stage {
    position: relative;
    inline-size: min(100%, 45vh * var(--ratio, 1));
    margin-inline: auto;
    border: 1px solid var(--_border);
    direction: ltr;
    touch-action: none;
    cursor: crosshair;
    user-select: none;
  }

  .stage canvas {
    display: block;
    inline-size: 100%;
    block-size: auto;
  }

  .mark {
    position: absolute;
    inset-block-start: var(--top);
    inset-inline-start: var(--left);
    min-inline-size: 24px;
    min-block-size: 24px;
    inline-size: var(--wide);
    block-size: var(--high);
    padding: 0;
    border: 2px dashed #ffffff;
    border-radius: 0;
    background: none;
    outline: 1px solid #000000;
    cursor: move;
  }

  .mark.arrow {
    border-color: transparent;
    outline-color: transparent;
  }

  /* The frame lets through what lies in it: it is held by its handle, and by the keyboard. */
  .mark.crop {
    border-style: solid;
    pointer-events: none;
  }

  .mark.chosen,
  .mark:focus-visible {
    border-color: #ffffff;
    outline: var(--_ring) solid var(--_focus);
  }

  .handle {
    position: absolute;
    inset-block-start: calc(var(--top) - 12px);
    inset-inline-start: calc(var(--left) - 12px);
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid #ffffff;
    border-radius: 50%;
    background: var(--_focus);
    box-shadow: 0 0 0 1px #000000;
    cursor: grab;
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(6em, 1fr));
    gap: var(--_space-2);
  }

  .chosen-mark {
    display: grid;
    gap: var(--_space-2);
    margin: 0;
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .chosen-mark .button {
    justify-self: start;
  }

  @media (pointer: coarse) {
    .handle {
      inset-block-start: calc(var(--top) - 22px);
      inset-inline-start: calc(var(--left) - 22px);
      inline-size: 44px;
      block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .mark,
    .handle {
      border-color: Highlight;
      forced-color-adjust: none;
    }
  }
`;
