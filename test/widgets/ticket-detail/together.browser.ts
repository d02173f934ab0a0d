/** Two people on one ticket: who else is here, what they wrote meanwhile, and the same field changed by both. */
import { expect } from '@open-wc/testing';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import { all, fill, focused, has, one, textOf } from './finding.ts';
import { LEA, MARTIN, USER, place, standing, until, world, type World } from './world.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

async function open(at: World, ticket: string, person: PersonInput): Promise<GuichetTicketDetail> {
  const detail = place(host, at, ticket, { person });
  await standing(detail);
  return detail;
}

async function edit(detail: GuichetTicketDetail): Promise<void> {
  one(detail, 'button', 'Autres gestes').click();
  await until(() => has(detail, 'menuitem', /^Modifier/u), 'editing is offered');
  one(detail, 'menuitem', /^Modifier/u).click();
  await until(() => has(detail, 'textbox', /^Résumé/u), 'the form is open');
}

describe('two people on one ticket', () => {
  it('shows the team who else reads it and writes an answer, until they leave', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const mine = await open(at, ticket, MARTIN);
    expect(textOf(mine)).not.to.include('lit ceci aussi');
    const other = await open(at, ticket, USER);
    await until(() => textOf(mine).includes('Alix User lit ceci aussi'), 'who reads is shown');
    fill(one(other, 'textbox', 'Votre message'), 'Je regarde');
    await until(() => textOf(mine).includes('Alix User écrit une réponse…'), 'who writes is shown');
    other.remove();
    await until(() => mine.shadowRoot?.querySelector('.company') === null, 'who left is no longer shown');
  });

  it('holds up an answer once when somebody else wrote meanwhile, and keeps its text', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const user = await at.as(USER);
    const detail = await open(at, ticket, MARTIN);
    fill(one(detail, 'textbox', 'Votre message'), 'Je m’en occupe.');
    await user.does(ticket, 'comment', 'C’est réglé de mon côté.');
    await until(() => textOf(detail).includes('1 nouveau message'), 'it has come');
    one(detail, 'button', 'Commenter').click();
    await until(() => textOf(detail).includes('Alix User vient d’écrire dans ce fil.'), 'it is said');
    expect((one(detail, 'textbox', 'Votre message') as HTMLTextAreaElement).value).to.equal('Je m’en occupe.');
    await until(() => focused() === one(detail, 'button', 'Relire'), 'reading it again is at hand');
    one(detail, 'button', 'Envoyer quand même').click();
    await until(() => textOf(detail).includes('Commentaire ajouté.'), 'it is sent');
    expect(textOf(detail)).not.to.include('vient d’écrire');
  });

  it('lets whoever edits choose between both values of a field, and keeps both in the history', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const user = await at.as(USER);
    const detail = await open(at, ticket, MARTIN);
    await edit(detail);
    fill(one(detail, 'textbox', /^Résumé/u), 'Compte bloqué depuis lundi');
    await user.does(ticket, 'edit', undefined, { summary: 'Compte de messagerie bloqué', kind: 'request' });
    await until(() => textOf(detail).includes('Alix User a changé ce champ'), 'the clash is shown');
    expect(textOf(detail)).to.include('Compte de messagerie bloqué');
    expect((one(detail, 'textbox', /^Résumé/u) as HTMLInputElement).value).to.equal('Compte bloqué depuis lundi');
    // What only the other one changed has followed.
    expect((one(detail, 'combobox', /^Type/u) as HTMLSelectElement).value).to.equal('request');
    all(detail, 'button', 'Modifier').at(-1)?.click();
    await until(() => textOf(detail).includes('Choisissez une des deux valeurs.'), 'a choice is asked');
    one(detail, 'button', 'Prendre la sienne').click();
    await until(
      () => (one(detail, 'textbox', /^Résumé/u) as HTMLInputElement).value === 'Compte de messagerie bloqué',
      'theirs is taken',
    );
    one(detail, 'button', 'Garder la mienne').click();
    await until(
      () => (one(detail, 'textbox', /^Résumé/u) as HTMLInputElement).value === 'Compte bloqué depuis lundi',
      'mine is back',
    );
    all(detail, 'button', 'Modifier').at(-1)?.click();
    await until(() => has(detail, 'heading', 'Compte bloqué depuis lundi'), 'it is saved');
    await until(() => (detail.shadowRoot?.querySelectorAll('details.edited').length ?? 0) >= 2, 'both edits are in the thread');
    for (const fold of detail.shadowRoot?.querySelectorAll<HTMLDetailsElement>('details.edited') ?? []) fold.open = true;
    expect(textOf(detail)).to.match(/Compte bloqué.*Compte de messagerie bloqué.*Compte bloqué depuis lundi/u);
  });
});
