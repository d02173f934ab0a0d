/** The look of a button that picks files. */
import { css } from 'lit';

export const pickerStyles = css`
  .picker {
    position: relative;
    overflow: hidden;
  }

  .picker:focus-within {
    outline: var(--_ring) solid var(--_focus);
    outline-offset: 2px;
  }

  /* The native input covers its button: pressed, reached by keyboard and dropped on as it is. */
  .picker input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    opacity: 0;
    cursor: pointer;
  }
`;
