/** "This device", in one's settings: whether it may keep what one reads and writes, taken back at any time. */
import { nothing, type TemplateResult } from 'lit';
import { remembers } from '../../connect.ts';
import { confirmIn } from '../shared/dialog.ts';
import { section, switchRow, type PanelHost } from '../preferences-panel/panel-host.ts';
import { answer, answerOf } from './consent.ts';
import { wordsOf } from './host.ts';
import '../shared/define-dialog.ts';

export { vocabulary } from './host.ts';

/** @param backend where the desk is @returns nothing where this device could keep nothing */
export function deviceSection(host: PanelHost, backend: string): TemplateResult | typeof nothing {
  const { session, locale, root, announce } = host;
  const asking = { backend, desk: session.desk.id, person: session.me.id };
  const said = answerOf(asking);
  if (said === 'impossible' || !remembers(backend)) return nothing;
  const { device, consent } = wordsOf({ locale });
  const isOn = said === 'yes';
  const keep = (): void => announce(answer(asking, 'yes') ? device.isKept : consent.impossible);
  const stop = async (): Promise<void> => {
    const { onItsWay } = session;
    const waits = onItsWay === undefined ? 0 : onItsWay.state.waiting.length + onItsWay.state.returned.length;
    const { heading, text, verb } = device.off;
    const agreed = await confirmIn(root, { heading, text: text(waits), confirm: verb, danger: true });
    if (!agreed) {
      // The box was pressed, and nothing came of it.
      const box = root.querySelector<HTMLInputElement>('#keep-here');
      if (box !== null) box.checked = true;
      return;
    }
    await onItsWay?.wipe();
    answer(asking, 'no');
    announce(device.isForgotten);
  };
  const turn = (on: boolean): void => {
    if (on) keep();
    else stop().catch(host.fail);
  };
  const content = switchRow({ id: 'keep-here', name: device.keep, means: device.means, on: isOn, turn });
  return section(host, { id: 'device', title: device.title, content });
}
