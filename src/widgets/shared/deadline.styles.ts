/** The look of how a deadline stands. */
import { css } from 'lit';

export const deadlineStyles = css`
  .deadline {
    display: inline-flex;
    gap: var(--_space-1);
    align-items: baseline;
  }

  .deadline .icon {
    flex: none;
    align-self: center;
  }

  .deadline.late {
    color: var(--_danger);
    font-weight: 600;
  }

  .deadline.soon {
    color: var(--_warning);
  }

  .deadline .about {
    display: block;
    color: var(--_muted);
    font-weight: 400;
    font-size: var(--_small);
  }
`;
