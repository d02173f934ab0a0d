/** What only some tickets have: haste asked for, the incidents of a problem, a checklist, time by person, an opinion asked once. */
import { expect } from '@open-wc/testing';
import type { PersonInput } from '../../../src/domain/people.ts';
import type { GuichetTicketDetail } from '../../../src/widgets/ticket-detail/ticket-detail.ts';
import { all, fill, focused, has, one, textOf } from './finding.ts';
import { LEA, MARTIN, NINA, place, standing, until, world, type World } from './world.ts';

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

describe('what only some tickets have', () => {
  it('keeps a checklist: lines are added, ticked one after the other, moved, taken off and put back', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await open(at, ticket, MARTIN);
    one(martin, 'button', 'Ajouter une liste').click();
    await until(() => has(martin, 'textbox', 'À faire') && focused() === one(martin, 'textbox', 'À faire'), 'it is written in');
    for (const text of ['Vérifier le compte', 'Prévenir Léa']) {
      fill(one(martin, 'textbox', 'À faire'), text);
      one(martin, 'button', 'Ajouter').click();
      await until(() => has(martin, 'checkbox', new RegExp(`^${text}`, 'u')), `${text} is there`);
      await until(() => (one(martin, 'textbox', 'À faire') as HTMLInputElement).value === '', 'the next one can be written');
    }
    // Two at once are both done.
    for (const box of all(martin, 'checkbox', /^(?:Vérifier|Prévenir)/u)) box.click();
    await until(() => has(martin, 'heading', 'Liste à cocher (2 sur 2)'), 'both are ticked');
    one(martin, 'button', /^Gestes sur «\s?Prévenir Léa\s?»$/u).click();
    await until(() => has(martin, 'menuitem', 'Monter'), 'it can be moved');
    one(martin, 'menuitem', 'Monter').click();
    await until(
      () =>
        all(martin, 'checkbox', /^(?:Vérifier|Prévenir)/u)[0]
          ?.closest('li')
          ?.textContent.includes('Prévenir') === true,
      'it is above',
    );
    all(martin, 'checkbox', /^Vérifier/u)[0]?.click();
    await until(() => has(martin, 'heading', 'Liste à cocher (1 sur 2)'), 'it is to be done again');
    one(martin, 'button', /^Gestes sur «\s?Vérifier le compte\s?»$/u).click();
    await until(() => has(martin, 'menuitem', 'Retirer de la liste'), 'it can be taken off');
    one(martin, 'menuitem', 'Retirer de la liste').click();
    await until(() => has(martin, 'heading', 'Liste à cocher (1 sur 1)') && has(martin, 'button', 'Défaire'), 'it is off');
    one(martin, 'button', 'Défaire').click();
    await until(() => has(martin, 'checkbox', /^Vérifier/u), 'it is back');
    expect(textOf(martin)).to.match(/événements Claire Martin a ajouté «\s?Vérifier le compte\s?» à la liste à cocher/u);
  });

  it('shows its requester what is public of it, and nothing to press', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    const martin = await at.as(MARTIN);
    for (const scope of ['public', 'staff'])
      await martin.does(ticket, 'checklist', undefined, {
        change: { act: 'add', item: crypto.randomUUID(), text: `Pour ${scope}`, scope },
      });
    const lea = await open(at, ticket, LEA);
    await until(() => has(lea, 'heading', 'Liste à cocher (0 sur 1)'), 'it is shown');
    expect(textOf(lea)).to.include('À faire : Pour public').and.not.to.include('Pour staff');
    expect([has(lea, 'checkbox', /Pour/u), has(lea, 'textbox', 'À faire')]).to.deep.equal([false, false]);
  });

  it('tells staff who spent how much time', async () => {
    const at = world();
    const ticket = await (await at.as(LEA)).file('Compte bloqué');
    for (const [who, minutes] of [
      [MARTIN, 25],
      [NINA, 70],
    ] as const)
      await (await at.as(who)).does(ticket, 'log-time', undefined, { minutes });
    const martin = await open(at, ticket, MARTIN);
    await until(() => has(martin, 'heading', /^Temps passé : 1\s?h 35/u), 'the total is told');
    expect(textOf(martin)).to.match(/Nina Robert 1 h 10 min Vous 25 min/u);
    martin.remove();
    const lea = await open(at, ticket, LEA);
    expect(textOf(lea)).not.to.include('Temps passé');
  });

  it('shows the team that more haste is asked for, until they answer', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const ticket = await lea.file('Compte bloqué');
    await lea.does(ticket, 'ask-raise', 'Examen demain.', { urgent: true });
    const martin = await open(at, ticket, MARTIN);
    await until(() => textOf(martin).includes('Léa Moreau demande une priorité plus haute, en urgence.'), 'it is said');
    expect(has(martin, 'button', 'Changer la priorité…'), 'a technician may not').to.equal(false);
    const notice = one(martin, 'button', 'Répondre').closest('.notice');
    expect(notice?.querySelector('.quote') !== null).to.equal(true);
    const mine = await open(at, ticket, LEA);
    await until(() => textOf(mine).includes('Vous avez demandé une priorité plus haute.'), 'whoever asked sees that it stands');
    await (await at.as(MARTIN)).does(ticket, 'comment', 'Nous le traitons ce soir.');
    await until(() => !textOf(mine).includes('Vous avez demandé'), 'it is answered');
    await until(() => !textOf(martin).includes('en urgence. '), 'and no longer asked of the team');
  });

  it('warns of an open ticket that this one depends on, and offers the solution of a problem to its incidents', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const [ticket, incident, other] = [await lea.file('Panne'), await lea.file('Page blanche'), await lea.file('Thème lent')];
    const teller = await at.as(MARTIN);
    await teller.does(incident, 'link', undefined, { type: 'caused-by', to: ticket });
    await teller.does(ticket, 'link', undefined, { type: 'depends-on', to: other });
    const martin = await open(at, ticket, MARTIN);
    one(martin, 'button', 'Clore').click();
    await until(() => textOf(martin).includes('Attention : ce ticket dépend de TRK2_3, qui n’est pas résolu.'), 'it warns');
    fill(one(martin, 'textbox', /^La solution/u), 'Le cache est vidé.');
    all(martin, 'button', 'Clore').at(-1)?.click();
    await until(() => textOf(martin).includes('Un ticket causé par ce problème est encore ouvert.'), 'its incident is told');
    await until(() => has(martin, 'button', 'Clore ce ticket'), 'it can be resolved too');
    const solution = one(martin, 'textbox', 'La solution') as HTMLTextAreaElement;
    expect(solution.value).to.equal('Le cache est vidé.');
    one(martin, 'checkbox', /Page blanche/u).click();
    one(martin, 'button', 'Clore ce ticket').click();
    await until(() => textOf(martin).includes('Choisissez au moins un ticket.'), 'one is needed');
    one(martin, 'checkbox', /Page blanche/u).click();
    one(martin, 'button', 'Clore ce ticket').click();
    await until(() => textOf(martin).includes('Un ticket clos.'), 'it is done');
    const after = await lea.session.ticket(incident);
    expect([after.ticket.state, after.timeline.at(-1)?.comments[0]?.text]).to.deep.equal(['resolved', 'Le cache est vidé.']);
  });

  it('says how long a merge can be undone, and no longer offers it afterwards', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const [ticket, into] = [await lea.file('Page blanche'), await lea.file('Panne')];
    at.at = Math.max(at.at, Date.parse('2026-11-24T14:30:00.000Z'));
    await (await at.as(NINA)).does(ticket, 'merge', 'Doublon', { into });
    const nina = await open(at, ticket, NINA);
    await until(() => textOf(nina).includes('La fusion peut être défaite pendant encore 14 minutes.'), 'the time left is said');
    at.at += 14 * 60_000;
    nina.requestUpdate();
    await until(() => !has(nina, 'button', 'Défaire la fusion'), 'it is too late');
    expect(textOf(nina)).to.include('Ce ticket a été fusionné');
  });

  it('asks for an opinion once: answered or left, never again', async () => {
    const at = world();
    const lea = await at.as(LEA);
    const asked = 'Comment jugez-vous le traitement de ce ticket ?';
    for (const [press, said] of [
      ['Très satisfaisant', 'Merci pour votre avis.'],
      ['Ne pas donner d’avis', 'cet avis ne vous sera plus demandé'],
    ] as const) {
      const ticket = await lea.file('Compte bloqué');
      await lea.does(ticket, 'settle');
      const detail = await open(at, ticket, LEA);
      await until(() => textOf(detail).includes(asked), 'it is asked');
      one(detail, 'button', press).click();
      await until(() => textOf(detail).includes(said) && !textOf(detail).includes(asked), 'it is no longer asked');
      detail.remove();
      const again = await open(at, ticket, LEA);
      expect(textOf(again)).not.to.include(asked);
      again.remove();
    }
  });
});
