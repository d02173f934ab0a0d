/** A ticket is filed with a keyboard alone, real keys: nothing but Tab, letters, arrows, Space and Enter. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { focused, says, shown } from './filling.ts';
import { ADMIN, PLAIN, SUPPORT, TASKS, MARTIN, placeForm, rootOf, standing, until, world } from './world.ts';

let host: HTMLElement;

/** Presses Tab, and waits for the focus to have moved: a browser may answer before it has. */
async function tab(): Promise<void> {
  const before = focused();
  await sendKeys({ press: 'Tab' });
  await until(() => focused() !== before, 'Tab moves the focus');
}

/** Presses Tab until something has the focus. @throws when it is not reached in forty presses */
async function tabTo(is: (element: Element) => boolean, what: string): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    await tab();
    const active = focused();
    if (active !== null && is(active)) return;
  }
  throw new Error(`Tab never reached ${what}`);
}

const field = (id: string) => (element: Element) => element.id === id;
const buttonNamed = (text: string) => (element: Element) =>
  element.matches('button, summary, a') && element.textContent.includes(text);

describe('a form filled in by keyboard', () => {
  beforeEach(() => {
    host = document.createElement('div');
    host.style.inlineSize = '320px';
    document.body.append(host);
    document.body.tabIndex = -1;
    document.body.focus();
  });
  afterEach(() => host.remove());

  it('chooses service and category, writes, and files with Ctrl+Enter', async () => {
    const at = world(SUPPORT);
    const form = placeForm(host, at);
    await standing(form);
    await tabTo(field('f-service'), 'the service');
    await sendKeys({ type: 'M' });
    await until(() => rootOf(form).getElementById('f-category') !== null, 'the category is asked');
    await tabTo(field('f-category'), 'the category');
    await sendKeys({ type: 'Co' });
    await tabTo(field('f-summary'), 'the summary');
    await sendKeys({ type: 'Mon compte est fermé' });
    await tabTo(field('f-description'), 'the description');
    await sendKeys({ type: 'Depuis lundi.' });
    await sendKeys({ down: 'Control' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Control' });
    await says(form, 'TRK2_1 déposé. Claire Martin vous répondra.');
    expect(focused()?.id).to.equal('filed');
    await tabTo(buttonNamed('Voir le ticket'), 'the way to the ticket');
    const session = await at.backend.connect(ADMIN);
    const { ticket } = await session.ticket('TRK2_1');
    expect([ticket.category, ticket.summary, ticket.description]).to.deep.equal([
      'accounts',
      'Mon compte est fermé',
      'Depuis lundi.',
    ]);
    await session.close();
  });

  it('goes from the summary of errors to the field, and files with Enter', async () => {
    const form = placeForm(host, world(PLAIN));
    await standing(form);
    await tabTo(buttonNamed('Déposer le ticket'), 'the button');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.classList.contains('error-summary') === true, 'the focus is on the summary');
    await tab();
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.id === 'f-summary', 'the field has the focus');
    await sendKeys({ type: 'Le voici' });
    await sendKeys({ press: 'Enter' });
    await says(form, 'TRK_1 déposé');
  });

  it('takes the page away and brings it back without losing the focus', async () => {
    const form = placeForm(host, world(PLAIN));
    await standing(form);
    await tabTo(buttonNamed('La page où vous êtes'), 'the page');
    await sendKeys({ press: 'Enter' });
    await tabTo(buttonNamed('Ne pas joindre'), 'the button that takes it away');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.textContent.includes('Joindre la page') === true, 'the focus is on what took its place');
    await sendKeys({ press: 'Enter' });
    await until(() => focused()?.textContent.includes('La page où vous êtes') === true, 'the focus is on the page again');
  });

  it('chooses the people of a task, and takes one out', async () => {
    const form = placeForm(host, world(TASKS), { person: MARTIN });
    await standing(form);
    await tabTo((element) => element.getAttribute('role') === 'combobox', 'the people');
    for (const name of ['Léa', 'Sami']) {
      await sendKeys({ type: name });
      const box = focused()?.getRootNode() as ShadowRoot;
      await until(() => box.querySelector('[role="option"]')?.textContent.includes(name) === true, `${name} is offered`);
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'Enter' });
      await until(
        () => shown(form).includes(`${name} `) || rootOf(form).querySelector('.chips')?.textContent.includes(name) === true,
        `${name} is chosen`,
      );
    }
    expect(rootOf(form).querySelectorAll('.chip')).to.have.length(2);
    await tabTo((element) => element.getAttribute('title') === 'Retirer Léa Moreau', 'the button that takes Léa out');
    await sendKeys({ press: ' ' });
    await until(() => rootOf(form).querySelectorAll('.chip').length === 1, 'one is left');
    expect(focused()?.getAttribute('role')).to.equal('combobox');
  });

  it('can be left by Tab in both directions', async () => {
    const before = document.createElement('button');
    const after = document.createElement('button');
    host.append(before);
    const form = placeForm(host, world(SUPPORT));
    host.append(after);
    await standing(form);
    before.focus();
    await tabTo((element) => element === after, 'what follows the form');
    for (let n = 0; n < 40 && focused() !== before; n += 1) {
      await sendKeys({ down: 'Shift' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ up: 'Shift' });
    }
    expect(focused()).to.equal(before);
  });
});
