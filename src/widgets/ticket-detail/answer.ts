/** Where one answers, for whoever may; why one may not, where the desk has closed comments. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import type { Command } from '../../domain/commands.ts';
import type { TicketView } from '../../domain/view.ts';
import type { TicketDetailWords } from '../../locales/fr/ticket-detail.ts';
import type { GuichetComposer } from './composer.ts';
import { may } from './offers.ts';
import type { Writing } from './writing.ts';

export interface AnswerContext extends Pick<GuichetComposer, 'turn' | 'clock' | 'goOn' | 'meanwhile' | 'reread' | 'begin'> {
  readonly words: TicketDetailWords;
  readonly session: Session;
  readonly view: TicketView;
  readonly writing: Writing | undefined;
  readonly level: number;
  readonly run: (batch: readonly Command[]) => Promise<void>;
}

export function answerBox(context: AnswerContext): TemplateResult | typeof nothing {
  const { words, session, view } = context;
  if (!may(view, session, 'comment') && !may(view, session, 'answer'))
    return view.allowed.comment === 'comments-off' ? html`<p class="muted">${words.composer.closed}</p>` : nothing;
  return html`<guichet-composer
    .writing=${context.writing}
    .view=${view}
    .session=${session}
    .words=${words}
    .headingLevel=${context.level}
    .turn=${context.turn}
    .clock=${context.clock}
    .run=${context.run}
    .goOn=${context.goOn}
    .meanwhile=${context.meanwhile}
    .reread=${context.reread}
    .begin=${context.begin}
  ></guichet-composer>`;
}
