/** Answers kept ready: found by a word, filled, put at the caret, taken back as typing is; for staff alone. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DeskInput } from '../../../src/domain/desk.ts';
import { chord } from '../chord.ts';
import { all, focused, has, one, textOf } from './finding.ts';
import { LEA, MARTIN, SUPPORT, place, standing, until, world } from './world.ts';

const DESK: DeskInput = {
  ...SUPPORT,
  services: (SUPPORT.services ?? []).map((service) =>
    service.id === 'moodle'
      ? {
          ...service,
          responses: [
            {
              id: 'cache',
              title: { fr: 'Vider le cache', en: 'Empty the cache' },
              text: 'Bonjour {requester}, voir {number} et {salle}.',
            },
            { id: 'note', title: 'Pour nous', text: 'Voir le journal.', scope: 'staff' as const },
          ],
        }
      : service,
  ),
};

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

describe('canned responses', () => {
  it('are opened by a key, found by a word, filled, and put beside what was written; undone as typing is', async () => {
    const at = world(DESK);
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const { session } = await at.as(MARTIN);
    await session.savePreferences({
      responses: [{ id: crypto.randomUUID(), title: 'Formule de fin', text: 'Bonne journée,\n{me}' }],
      signature: 'Équipe Moodle',
    });
    const detail = place(host, at, ticket, { person: MARTIN });
    await standing(detail);
    await until(() => has(detail, 'button', 'Réponses types'), 'they are offered');
    const box = one(detail, 'textbox', 'Votre message') as HTMLTextAreaElement;
    box.focus();
    await sendKeys({ type: 'Avant. Après.' });
    box.setSelectionRange(7, 7);
    await chord('Alt', 'r');
    await until(
      () => has(detail, 'combobox', 'Chercher une réponse type') && focused()?.getAttribute('role') === 'combobox',
      'they are searched',
    );
    await sendKeys({ press: 'ArrowDown' });
    await until(() => all(detail, 'option').length > 0, 'all are listed');
    expect(all(detail, 'option').map((each) => each.textContent.replaceAll(/\s+/gu, ' ').trim())).to.deep.equal([
      'Formule de finla vôtre',
      'Vider le cachecelle du service',
      'Ma signaturela vôtre',
    ]);
    await sendKeys({ type: 'cache' });
    await until(() => all(detail, 'option').length === 1, 'one is found');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await until(() => box.value.includes('Bonjour'), 'it is put in');
    expect(box.value).to.equal('Avant. Bonjour Léa Moreau, voir TRK2_1 et {salle}.Après.');
    await until(
      () => textOf(detail).includes('À compléter, personne ne sait ce que c’est : {salle}.'),
      'what is unknown is told',
    );
    expect(focused()).to.equal(box);
    await chord('Control', 'z');
    // WebKitGTK leaves that key to the window around the page, which does this.
    if (box.value !== 'Avant. Après.') document.execCommand('undo');
    await until(() => box.value === 'Avant. Après.', 'it is taken back');
    await chord('Alt', 'r');
    await until(() => has(detail, 'combobox', 'Chercher une réponse type'), 'they are searched again');
    await sendKeys({ press: 'Escape' });
    await sendKeys({ press: 'Escape' });
    await until(() => !has(detail, 'combobox', 'Chercher une réponse type') && focused() === box, 'it is left');
    expect(box.value).to.equal('Avant. Après.');
  });

  it('are for staff alone, and each goes where it may', async () => {
    const at = world(DESK);
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = place(host, at, ticket, { person: LEA });
    await standing(lea);
    expect(has(lea, 'button', 'Réponses types')).to.equal(false);
    expect(JSON.stringify((await at.as(LEA)).session.desk)).not.to.include('Vider le cache');
    lea.remove();
    const martin = place(host, at, ticket, { person: MARTIN });
    await standing(martin);
    await until(() => has(martin, 'button', 'Réponses types'), 'they are offered');
    const scope = one(martin, 'combobox', 'Pour qui') as HTMLSelectElement;
    scope.value = 'staff';
    scope.dispatchEvent(new Event('change'));
    one(martin, 'button', 'Réponses types').click();
    await until(() => focused()?.getAttribute('role') === 'combobox', 'they are searched');
    await sendKeys({ press: 'ArrowDown' });
    await until(() => all(martin, 'option').length === 2, 'those for the team are there too');
    expect(all(martin, 'option').some((each) => each.textContent.includes('Pour nous'))).to.equal(true);
  });
});
