/** Whole conversations between people on one ticket, each on their own page. */
import { expect } from '@open-wc/testing';
import { all, fill, has, nameOf, one, textOf } from './finding.ts';
import { LEA, MARTIN, NINA, SAMI, STRICT, TASKS, place, standing, until, world, type World } from './world.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => host.remove());

async function open(at: World, ticket: string, person = LEA, lang: 'fr' | 'en' = 'fr'): Promise<GuichetTicketDetail> {
  const detail = place(host, at, ticket, { person, lang });
  await standing(detail);
  return detail;
}

describe('a ticket followed by two people', () => {
  it('is taken, asked about, answered, resolved and approved, each seeing what the other does', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Tableau de bord inaccessible');
    const lea = await open(at, ticket, LEA);
    expect(textOf(lea)).to.contain('Posté');
    const martin = await open(at, ticket, MARTIN);
    await until(() => textOf(martin).includes('Ouvert'), 'the first opening by staff is noted');
    await until(() => textOf(lea).includes('Ouvert'), 'the requester sees that it was looked at');

    one(martin, 'button', 'Prendre en charge').click();
    await until(() => textOf(martin).includes('En travail'), 'it is in work');
    await until(() => textOf(lea).includes('Claire Martin a pris le ticket en charge'), 'the requester reads who took it');

    one(martin, 'button', 'Demander info.').click();
    await until(() => has(martin, 'textbox', 'Votre question'), 'the question is asked for');
    fill(one(martin, 'textbox', 'Votre question'), 'Avec quel navigateur ?');
    all(martin, 'button', 'Demander info.').at(-1)?.click();
    await until(() => textOf(lea).includes('Claire Martin vous demande :'), 'the requester is asked');
    expect(textOf(lea)).to.contain('Avec quel navigateur ?');
    expect(textOf(lea)).to.contain('En attente de réponse');

    fill(one(lea, 'textbox', 'Votre message'), 'Avec Firefox.');
    all(lea, 'button', 'Répondre').at(-1)?.click();
    await until(() => textOf(martin).includes('Avec Firefox.'), 'the answer arrives');
    await until(() => !textOf(lea).includes('vous demande'), 'nothing is asked any more');
    await until(() => textOf(martin).includes('En travail'), 'it is in work again');

    one(martin, 'button', 'Clore').click();
    await until(() => has(martin, 'dialog', /Clore TRK2_1/u), 'closing is confirmed');
    expect(textOf(martin)).to.contain('Léa Moreau en recevra l’avis et pourra refuser');
    fill(one(martin, 'textbox', /La solution/u), 'Le cache a été vidé.');
    all(martin, 'button', 'Clore').at(-1)?.click();
    await until(() => textOf(lea).includes('Une solution vous est proposée.'), 'the solution is offered');
    expect(textOf(lea)).to.contain('Le cache a été vidé.');

    one(lea, 'button', 'Approuver la clôture').click();
    await until(() => has(lea, 'dialog', /Approuver la clôture de TRK2_1/u), 'approving is confirmed');
    all(lea, 'button', 'Approuver la clôture').at(-1)?.click();
    await until(() => textOf(martin).includes('Validé'), 'both see that it is over');
    await until(() => textOf(lea).includes('Clôture de TRK2_1 approuvée.'), 'what was done is said');
  });

  it('draws what one does at once, before the desk has answered, and once only however often one presses', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket, LEA);
    let let_: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      let_ = resolve;
    });
    let runs = 0;
    at.backend.before = async (operation) => {
      if (operation !== 'run') return;
      runs += 1;
      await held;
    };
    fill(one(lea, 'textbox', 'Votre message'), 'C’est urgent.');
    const send = one(lea, 'button', 'Commenter');
    await lea.updateComplete;
    send.click();
    send.click();
    await until(() => textOf(lea).includes('Envoi…'), 'the message is in the thread');
    expect(all(lea, 'article').at(-1)?.textContent).to.contain('Léa Moreau');
    expect((one(lea, 'textbox', 'Votre message') as HTMLTextAreaElement).value).to.equal('');
    let_();
    await until(() => !textOf(lea).includes('Envoi…'), 'it is sent');
    expect(runs).to.equal(1);
    expect(textOf(lea).match(/C’est urgent\./gu)).to.have.length(1);
  });

  it('shows a staff note to staff alone, marked by a word, and warns whoever writes one', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    fill(one(martin, 'combobox', 'Pour qui'), 'staff');
    await until(() => has(martin, 'textbox', 'Votre note interne'), 'the box says that it is a note');
    expect(textOf(martin)).to.contain('Seule l’équipe lira cette note. Léa Moreau ne la verra pas.');
    fill(one(martin, 'textbox', 'Votre note interne'), 'Voir le cache du thème.');
    one(martin, 'button', 'Ajouter la note interne').click();
    await until(
      () => all(martin, 'article').some((each) => each.textContent.includes('Note interne')),
      'the note is in the thread',
    );
    const lea = await open(at, ticket, LEA);
    expect(textOf(lea)).not.to.contain('Note interne');
    expect(textOf(lea)).not.to.contain('cache du thème');
  });

  it('names the two who read what is between them: “you” for whoever asked, and their part for the team', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket, LEA);
    const options = (detail: Element): string[] =>
      [...(one(detail, 'combobox', 'Pour qui') as HTMLSelectElement).options].map((each) => each.textContent.trim());
    expect(options(lea)).to.include('Vous et l’équipe').and.not.include('Personne qui demande et équipe');
    fill(one(lea, 'combobox', 'Pour qui'), 'requester');
    fill(one(lea, 'textbox', 'Votre message'), 'Entre nous.');
    one(lea, 'button', 'Commenter').click();
    await until(() => all(lea, 'article').some((each) => each.textContent.includes('Vous et l’équipe')), 'it is marked so');
    const martin = await open(at, ticket, MARTIN);
    expect(options(martin)).to.include('Personne qui demande et équipe').and.not.include('Vous et l’équipe');
    expect(textOf(martin)).to.contain('Personne qui demande et équipe');
  });

  it('takes and asks in one batch: both or none', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    one(martin, 'button', 'Autres gestes').click();
    await until(() => has(martin, 'menuitem', 'Prendre en charge et demander info…'), 'the composite is offered');
    one(martin, 'menuitem', 'Prendre en charge et demander info…').click();
    await until(() => has(martin, 'textbox', 'Votre question'), 'the question is asked for');
    fill(one(martin, 'textbox', 'Votre question'), 'Depuis quand ?');
    one(martin, 'button', 'Prendre en charge et demander info.').click();
    await until(() => textOf(martin).includes('En attente de réponse'), 'it waits for the requester');
    expect(textOf(martin)).to.contain('Claire Martin a pris le ticket en charge');
    expect(textOf(martin)).to.contain('Depuis quand ?');
  });

  it('says what others wrote without moving the focus, and goes there when asked', async () => {
    const at = world();
    const teller = await at.as(MARTIN);
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket, LEA);
    const box = one(lea, 'textbox', 'Votre message') as HTMLTextAreaElement;
    fill(box, 'Je commence une phr');
    await teller.does(ticket, 'comment', 'Nous regardons.');
    await teller.does(ticket, 'comment', 'Un instant encore.');
    await until(() => textOf(lea).includes('2 nouveaux messages'), 'the news are said');
    expect(box.value).to.equal('Je commence une phr');
    expect(lea.shadowRoot?.activeElement?.shadowRoot?.activeElement).to.equal(box);
    one(lea, 'button', 'Voir').click();
    await until(
      () => document.activeElement === lea && lea.shadowRoot?.activeElement?.localName === 'article',
      'the first of them has the focus',
    );
    expect(lea.shadowRoot?.activeElement?.textContent).to.contain('Claire Martin');
  });

  it('asks in a strict desk for the solution and the time, and says which is missing', async () => {
    const at = world(STRICT);
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    one(martin, 'button', 'Prendre en charge').click();
    await until(() => textOf(martin).includes('En travail'), 'it is in work');
    one(martin, 'button', 'Clore').click();
    await until(() => has(martin, 'dialog', /Clore/u), 'it is confirmed');
    all(martin, 'button', 'Clore').at(-1)?.click();
    await until(() => textOf(martin).includes('Indiquez un nombre de minutes'), 'the time is asked for');
    expect(textOf(martin)).to.contain('Écrivez quelques mots.');
    fill(one(martin, 'textbox', /La solution/u), 'Compte débloqué.');
    await until(() => !textOf(martin).includes('Écrivez quelques mots.'), 'what is right is no longer said to be missing');
    expect(textOf(martin)).to.contain('Indiquez un nombre de minutes');
    fill(one(martin, 'textbox', /Temps passé/u), '15');
    all(martin, 'button', 'Clore').at(-1)?.click();
    await until(() => textOf(martin).includes('Résolu'), 'it is resolved');
    expect(textOf(martin)).to.contain('15 min');
  });

  it('lets a learner take, ask about and resolve the task that was given, and the teacher reopen it', async () => {
    const at = world(TASKS);
    const teacher = await at.as(MARTIN);
    const ticket = await teacher.file('Exercice 4', { assignee: 'sami' });
    const sami = await open(at, ticket, SAMI);
    one(sami, 'button', 'Prendre en charge').click();
    await until(() => has(sami, 'button', 'Demander info.'), 'it may be asked about');
    one(sami, 'button', 'Demander info.').click();
    await until(() => has(sami, 'textbox', 'Votre question'), 'the question is asked for');
    fill(one(sami, 'textbox', 'Votre question'), 'Quel chapitre ?');
    all(sami, 'button', 'Demander info.').at(-1)?.click();
    const martin = await open(at, ticket, MARTIN);
    await until(() => textOf(martin).includes('Sami Haddad vous demande :'), 'the teacher is asked');
    await teacher.does(ticket, 'answer', 'Le troisième.');
    await until(() => textOf(sami).includes('Le troisième.'), 'the answer arrives');
    one(sami, 'button', 'Clore').click();
    await until(() => has(sami, 'dialog', /Clore/u), 'it is confirmed');
    all(sami, 'button', 'Clore').at(-1)?.click();
    await until(() => textOf(martin).includes('Résolu'), 'the teacher sees it');
    one(martin, 'button', 'Rouvrir').click();
    await until(() => all(martin, 'button', 'Rouvrir').length > 1 || has(martin, 'textbox', /Message/u), 'the form is there');
    all(martin, 'button', 'Rouvrir').at(-1)?.click();
    await until(() => textOf(sami).includes('Martin a rouvert la tâche'), 'the learner has it again');
  });

  it('speaks English to whoever reads English, with no French left', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Dashboard out of reach', { description: 'Since this morning.' });
    const nina = await open(at, ticket, NINA, 'en');
    await until(() => textOf(nina).includes('Open'), 'it is seen');
    expect(has(nina, 'button', 'Take')).to.equal(true);
    one(nina, 'button', 'More actions').click();
    await until(() => has(nina, 'menuitem', 'Move…'), 'the menu is in English');
    expect(textOf(nina)).not.to.match(/[éèàç]/u.test('Léa Moreau') ? /Priorité|Répondre|Fil\b|Déposé/u : /$^/u);
    expect(all(nina, 'heading').map(nameOf)).to.include('Thread');
  });
});
