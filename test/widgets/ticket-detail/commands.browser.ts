/** Each command through its own form, as somebody who may give it. */
import { expect } from '@open-wc/testing';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import type { PersonInput } from '../../../src/domain/people.ts';
import { all, fill, focused, has, nameOf, one, textOf } from './finding.ts';
import { ADMIN, LEA, MARTIN, NINA, NOW, SAMI, SUPPORT, place, standing, until, world, type World } from './world.ts';

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

/** Chooses in the menu of the ticket. */
async function choose(detail: GuichetTicketDetail, label: string): Promise<void> {
  one(detail, 'button', 'Autres gestes').click();
  await until(() => has(detail, 'menuitem', label), `"${label}" is offered`);
  one(detail, 'menuitem', label).click();
}

/** Names of the menu. */
async function menu(detail: GuichetTicketDetail): Promise<string[]> {
  one(detail, 'button', 'Autres gestes').click();
  await until(() => all(detail, 'menuitem').length > 0, 'the menu is open');
  return all(detail, 'menuitem').map((item) => nameOf(item));
}

/** Presses the button that ends the form. */
function end(detail: GuichetTicketDetail, verb: string): void {
  all(detail, 'button', verb).at(-1)?.click();
}

/** Searches somebody or something in a combobox, and takes the first answer. */
async function find(detail: GuichetTicketDetail, label: string | RegExp, text: string): Promise<void> {
  await until(() => has(detail, 'combobox', label), `${String(label)} is asked`);
  fill(one(detail, 'combobox', label), text);
  await until(() => all(detail, 'option').length > 0, `"${text}" is found`);
  all(detail, 'option')[0]?.click();
}

async function fields(detail: GuichetTicketDetail, role: string, name: string | RegExp): Promise<HTMLElement> {
  await until(() => has(detail, role, name), `${String(name)} is asked`);
  return one(detail, role, name);
}

describe('commands of an open ticket', () => {
  it('offers to each only what they may do', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    await lea.does(ticket, 'invite', undefined, { person: 'sami' });
    const requester = await open(at, ticket, LEA);
    const own = await menu(requester);
    expect(own).to.include.members(['Modifier…', 'Annuler ma demande…', 'Inviter…', 'Demander une priorité plus haute…']);
    expect(own).not.to.include.members(['Assigner…', 'Déplacer…']);
    expect(has(requester, 'button', 'Prendre en charge')).to.equal(false);
    requester.remove();
    const observer = await open(at, ticket, SAMI);
    expect(await menu(observer)).to.deep.equal(['Joindre un fichier…', 'Ne plus observer', 'Raccourcis clavier']);
    expect(has(observer, 'button', 'Suivre')).to.equal(true);
    observer.remove();
    const moderator = await open(at, ticket, NINA);
    expect(await menu(moderator)).to.include.members([
      'Assigner…',
      'Déplacer…',
      'Refuser…',
      'Changer la priorité…',
      'Fusionner avec…',
    ]);
  });

  it('assigns to somebody found by name', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const nina = await open(at, ticket, NINA);
    await choose(nina, 'Assigner…');
    await find(nina, 'À qui ?', 'alix');
    end(nina, 'Assigner');
    await until(() => textOf(nina).includes('Nina Robert a assigné le ticket à Alix User'), 'it is assigned');
    expect(textOf(nina)).to.contain('En charge Alix User');
    expect(textOf(nina)).to.contain('TRK2_1 assigné à Alix User.');
  });

  it('says what is missing beside its field, and moves there', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const nina = await open(at, ticket, NINA);
    await choose(nina, 'Assigner…');
    await until(() => has(nina, 'combobox', 'À qui ?'), 'the person is asked for');
    end(nina, 'Assigner');
    await until(() => textOf(nina).includes('Choisissez une personne dans la liste.'), 'it says what is missing');
    end(nina, 'Annuler');
    await until(() => !has(nina, 'combobox', 'À qui ?'), 'the form is left');
    expect(focused()?.getAttribute('title')).to.equal('Autres gestes');
  });

  it('postpones to a date, which is said to all', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    await choose(martin, 'Reporter…');
    fill(await fields(martin, 'combobox', 'Pourquoi attendre ?'), 'date');
    fill(await fields(martin, 'textbox', /Reprendre le/u), '2026-12-01');
    end(martin, 'Reporter');
    await until(() => textOf(martin).includes('Il reprendra le 1er décembre 2026.'), 'the date is said');
    expect(textOf(martin)).to.contain('Claire Martin a reporté le ticket au 1er décembre 2026');
  });

  it('warns before a move whoever would lose sight of the ticket, and keeps them as observers', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const mover: PersonInput = { id: 'mover', name: 'Dominique Petit', profile: 'moderator', serves: ['moodle'] };
    const detail = await open(at, ticket, mover);
    await choose(detail, 'Déplacer…');
    fill(await fields(detail, 'combobox', 'Service'), 'video');
    await until(
      () => one(detail, 'combobox', 'Catégorie').querySelector('option[value="recording"]') !== null,
      'its categories are there',
    );
    fill(one(detail, 'combobox', 'Catégorie'), 'recording');
    await until(() => textOf(detail).includes('vous ne verrez plus ce ticket'), 'the warning is given');
    one(detail, 'checkbox', /Devenir observateur/u).click();
    end(detail, 'Déplacer');
    await until(() => textOf(detail).includes('a déplacé le ticket dans Plateforme vidéo › Enregistrement'), 'it is there');
    expect(textOf(detail)).to.contain('Observateurs 1');
  });

  it('says that a ticket moved out of sight is gone', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const detail = await open(at, ticket, { id: 'mover', name: 'Dominique Petit', profile: 'moderator', serves: ['moodle'] });
    await choose(detail, 'Déplacer…');
    fill(await fields(detail, 'combobox', 'Service'), 'video');
    await until(
      () => one(detail, 'combobox', 'Catégorie').querySelector('option[value="recording"]') !== null,
      'its categories are there',
    );
    fill(one(detail, 'combobox', 'Catégorie'), 'recording');
    end(detail, 'Déplacer');
    await until(() => textOf(detail).includes('Ce ticket ne vous est plus ouvert.'), 'it is gone');
  });

  it('changes the state by name, asking for what that state needs', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const nina = await open(at, ticket, NINA);
    await choose(nina, 'Changer l’état…');
    fill(await fields(nina, 'combobox', 'Nouvel état'), 'abandoned');
    await until(() => has(nina, 'textbox', 'Motif'), 'a reason is asked for');
    end(nina, 'Changer l’état');
    await until(() => textOf(nina).includes('Écrivez quelques mots.'), 'and is needed');
    fill(one(nina, 'textbox', 'Motif'), 'Hors de notre périmètre.');
    end(nina, 'Changer l’état');
    await until(() => textOf(nina).includes('Ce ticket est abandonné. Nina Robert a écrit :'), 'it is abandoned');
  });

  it('sets priority and rank, notes time, and shows them', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    await lea.file('Un autre, au-dessus');
    const nina = await open(at, ticket, NINA);
    await choose(nina, 'Changer la priorité…');
    (await fields(nina, 'radio', 'Haute')).click();
    end(nina, 'Changer la priorité');
    await until(() => textOf(nina).includes('Priorité Haute'), 'the priority is shown');
    await choose(nina, 'Changer le rang…');
    expect(textOf(nina)).to.contain('Rang 2');
    (await fields(nina, 'radio', 'Tout en haut')).click();
    end(nina, 'Changer le rang');
    await until(() => textOf(nina).includes('Rang 1'), 'the rank is shown');
    await choose(nina, 'Noter du temps passé…');
    fill(await fields(nina, 'textbox', /Temps passé/u), '90');
    end(nina, 'Noter du temps passé');
    await until(() => /Temps passé : 1 h 30/u.test(textOf(nina)), 'the time is shown');
  });

  it('links, opens what is linked, and unlinks', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const other = await lea.file('Le thème est lent');
    const ticket = await lea.file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    await choose(martin, 'Lier à un ticket…');
    (await fields(martin, 'radio', 'dépend de')).click();
    await find(martin, 'Autre ticket', 'thème');
    end(martin, 'Lier à un ticket');
    await until(() => has(martin, 'link', 'TRK2_1'), 'the link is shown');
    expect(textOf(martin)).to.contain('Dépend de');
    let asked: string | undefined;
    martin.addEventListener('guichet-ticket-open', (event) => {
      asked = event.detail.ticket;
      event.preventDefault();
    });
    one(martin, 'link', 'TRK2_1').click();
    expect(asked).to.equal(other);
    one(martin, 'button', 'Délier TRK2_1').click();
    await until(() => !has(martin, 'link', 'TRK2_1'), 'it is unlinked');
  });

  it('merges after having said into what, and undoes it', async () => {
    const at = world();
    const lea = await at.as(LEA);
    await lea.file('Page blanche');
    const ticket = await lea.file('Écran vide');
    at.at = NOW;
    const nina = await open(at, ticket, NINA);
    await choose(nina, 'Fusionner avec…');
    await find(nina, 'Autre ticket', 'blanche');
    fill(await fields(nina, 'textbox', 'Message'), 'Même panne.');
    expect(textOf(nina)).to.contain('TRK2_2 sera abandonné et ses échanges se poursuivront dans TRK2_1');
    end(nina, 'Fusionner');
    await until(() => textOf(nina).includes('Ce ticket a été fusionné avec un autre.'), 'it is merged');
    one(nina, 'button', 'Défaire la fusion').click();
    await until(() => textOf(nina).includes('Fusion de TRK2_2 défaite.'), 'it is undone');
  });

  it('invites and takes the invitation away', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket, LEA);
    one(lea, 'button', 'Inviter…').click();
    await find(lea, 'Qui inviter ?', 'sami');
    end(lea, 'Inviter');
    await until(() => has(lea, 'button', 'Retirer Sami Haddad des observateurs'), 'the observer is shown');
    expect(textOf(lea)).to.contain('Ce message sera lu par Sami Haddad et l’équipe.');
    one(lea, 'button', 'Retirer Sami Haddad des observateurs').click();
    await until(() => textOf(lea).includes('Invitation retirée.'), 'the invitation is taken away');
  });

  it('edits what has not begun', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqé', { fields: { where: 'home' } });
    const lea = await open(at, ticket, LEA);
    await choose(lea, 'Modifier…');
    fill(await fields(lea, 'textbox', 'Résumé'), 'Compte bloqué');
    fill(one(lea, 'combobox', /Lieu/u), 'amphi');
    end(lea, 'Modifier');
    await until(() => has(lea, 'heading', 'Compte bloqué'), 'the summary is corrected');
    await until(() => textOf(lea).includes('Lieu Amphithéâtre'), 'the field too');
  });

  it('makes another ticket of a comment, and hides one', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    await lea.does(ticket, 'comment', 'Et la vidéo n’a pas de son.');
    const nina = await open(at, ticket, NINA);
    one(nina, 'button', 'Gestes sur le message de Léa Moreau').click();
    await until(() => has(nina, 'menuitem', 'En faire un autre ticket…'), 'it is offered');
    one(nina, 'menuitem', 'En faire un autre ticket…').click();
    const summary = (await fields(nina, 'textbox', 'Résumé')) as HTMLInputElement;
    expect(summary.value).to.equal('Et la vidéo n’a pas de son.');
    end(nina, 'En faire un autre ticket');
    await until(() => textOf(nina).includes('Nina Robert a fait TRK2_2 d’un commentaire'), 'it is made');
    one(nina, 'button', 'Gestes sur le message de Léa Moreau').click();
    await until(() => has(nina, 'menuitem', 'Masquer ce commentaire…'), 'it is offered');
    one(nina, 'menuitem', 'Masquer ce commentaire…').click();
    await until(() => has(nina, 'dialog', /Masquer ce commentaire/u), 'it is confirmed');
    end(nina, 'Masquer ce commentaire');
    await until(() => textOf(nina).includes('Nina Robert a masqué un commentaire'), 'it is hidden');
    const reader = await open(at, ticket, LEA);
    expect(textOf(reader)).to.contain('Ce commentaire a été masqué.');
    expect(all(reader, 'article').map(textOf).join(' ')).not.to.contain('pas de son');
  });

  it('asks for an approval, is denied with a reason, and says so', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Une licence', { service: 'moodle', category: 'purchase', kind: 'request' });
    const lea = await open(at, ticket, LEA);
    expect(textOf(lea)).to.contain('En attente de l’approbation de Noé Dubois.');
    const admin = await open(at, ticket, ADMIN);
    one(admin, 'button', 'Ne pas approuver la demande').click();
    await until(() => has(admin, 'dialog', /Ne pas approuver TRK2_1/u), 'it is confirmed');
    fill(one(admin, 'textbox', 'Motif'), 'Le budget est épuisé.');
    end(admin, 'Ne pas approuver la demande');
    await until(() => textOf(lea).includes('Le budget est épuisé.'), 'the requester reads why');
  });

  it('attaches a file for the readers chosen, and takes it away with a reason', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    await choose(martin, 'Joindre un fichier…');
    fill(await fields(martin, 'combobox', 'Pour qui'), 'staff');
    const input = martin.shadowRoot
      ?.querySelector('guichet-command-panel')
      ?.shadowRoot?.querySelector<HTMLInputElement>('input[type="file"]');
    if (input == null) throw new Error('no picker');
    const held = new DataTransfer();
    held.items.add(new File(['trace'], 'journal.txt', { type: 'text/plain' }));
    input.files = held.files;
    input.dispatchEvent(new Event('change'));
    await until(() => has(martin, 'button', 'Retirer journal.txt'), 'the file is ready');
    end(martin, 'Joindre un fichier');
    await until(() => textOf(martin).includes('Fichier (1)'), 'it is attached');
    expect((await (await at.as(LEA)).session.ticket(ticket)).ticket.files).to.have.length(0);
    const nina = await open(at, ticket, NINA);
    one(nina, 'button', 'Retirer le fichier journal.txt').click();
    await until(() => has(nina, 'dialog', /Retirer journal\.txt/u), 'it is confirmed');
    fill(one(nina, 'textbox', 'Motif'), 'Déposé par erreur.');
    end(nina, 'Retirer un fichier');
    await until(() => textOf(nina).includes('Nina Robert a retiré un fichier'), 'it is taken away');
  });

  it('answers from the box and asks in one batch, which empties the box', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    fill(one(martin, 'textbox', 'Votre message'), 'Bien reçu.');
    one(martin, 'button', 'Répondre, et…').click();
    await until(() => has(martin, 'menuitem', 'Répondre et demander info…'), 'it is offered');
    one(martin, 'menuitem', 'Répondre et demander info…').click();
    fill(await fields(martin, 'textbox', 'Votre question'), 'Depuis quand ?');
    end(martin, 'Répondre et demander info.');
    await until(() => textOf(martin).includes('Une réponse de Léa Moreau est attendue.'), 'it is asked');
    const said = all(martin, 'article').map(textOf);
    expect(said.filter((each) => each.includes('Bien reçu.'))).to.have.length(1);
    expect(said.filter((each) => each.includes('Depuis quand ?'))).to.have.length(1);
    await until(() => (one(martin, 'textbox', 'Votre message') as HTMLTextAreaElement).value === '', 'the box is empty');
  });

  it('gives an opinion of four levels', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const martin = await at.as(MARTIN);
    const ticket = await lea.file('Compte bloqué');
    await martin.does(ticket, 'resolve');
    await lea.does(ticket, 'approve-closure');
    const detail = await open(at, ticket, LEA);
    await until(() => has(detail, 'button', 'Satisfaisant'), 'it is asked');
    one(detail, 'button', 'Satisfaisant').click();
    await until(() => textOf(detail).includes('3 sur 4 : satisfaisant'), 'it is shown');
    expect(textOf(detail)).to.contain('Merci pour votre avis.');
  });

  it('erases only after having said what is lost', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const admin = await open(at, ticket, ADMIN);
    await choose(admin, 'Effacer les textes…');
    await until(() => textOf(admin).includes('Ils ne pourront pas être retrouvés.'), 'the loss is said');
    end(admin, 'Effacer les textes');
    await until(() => textOf(admin).includes('Les textes de ce ticket ont été effacés.'), 'they are erased');
  });

  it('does nothing when a dialog is left', async () => {
    const at = world({ ...SUPPORT, id: 'left' });
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const lea = await open(at, ticket, LEA);
    await choose(lea, 'Annuler ma demande…');
    await until(() => has(lea, 'dialog', /Annuler TRK2_1/u), 'it is confirmed');
    end(lea, 'Annuler');
    await until(() => !has(lea, 'dialog', /./u), 'the dialog is left');
    expect(textOf(lea)).to.contain('Posté');
  });
});
