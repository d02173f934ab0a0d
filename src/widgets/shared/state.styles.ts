/** The look of a state's badge, and the colours of the ten states. */
import { css } from 'lit';

export const stateStyles = css`
  :host {
    /* States: tint, and text on the tint at 4.5:1 or more, in both schemes */
    --_posted: light-dark(#434d58, #ccd4dd);
    --_posted-tint: light-dark(#e9edf1, #353d46);
    --_open: light-dark(#0a4f8f, #a5d0fb);
    --_open-tint: light-dark(#e1effc, #143556);
    --_resolving: light-dark(#4c3796, #cdbffb);
    --_resolving-tint: light-dark(#eeeafc, #33295c);
    --_waiting: light-dark(#7a3c00, #f8c794);
    --_waiting-tint: light-dark(#fdeedb, #482a0a);
    --_testing: light-dark(#005a5e, #8cdce0);
    --_testing-tint: light-dark(#dff4f4, #0c3a3d);
    --_resolved: light-dark(#1d5c2a, #a3dfae);
    --_resolved-tint: light-dark(#e2f4e5, #173a20);
    --_published: light-dark(#3f5a00, #c9e07f);
    --_published-tint: light-dark(#eef5d6, #2d3a0c);
    --_validated: light-dark(#14532d, #b6e6c4);
    --_validated-tint: light-dark(#d3ecd9, #10301c);
    --_abandoned: light-dark(#5b5148, #d6cbc0);
    --_abandoned-tint: light-dark(#eeeae6, #3b3630);
    --_transferred: light-dark(#86215f, #f4b5d8);
    --_transferred-tint: light-dark(#fbe8f3, #4b1837);
  }

  .state {
    --_state: var(--_posted);
    display: inline-flex;
    align-items: center;
    gap: 0.3125em;
    max-inline-size: 100%;
    padding: 0.125em 0.5em 0.125em 0.375em;
    border: 1px solid color-mix(in oklab, var(--_state) 28%, transparent);
    border-radius: 1em;
    background: var(--_posted-tint);
    color: var(--_state);
    font-size: var(--_small);
    font-weight: 600;
    line-height: 1.35;
    overflow-wrap: normal;
  }

  .state .icon {
    inline-size: 1.0625em;
    block-size: 1.0625em;
    stroke-width: 2.25;
  }

  /* A reason that does not fit beside its state goes under it, whole. */
  .state > span:last-child {
    display: inline-flex;
    flex-wrap: wrap;
    column-gap: 0.3em;
  }

  .state .reason {
    font-weight: 400;
  }

  .state.open {
    --_state: var(--_open);
    background: var(--_open-tint);
  }

  .state.resolving {
    --_state: var(--_resolving);
    background: var(--_resolving-tint);
  }

  .state.waiting {
    --_state: var(--_waiting);
    background: var(--_waiting-tint);
  }

  .state.testing {
    --_state: var(--_testing);
    background: var(--_testing-tint);
  }

  .state.resolved {
    --_state: var(--_resolved);
    background: var(--_resolved-tint);
  }

  .state.published {
    --_state: var(--_published);
    background: var(--_published-tint);
  }

  .state.validated {
    --_state: var(--_validated);
    background: var(--_validated-tint);
  }

  .state.abandoned {
    --_state: var(--_abandoned);
    background: var(--_abandoned-tint);
  }

  .state.transferred {
    --_state: var(--_transferred);
    background: var(--_transferred-tint);
  }

  @media (forced-colors: active) {
    .state {
      border-color: CanvasText;
    }
  }
`;
