/**
 * Controls: buttons, inputs, selects, textareas, choices, and the layout of a field with its hint and its error.
 *
 *   <button class="button primary">Déposer le ticket</button>   main action, one a screen
 *   <button class="button">Aperçu</button>                      plain
 *   <button class="button quiet">Annuler</button>               no border until touched; `icon-only` for a lone icon
 *   <button class="button danger">Abandonner</button>           what cannot be undone
 */
import { css } from 'lit';

export const controls = css`
  button,
  input,
  select,
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_space-2);
    min-block-size: var(--_control);
    min-inline-size: 24px;
    max-inline-size: 100%;
    padding: 0.25em 0.875em;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    cursor: pointer;
    transition: background-color var(--_quick);
  }

  .button:hover {
    background: var(--_hover);
  }

  .button:active {
    background: var(--_border);
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .button.primary:hover,
  .button.primary:active {
    background: var(--_accent-hover);
  }

  .button.danger {
    border-color: transparent;
    background: var(--_danger-fill);
    color: #fff;
    font-weight: 600;
  }

  .button.danger:hover,
  .button.danger:active {
    background: color-mix(in oklab, var(--_danger-fill) 86%, #000);
  }

  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: inherit;
  }

  .button.quiet:hover {
    background: var(--_hover);
  }

  .button.link {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_accent-text);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .button.wide {
    inline-size: 100%;
  }

  .button.icon-only {
    inline-size: var(--_control);
    padding: 0;
  }

  .button[aria-pressed='true'],
  .button[aria-current='true'] {
    border-color: var(--_accent-text);
    background: var(--_accent-tint);
    color: var(--_accent-text);
  }

  /* Disabled is said, not greyed to nothing: the reason stays readable. */
  .button[aria-disabled='true'],
  .button:disabled {
    border-style: dashed;
    border-color: var(--_border-control);
    background: var(--_raised);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .input,
  .select,
  .textarea {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0.3125em 0.625em;
    border: 1px solid var(--_border-control);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    line-height: 1.4;
  }

  /* A browser sets a list's text 4 pixels further than a field's. */
  .select {
    padding-inline: calc(0.625em - 4px) 0.25em;
    text-overflow: ellipsis;
    /* In WebKit a choice longer than its box would else widen what the page scrolls, and nothing else keeps it in. */
    contain: paint;
  }

  .textarea {
    min-block-size: 7.5em;
    resize: vertical;
    field-sizing: content;
    max-block-size: 60vh;
  }

  .input.short {
    max-inline-size: 12em;
  }

  .input::placeholder,
  .textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input:focus-visible,
  .select:focus-visible,
  .textarea:focus-visible {
    outline-offset: 0;
    border-color: var(--_focus);
  }

  [aria-invalid='true'] {
    border-color: var(--_danger);
    border-width: 2px;
  }

  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    margin: 0;
    accent-color: var(--_accent);
  }

  /* The box stands at the first line of what it says, however long that is. */
  .choice {
    --_choice: max(24px, 2em);
    display: flex;
    align-items: start;
    gap: var(--_space-2);
    padding-block: max(0px, (var(--_choice) - 1lh) / 2);
    cursor: pointer;
  }

  .choice > input {
    margin-block-start: calc((1lh - 1.25em) / 2);
  }

  .field {
    display: block;
    min-inline-size: 0;
  }

  .field + .field {
    margin-block-start: var(--_space-4);
  }

  .label {
    display: block;
    margin-block-end: var(--_space-1);
    font-weight: 600;
  }

  .label .optional {
    color: var(--_muted);
    font-weight: 400;
  }

  .hint {
    display: block;
    margin-block-end: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .error {
    display: flex;
    gap: var(--_space-1);
    margin-block-end: var(--_space-1);
    color: var(--_danger);
    font-size: var(--_small);
    font-weight: 600;
  }

  .field.invalid {
    padding-inline-start: var(--_space-3);
    border-inline-start: 4px solid var(--_danger);
  }

  .count {
    display: block;
    margin-block-start: var(--_space-1);
    color: var(--_muted);
    font-size: var(--_small);
    text-align: end;
  }

  @media (pointer: coarse) {
    .choice {
      --_choice: 44px;
    }

    .button.link {
      min-block-size: 44px;
    }

    .button.icon-only {
      min-inline-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .button.primary,
    .button.danger {
      border-color: ButtonText;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .button[aria-pressed='true'],
    .button[aria-current='true'] {
      outline: 2px solid Highlight;
      outline-offset: -4px;
    }

    .button:disabled,
    .button[aria-disabled='true'] {
      border-color: GrayText;
      color: GrayText;
    }
  }

  @media print {
    .button,
    .input,
    .textarea {
      display: none;
    }
  }
`;
