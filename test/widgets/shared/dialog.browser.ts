/** A dialog before what cannot be undone. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/widgets/shared/define-dialog.ts';
import { confirmIn, type GuichetDialog } from '../../../src/widgets/shared/dialog.ts';
import { byRole, focused, inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

const QUESTION = { heading: 'Clore TRK2_9 ?', text: 'Léa sera prévenue et pourra refuser.', confirm: 'Clore' };

async function page(): Promise<{ root: HTMLElement; button: HTMLButtonElement }> {
  const root = await fixture<HTMLElement>(html`<div lang="fr"><button type="button">Clore…</button></div>`);
  const button = root.querySelector('button');
  if (button === null) throw new Error('no button');
  button.focus();
  return { root, button };
}

async function shown(root: HTMLElement): Promise<GuichetDialog> {
  await waitUntil(() => root.querySelector('guichet-dialog')?.isOpen === true);
  const dialog = root.querySelector('guichet-dialog');
  if (dialog === null) throw new Error('no dialog');
  return dialog;
}

describe('dialog', () => {
  it('says what will happen, is named by its question, and answers yes by the verb of its button', async () => {
    const { root, button } = await page();
    const answer = confirmIn(root, QUESTION);
    const dialog = await shown(root);
    const box = inside(dialog).querySelector('dialog');
    expect(box?.matches(':modal')).to.equal(true);
    expect(byRole(inside(dialog), 'heading', 'Clore TRK2_9 ?').id).to.equal(box?.getAttribute('aria-labelledby'));
    expect(dialog.textContent).to.contain('Léa sera prévenue');
    expect(focused()?.textContent.trim()).to.equal('Annuler');
    await expect(dialog).to.be.accessible();
    byRole(dialog, 'button', 'Clore').click();
    expect(await answer).to.equal(true);
    expect(focused() === button).to.equal(true);
    expect(root.querySelector('guichet-dialog') === null).to.equal(true);
  });

  it('answers no by Escape and by "cancel", and gives the focus back', async () => {
    const { root, button } = await page();
    const byEscape = confirmIn(root, QUESTION);
    await shown(root);
    await sendKeys({ press: 'Escape' });
    expect(await byEscape).to.equal(false);
    expect(focused() === button).to.equal(true);
    const byButton = confirmIn(root, QUESTION);
    byRole(inside(await shown(root)), 'button', 'Annuler').click();
    expect(await byButton).to.equal(false);
    expect(focused() === button).to.equal(true);
  });

  it('keeps the keyboard inside', async () => {
    const { root, button } = await page();
    const answer = confirmIn(root, QUESTION);
    const dialog = await shown(root);
    const visited = new Set<Element | null>();
    for (let press = 0; press < 6; press += 1) {
      visited.add(focused());
      await sendKeys({ press: 'Tab' });
    }
    expect(visited.has(button)).to.equal(false);
    dialog.close();
    expect(await answer).to.equal(false);
  });
});
