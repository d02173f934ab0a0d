/** By which means a person is told, of those that their desk has; and what their browser says to its own. */
import { html, nothing, type TemplateResult } from 'lit';
import { CHANNELS } from '../../domain/monitoring.ts';
import type { Channel } from '../../domain/monitoring.ts';
import { notice } from '../shared/notice.ts';
import { browserAnswer, type BrowserNotices } from './browser-notices.ts';
import { keepingNote, save, section, switchRow, type PanelHost } from './panel-host.ts';

const PLACE = 'channels';

/** What stands between somebody who wants the browser's notices and these. */
function browserNote({ words, locale, chosen }: PanelHost, browser: BrowserNotices): TemplateResult | typeof nothing {
  if (browser.refused !== undefined) return notice(locale, 'warning', { ...words.browser[browser.refused], role: 'status' });
  const answer = browserAnswer();
  if (!chosen.channels.tab || answer === 'granted') return nothing;
  // Chosen on another device, or taken back in the browser's own settings.
  const { what, more } = answer === 'default' ? words.browser.elsewhere : words.browser[answer];
  const ask = html`<button class="button" type="button" @click=${() => void browser.ask()}>${words.browser.ask}</button>`;
  return notice(locale, 'info', { what, more, actions: answer === 'default' ? ask : undefined });
}

async function turn(host: PanelHost, browser: BrowserNotices, channel: Channel, on: boolean): Promise<void> {
  const { words } = host;
  const { name } = words.channels[channel];
  if (channel === 'tab' && !on) browser.forget();
  if (channel === 'tab' && on && !(await browser.ask())) {
    // Nothing is chosen: the box goes back to what is.
    const box = host.root.querySelector<HTMLInputElement>('#channel-tab');
    if (box !== null) box.checked = false;
    return;
  }
  save(host, PLACE, { channels: { [channel]: on } }, on ? words.own.on(name) : words.own.off(name));
}

/** The switches; where the desk has no means at all, that is said. */
export function means(host: PanelHost, browser: BrowserNotices): TemplateResult {
  const { words, chosen, session, locale } = host;
  const offered = CHANNELS.filter((channel) => session.can.preferences?.sends.has(channel));
  if (offered.length === 0) return notice(locale, 'info', { what: words.sendsNothing, more: words.sendsNothingMore });
  const content = html`<fieldset class="switches">
      <legend class="visually-hidden">${words.channelsTitle}</legend>
      ${offered.map((channel) => {
        const { name, means: line } = words.channels[channel];
        return switchRow({
          id: `channel-${channel}`,
          name,
          means: line,
          on: chosen.channels[channel],
          turn: (on) => void turn(host, browser, channel, on),
        });
      })}
    </fieldset>
    ${offered.includes('tab') ? browserNote(host, browser) : nothing} ${keepingNote(host, PLACE)}`;
  const hint = offered.includes('mail') ? words.channelsHint : words.channelsHintHere;
  return section(host, { id: PLACE, title: words.channelsTitle, hint, content });
}
