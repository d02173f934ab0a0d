/** The look of what only some tickets have. */
import { css } from 'lit';

export const besideStyles = [
  css`
    .incidents {
      display: grid;
      gap: var(--_space-3);
      justify-items: start;
      margin-block-start: var(--_space-3);
    }

    .incidents fieldset {
      display: grid;
      gap: var(--_space-1);
      margin: 0;
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }

    .checklist progress {
      inline-size: 100%;
      block-size: 0.375rem;
      accent-color: var(--_success);
    }

    .step {
      align-items: start;
    }

    .step .choice {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .step > .icon {
      flex: none;
      margin-block-start: 0.2em;
    }

    .adding {
      display: grid;
      gap: var(--_space-1);
    }

    .adding .row {
      flex-wrap: nowrap;
    }

    .adding .input {
      min-inline-size: 0;
      flex: 1;
    }

    .spent > div {
      display: flex;
      justify-content: space-between;
      gap: var(--_space-2);
    }

    .incidents .field {
      inline-size: 100%;
    }
  `,
];
