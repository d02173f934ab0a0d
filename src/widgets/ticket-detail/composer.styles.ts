/** The look of the box in which one answers; a staff note does not look like an answer. */
import { css } from 'lit';

export const composerStyles = css`
  .composer {
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
  }

  .composer.note {
    border: 2px dashed var(--_note);
    background: var(--_note-tint);
  }

  .composer.note :is(h1, h2, h3, h4, h5, h6),
  .composer.note .readers {
    color: var(--_note);
  }

  form {
    margin-block-start: var(--_space-3);
  }

  .scope {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-3);
  }

  .scope .label {
    margin: 0;
  }

  .scope .select {
    flex: 0 1 16em;
  }

  .readers {
    display: flex;
    gap: var(--_space-2);
    margin-block: var(--_space-2) var(--_space-3);
    color: var(--_muted);
    font-size: var(--_small);
  }

  .readers .icon {
    margin-block-start: 0.125em;
  }

  .textarea {
    min-block-size: 5.5em;
  }

  .preview {
    padding: var(--_space-3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .picker {
    margin-block-start: var(--_space-2);
  }

  .picker {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-1) var(--_space-2);
  }

  .picker > .files,
  .picker > .error {
    flex: 1 0 100%;
  }

  .picker .hint {
    display: inline;
    margin: 0;
    color: var(--_muted);
  }

  .picker .files {
    margin-block-start: var(--_space-2);
  }

  .notice {
    margin-block: var(--_space-3);
  }

  .drop {
    padding: var(--_space-3);
    border: 2px dashed var(--_accent-text);
    border-radius: var(--_radius);
    text-align: center;
  }

  .actions {
    margin-block: var(--_space-3) var(--_space-2);
  }

  /* The button becomes the main one with the first letter, at once: halfway its text would not read. */
  .actions .button {
    transition: none;
  }

  .composer.note .muted,
  .composer.note .hint {
    color: var(--_note);
  }

  @media (forced-colors: active) {
    .composer.note {
      border-color: Highlight;
    }
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
