/** A list without rows: why, and what one may do (experience, rule 6). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { filingGate } from '../../domain/filing-gate.ts';
import type { Involvement } from '../../domain/query.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { empty } from '../shared/empty.ts';

export interface EmptyOptions {
  readonly words: ListWords;
  readonly view: Involvement;
  /** Something that the person typed or chose leaves nothing over. */
  readonly narrowed: boolean;
  /** The page asks for what is settled or closed: nobody files that. */
  readonly over: boolean;
  readonly mayFile: boolean;
  readonly clear: () => void;
  readonly file: () => void;
}

/**
 * Whether this person may file a ticket now: the desk is open to them, and takes it.
 * @param now milliseconds since 1970
 */
export function mayFile({ me, desk, can }: Session, now: number): boolean {
  if (!can.commands.has('file')) return false;
  const actor = { type: 'person', id: me.id } as const;
  return filingGate({ actor, person: me, desk, now: new Date(now).toISOString() }) === null;
}

export function emptyList({ words: { empty: w }, view, narrowed, over, mayFile, clear, file }: EmptyOptions): TemplateResult {
  if (narrowed) {
    const action = html`<button type="button" class="button" @click=${clear}>${w.clear}</button>`;
    return empty({ icon: 'search', text: w.filtered, action });
  }
  if (over) return empty({ icon: 'resolved', text: w.over });
  const action = mayFile ? html`<button type="button" class="button primary" @click=${file}>${w.file}</button>` : nothing;
  return empty({ text: w[view], action });
}
