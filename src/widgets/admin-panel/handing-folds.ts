/** What people handle, each in a fold where somebody else hands it over: for who leaves, or may come no more. */
import { html, nothing, type TemplateResult } from 'lit';
import { mayHandOver } from '../../domain/handing-over.ts';
import type { PersonId } from '../../domain/values.ts';
import type { HandingOver } from '../handing-over/handing-over.ts';
import { onDemand } from '../shared/on-demand.ts';
import { skeleton } from '../shared/skeleton.ts';
import type { AdminHost } from './admin-host.ts';

const HANDING = onDemand(() => import('../handing-over/handing-over.ts'));

export class HandingFolds {
  readonly #host: () => AdminHost;
  readonly #place: string;
  readonly #parts = new Map<PersonId, HandingOver>();
  readonly #open = new Set<PersonId>();

  /** @param place unique in the panel */
  constructor(host: () => AdminHost, place: string) {
    this.#host = host;
    this.#place = place;
  }

  /** The fold of one person; nothing while they handle nothing, or it is not for this person to hand over. */
  view(id: PersonId, name: string): TemplateResult | typeof nothing {
    const { session, usage, words, locale, drawPart, update } = this.#host();
    const held = usage?.assignees[id] ?? 0;
    const known = this.#parts.get(id);
    if ((held === 0 && known === undefined) || !mayHandOver(session.me, id, session.desk)) return nothing;
    const said = words.held[session.desk.mode === 'tasks' ? 'tasks' : 'tickets'];
    const turn = ({ currentTarget }: Event): void => {
      if ((currentTarget as HTMLDetailsElement).open) this.#open.add(id);
      else this.#open.delete(id);
      update();
    };
    const part = (): unknown =>
      drawPart(
        HANDING,
        ({ HandingOver: Part }) => {
          const drawn =
            this.#parts.get(id) ??
            new Part(() => ({ ...this.#host(), ended: () => this.#host().recount() }), { id, name, place: this.#place });
          this.#parts.set(id, drawn);
          return drawn.view();
        },
        skeleton(locale, ['line', 'line', 'control']),
      );
    return html`<details class="fold" @toggle=${turn}>
      <summary>${said.handOver(name)} <span class="hint">${said.handles(held)}</span></summary>
      ${this.#open.has(id) ? part() : nothing}
    </details>`;
  }
}
