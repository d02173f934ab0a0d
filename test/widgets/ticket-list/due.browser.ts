/** What is due in a list: said in a word, ordered by, narrowed to; for the team of a desk that promises something, and nobody else. */
import { expect } from '@open-wc/testing';
import { inside } from '../shared/inside.ts';
import { choose, clearStage, press, said, showList, shows, summaries } from './stage.ts';
import { due } from './promising.ts';
import { LEA, MARTIN, SUPPORT } from './world.ts';

describe('what is due', () => {
  beforeEach(() => {
    clearStage();
    localStorage.clear();
  });
  after(clearStage);

  it('is said in a word with what it is about, and ordered by', async () => {
    const list = await showList(await due(), { person: MARTIN, width: 1500 });
    expect(said(list, 'En retard')).to.include('Dépassée de 2 h').and.to.include('prise en charge');
    expect(said(list, 'Bientôt')).to.include('Bientôt : 15 min');
    expect(said(list, 'À temps')).to.include('À temps : 1 h');
    expect(said(list, 'En pause')).to.include('En pause').and.to.include('solution');
    expect(said(list, 'Vidéo')).to.include('Dépassée de 15 min');
    expect(inside(list).querySelectorAll('.deadline .icon').length).to.equal(5, 'never by its colour alone');
    await choose(list, 'Trier', 'Échéance, la plus proche d’abord');
    expect(summaries(list).slice(0, 4)).to.deep.equal(['En retard', 'Vidéo', 'Bientôt', 'À temps']);
  });

  it('is what a list can be narrowed to, and that stands as a filter in force', async () => {
    const list = await showList(await due(), { person: MARTIN, width: 1500 });
    await press(list, /^Filtres/u);
    await choose(list, 'Échéance', 'Dépassée');
    await shows(list, ['En retard', 'Vidéo']);
    await press(list, 'Retirer le filtre Échéance : Dépassée');
    expect(summaries(list).length).to.equal(6);
  });

  it('is nothing to whoever asked for the tickets, nor where nothing is promised', async () => {
    const list = await showList(await due(), { person: LEA, width: 1500 });
    expect(inside(list).querySelector('.deadline')).to.equal(null);
    await press(list, /^Filtres/u);
    expect(inside(list).querySelector('#late')).to.equal(null);
    clearStage();
    const plain = await showList(await due(SUPPORT), { person: MARTIN, width: 1500 });
    expect([...inside(plain).querySelectorAll('th')].some((each) => each.textContent.includes('Échéance'))).to.equal(false);
  });
});
