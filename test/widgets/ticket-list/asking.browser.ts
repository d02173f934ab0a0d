/** Views, filters, order, search, and the number that opens its ticket. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Unavailable } from '../../../src/backends/backend.ts';
import { violationsIn } from '../axe.ts';
import { allByRole, byRole, focused, inside, plain } from '../shared/inside.ts';
import { all, announced, choose, clearStage, openedFrom, press, search, showList, shows, summaries } from './stage.ts';
import { BUGS, LEA, MARTIN, PLAIN, TASKS, USER, emptyWorld, livedWorld } from './world.ts';
import { waitUntil } from '../waiting.ts';

describe('asking a list', () => {
  beforeEach(clearStage);
  after(clearStage);

  it('counts in each view what its list holds', async () => {
    const world = await livedWorld();
    for (const person of [LEA, MARTIN]) {
      const list = await showList(world, { person });
      const views = inside(list).querySelectorAll<HTMLElement>('[part="views"] button');
      expect(views.length).to.be.at.least(2);
      for (const view of views) {
        await waitUntil(() => inside(list).querySelector('.badge') !== null);
        const counted = Number(view.querySelector('.badge')?.textContent ?? '0');
        view.click();
        await list.updateComplete;
        await waitUntil(
          () => view.getAttribute('aria-pressed') === 'true' && inside(list).querySelector('[aria-busy="true"]') === null,
        );
        expect(summaries(list).length, view.textContent).to.equal(counted);
      }
    }
  });

  it('offers to each the views that may hold something for them', async () => {
    const views = async (world: Awaited<ReturnType<typeof livedWorld>>, person: typeof LEA) =>
      [...inside(await showList(world, { person })).querySelectorAll('[part="views"] button')].map((each) =>
        each.textContent.replaceAll(/[\s\d]+/gu, ' ').trim(),
      );
    expect(await views(emptyWorld(PLAIN), LEA)).to.deep.equal(['Mes tickets', 'J’observe']);
    expect(await views(emptyWorld(PLAIN), MARTIN)).to.deep.equal([
      'Mes tickets',
      'Assignés à moi',
      'Libres',
      'J’observe',
      'Tous',
    ]);
    expect(await views(emptyWorld(BUGS), LEA)).to.deep.equal(['Mes tickets', 'J’observe', 'Tous']);
    expect(await views(emptyWorld(TASKS), LEA)).to.deep.equal(['Confiées', 'Reçues', 'J’observe']);
  });

  it('filters by state and by service, says how many, and takes a filter away by its chip', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    await press(list, 'Filtres');
    await choose(list, 'Service', 'Plateforme vidéo');
    await waitUntil(() => announced(list) === '4 tickets');
    const bloque = [...inside(list).querySelectorAll('label')].find((each) => each.textContent.trim() === 'Bloqué');
    bloque?.querySelector('input')?.click();
    await shows(list, ['Compte d’essai pour un intervenant extérieur', 'Partage d’écran refusé par le navigateur']);
    await waitUntil(() => announced(list) === '2 tickets');
    expect(byRole(inside(list), 'button', 'Filtres (2 actifs)').getAttribute('aria-expanded')).to.equal('true');
    expect(await violationsIn(list)).to.deep.equal([]);
    await press(list, 'Retirer le filtre Service : Plateforme vidéo');
    expect(plain(focused()?.getAttribute('title'))).to.equal('Retirer le filtre État : Bloqué');
    await press(list, 'Effacer les filtres');
    await waitUntil(() => summaries(list).length === 12);
    expect(focused()?.textContent.trim()).to.equal('Filtres');
  });

  it('says its filters in the language of the list', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN, lang: 'en' });
    await press(list, 'Filters');
    await choose(list, 'Service', 'Moodle');
    await waitUntil(() => all(list).includes('Filters (1 active)'));
    expect(inside(list).querySelector('[part="filters"]')?.getAttribute('aria-label')).to.equal('Filters');
    await press(list, 'Remove the filter Service: Moodle');
    await waitUntil(() => summaries(list).length === 12);
  });

  it('filters by category with all that is below it, by kind, by field and by day', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    await press(list, 'Filtres');
    await choose(list, 'Service', 'Moodle');
    await choose(list, 'Catégorie', 'Cours');
    await waitUntil(() => summaries(list).length === 4);
    await choose(list, 'Lieu', 'À distance');
    await waitUntil(() => summaries(list).length === 2);
    const until = inside(list).querySelector<HTMLInputElement>('#filed-until');
    if (until === null) throw new Error('no day');
    until.value = '2026-10-28';
    until.dispatchEvent(new Event('change'));
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
    expect(all(list)).to.contain('Déposé jusqu’au : 28 octobre 2026');
  });

  it('speaks of tasks in the filters where tasks are given', async () => {
    const list = await showList(emptyWorld(TASKS), { person: MARTIN });
    await press(list, 'Filtres');
    expect(all(list)).to.contain('Déposée à partir du').and.to.contain('Déposée jusqu’au');
    await choose(list, 'Avancement', 'Fermées');
    await waitUntil(() => all(list).includes('Avancement : Fermées'));
  });

  it('filters by whoever is in charge, found by name', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    await press(list, 'Filtres');
    const box = inside(list).querySelector('guichet-combobox');
    if (box === null) throw new Error('no person field');
    box.focus();
    await sendKeys({ type: 'alix' });
    await waitUntil(() => allByRole(inside(box), 'option').length === 1);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => summaries(list).length === 4);
    expect(byRole(inside(list), 'button', 'Retirer le filtre En charge : Alix User')).to.exist;
  });

  it('sorts by a header, once more the other way, and by what has no column', async () => {
    const world = await livedWorld(PLAIN, 6);
    const list = await showList(world, { person: MARTIN });
    await press(list, 'Numéro');
    const ascending = summaries(list);
    expect(ascending[0]).to.equal('Tableau de bord inaccessible depuis ce matin');
    await press(list, 'Numéro');
    expect(summaries(list)).to.deep.equal([...ascending].reverse());
    expect(inside(list).querySelector('th[aria-sort]')?.getAttribute('aria-sort')).to.equal('descending');
    await choose(list, 'Trier', 'Rang dans la pile');
    expect(inside(list).querySelector('.rank')?.textContent).to.contain('P1');
    expect(inside(list).querySelector('th[aria-sort]')).to.equal(null);
  });

  it('searches as one types, once one stops, and says how many', async () => {
    const world = await livedWorld();
    let asked = 0;
    const list = await showList(world, { person: MARTIN });
    world.backend.before = (operation) => {
      if (operation === 'tickets') asked += 1;
    };
    for (const typed of ['d', 'de', 'dev', 'devoi', 'devoirs']) await search(list, typed);
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
    expect(asked).to.equal(1);
    await waitUntil(() => announced(list) === '1 ticket');
    await search(list, 'introuvable');
    await waitUntil(() => all(list).includes('Aucun ticket ne répond à cette recherche.'));
    expect(await violationsIn(list)).to.deep.equal([]);
    await press(list, 'Effacer la recherche');
    await waitUntil(() => summaries(list).length === 12);
  });

  it('says how many tickets the other views hold for a search in vain, and leads there by one press', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN, set: { phase: 'active', involvement: 'assigned' } });
    let asked = 0;
    world.backend.before = (operation) => {
      if (operation === 'tickets') asked += 1;
    };
    await search(list, 'devoir');
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
    expect(asked, 'a search that finds something asks nowhere else').to.equal(1);
    await search(list, 'tableau');
    await waitUntil(() => announced(list).includes('1 ticket dans « Tous » : le voir'));
    expect(await violationsIn(list)).to.deep.equal([]);
    await press(list, '1 ticket dans « Tous » : le voir');
    await shows(list, ['Tableau de bord inaccessible depuis ce matin']);
    expect(focused()?.textContent).to.contain('Tous');
    expect(inside(list).querySelector<HTMLInputElement>('input[type="search"]')?.value).to.equal('tableau');
  });

  it('opens a ticket by its number, however it is written', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    const opened = openedFrom(list);
    for (const typed of ['7', '#7', 'TRK2_7', 'trk2_7']) {
      await search(list, typed);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => opened.length > 0);
      expect(opened.splice(0)).to.deep.equal(['TRK2_7']);
    }
  });

  it('says so when a number is nobody’s, or not for this person, and searches it', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: LEA });
    const opened = openedFrom(list);
    for (const typed of ['999', '2']) {
      await search(list, typed);
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => all(list).includes(`Aucun ticket TRK2_${typed} ne vous est ouvert.`));
    }
    expect(opened).to.deep.equal([]);
  });

  it('keeps what was typed when the desk does not answer, and reads again when asked to', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    world.backend.before = (operation) => {
      if (operation === 'tickets') throw new Unavailable('network');
    };
    await search(list, 'devoir');
    await waitUntil(() => all(list).includes('Le guichet ne répond pas.'));
    expect(inside(list).querySelector<HTMLInputElement>('input[type="search"]')?.value).to.equal('devoir');
    expect(summaries(list)).to.deep.equal([]);
    expect(await violationsIn(list)).to.deep.equal([]);
    world.backend.before = undefined;
    await press(list, 'Réessayer');
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
  });

  it('reads again by itself once the browser finds its network, and the search keeps its words and the focus', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: MARTIN });
    world.backend.before = (operation) => {
      if (operation === 'tickets') throw new Unavailable('network');
    };
    const field = inside(list).querySelector<HTMLInputElement>('input[type="search"]');
    field?.focus();
    await search(list, 'devoir');
    await waitUntil(() => all(list).includes('Le guichet ne répond pas.'));
    world.backend.before = undefined;
    dispatchEvent(new Event('online'));
    await shows(list, ['Impossible de rendre le devoir 3 de mécanique']);
    expect(all(list)).not.to.contain('Le guichet ne répond pas.');
    expect(field?.value).to.equal('devoir');
    expect(focused()).to.equal(field);
  });

  it('invites to file where nothing is, and only there', async () => {
    const list = await showList(emptyWorld(PLAIN), { person: LEA });
    let wanted = 0;
    list.addEventListener('guichet-ticket-new', () => (wanted += 1));
    await press(list, 'Déposer un ticket');
    expect(wanted).to.equal(1);
    const over = await showList(emptyWorld(PLAIN), { person: LEA, set: { phase: 'over' } });
    expect(all(over)).to.contain('Aucun ticket résolu pour le moment.').and.not.to.contain('Déposer un ticket');
    const learner = await showList(emptyWorld(TASKS), { person: LEA });
    expect(all(learner)).to.contain('Aucune tâche ne vous est confiée.').and.not.to.contain('Confier une tâche');
  });

  it('holds to what the page fixes', async () => {
    const world = await livedWorld();
    const list = await showList(world, { person: USER, set: { phase: 'over', service: 'video', sort: 'number' } });
    expect(summaries(list)).to.deep.equal([
      'Inscrire le groupe B au cours d’anglais',
      'Salle de visioconférence permanente pour le département',
    ]);
    await press(list, 'Filtres');
    expect(all(list)).not.to.contain('Avancement').and.not.to.match(/Posté/u);
    list.phase = 'active';
    await waitUntil(() => summaries(list).includes('Partage d’écran refusé par le navigateur'));
  });

  it('tells the editor of the page about a wrong attribute, and goes on', async () => {
    const list = await showList(emptyWorld(PLAIN), { set: { sort: 'colour' } });
    expect(all(list)).to.contain('L’attribut sort vaut « colour »');
  });
});
