/** The form of the command that is open, in its place above the thread. */
import { html, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketView } from '../../domain/view.ts';
import type { Acting } from './acting.ts';
import './define-command-panel.ts';

export { opening } from './opening.ts';

export interface PanelOptions {
  readonly view: TicketView;
  readonly session: Session;
  readonly level: number;
  readonly turn: number;
  readonly clock: () => number;
}

export function panel(acting: Acting, { view, session, level, turn, clock }: PanelOptions): TemplateResult {
  return html`<guichet-command-panel
    .opened=${acting.opened}
    .view=${view}
    .session=${session}
    .headingLevel=${level}
    .busy=${acting.busy}
    .turn=${turn}
    .clock=${clock}
    .submit=${(batch: readonly Command[]) => acting.run(batch, acting.opened)}
    .leave=${acting.cancel}
  ></guichet-command-panel>`;
}
