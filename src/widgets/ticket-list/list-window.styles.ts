/** What stands in a long list where rows are not drawn, or are being read. */
import { css } from 'lit';

export const styles = [
  css`
    /* The list itself puts back what it moves. */
    .windowed {
      overflow-anchor: none;
    }

    .tickets .gap td {
      padding: 0;
      border: 0;
    }

    .cards .gap {
      display: block;
      padding: 0;
      border: 0;
    }

    .coming .bone {
      display: block;
      inline-size: min(24em, 60%);
      block-size: 1em;
      border-radius: var(--_radius);
      background: var(--_hover);
    }

    @media print {
      .tickets .gap,
      .tickets .coming {
        display: none;
      }
    }
  `,
];
