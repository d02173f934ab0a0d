/** Blocks of every first view: card, notice, skeleton. */
import { css } from 'lit';

export const firstBlocks = css`
  .card {
    padding: var(--_space-4);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.25);
    background: var(--_surface);
  }

  .notice {
    --_notice: var(--_info);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--_space-3);
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid color-mix(in oklab, var(--_notice) 35%, transparent);
    border-inline-start: 4px solid var(--_notice);
    border-radius: var(--_radius);
    background: var(--_info-tint);
    color: var(--_notice);
  }

  .notice.success {
    --_notice: var(--_success);
    background: var(--_success-tint);
  }

  .notice.warning {
    --_notice: var(--_warning);
    background: var(--_warning-tint);
  }

  .notice.danger {
    --_notice: var(--_danger);
    background: var(--_danger-tint);
  }

  .notice > .icon {
    margin-block-start: 0.125em;
  }

  .notice .what {
    font-weight: 600;
  }

  .notice a,
  .notice .button.link {
    color: inherit;
  }

  .notice .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space-2);
    margin-block-start: var(--_space-2);
  }

  .notice .actions:not(:has(> *)) {
    display: none;
  }

  .skeleton {
    display: grid;
    gap: var(--_space-3);
  }

  .skeleton .bone {
    display: block;
    block-size: 1em;
    inline-size: 100%;
    border-radius: var(--_radius);
    background: var(--_border);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .skeleton .bone:nth-child(3n + 1) {
    inline-size: 92%;
  }

  .skeleton .bone:nth-child(3n + 2) {
    inline-size: 74%;
  }

  .skeleton .bone:nth-child(3n) {
    inline-size: 58%;
  }

  .skeleton .bone.control {
    block-size: var(--_control);
    inline-size: 100%;
  }

  .skeleton .bone.block {
    block-size: 6em;
    inline-size: 100%;
  }

  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }

  @container guichet (max-width: 24em) {
    .card {
      padding: var(--_space-3);
    }

    .notice {
      padding: var(--_space-2) var(--_space-3);
    }
  }

  @media (forced-colors: active) {
    .skeleton .bone {
      background: GrayText;
    }
  }

  @media print {
    .skeleton {
      display: none;
    }

    .card,
    .notice {
      break-inside: avoid;
    }
  }
`;
