/** The look of a menu: a popover, so nothing clips it. */
import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
  }

  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--_space-1);
    min-inline-size: 12em;
    max-inline-size: min(24em, calc(100vw - 16px));
    max-block-size: min(36em, calc(100vh - 16px));
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .item {
    display: grid;
    grid-template-columns: 1.25em minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--_space-2);
    min-block-size: var(--_control);
    padding: var(--_space-1) var(--_space-2);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .item .text {
    grid-column: 2;
  }

  .item .hint {
    margin: 0;
  }

  .item kbd {
    color: var(--_muted);
    font-family: inherit;
    font-size: var(--_small);
    white-space: nowrap;
  }

  /* Who has no keyboard needs no key. */
  @media (pointer: coarse) {
    .item kbd {
      display: none;
    }
  }

  .item:hover,
  .item:focus {
    background: var(--_hover);
  }

  .item:focus-visible {
    outline-offset: -3px;
  }

  .item.danger {
    color: var(--_danger);
  }

  .item[aria-disabled='true'] {
    color: var(--_muted);
    cursor: not-allowed;
  }

  [role='separator'] {
    block-size: 1px;
    margin-block: var(--_space-1);
    background: var(--_border);
  }

  @media (forced-colors: active) {
    .menu {
      border-color: CanvasText;
    }

    [role='separator'] {
      background: CanvasText;
    }
  }
`;
