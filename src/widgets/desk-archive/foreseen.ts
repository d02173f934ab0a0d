/** What would come of bringing tickets in, and what came of it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Foreseen } from '../../backends/backend.ts';
import { notice } from '../shared/notice.ts';
import type { ArchiveHost } from './work.ts';

/** Losses that are told one by one. */
const MOST_TOLD = 20;

/** What could not be kept as it was. */
export function lossesView({ words }: ArchiveHost, { losses }: Foreseen): TemplateResult | typeof nothing {
  if (losses.length === 0) return nothing;
  const left = losses.length - MOST_TOLD;
  return html`<details class="losses">
    <summary>${words.losses(losses.length)}</summary>
    <ul>
      ${losses.slice(0, MOST_TOLD).map(({ code, ticket, what }) => html`<li><strong>${ticket}</strong> ${words.loss[code](what)}</li>`)}
      ${left > 0 ? html`<li>${words.moreLosses(left)}</li>` : nothing}
    </ul>
  </details>`;
}

/** What came of it, with the way on. */
export function broughtView(host: ArchiveHost, done: Foreseen, close: () => void): TemplateResult {
  const { locale, words } = host;
  return html`<div class="done" tabindex="-1">
    ${notice(locale, 'success', {
      what: words.brought(done.fresh),
      more: done.known.length === 0 ? words.broughtMore : html`${words.knownBefore(done.known.length)} ${words.broughtMore}`,
      actions: html`<button class="button" type="button" @click=${close}>${words.another}</button>`,
    })}
    ${lossesView(host, done)}
  </div>`;
}
