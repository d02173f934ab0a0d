/** A state: a word, an icon and a tint, the same everywhere (experience, rule 5). */
import { html, nothing, type TemplateResult } from 'lit';
import type { State, WaitingReason } from '../../domain/states.ts';
import { icon, ICONS, type IconName } from './icons.ts';
import type { Locale } from './locale.ts';
import './shared-words.ts';

/**
 * The badge of a state. A state that this copy does not know (a newer server's) shows its code and a plain tint.
 *   ${stateBadge(this.locale, row.state, row.waiting?.reason)}
 */
export function stateBadge(locale: Locale, state: State, reason?: WaitingReason | undefined): TemplateResult {
  const { states, waitings } = locale.words;
  const shape: IconName = ICONS.find((name) => name === state) ?? 'tag';
  const word: string | undefined = states[state];
  const why = state === 'waiting' && reason !== undefined ? waitings[reason] : undefined;
  return html`<span class="state ${state}" part="state">
    ${icon(shape)}<span
      ><span class="word">${word ?? state}</span
      >${why === undefined ? nothing : html`<span class="reason"> · ${why}</span>`}</span
    ></span
  >`;
}
