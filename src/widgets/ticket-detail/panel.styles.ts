/** The look of a command's form. */
import { css } from 'lit';

export const panelStyles = css`
  .panel {
    padding: var(--_space-4);
    border: 1px solid var(--_border-control);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_raised);
  }

  form {
    display: grid;
    gap: var(--_space-4);
    margin-block: var(--_space-3);
  }

  /* The browser's own guillemets stand without their spaces. */
  .clash q:lang(fr) {
    quotes: '«\\00a0' '\\00a0»';
  }

  .clash .both {
    display: block;
  }

  .fields:not(:has(*)) {
    display: none;
  }

  .fields > * + * {
    margin-block-start: var(--_space-4);
  }

  .warning {
    font-weight: 500;
  }

  .picker .hint {
    margin: 0;
  }

  .picker .files {
    margin-block-start: var(--_space-2);
  }

  @media print {
    :host {
      display: none;
    }
  }
`;
