/** Help: found, read, said to have helped; written, published, kept while it is typed, never overwritten by two. */
import { expect } from '@open-wc/testing';
import type { GuichetKnowledge } from '../../../src/widgets/knowledge/knowledge.ts';
import type { ArticleContent } from '../../../src/domain/knowledge/article.ts';
import { articleFromTicket } from '../../../src/domain/knowledge/from-ticket.ts';
import { Draft } from '../../../src/widgets/shared/drafts.ts';
import { button, control, shown } from '../ticket-form/filling.ts';
import { ADMIN, LEA, MARTIN, SAMI, SUPPORT, rootOf, until, world, type World } from '../ticket-form/world.ts';
import { placeKnowledge, standing, there, type Look } from './world.ts';
import { OUTAGE, PASSWORD, alsoHad, written } from './written.ts';

/** What the administrator is writing, that is no article yet. */
const ADMINS = { person: ADMIN.id, slot: 'article:new' };

let host: HTMLElement;

async function helpAt(at: World, look: Look = {}): Promise<GuichetKnowledge> {
  const help = placeKnowledge(host, at, look);
  await standing(help);
  return help;
}

const says = (help: Element, text: string): Promise<void> => until(() => shown(help).includes(text), `it says « ${text} »`);

async function type(help: GuichetKnowledge, label: RegExp, value: string): Promise<void> {
  const field = control(help, label) as HTMLInputElement | HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await help.updateComplete;
}

describe('help', () => {
  beforeEach(() => {
    host = document.createElement('div');
    document.body.append(host);
  });
  afterEach(() => host.remove());

  it('is searched, read, and said to have helped', async () => {
    const at = world(SUPPORT);
    await written(at.backend, ADMIN, PASSWORD);
    await written(at.backend, ADMIN, { ...PASSWORD, title: { fr: 'Changer de groupe' }, text: { fr: 'Voyez la scolarité.' } });
    const help = await helpAt(at);
    await says(help, 'Changer de groupe');
    expect(rootOf(help).querySelector('#state'), 'no choice of drafts for who writes none').to.equal(null);
    await type(help, /^Chercher dans l’aide$/u, 'mot de passe');
    await until(() => !shown(help).includes('Changer de groupe'), 'the other is gone');
    button(help, /^Retrouver son mot de passe$/u).click();
    await there(help, '.article .foot');
    expect(rootOf(help).activeElement?.id, 'the focus is on its title').to.equal('article-title');
    button(help, /^Cela m’a aidé$/u).click();
    await says(help, 'Merci');
    expect(button(help, /^Cela m’a aidé$/u).getAttribute('aria-pressed')).to.equal('true');
    let asked = false;
    help.addEventListener('guichet-ticket-new', () => (asked = true));
    button(help, /^Déposer un ticket$/u).click();
    expect(asked, 'a ticket may be filed instead').to.equal(true);
  });

  it('a known problem: me too, counted, found again among one’s own, and its end', async () => {
    const at = world(SUPPORT);
    const session = await at.backend.connect(MARTIN);
    const problem = crypto.randomUUID();
    const file = { do: 'file', id: crypto.randomUUID(), ticket: problem, kind: 'problem' } as const;
    await session.run([{ ...file, summary: 'Panne', description: '', service: 'moodle', category: 'accounts' }]);
    const article = await written(at.backend, ADMIN, { ...OUTAGE, problem });
    await alsoHad(at.backend, article, [SAMI]);
    const help = await helpAt(at, { set: { article } });
    await says(help, 'Une personne l’a signalé');
    button(help, /^Moi aussi, suivre$/u).click();
    await says(help, '2 personnes l’ont signalé');
    button(help, /^Tous les articles$/u).click();
    await says(help, 'Problèmes que vous avez aussi');
    const solution = { id: crypto.randomUUID(), text: 'Réparé', scope: 'public' } as const;
    await session.run([{ do: 'resolve', id: crypto.randomUUID(), ticket: problem, solution }]);
    await session.close();
    help.remove();
    const later = await helpAt(at);
    await says(later, 'Ce problème est terminé');
  });

  it('is written in two languages, with a preview, kept while it is typed, saved and published', async () => {
    const at = world(SUPPORT);
    const help = await helpAt(at, { person: ADMIN });
    button(help, /^Écrire un article$/u).click();
    await there(help, '.writing');
    button(help, /^Enregistrer le brouillon$/u).click();
    await until(() => rootOf(help).activeElement?.id === 'article-title-fr', 'the focus is on what is wrong');
    await type(help, /^Titre$/u, 'Changer de groupe');
    await type(help, /^Texte$/u, '1. Ouvrez **Mon compte**');
    button(help, /^Aperçu$/u).click();
    await until(
      () => rootOf(help).querySelector('.preview guichet-markdown')?.shadowRoot?.querySelector('strong') != null,
      'it is read as it will be',
    );
    await type(help, /^Titre en anglais/u, 'Changing groups');
    const draft = new Draft<{ content: ArticleContent }>({ ...ADMINS, backend: at.address, desk: at.desk });
    await until(async () => (await draft.load())?.value.content.title.en === 'Changing groups', 'what is typed is kept');
    await draft.dispose();
    help.remove();
    const help2 = await helpAt(at, { person: ADMIN });
    button(help2, /^Écrire un article$/u).click();
    await says(help2, 'Un texte commencé ici a été repris.');
    expect((control(help2, /^Titre$/u) as HTMLInputElement).value).to.equal('Changer de groupe');
    await type(help2, /^Pour qui$/u, 'everyone');
    button(help2, /^Enregistrer le brouillon$/u).click();
    await says(help2, 'L’article est enregistré.');
    button(help2, /^Publier$/u).click();
    await says(help2, 'L’article est publié.');
    const lea = await at.backend.connect(LEA);
    expect((await lea.knowledge.page({})).rows[0]?.title).to.deep.equal({ fr: 'Changer de groupe', en: 'Changing groups' });
    await lea.close();
  });

  it('tells of another writer, shows his text, and loses neither', async () => {
    const at = world(SUPPORT);
    const article = await written(at.backend, ADMIN, PASSWORD, { draft: true });
    const help = await helpAt(at, { person: ADMIN, set: { article } });
    await there(help, '.article .foot');
    await until(() => shown(help).includes('Modifier'), 'its tools are there');
    button(help, /^Modifier$/u).click();
    await there(help, '.writing');
    await type(help, /^Titre$/u, 'Le mien');
    const other = await at.backend.connect(MARTIN);
    const content = { ...PASSWORD, title: { fr: 'Le sien' } };
    await other.knowledge.run({ id: crypto.randomUUID(), do: 'write', article, seen: 1, content });
    button(help, /^Enregistrer$/u).click();
    await says(help, 'Une autre personne a changé cet article');
    await says(help, 'Le sien');
    expect((control(help, /^Titre$/u) as HTMLInputElement).value).to.equal('Le mien');
    button(help, /^Garder le mien et enregistrer$/u).click();
    await says(help, 'L’article est enregistré.');
    expect((await other.knowledge.read(article)).title.fr).to.equal('Le mien');
    await other.close();
  });

  it('begins with what a ticket made, and says what was taken out', async () => {
    const told = { summary: 'Léa perd son accès', solution: 'Rouvert.', names: ['Léa Moreau'], place: { service: 'moodle' } };
    const prefill = articleFromTicket({ ...told, problem: null }, { name: '[nom]', mail: '[mail]', number: '[n]' });
    const help = await helpAt(world(SUPPORT), { person: MARTIN, set: { prefill } });
    await there(help, '.writing');
    await says(help, 'Un passage personnel a été retiré');
    expect((control(help, /^Titre$/u) as HTMLInputElement).value).to.equal('[nom] perd son accès');
  });
});
