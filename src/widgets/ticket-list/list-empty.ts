/** A list without rows: why, and what one may do (experience, rule 6). */
import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../backends/backend.ts';
import { filingGate } from '../../domain/filing-gate.ts';
import type { Involvement } from '../../domain/query.ts';
import type { ListWords } from '../../locales/fr/ticket-list.ts';
import { empty } from '../shared/empty.ts';
import type { ListAsking } from './list-asking.ts';
import type { Found, OtherList } from './list-beyond.ts';

export interface EmptyOptions {
  readonly words: ListWords;
  readonly view: Involvement;
  readonly asking: ListAsking;
  readonly other: OtherList | undefined;
  /** The page asks for what is settled or closed: nobody files that. */
  readonly over: boolean;
  readonly mayFile: boolean;
  readonly file: () => void;
}

/** How many tickets a place holds, and that a press leads there. */
export function beyondSaid({ involvements, empty: w }: ListWords, present: Involvement, found: Found, other?: OtherList): string {
  const { view, isOther, total, atLeast } = found;
  const place = isOther && other !== undefined ? other.name : undefined;
  if (place === undefined) return w.beyond(total, atLeast, involvements[view]);
  return w.beyond(total, atLeast, view === present ? place : `${place}, ${involvements[view]}`);
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

export function emptyList({ words, view, asking, other, over, mayFile, file }: EmptyOptions): TemplateResult {
  const { empty: w } = words;
  if (asking.choice.narrows) {
    const beyond = asking.beyond.map(
      (found) =>
        html`<button type="button" class="button" @click=${() => void asking.goOn(found, other)}>
          ${beyondSaid(words, view, found, other)}
        </button>`,
    );
    const clear = html`<button type="button" class="button" @click=${() => void asking.clear()}>${w.clear}</button>`;
    return empty({ icon: 'search', text: w.filtered, action: html`${beyond}${clear}` });
  }
  if (over) return empty({ icon: 'resolved', text: w.over });
  const action = mayFile ? html`<button type="button" class="button primary" @click=${file}>${w.file}</button>` : nothing;
  return empty({ text: w[view], action });
}
