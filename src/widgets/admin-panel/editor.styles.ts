/** What the editors of a desk look like: a form, its lists of things in order, what is shown beside it. */
import { css } from 'lit';

export const editorStyles = css`
  .editor {
    display: grid;
    gap: var(--_space-4);
    min-inline-size: 0;
  }

  /* What a change comes to, told in points. */
  .editor ul:not([class], [role]) {
    padding-inline-start: 1.25em;
  }

  .editor form > :is(h2, h3, h4, h5, h6):not(:first-child) {
    margin-block-start: var(--_space-4);
  }

  /* A day with its time is longer than what is short. */
  .editor .input[type='datetime-local'] {
    inline-size: min(100%, 15em);
  }

  .sides {
    display: grid;
    gap: var(--_space-5);
    align-items: start;
    min-inline-size: 0;
  }

  .sides > * {
    min-inline-size: 0;
  }

  .days + p,
  .editor form > p + .field {
    margin-block-start: var(--_space-4);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space-4);
  }

  .saved {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
    padding: var(--_space-1) var(--_space-3);
    border-radius: var(--_radius);
    background: var(--_success-tint);
    color: var(--_success);
  }

  .preview-choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: var(--_space-3);
    margin-block: var(--_space-2) var(--_space-3);
  }

  .preview-choices .field + .field {
    margin-block-start: 0;
  }

  .field-list,
  .options {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .field-row {
    display: flex;
    gap: var(--_space-1);
    align-items: center;
    border-block-end: 1px solid var(--_border);
  }

  .field-row.held {
    background: var(--_accent-tint);
  }

  .grip {
    display: grid;
    place-items: center;
    min-inline-size: 24px;
    min-block-size: 32px;
    color: var(--_muted);
    cursor: grab;
    touch-action: none;
  }

  .field-open {
    flex: 1 1 auto;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: var(--_space-1);
    border: 0;
    background: none;
    text-align: start;
    overflow-wrap: anywhere;
  }

  button.field-open {
    cursor: pointer;
  }

  button.field-open:hover {
    background: var(--_hover);
  }

  .field-name {
    display: block;
    font-weight: 600;
  }

  .option {
    display: grid;
    gap: var(--_space-2);
    padding-block: var(--_space-3);
    border-block-end: 1px solid var(--_border);
  }

  .option-lines {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(12em, 100%), 1fr));
    gap: var(--_space-2) var(--_space-3);
  }

  .option-lines .field + .field,
  .line-fields .field + .field {
    margin-block-start: 0;
  }

  .option-tools,
  .line-fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    align-items: end;
  }

  .options + .button {
    margin-block-start: var(--_space-2);
  }

  .places {
    margin: var(--_space-2) 0 0 1.75em;
    padding: 0;
    border: 0;
  }

  .form-preview .field + .field {
    margin-block-start: var(--_space-4);
  }

  details > summary {
    inline-size: fit-content;
    min-block-size: 24px;
    color: var(--_accent-text);
    cursor: pointer;
  }

  .rule {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .rule .rule {
    padding-inline-start: var(--_space-3);
    border-inline-start: 3px solid var(--_border);
  }

  .rule > li {
    padding-block: var(--_space-2);
  }

  .verdict {
    display: flex;
    gap: var(--_space-2);
    align-items: center;
  }

  .verdict.met {
    color: var(--_success);
  }

  .verdict.unmet {
    color: var(--_danger);
  }

  .line-fields + .line-fields {
    margin-block-start: var(--_space-3);
  }

  .days {
    display: grid;
    gap: var(--_space-4);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  @container guichet (min-width: 56em) {
    .sides {
      grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    }
  }

  @media (forced-colors: active) {
    .saved {
      border: 1px solid CanvasText;
    }
  }
`;
