/** The bell and the panel that it opens: a popover, so nothing clips it. */
import { css } from 'lit';

export const bellStyles = css`
  :host {
    display: inline-block;
  }

  /* As wide as what it draws, not as what is around. */
  .base {
    container-type: normal;
  }

  .bell {
    position: relative;
  }

  .bell .badge {
    position: absolute;
    inset-block-start: -0.5em;
    inset-inline-end: 0;
    min-inline-size: 1.5em;
    padding: 0 0.375em;
    border: 1px solid var(--_surface);
    border-radius: 1em;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75em;
    font-weight: 700;
    line-height: 1.4;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }

  /* Out of the number's way, however long that is. */
  .bell:has(.badge) > .icon {
    margin-block-start: 0.375em;
    margin-inline-end: 0.75em;
  }

  .panel {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--_space-3);
    inline-size: min(27em, calc(100vw - 16px));
    max-block-size: min(40em, calc(100vh - 16px));
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    container: guichet / inline-size;
  }

  @media (forced-colors: active) {
    .bell .badge {
      border-color: ButtonText;
      background: Canvas;
      color: CanvasText;
    }

    .panel {
      border-color: CanvasText;
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
