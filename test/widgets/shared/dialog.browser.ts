/** A dialog before what cannot be undone. */
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import '../../../src/widgets/shared/define-dialog.ts';
import { confirmIn, type GuichetDialog } from '../../../src/widgets/shared/dialog.ts';
import { LocalisedElement } from '../../../src/widgets/shared/localised.ts';
import { byRole, focused, inside } from './inside.ts';
import { waitUntil } from '../waiting.ts';

const QUESTION = { heading: 'Clore TRK2_9 ?', text: 'Léa sera prévenue et pourra refuser.', confirm: 'Clore' };

/** A widget with a button that asks; as in Safari, a press gives it no focus. */
class AskingElement extends LocalisedElement {
  answer: Promise<boolean> | undefined;

  protected override render(): unknown {
    const ask = (): void => {
      this.answer = confirmIn(this.renderRoot, QUESTION);
    };
    return html`<button type="button" @mousedown=${(event: Event) => event.preventDefault()} @click=${ask}>
      <span>Clore…</span>
    </button>`;
  }
}
customElements.define('test-asking', AskingElement);

async function pressIn(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [left + width / 2, top + height / 2].map(Math.round) as [number, number] });
}

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

  it('gives the focus back to the button that was pressed where a press gives it none, as in Safari', async () => {
    const root = await fixture<HTMLElement>(html`<div lang="fr" tabindex="-1"><test-asking></test-asking></div>`);
    const widget = root.querySelector<AskingElement>('test-asking');
    if (widget === null) throw new Error('no widget');
    // A press beside any button gives the focus to what holds it, and that is no place to come back to.
    root.focus();
    await pressIn(byRole(inside(widget), 'button', 'Clore…'));
    await waitUntil(() => inside(widget).querySelector('guichet-dialog')?.isOpen === true);
    await sendKeys({ press: 'Escape' });
    expect(await widget.answer).to.equal(false);
    expect(focused()).to.equal(byRole(inside(widget), 'button', 'Clore…'));
  });

  it('leaves the focus with whoever kept it through a press beside', async () => {
    const root = await fixture<HTMLElement>(html`<div lang="fr"><input /><test-asking></test-asking></div>`);
    const widget = root.querySelector<AskingElement>('test-asking');
    const written = root.querySelector('input');
    if (widget === null || written === null) throw new Error('no widget');
    written.focus();
    await pressIn(byRole(inside(widget), 'button', 'Clore…'));
    await waitUntil(() => inside(widget).querySelector('guichet-dialog')?.isOpen === true);
    await sendKeys({ press: 'Escape' });
    expect(await widget.answer).to.equal(false);
    expect(focused()).to.equal(written);
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
