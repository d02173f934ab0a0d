/** Tabs with manual activation, with a real keyboard. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defineInner } from '../../../src/widgets/desk/inner.ts';
import type { GuichetTabs } from '../../../src/widgets/shared/tabs.ts';
import { allByRole, byRole, focused, inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

defineInner();

const TABS = [
  { id: 'new', label: 'Nouveau ticket' },
  { id: 'active', label: 'Tickets', count: 5 },
  { id: 'rest', label: 'Résolus', count: 1 },
];

async function tabs(dir: 'ltr' | 'rtl' = 'ltr'): Promise<{ element: GuichetTabs; root: ShadowRoot; chosen: string[] }> {
  const chosen: string[] = [];
  const element = await fixture<GuichetTabs>(
    html`<guichet-tabs
      lang="fr"
      dir=${dir}
      label="Guichet"
      .tabs=${TABS}
      @guichet-select=${(event: CustomEvent<{ id: string }>) => chosen.push(event.detail.id)}
    >
      <p slot="new">Le formulaire</p>
      <p slot="active">Les tickets</p>
      <p slot="rest">Les résolus</p>
    </guichet-tabs>`,
  );
  return { element, root: inside(element), chosen };
}

const panelShown = (root: ShadowRoot) => allByRole(root, 'tabpanel').find((panel) => panel.checkVisibility())?.id;

describe('tabs', () => {
  it('is one tab stop, names its counts, and ties each tab to its panel', async () => {
    const { element, root } = await tabs();
    const all = allByRole(root, 'tab');
    expect(all.filter((tab) => tab.tabIndex === 0)).to.have.length(1);
    expect(byRole(root, 'tab', 'Tickets 5').getAttribute('aria-controls')).to.equal('panel-active');
    expect(panelShown(root)).to.equal('panel-new');
    await expect(element).to.be.accessible();
  });

  it('moves the focus by arrows, Home and End without changing the panel, and shows it by Enter or Space', async () => {
    const { element, root, chosen } = await tabs();
    element.focus();
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()?.id).to.equal('tab-active');
    expect(panelShown(root)).to.equal('panel-new');
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => panelShown(root) === 'panel-active');
    await sendKeys({ press: 'End' });
    await sendKeys({ press: ' ' });
    await waitUntil(() => panelShown(root) === 'panel-rest');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()?.id).to.equal('tab-new');
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()?.id).to.equal('tab-rest');
    await sendKeys({ press: 'Home' });
    expect(focused()?.id).to.equal('tab-new');
    expect(chosen).to.deep.equal(['active', 'rest']);
  });

  it('mirrors its arrows from right to left', async () => {
    const { element } = await tabs('rtl');
    element.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(focused()?.id).to.equal('tab-active');
  });
});
