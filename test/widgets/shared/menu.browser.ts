/** The menu button of the ARIA Authoring Practices, with a real keyboard. */
import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { defineShared } from '../../../src/widgets/shared/define-shared.ts';
import type { GuichetMenu, MenuItem } from '../../../src/widgets/shared/menu.ts';
import { allByRole, byRole, focused, inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

defineShared();

const ITEMS: readonly MenuItem[] = [
  { id: 'take', label: 'Prendre en charge' },
  { id: 'ask', label: 'Demander info.', hint: 'Le demandeur est prévenu' },
  { id: 'move', label: 'Déplacer…', blocked: 'Votre rôle ne le permet pas.' },
  { id: 'close', label: 'Clore…', danger: true, separated: true },
];

async function menu(): Promise<{ element: GuichetMenu; root: ShadowRoot; button: HTMLElement; chosen: string[] }> {
  const chosen: string[] = [];
  const element = await fixture<GuichetMenu>(
    html`<guichet-menu
      lang="fr"
      label="Autres actions"
      .items=${ITEMS}
      @guichet-select=${(event: CustomEvent<{ id: string }>) => chosen.push(event.detail.id)}
    ></guichet-menu>`,
  );
  const root = inside(element);
  return { element, root, button: byRole(root, 'button', 'Autres actions'), chosen };
}

const isOpen = (root: ShadowRoot) => root.querySelector('[role="menu"]')?.matches(':popover-open') === true;
const text = () => focused()?.querySelector('.text')?.textContent.split('Le demandeur')[0]?.split('Votre rôle')[0];

describe('menu', () => {
  it('opens on its first item by Enter, Space and Down, on its last by Up, and gives the focus back by Escape', async () => {
    const { element, root, button } = await menu();
    for (const [key, item] of [
      ['Enter', 'Prendre en charge'],
      [' ', 'Prendre en charge'],
      ['ArrowDown', 'Prendre en charge'],
      ['ArrowUp', 'Clore…'],
    ]) {
      element.focus();
      await sendKeys({ press: key ?? '' });
      await element.updateComplete;
      expect(text(), key).to.equal(item);
      expect(button.getAttribute('aria-expanded'), key).to.equal('true');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => button.getAttribute('aria-expanded') === 'false');
      expect(isOpen(root), key).to.equal(false);
      expect(focused() === button, key).to.equal(true);
    }
  });

  it('moves by arrows round the ends, by Home and End, and by letters', async () => {
    const { element } = await menu();
    element.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowUp' });
    expect(text()).to.equal('Clore…');
    await sendKeys({ press: 'ArrowDown' });
    expect(text()).to.equal('Prendre en charge');
    await sendKeys({ press: 'End' });
    expect(text()).to.equal('Clore…');
    await sendKeys({ press: 'Home' });
    expect(text()).to.equal('Prendre en charge');
    await sendKeys({ press: 'd' });
    expect(text()).to.equal('Demander info.');
    await sendKeys({ press: 'd' });
    expect(text()).to.equal('Déplacer…');
  });

  it('chooses by Enter and by a click, closes, and comes back to its button', async () => {
    const { element, root, button, chosen } = await menu();
    element.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal(['ask']);
    expect(isOpen(root)).to.equal(false);
    expect(focused() === button).to.equal(true);
    button.click();
    const event = oneEvent(element, 'guichet-select');
    byRole(root, 'menuitem', /Clore/u).click();
    await event;
    expect(chosen).to.deep.equal(['ask', 'close']);
  });

  it('shows why an item is blocked, and does not choose it', async () => {
    const { root, button, chosen } = await menu();
    button.click();
    const item = byRole(root, 'menuitem', /Déplacer/u);
    expect(item.textContent).to.contain('Votre rôle ne le permet pas.');
    expect(item.getAttribute('aria-disabled')).to.equal('true');
    item.click();
    expect(chosen).to.deep.equal([]);
    expect(isOpen(root)).to.equal(true);
  });

  it('closes when Tab leaves it', async () => {
    const { element, root } = await menu();
    element.focus();
    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(isOpen(root)).to.equal(false);
  });

  it('has no accessibility violation, open or closed', async () => {
    const { element, root, button } = await menu();
    await expect(element).to.be.accessible();
    button.click();
    await element.updateComplete;
    expect(allByRole(root, 'menuitem')).to.have.length(4);
    await expect(element).to.be.accessible();
  });
});
