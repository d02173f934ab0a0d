/** Who would read other tickets than now, before something is changed. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Preview } from '../../backends/backend.ts';
import type { AdminHost } from './admin-host.ts';

/** Those who would gain or lose some, with how many; and tickets in a state that would be used no more. */
export function sightView({ words, locale }: AdminHost, preview: Preview): TemplateResult | typeof nothing {
  const { sight, others, people, stranded } = preview;
  const states = Object.entries(stranded) as [keyof typeof stranded, number][];
  if (sight.length === 0 && others === 0 && states.length === 0) return nothing;
  return html`<ul class="lines">
    ${sight.map(({ person, gained, lost }) => html`<li>${words.sees(people[person]?.name ?? person, gained, lost)}</li>`)}
    ${others === 0 ? nothing : html`<li>${words.othersSee(others)}</li>`}
    ${states.map(([state, tickets]) => html`<li>${words.stranded(locale.words.states[state], tickets)}</li>`)}
  </ul>`;
}
