/** The look of a combobox: a field, its end button and its list. */
import { css } from 'lit';

export const comboboxStyles = css`
  .control {
    position: relative;
    display: block;
  }

  .input {
    padding-inline-end: calc(var(--_control) + 0.25em);
  }

  .end {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    display: grid;
    place-items: center;
    inline-size: var(--_control);
    padding: 0;
    border: 0;
    border-radius: var(--_radius);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }

  .list {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: var(--_space-1);
    max-block-size: 20em;
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .option {
    display: flex;
    align-items: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    padding: var(--_space-1) var(--_space-2);
    border-radius: calc(var(--_radius) * 0.75);
    cursor: pointer;
  }

  .option .hint,
  .empty-list {
    margin: 0;
  }

  .empty-list {
    padding: var(--_space-2);
    color: var(--_muted);
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

  @media (forced-colors: active) {
    .option.active {
      outline-color: Highlight;
    }
  }

  @media print {
    .end {
      display: none;
    }
  }
`;
