/** Articles that answer stand under the summary while it is typed: read in place, the answer or not, nothing that was typed is lost. */
import { expect } from '@open-wc/testing';
import { OUTAGE, PASSWORD, alsoHad, written } from '../knowledge/written.ts';
import { control, fill, focused, press, says, shown } from './filling.ts';
import { ADMIN, LEA, MARTIN, SAMI, SUPPORT, placeForm, rootOf, standing, until, world, type World } from './world.ts';

let host: HTMLElement;

async function formAt(at: World) {
  const form = placeForm(host, at);
  await standing(form);
  return form;
}

const summaryOf = (form: Element) => (control(form, /^Résumé/u) as HTMLInputElement).value;

describe('answers in a form', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('an article is found while one types, read in place, and is the answer: nothing is filed, and it is counted', async () => {
    const at = world(SUPPORT);
    const article = await written(at.backend, ADMIN, PASSWORD);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'mot de passe perdu');
    await says(form, 'Une réponse possible');
    rootOf(form).querySelector<HTMLElement>('.similar summary')?.click();
    await press(form, /^Retrouver son mot de passe$/u);
    await until(() => rootOf(form).querySelector('guichet-markdown')?.shadowRoot?.querySelector('ol') != null, 'it is read here');
    const title = [...rootOf(form).querySelectorAll('button')].find((each) => each.textContent.includes('Retrouver'));
    expect(title?.getAttribute('aria-expanded')).to.equal('true');
    let counted = 0;
    at.backend.before = (operation) => {
      if (operation === 'avoided') counted += 1;
    };
    await press(form, /^Cela répond à ma question, Retrouver/u);
    await until(() => focused()?.id === 'filed', 'the focus is on what is said');
    expect(shown(form)).to.contain('Rien n’est déposé.');
    await until(() => counted === 1, 'it is counted');
    await press(form, /^Revenir au brouillon$/u);
    expect(summaryOf(form)).to.equal('mot de passe perdu');
    await until(() => counted === 2, 'and taken back');
    expect(article).to.be.a('string');
  });

  it('“me too” of a known problem whose ticket is not one’s to read, and back', async () => {
    const at = world(SUPPORT);
    const article = await written(at.backend, ADMIN, OUTAGE);
    await alsoHad(at.backend, article, [SAMI, MARTIN]);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'mes mots de passe sont refusés');
    await says(form, 'Problème connu · 2 personnes l’ont signalé');
    rootOf(form).querySelector<HTMLElement>('.similar summary')?.click();
    await press(form, /^Moi aussi, suivre, Les mots de passe/u);
    await says(form, '3 personnes l’ont signalé');
    await says(form, 'C’est noté');
    const lea = await at.backend.connect(LEA);
    expect((await lea.knowledge.mine()).rows.map(({ id }) => id)).to.deep.equal([article]);
    await lea.close();
    await press(form, /^Cela ne me concerne plus, Les mots de passe/u);
    await says(form, '2 personnes l’ont signalé');
  });

  it('asks for nothing where no article is for everybody here', async () => {
    const at = world(SUPPORT);
    await written(at.backend, ADMIN, { ...PASSWORD, scope: 'staff' });
    await written(at.backend, ADMIN, PASSWORD, { draft: true });
    const asked: string[] = [];
    at.backend.before = (operation) => void asked.push(operation);
    const form = await formAt(at);
    await fill(form, /^Résumé/u, 'mot de passe perdu');
    await until(() => asked.includes('similar'), 'tickets are');
    expect(asked).not.to.include('search');
  });
});
